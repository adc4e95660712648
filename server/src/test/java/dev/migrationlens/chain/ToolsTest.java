package dev.migrationlens.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.replay.Migration;
import dev.migrationlens.replay.Migration.Runner;
import dev.migrationlens.replay.Migration.TransactionMode;
import dev.migrationlens.syntax.Slice;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What each tool makes of a folder that only it could have. */
class ToolsTest {
  private static List<String> statements(Migration migration, List<Slice> slices) {
    return slices.stream().map(s -> s.of(migration.text())).toList();
  }

  private static List<String> names(Chain chain) {
    return chain.entries().stream().map(Entry::name).toList();
  }

  @Test
  void gooseReadsSections() {
    String text =
        """
        -- +goose NO TRANSACTION
        -- +goose Up
        create table a (id int);
        -- +goose StatementBegin
        create function f() returns int language sql as $$ select 1; $$;
        -- +goose StatementEnd
        -- +goose Down
        drop table a;
        """;
    Chain chain =
        new Files()
            .with("packages/db/migrations/20240101000000_a.sql", text)
            .with("packages/db/migrations/9_b.sql", "select 1;")
            .chain();
    assertThat(chain.tool().id()).isEqualTo("goose");
    assertThat(names(chain)).containsExactly("9_b.sql", "20240101000000_a.sql");
    Migration migration = chain.migrations().get(1);
    assertThat(statements(migration, migration.up()))
        .containsExactly(
            "create table a (id int)",
            "create function f() returns int language sql as $$ select 1; $$");
    assertThat(statements(migration, migration.down())).containsExactly("drop table a");
    assertThat(migration.transaction()).isEqualTo(TransactionMode.AUTOCOMMIT);
    assertThat(Files.problems(chain)).containsExactly("missing-section 9_b.sql");
    assertThat(chain.migrations().get(0).up()).isEmpty();
  }

  @Test
  void gooseRefusesSectionsOutOfOrder() {
    String text =
        """
        -- +goose Down
        drop table a;
        -- +goose Up
        create table a (id int);
        -- +goose StatementBegin
        select 1;
        """;
    Chain chain =
        new Files()
            .with("migrations/001_a.sql", "-- +goose Up\nselect 1;")
            .with("migrations/002_b.sql", text)
            .chain();
    assertThat(Files.problems(chain))
        .containsExactly("missing-section 002_b.sql", "missing-section 002_b.sql");
  }

  @Test
  void dbmateReadsSectionsAndOptions() {
    String text =
        "-- migrate:up transaction:false\ncreate table a ();\n\n-- migrate:down\ndrop table a;\n";
    Chain chain =
        new Files()
            .with("db/migrations/20240101_a.sql", text)
            .with("db/migrations/20240102_b.sql", "create table b ();")
            .chain();
    assertThat(chain.tool().id()).isEqualTo("dbmate");
    Migration first = chain.migrations().get(0);
    assertThat(statements(first, first.up())).containsExactly("create table a ()");
    assertThat(statements(first, first.down())).containsExactly("drop table a");
    assertThat(first.transaction()).isEqualTo(TransactionMode.IMPLICIT_BLOCK);
    assertThat(Files.problems(chain)).containsExactly("missing-section 20240102_b.sql");
  }

  @Test
  void sqlMigrateHasGoosesSections() {
    String text = "-- +migrate Up notransaction\nselect 1;\n-- +migrate Down\nselect 2;\n";
    Chain chain = new Files().with("migrations/1_initial.sql", text).chain();
    assertThat(chain.tool().id()).isEqualTo("sql-migrate");
    assertThat(chain.migrations().get(0).transaction()).isEqualTo(TransactionMode.AUTOCOMMIT);
    assertThat(chain.rollbacks()).hasSize(1);
  }

  @Test
  void golangMigratePairsFilesAndComparesNumbers() {
    Chain chain =
        Files.of(
                "migrations/2_b.up.sql",
                "migrations/2_b.down.sql",
                "migrations/10_c.up.sql",
                "migrations/01_a.up.sql")
            .chain();
    assertThat(chain.tool().id()).isEqualTo("golang-migrate");
    assertThat(names(chain)).containsExactly("01_a.up.sql", "2_b.up.sql", "10_c.up.sql");
    assertThat(chain.rollbacks()).containsOnlyKeys("migrations/2_b.up.sql");
    assertThat(chain.renumbered("migrations/2_b.up.sql", "3", chain.index()).orElseThrow().paths())
        .containsEntry("migrations/2_b.up.sql", "migrations/3_b.up.sql")
        .containsEntry("migrations/2_b.down.sql", "migrations/3_b.down.sql");
  }

  @Test
  void filesOfOtherDatabasesArePassedOver() {
    Chain chain =
        Files.of(
                "migrations/1_a.up.sql",
                "migrations/1_a.mysql.up.sql",
                "migrations/2_b.sqlite3.up.sql",
                "migrations/2_b.cockroach.up.sql",
                "migrations/2_b.postgres.up.sql",
                "migrations/2_b.postgres.down.sql",
                "migrations/3_c.up.sql",
                "migrations/4_d.autocommit.up.sql",
                "migrations/4_d.postgres.up.sql",
                "migrations/3_c.postgres.autocommit.up.sql")
            .chain();
    assertThat(Files.order(chain))
        .map(p -> p.substring("migrations/".length()))
        .containsExactly(
            "1_a.up.sql",
            "2_b.postgres.up.sql",
            "3_c.postgres.autocommit.up.sql",
            "4_d.postgres.up.sql");
    assertThat(chain.problems()).isEmpty();
  }

  @Test
  void aWordOfMigrationsInAFileOfOneWayIsNoMarker() {
    Chain chain =
        Files.of("migrations/1_a.down.sql", "migrations/1_a.up.sql")
            .with("migrations/2_b.down.sql", "-- Down migration for the keys\nselect 1;\n")
            .chain();
    assertThat(chain.tool().id()).isEqualTo("golang-migrate");
  }

  @Test
  void sqlxIsKnownByItsProject() {
    Chain chain =
        new Files()
            .with("Cargo.toml", "")
            .with(
                "migrations/20240101_a.sql",
                "-- no-transaction\ncreate index concurrently i on t (c);")
            .with("migrations/3_b.up.sql", "")
            .chain();
    assertThat(chain.tool().id()).isEqualTo("sqlx");
    assertThat(names(chain)).containsExactly("3_b.up.sql", "20240101_a.sql");
    assertThat(chain.migrations().get(1).transaction()).isEqualTo(TransactionMode.IMPLICIT_BLOCK);
  }

  @Test
  void sqitchFollowsItsPlan() {
    String plan =
        """
        %syntax-version=1.0.0
        %project=shop

        users 2024-01-01T00:00:00Z A <a@b.c> # first
        orders [users] 2024-01-02T00:00:00Z A <a@b.c>
        @v1.0 2024-01-03T00:00:00Z A <a@b.c>
        users [users@v1.0] 2024-01-04T00:00:00Z A <a@b.c> # again
        gone 2024-01-05T00:00:00Z A <a@b.c>
        """;
    Chain chain =
        new Files()
            .with("sqitch.plan", plan)
            .with("deploy/users.sql", "\\echo hi\nselect 1;")
            .with("deploy/users@v1.0.sql", "select 1;")
            .with("deploy/orders.sql", "select 1;")
            .with("revert/orders.sql", "select 1;")
            .with("verify/orders.sql", "select 1;")
            .chain();
    assertThat(Files.order(chain))
        .containsExactly("deploy/users@v1.0.sql", "deploy/orders.sql", "deploy/users.sql");
    assertThat(chain.rollbacks()).containsOnlyKeys("deploy/orders.sql");
    assertThat(Files.problems(chain)).containsExactly("missing-file sqitch.plan");
    assertThat(chain.migrations().get(0).runner()).isEqualTo(Runner.PSQL);
    assertThat(chain.versionAtEnd()).isEmpty();
  }

  @Test
  void prismaOrdersFoldersAsALocaleDoes() {
    Chain chain =
        Files.of(
                "prisma/migrations/20230518191501_init/migration.sql",
                "prisma/migrations/20230518191501_Add/migration.sql",
                "prisma/migrations/20230518191502-x/migration.sql")
            .with("prisma/migrations/migration_lock.toml", "provider = \"postgresql\"")
            .chain();
    assertThat(names(chain))
        .containsExactly("20230518191501_Add", "20230518191501_init", "20230518191502-x");
    assertThat(chain.migrations().get(0).transaction()).isEqualTo(TransactionMode.IMPLICIT_BLOCK);
  }

  @Test
  void aFileNamedMigrationMakesNoPrisma() {
    Chain chain = Files.of("sqlc/queries/migration.sql", "sqlc/migrations/1_a.up.sql").chain();
    assertThat(Files.order(chain)).containsExactly("sqlc/migrations/1_a.up.sql");
  }

  @Test
  void otherDatabasesAreLeftAlone() {
    assertThat(
            Files.of("prisma/migrations/1_a/migration.sql")
                .with("prisma/migrations/migration_lock.toml", "provider = \"mysql\"")
                .chains())
        .isEmpty();
    assertThat(
            Files.of("db/migration/mysql/V1__a.sql", "db/migration/postgresql/V1__a.sql").chains())
        .extracting(Chain::path)
        .containsExactly("db/migration/postgresql");
  }

  @Test
  void drizzleFollowsItsJournal() {
    String journal =
        """
        {"version":"7","dialect":"postgresql","entries":[
          {"idx":0,"tag":"0001_b","breakpoints":true},{"idx":1,"tag":"0000_a"},{"idx":2,"tag":"0002_c"}]}
        """;
    Chain chain =
        Files.of("drizzle/0000_a.sql", "drizzle/0001_b.sql", "drizzle/9999_x.sql")
            .with("drizzle/meta/_journal.json", journal)
            .chain();
    assertThat(Files.order(chain)).containsExactly("drizzle/0001_b.sql", "drizzle/0000_a.sql");
    assertThat(Files.problems(chain))
        .containsExactly("missing-file _journal.json", "skipped-file 9999_x.sql");
  }

  @Test
  void nodePgMigrateReadsSectionsAndStamps() {
    String text = "-- Up Migration\nselect 1;\n-- Down Migration\nselect 2;\n";
    Chain chain =
        new Files()
            .with("migrations/1700000000000_b.sql", text)
            .with("migrations/20200101000000000_a.sql", text)
            .with("migrations/0001-zero.sql", text)
            .chain();
    assertThat(chain.tool().id()).isEqualTo("node-pg-migrate");
    assertThat(names(chain))
        .containsExactly("0001-zero.sql", "20200101000000000_a.sql", "1700000000000_b.sql");
    assertThat(chain.migrations().get(0).up()).hasSize(1);
    assertThat(chain.migrations().get(0).down()).hasSize(1);
  }

  @Test
  void graphileRunsWhatIsCommittedThenWhatIsCurrent() {
    Chain chain =
        new Files()
            .with("migrations/committed/000001.sql", "--! Previous: -\n--! Hash: sha1:0\nselect 1;")
            .with(
                "migrations/committed/000002-x.sql",
                "--! Previous: sha1:0\n--! no-transaction\nselect 1;")
            .with("migrations/current.sql", "select 2;")
            .chain();
    assertThat(chain.tool().id()).isEqualTo("graphile-migrate");
    assertThat(chain.after()).extracting(Migration::path).containsExactly("migrations/current.sql");
    assertThat(chain.migrations().get(1).transaction()).isEqualTo(TransactionMode.AUTOCOMMIT);
  }

  @Test
  void hasuraAndDieselAndOthersNameFolders() {
    Chain hasura =
        new Files()
            .with("migrations/default/1595524527514_a/up.sql", "select 1;")
            .with("migrations/default/1595524527514_a/down.sql", "select 1;")
            .with("migrations/default/1595524527515_b/up.sql", "")
            .chain();
    assertThat(hasura.tool().id()).isEqualTo("hasura");
    assertThat(hasura.rollbacks()).hasSize(1);
    assertThat(Files.problems(hasura)).containsExactly("missing-section up.sql");
    Chain diesel =
        Files.of("migrations/2026-06-15-141114-0000_b/up.sql", "migrations/00000000000000_a/up.sql")
            .chain();
    assertThat(diesel.tool().id()).isEqualTo("diesel");
    assertThat(names(diesel)).containsExactly("00000000000000_a", "2026-06-15-141114-0000_b");
    Chain folders = Files.of("migrations/10-b/up.sql", "migrations/2-a/up.sql").chain();
    assertThat(folders.tool().id()).isEqualTo("numbered-folders");
    assertThat(names(folders)).containsExactly("2-a", "10-b");
  }

  @Test
  void atlasReadsDirectives() {
    Chain chain =
        new Files()
            .with("migrations/atlas.sum", "h1:x")
            .with("migrations/20240101_a.sql", "-- atlas:txmode none\n\nselect 1;")
            .with(
                "migrations/20240102_b.sql",
                "-- atlas:delimiter \\n\\n\\n\n\nselect 1\n\n\nselect 2")
            .chain();
    assertThat(chain.tool().id()).isEqualTo("atlas");
    assertThat(chain.migrations().get(0).transaction()).isEqualTo(TransactionMode.AUTOCOMMIT);
    assertThat(chain.migrations().get(1).up()).hasSize(2);
  }

  @Test
  void liquibaseReadsChangeSets() {
    String text =
        """
        --liquibase formatted sql
        --changeset ann:1
        create table a ();
        --rollback drop table a;

        --changeset ann:2 dbms:mysql
        create table `b` ();

        --changeset ann:1 endDelimiter:/
        select 1
        /
        select 2
        """;
    Chain chain = new Files().with("db/changelog/001.sql", text).chain();
    assertThat(chain.tool().id()).isEqualTo("liquibase");
    Migration migration = chain.migrations().get(0);
    assertThat(statements(migration, migration.up()))
        .containsExactly("create table a ()", "select 1", "select 2");
    assertThat(statements(migration, migration.down())).containsExactly("drop table a");
    assertThat(Files.problems(chain)).containsExactly("duplicate-version 001.sql");
  }

  @Test
  void liquibaseRunsWhatItsChangelogsInclude() {
    String head = "--liquibase formatted sql\n--changeset ann:";
    Files files =
        new Files()
            .with("db/changelog.yaml", "- include:\n    file: changelog-1.yaml\n- include: {}\n")
            .with(
                "db/changelog-1.yaml",
                "- include:\n    file: sql/b.sql\n- include: {file: \"classpath:/db/sql/a.sql\"}\n")
            .with("db/sql/a.sql", head + "1\nselect 1;")
            .with("db/sql/b.sql", head + "2\nselect 1;")
            .with("db/sql/c.sql", head + "3\nselect 1;");
    Chain chain = files.chain();
    assertThat(names(chain)).containsExactly("b.sql", "a.sql");
    assertThat(Files.problems(chain)).containsExactly("skipped-file c.sql");
    Chain all = files.with("db/changelog-2.xml", "<includeAll path='sql'/>").chain();
    assertThat(names(all)).containsExactly("a.sql", "b.sql", "c.sql");
  }

  @Test
  void ternDividesAtItsLine() {
    String text = "create table a ();\n\n---- create above / drop below ----\n\ndrop table a;\n";
    Chain chain = new Files().with("migrations/001_a.sql", text).chain();
    assertThat(chain.tool().id()).isEqualTo("tern");
    assertThat(chain.migrations().get(0).up()).hasSize(1);
    assertThat(chain.migrations().get(0).down()).hasSize(1);
  }
}

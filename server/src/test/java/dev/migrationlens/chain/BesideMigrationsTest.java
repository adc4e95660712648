package dev.migrationlens.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.replay.Migration;
import dev.migrationlens.replay.Migration.TransactionMode;
import dev.migrationlens.text.Edit;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What plans, journals, settings and markers say beside the SQL, and how that is mended. */
class BesideMigrationsTest {

  @Test
  void filesBesideAMigrationSayItsTransaction() {
    Chain diesel =
        new Files()
            .with("migrations/2025-01-01-000000_a/up.sql", "create table a (id int);")
            .with("migrations/2025-01-02-000000_b/up.sql", "create index concurrently i on a (id);")
            .with("migrations/2025-01-02-000000_b/metadata.toml", "run_in_transaction = false\n")
            .chain();
    assertThat(diesel.migrations())
        .extracting(Migration::transaction)
        .containsExactly(TransactionMode.PER_FILE, TransactionMode.IMPLICIT_BLOCK);
    Chain flyway =
        new Files()
            .with("sql/V1__a.sql", "create table a (id int);")
            .with("sql/V2__b.sql", "create table b (id int);")
            .with("sql/V2__b.sql.conf", "executeInTransaction=false\n")
            .chain();
    assertThat(flyway.migrations())
        .extracting(Migration::transaction)
        .containsExactly(TransactionMode.PER_FILE, TransactionMode.AUTOCOMMIT);
  }

  @Test
  void flywayDoesNotMix() {
    Chain chain =
        new Files()
            .with("sql/V1__a.sql", "-- not CREATE INDEX CONCURRENTLY\ncreate table a (id int);")
            .with("sql/V2__b.sql", "create index concurrently i on a (id);\nselect 1;")
            .chain();
    assertThat(Files.problems(chain)).containsExactly("not-in-a-transaction V2__b.sql");
    assertThat(chain.migrations())
        .extracting(Migration::transaction)
        .containsExactly(TransactionMode.PER_FILE, TransactionMode.AUTOCOMMIT);
  }

  @Test
  void aReworkedChangeOfSqitchBearsATagThatHasAScript() {
    String plan =
        """
        users 2024-01-01T00:00:00Z A <a@b.c>
        orders 2024-01-01T00:00:00Z A <a@b.c>
        @v1.0 2024-01-03T00:00:00Z A <a@b.c>
        @v1.1 2024-01-04T00:00:00Z A <a@b.c>
        users [users@v1.1] 2024-01-05T00:00:00Z A <a@b.c>
        orders [orders@v1.1] 2024-01-05T00:00:00Z A <a@b.c>
        @v1.2 2024-01-06T00:00:00Z A <a@b.c>
        users [users@v1.2] 2024-01-07T00:00:00Z A <a@b.c>
        """;
    Chain chain =
        new Files()
            .with("sqitch.plan", plan)
            .with("deploy/users.sql", "select 1;")
            .with("deploy/users@v1.1.sql", "select 1;")
            .with("deploy/users@v1.2.sql", "select 1;")
            .with("deploy/orders.sql", "select 1;")
            .with("deploy/orders@v1.0.sql", "select 1;")
            .chain();
    assertThat(Files.order(chain))
        .containsExactly(
            "deploy/users@v1.1.sql",
            "deploy/orders@v1.0.sql",
            "deploy/users@v1.2.sql",
            "deploy/orders.sql",
            "deploy/users.sql");
    assertThat(Files.problems(chain)).isEmpty();
  }

  @Test
  void sqitchRefusesAPlanOutOfOrder() {
    String plan =
        """
        %syntax-version=1.0.0

        posts [users] 2025-01-02T00:00:00Z A <a@b.c> # posts
        users 2025-01-01T00:00:00Z A <a@b.c> # users
        @v1 2025-01-03T00:00:00Z A <a@b.c>
        """;
    Chain chain =
        new Files()
            .with("sqitch.plan", plan)
            .with("deploy/users.sql", "select 1;")
            .with("deploy/posts.sql", "select 1;")
            .chain();
    assertThat(Files.problems(chain)).containsExactly("wrong-dependency-comment sqitch.plan");
    assertThat(Edit.apply(plan, chain.tool().moved(plan, "posts", "users")))
        .isEqualTo(
            """
            %syntax-version=1.0.0

            users 2025-01-01T00:00:00Z A <a@b.c> # users
            posts [users] 2025-01-02T00:00:00Z A <a@b.c> # posts
            @v1 2025-01-03T00:00:00Z A <a@b.c>
            """);
  }

  @Test
  void drizzleKeepsTheTimesOfItsJournalRising() {
    String entry = "{ \"idx\": %d, \"when\": %d, \"tag\": \"%s\" }";
    String form = "{ \"entries\": [" + entry + ", " + entry + ", " + entry + "] }";
    Chain chain =
        new Files()
            .with("drizzle/meta/_journal.json", form.formatted(0, 10, "a", 1, 20, "b", 2, 30, "c"))
            .with("drizzle/a.sql", "select 1;")
            .chain();
    String journal = Objects.requireNonNull(chain.list()).text();
    assertThat(Edit.apply(journal, chain.tool().moved(journal, "a", "c")))
        .isEqualTo(form.formatted(0, 10, "b", 1, 20, "c", 2, 30, "a"));
    assertThat(Edit.apply(journal, chain.tool().moved(journal, "c", "a")))
        .isEqualTo(form.formatted(0, 10, "a", 1, 20, "c", 2, 30, "b"));
  }

  @Test
  void drizzleTakesUpAFileThatItsJournalForgot() {
    String first =
        """
        {"entries": [{ "idx": 0, "version": "7", "when": 1735689600000, "tag": "0000_a" }\
        """;
    Chain chain =
        new Files()
            .with("drizzle/meta/_journal.json", first + "]}")
            .with("drizzle/0000_a.sql", "create table a (id int);")
            .with("drizzle/0001_b.sql", "create table b (id int);")
            .chain();
    assertThat(chain.problems())
        .extracting(ChainProblem::path)
        .containsExactly("drizzle/0001_b.sql");
    String second =
        """
        ,
            {
              "idx": 1,
              "version": "7",
              "when": 1735689600001,
              "tag": "0001_b",
              "breakpoints": true
            }\
        """;
    assertThat(chain.problems().get(0).remedy())
        .isEqualTo(
            new Remedy.Enlist(
                "drizzle/meta/_journal.json", List.of(Edit.insert(first.length(), second))));
  }

  @Test
  void missingSectionsAreAdded() {
    String text =
        """
        -- +goose Up
        -- +goose StatementBegin
        select 1;
        -- +goose Down
        select 2;
        """;
    Chain goose = new Files().with("migrations/00001_a.sql", text).chain();
    assertThat(cured(goose, text))
        .isEqualTo(
            """
            -- +goose Up
            -- +goose StatementBegin
            select 1;
            -- +goose StatementEnd
            -- +goose Down
            select 2;
            """);
    String down = "-- migrate:down\nselect 1;\n";
    Chain dbmate =
        new Files()
            .with("db/migrations/20250101000000_a.sql", "-- migrate:up\nselect 1;\n")
            .with("db/migrations/20250102000000_b.sql", down)
            .chain();
    assertThat(cured(dbmate, down)).isEqualTo("-- migrate:up\n\n" + down);
  }

  private static String cured(Chain chain, String text) {
    assertThat(chain.problems()).hasSize(1);
    return Edit.apply(text, ((Remedy.Change) chain.problems().get(0).remedy()).edits());
  }
}

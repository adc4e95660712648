package dev.migrationlens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.testing.Postgres;
import dev.migrationlens.testing.PostgresDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that look at a real database. */
@Tag("postgres")
class LiveCommandsTest {
  private static final String FIRST = "create table users (id int primary key, email text);\n";
  private static final String SECOND = "create table notes (id int primary key);\n";

  @TempDir private Path folder;

  private PostgresDatabase database() {
    var database = Postgres.database();
    database.prepare("create schema supabase_migrations");
    database.prepare(
        "create table supabase_migrations.schema_migrations"
            + " (version text primary key, statements text[], name text)");
    Run.write(folder, "supabase/migrations/20240101000000_users.sql", FIRST);
    Run.write(folder, "supabase/migrations/20240102000000_notes.sql", SECOND);
    return database;
  }

  private static void record(PostgresDatabase database, String version, String sql) {
    database.prepare(
        "insert into supabase_migrations.schema_migrations values ('%s', array[$x$%s$x$], 'n')"
            .formatted(version, sql.replace(";\n", "")));
  }

  private static String url(PostgresDatabase database) {
    return database.address().replace("jdbc:", "");
  }

  @Test
  void statusTellsWhatRanAndWhatDrifted() {
    try (var database = database()) {
      database.prepare(FIRST);
      record(database, "20240101000000", FIRST);
      Run run = Run.in(folder, "status", "--database", url(database));
      assertThat(run.out())
          .contains("applied  20240101000000_users.sql")
          .contains("pending  20240102000000_notes.sql")
          .contains("1 applied, 1 pending, by supabase_migrations.schema_migrations")
          .contains("No drift");
      assertThat(run.code()).isEqualTo(1);
      database.prepare("alter table users drop column email, add column plan text");
      record(database, "20240102000000", "create table other ()");
      assertThat(Run.in(folder, "status", "--database", url(database)).out())
          .contains("changed  20240102000000_notes.sql")
          .contains("Drift: 2 missing, 1 made elsewhere, 0 different");
      assertThat(Run.in(folder, "status", "--format", "json", "--database", url(database)).out())
          .contains("\"state\": \"changed\"");
    }
  }

  @Test
  void aSnapshotStandsForTheDatabase() throws IOException {
    Path snapshot = folder.resolve("supabase/migration-lens.snapshot.json");
    try (var database = database()) {
      database.prepare(FIRST);
      database.prepare("insert into users values (1, 'secret@example.org')");
      record(database, "20240101000000", FIRST);
      Run pulled = Run.in(folder, "pull", "--database", url(database));
      assertThat(pulled.err()).contains("wrote 2 tables of ");
      assertThat(pulled.code()).isEqualTo(0);
    }
    assertThat(Files.readString(snapshot)).doesNotContain("secret").contains("\"users\"");
    Run status = Run.in(folder, "status");
    assertThat(status.out()).contains("the snapshot of `").contains("less than an hour old");
    Run diff = Run.in(folder, "diff");
    assertThat(diff.out()).contains("- table `notes` only in the migrations");
    assertThat(Run.in(folder, "diff", "--from", "snapshot", "--to", "chain", "--format", "sql"))
        .extracting(Run::out)
        .asString()
        .contains("create table notes");
    Files.writeString(snapshot, "{\"version\": 1, \"relations\": 3}");
    assertThat(Run.in(folder, "status").err()).contains("is no snapshot of a database");
  }

  @Test
  void aLinkInTheSnapshotsPlaceIsNotFollowed() throws IOException {
    Path snapshot = folder.resolve("supabase/migration-lens.snapshot.json");
    try (var database = database()) {
      Path other = Files.writeString(folder.resolve("precious"), "mine");
      Files.createSymbolicLink(snapshot, other);
      assertThat(Run.in(folder, "pull", "--database", url(database)).code()).isEqualTo(0);
      assertThat(other).hasContent("mine");
      assertThat(Files.isSymbolicLink(snapshot)).isFalse();
    }
  }

  @Test
  void aDifferenceIsToldAndBecomesAMigration() {
    try (var database = database()) {
      database.prepare(FIRST + SECOND);
      String url = url(database);
      assertThat(Run.in(folder, "diff", "--database", url))
          .satisfies(
              run -> {
                assertThat(run.out()).startsWith("No difference");
                assertThat(run.code()).isEqualTo(0);
              });
      database.prepare("create table extra (id int); alter table notes alter id type bigint");
      Run text = Run.in(folder, "diff", "--database", url);
      assertThat(text.out())
          .contains("+ table `extra` only in `")
          .contains("~ column `notes.id`")
          .contains("type: `integer` in the migrations, `bigint` in `");
      assertThat(text.code()).isEqualTo(1);
      Run sql = Run.in(folder, "diff", "--format", "sql", "--database", url);
      Run.write(folder, "supabase/migrations/20240103000000_drift.sql", sql.out());
      assertThat(Run.in(folder, "diff", "--database", url).out()).startsWith("No difference");
      assertThat(Run.in(folder, "diff", "--format", "json", "--database", url).out())
          .contains("\"differences\": []");
    }
  }

  @Test
  void databasesHaveNames() {
    try (var one = database();
        var other = Postgres.database()) {
      one.prepare(FIRST + SECOND);
      Run.write(
          folder,
          "migration-lens.json",
          "{\"databases\": {\"here\": \"%s\", \"there\": \"%s\"}}".formatted(url(one), url(other)));
      assertThat(Run.in(folder, "diff", "--database", "here").out()).startsWith("No difference");
      assertThat(Run.in(folder, "diff", "--database", "there").out())
          .contains("only in the migrations");
    }
  }

  @Test
  void aRepositoryAloneConnectsNobody() {
    Run.write(folder, "migrations/001_a.sql", "select 1;");
    Run.write(
        folder,
        "migration-lens.json",
        "{\"databases\": {\"prod\": \"postgresql://db.example.invalid/x\", \"evil\":"
            + " \"postgresql://h/x?socketFactory=a.B\"}}");
    assertThat(Run.in(folder, "status", "--database", "prod").err())
        .contains("named by a file of this folder, not by you; say --trust db.example.invalid");
    assertThat(Run.in(folder, "status", "--database", "evil").err())
        .contains("the parameter socketFactory is not taken");
    assertThat(Run.in(folder, "status", "--database", "nope").err())
        .contains("there is no database nope");
    List<String> said = Run.in(folder, "pull").err().lines().toList();
    assertThat(said).hasSize(1);
    assertThat(said.get(0)).contains("no database is named");
  }
}

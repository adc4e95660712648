package dev.migrationlens.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.syntax.StatementSplitter;
import dev.migrationlens.testing.Golden;
import dev.migrationlens.testing.Postgres;
import dev.migrationlens.testing.PostgresDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fourth incident beside its database, which lacks the last migration. */
@Tag("postgres")
class LiveIncidentTest {
  private static final String LAST = "20260205070000_force_realtime_monitoring_v3.sql";

  @TempDir private Path folder;
  private List<Path> files = List.of();

  @BeforeEach
  void copy() throws IOException {
    Path from = Golden.repository().resolve("examples/realtime-monitoring/supabase/migrations");
    Path to = Files.createDirectories(folder.resolve("supabase/migrations"));
    try (var all = Files.list(from)) {
      files = all.sorted().toList();
    }
    for (Path file : files) {
      Files.copy(file, to.resolve(file.getFileName()));
    }
  }

  /** The files that ran, whatever failed in them, and the versions that the tool wrote down. */
  private PostgresDatabase database(int ran, int recorded) throws IOException {
    var database = Postgres.database();
    database.prepare("create schema auth");
    database.prepare("create table auth.users (id uuid primary key)");
    database.prepare("create function auth.uid() returns uuid language sql as 'select null::uuid'");
    database.prepare("create schema supabase_migrations");
    database.prepare(
        "create table supabase_migrations.schema_migrations"
            + " (version text primary key, statements text[], name text)");
    for (int i = 0; i < files.size(); i++) {
      String text = Files.readString(files.get(i));
      if (i < ran) {
        StatementSplitter.split(text).forEach(s -> database.run(s.of(text)));
      }
      if (i < recorded) {
        String version = files.get(i).getFileName().toString().substring(0, 14);
        database.prepare(
            "insert into supabase_migrations.schema_migrations (version) values ('"
                + version
                + "')");
      }
    }
    return database;
  }

  @Test
  void theToolSaysUpToDateAndTheDatabaseDoesNot() throws IOException {
    try (var database = database(3, 4)) {
      String url = database.address().replace("jdbc:", "");
      assertThat(Example.run(folder, "status", "--database", url))
          .contains("applied  " + LAST)
          .contains("4 applied, 0 pending")
          .contains("Drift");
      Example.run(folder, "pull", "--database", url);
    }
    assertThat(Example.run(folder, "check", "--format", "github", "--severity", "warning"))
        .contains("live-relation-missing")
        .contains("message_queue_next_attempt_at_idx")
        .contains("although its migration is recorded as applied");
  }

  @Test
  void whatIsPendingIsCheckedAgainstTheDatabase() throws IOException {
    try (var database = database(3, 3)) {
      String url = database.address().replace("jdbc:", "");
      assertThat(Example.run(folder, "status", "--database", url))
          .contains("pending  " + LAST)
          .contains("3 applied, 1 pending");
      assertThat(
              Example.run(
                  folder, "check", "--format", "github", "--severity", "info", "--database", url))
          .contains("pending-migration");
    }
  }

  @Test
  void withoutTheDatabaseEverythingElseIsStillChecked() {
    assertThat(
            Example.run(
                folder, "check", "--format", "github", "--database", "postgresql://localhost:1/x"))
        .contains("nothing listens at localhost:1")
        .contains("already-exists");
  }
}

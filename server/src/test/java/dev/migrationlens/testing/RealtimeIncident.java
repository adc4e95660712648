package dev.migrationlens.testing;

import dev.migrationlens.syntax.StatementSplitter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The fourth incident in a folder of its own, and databases that ran some of its files. */
public record RealtimeIncident(Path folder, List<Path> files) {
  public static final String LAST = "20260205070000_force_realtime_monitoring_v3.sql";

  public static RealtimeIncident in(Path folder) {
    Path from =
        Golden.repository().resolve("examples/realtime-monitoring/broken/supabase/migrations");
    try (var all = Files.list(from)) {
      Path to = Files.createDirectories(folder.resolve("supabase/migrations"));
      List<Path> files = all.sorted().toList();
      for (Path file : files) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
      return new RealtimeIncident(folder, files);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first files ran, whatever failed in them; the tool wrote down the first of them. */
  public PostgresDatabase database(int ran, int recorded) {
    var database = Postgres.database();
    database.prepare("create role authenticated; create publication supabase_realtime");
    database.prepare("create schema auth");
    database.prepare("create table auth.users (id uuid primary key)");
    database.prepare("create function auth.uid() returns uuid language sql as 'select null::uuid'");
    database.prepare("create schema supabase_migrations");
    database.prepare(
        "create table supabase_migrations.schema_migrations"
            + " (version text primary key, statements text[], name text)");
    files.stream().limit(ran).forEach(file -> run(database, file));
    files.stream().limit(recorded).forEach(file -> record(database, file));
    return database;
  }

  private static void run(PostgresDatabase database, Path file) {
    try {
      String text = Files.readString(file);
      StatementSplitter.split(text).forEach(slice -> database.run(slice.of(text)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void record(PostgresDatabase database, Path file) {
    database.prepare(
        "insert into supabase_migrations.schema_migrations (version) values ('%s')"
            .formatted(file.getFileName().toString().substring(0, 14)));
  }
}

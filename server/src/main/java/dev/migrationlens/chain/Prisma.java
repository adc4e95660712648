package dev.migrationlens.chain;

import dev.migrationlens.replay.Migration.TransactionMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** Prisma: a folder per migration in the order of a locale, each file sent as one string. */
final class Prisma implements MigrationTool {
  private static final String FILE = "migration.sql";
  private static final Pattern NAME = Pattern.compile("([0-9]*).*");
  private static final Pattern NUMBERED = Pattern.compile("([0-9].*)");
  private static final String LOCK = "migration_lock.toml";

  @Override
  public String id() {
    return "prisma";
  }

  @Override
  public String title() {
    return "Prisma";
  }

  @Override
  public boolean recognises(Folder folder) {
    boolean named = folder.has(LOCK) || folder.name().equals("migrations");
    return FolderPerMigration.any(folder, named ? NAME : NUMBERED, FILE);
  }

  @Override
  public Layout layout(Folder folder) {
    if (isOfAnotherDatabase(folder)) {
      return new Layout(List.of(), List.of());
    }
    List<Entry> entries = new ArrayList<>(FolderPerMigration.of(folder, NAME, FILE, ""));
    entries.sort(order());
    return new Layout(entries, Layouts.widths(this, entries));
  }

  private static boolean isOfAnotherDatabase(Folder folder) {
    return folder
        .text(LOCK)
        .filter(
            t -> t.contains("provider") && !t.contains("postgresql") && !t.contains("cockroach"))
        .isPresent();
  }

  @Override
  public Comparator<Entry> order() {
    return Comparator.comparing(Entry::name, LocaleOrder::compare);
  }

  @Override
  public String canonical(String version) {
    return version;
  }

  @Override
  public TransactionMode transaction() {
    return TransactionMode.IMPLICIT_BLOCK;
  }

  @Override
  public String bookkeeping() {
    return """
    create table if not exists _prisma_migrations (
      id varchar(36) primary key not null, checksum varchar(64) not null,
      finished_at timestamptz, migration_name varchar(255) not null, logs text,
      rolled_back_at timestamptz, started_at timestamptz not null default now(),
      applied_steps_count integer not null default 0);
    """;
  }

  @Override
  public String fileName(String version, String name) {
    return version + "_" + name + "/migration.sql";
  }
}

package dev.migrationlens.chain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** sql-migrate: whole file names are the versions; sections as goose has them. */
final class SqlMigrate implements MigrationTool {
  private static final Pattern NAME = Pattern.compile("([0-9]*).*\\.sql");
  private static final String MARK = "+migrate";

  @Override
  public String id() {
    return "sql-migrate";
  }

  @Override
  public String title() {
    return "sql-migrate";
  }

  @Override
  public boolean recognises(Folder folder) {
    return folder.sample().anyMatch(t -> t.contains(MARK + " Up"));
  }

  @Override
  public Layout layout(Folder folder) {
    List<Entry> entries = new ArrayList<>(Layouts.named(folder, NAME));
    entries.sort(order());
    return new Layout(entries, Layouts.widths(this, entries));
  }

  /** Names that begin with numbers compare by them first, then as text. */
  @Override
  public Comparator<Entry> order() {
    return Comparator.comparing(Entry::version, Versions::compareNumbers)
        .thenComparing(Entry::name, Versions.BYTES);
  }

  @Override
  public Sections sections(String path, String text) {
    return GooseSections.of(title(), MARK, path, text);
  }

  @Override
  public String bookkeeping() {
    return "create table if not exists gorp_migrations"
        + " (id text not null primary key, applied_at timestamp with time zone);\n";
  }

  @Override
  public Undo undo(String folder, Entry entry) {
    return new Undo.Section(
        "-- +migrate Down", "-- +migrate StatementBegin", "-- +migrate StatementEnd");
  }

  @Override
  public String draft(String name, String sql) {
    return "-- +migrate Up\n" + sql + "\n-- +migrate Down\n";
  }

  @Override
  public Optional<String> draftAlone(String name, String statement) {
    return Optional.of("-- +migrate Up notransaction\n" + statement + "\n-- +migrate Down\n");
  }
}

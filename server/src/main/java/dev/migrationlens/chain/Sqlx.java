package dev.migrationlens.chain;

import dev.migrationlens.chain.ChainProblem.Weight;
import dev.migrationlens.replay.Migration.TransactionMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** sqlx: numeric order; one file, or a pair up and down; a transaction per file. */
final class Sqlx implements MigrationTool {
  private static final Pattern NAME = Pattern.compile("([0-9]+)_.*(?<!\\.(up|down))\\.sql");

  @Override
  public String id() {
    return "sqlx";
  }

  @Override
  public String title() {
    return "sqlx";
  }

  @Override
  public boolean recognises(Folder folder) {
    return folder.hasAbove("Cargo.toml")
        && (Layouts.most(folder, NAME)
            || folder.sqlNames().stream().anyMatch(n -> UpDownFiles.UP.matcher(n).matches()));
  }

  @Override
  public Layout layout(Folder folder) {
    List<Entry> entries = new ArrayList<>(UpDownFiles.of(folder));
    entries.addAll(Layouts.named(folder, NAME));
    entries.sort(order());
    return new Layout(
        entries,
        Layouts.joined(
            Layouts.duplicates(
                this, entries, Weight.REFUSED, "sqlx's own table refuses the second one"),
            Layouts.widths(this, entries)));
  }

  @Override
  public Sections sections(String path, String text) {
    boolean alone = text.startsWith("-- no-transaction");
    return Sections.whole(text, alone ? TransactionMode.IMPLICIT_BLOCK : TransactionMode.PER_FILE);
  }

  @Override
  public String bookkeeping() {
    return """
    create table if not exists _sqlx_migrations (
      version bigint primary key, description text not null,
      installed_on timestamptz not null default now(), success boolean not null,
      checksum bytea not null, execution_time bigint not null);
    """;
  }

  @Override
  public Optional<String> noTransactionMarker() {
    return Optional.of("-- no-transaction");
  }

  @Override
  public Undo undo(String folder, Entry entry) {
    return entry.path().endsWith(".up.sql")
        ? new Undo.File(entry.path().replaceFirst("\\.up\\.sql$", ".down.sql"))
        : MigrationTool.super.undo(folder, entry);
  }
}

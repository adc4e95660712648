package dev.migrationlens.chain;

import dev.migrationlens.chain.ChainProblem.Weight;
import dev.migrationlens.replay.Migration.TransactionMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** graphile-migrate: what is committed, by number, then the current migration. */
final class GraphileMigrate implements MigrationTool {
  private static final Pattern NAME = Pattern.compile("([0-9]+)(-[-_a-zA-Z0-9]*)?\\.sql");

  @Override
  public String id() {
    return "graphile-migrate";
  }

  @Override
  public String title() {
    return "graphile-migrate";
  }

  @Override
  public boolean recognises(Folder folder) {
    return folder.name().equals("committed")
        && Layouts.most(folder, NAME)
        && folder.sample().anyMatch(t -> t.startsWith("--! Previous:"));
  }

  @Override
  public Layout layout(Folder folder) {
    List<Entry> entries = new ArrayList<>(Layouts.named(folder, NAME));
    entries.sort(order());
    return new Layout(
        entries,
        Layouts.joined(
            Layouts.skipped(folder, NAME, this, List.of()),
            Layouts.duplicates(
                this, entries, Weight.REFUSED, "graphile-migrate refuses two of one number"),
            Layouts.gaps(entries)));
  }

  @Override
  public List<String> afterwards(Folder folder) {
    return folder
        .parent()
        .filter(p -> p.has("current.sql"))
        .map(p -> List.of(p.pathOf("current.sql")))
        .orElse(List.of());
  }

  @Override
  public Sections sections(String path, String text) {
    return Sections.whole(
        text,
        text.contains("--! no-transaction")
            ? TransactionMode.AUTOCOMMIT
            : TransactionMode.PER_FILE);
  }

  @Override
  public String bookkeeping() {
    return """
    create schema if not exists graphile_migrate;
    create table if not exists graphile_migrate.migrations (
      hash text primary key, previous_hash text references graphile_migrate.migrations,
      filename text not null, date timestamptz not null default now());
    """;
  }

  @Override
  public Optional<String> noTransactionMarker() {
    return Optional.of("--! no-transaction");
  }

  @Override
  public String fileName(String version, String name) {
    return version + "-" + name + ".sql";
  }
}

package dev.migrationlens.chain;

import dev.migrationlens.chain.ChainProblem.Kind;
import dev.migrationlens.chain.ChainProblem.Weight;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Supabase's command line: byte order of whole file names, versions compared as text, each file in
 * one transaction with its row in the history table.
 */
final class Supabase implements MigrationTool {
  private static final Pattern NAME = Pattern.compile("([0-9]+)_.*\\.sql", Pattern.DOTALL);
  private static final Pattern OLD_INIT = Pattern.compile("([0-9]{14})_init\\.sql");

  @Override
  public String id() {
    return "supabase";
  }

  @Override
  public String title() {
    return "Supabase";
  }

  @Override
  public boolean recognises(Folder folder) {
    String full = "/" + folder.fullPath();
    int slash = full.lastIndexOf('/');
    boolean named = folder.name().equals("migrations") || isKeptAside(folder.name());
    return named && full.substring(0, slash).endsWith("/supabase") && !folder.sqlNames().isEmpty();
  }

  /** Old chains stay beside the new one: {@code migrations_legacy}, {@code migrations-archive}. */
  private static boolean isKeptAside(String name) {
    return name.startsWith("migrations_") || name.startsWith("migrations-");
  }

  @Override
  public Layout layout(Folder folder) {
    List<Entry> entries = new ArrayList<>(Layouts.named(folder, NAME));
    entries.sort(order());
    var problems = new ArrayList<ChainProblem>();
    if (!entries.isEmpty() && isOldInit(entries.get(0))) {
      Entry old = entries.remove(0);
      String message =
          "Supabase skips a first `_init.sql` from before 2021-12-09: it was a dump of its own";
      problems.add(ChainProblem.file(Kind.SKIPPED_FILE, Weight.WARNED, old.path(), message));
    }
    return new Layout(
        entries,
        Layouts.joined(
            problems,
            Layouts.skipped(folder, NAME, this, entries),
            Layouts.duplicates(
                this, entries, Weight.REFUSED, "Supabase's history table refuses the second one"),
            Layouts.widths(this, entries),
            Layouts.gaps(entries)));
  }

  private static boolean isOldInit(Entry entry) {
    return OLD_INIT.matcher(entry.name()).matches()
        && entry.version().compareTo("20211209000000") < 0;
  }

  @Override
  public List<String> afterwards(Folder folder) {
    return folder.parent().filter(p -> p.has("seed.sql")).map(p -> p.pathOf("seed.sql")).stream()
        .toList();
  }

  @Override
  public Comparator<Entry> order() {
    return Comparator.comparing(Entry::name, Versions.BYTES);
  }

  @Override
  public String canonical(String version) {
    return version;
  }

  @Override
  public String bookkeeping() {
    return """
    create schema if not exists supabase_migrations;
    create table if not exists supabase_migrations.schema_migrations (
      version text not null primary key, statements text[], name text);
    """;
  }
}

package dev.migrationlens.chain;

import dev.migrationlens.chain.ChainProblem.Kind;
import dev.migrationlens.chain.ChainProblem.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Hasura: a folder per migration, named by milliseconds; empty files are refused. */
final class Hasura implements MigrationTool {
  private static final Pattern NAME = Pattern.compile("([0-9]{13})_.*");

  @Override
  public String id() {
    return "hasura";
  }

  @Override
  public String title() {
    return "Hasura";
  }

  @Override
  public boolean recognises(Folder folder) {
    return FolderPerMigration.any(folder, NAME, "up.sql");
  }

  @Override
  public Layout layout(Folder folder) {
    List<Entry> entries =
        new ArrayList<>(FolderPerMigration.of(folder, NAME, "up.sql", "down.sql"));
    entries.sort(order());
    return new Layout(
        entries,
        Layouts.duplicates(
            this, entries, Weight.REFUSED, "Hasura's own table refuses the second one"));
  }

  @Override
  public Sections sections(String path, String text) {
    Sections whole = Sections.whole(text, transaction());
    return text.isBlank() && path.endsWith("up.sql")
        ? new Sections(
            List.of(),
            List.of(),
            transaction(),
            List.of(
                ChainProblem.file(
                    Kind.MISSING_SECTION, Weight.REFUSED, path, "Hasura refuses an empty file")))
        : whole;
  }

  @Override
  public String bookkeeping() {
    return "create schema if not exists hdb_catalog;\n";
  }

  @Override
  public String fileName(String version, String name) {
    return version + "_" + name + "/up.sql";
  }

  @Override
  public Undo undo(String folder, Entry entry) {
    return new Undo.File(entry.path().replaceFirst("up\\.sql$", "down.sql"));
  }
}

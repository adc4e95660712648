package dev.migrationlens.chain;

import dev.migrationlens.chain.ChainProblem.Weight;
import dev.migrationlens.replay.Migration.Runner;
import dev.migrationlens.replay.Migration.TransactionMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** Numbered folders with an {@code up.sql} each, of no tool that is known. */
final class NumberedFolders implements MigrationTool {
  private static final Pattern NAME = Pattern.compile("([0-9]+).*");

  @Override
  public String id() {
    return "numbered-folders";
  }

  @Override
  public String title() {
    return "numbered folders";
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
        Layouts.joined(
            Layouts.duplicates(
                this, entries, Weight.WARNED, "which of the two runs first is not known"),
            Layouts.gaps(entries)));
  }

  @Override
  public Comparator<Entry> order() {
    return Comparator.comparing(Entry::version, Versions::compareNumbers)
        .thenComparing(Entry::path, Versions.BYTES);
  }

  @Override
  public TransactionMode transaction() {
    return TransactionMode.UNKNOWN;
  }

  @Override
  public Runner runner() {
    return Runner.UNKNOWN;
  }

  @Override
  public String fileName(String version, String name) {
    return version + "-" + name + "/up.sql";
  }

  @Override
  public Undo undo(String folder, Entry entry) {
    return new Undo.File(entry.path().replaceFirst("up\\.sql$", "down.sql"));
  }
}

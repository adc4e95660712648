package dev.migrationlens.write;

import dev.migrationlens.chain.Chain;
import dev.migrationlens.chain.Entry;
import dev.migrationlens.chain.MigrationTool;
import dev.migrationlens.chain.Undo;
import dev.migrationlens.lint.FileChange;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.text.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A new migration at the end of the chain, named as its tool names it. */
public final class NextMigration {
  private NextMigration() {}

  /** An empty one; {@code words} say what it is for. */
  public static Optional<Fix> of(Spot spot, String words) {
    String comment = words.isBlank() ? "" : "-- " + words.strip() + "\n\n";
    return with(spot, words, comment)
        .map(changes -> new Fix("Write the next migration", Fix.Strength.SUGGESTED, changes));
  }

  /** One with statements in it. */
  public static Optional<Fix> saying(Spot spot, String words, String sql) {
    return with(spot, words, sql)
        .map(changes -> new Fix("Write the next migration", Fix.Strength.SUGGESTED, changes));
  }

  /** One with statements in it; the first change creates the migration itself. */
  static Optional<List<FileChange>> with(Spot spot, String words, String sql) {
    String name = words.isBlank() ? "next" : name(words, '_');
    Optional<List<FileChange>> listed = listed(spot, name, sql);
    if (listed.isPresent()) {
      return listed;
    }
    Chain chain = spot.chain();
    return chain
        .nextVersion(spot.surroundings().now())
        .map(version -> created(chain, version, name, sql));
  }

  private static String name(String words, char separator) {
    String plain = words.strip().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}0-9]+", "_");
    return plain.replaceAll("^_+|_+$", "").replace('_', separator);
  }

  /** Where a list of its own says the order. */
  private static Optional<List<FileChange>> listed(Spot spot, String name, String sql) {
    Chain chain = spot.chain();
    MigrationTool tool = chain.tool();
    Optional<String> list = tool.list(chain.path());
    Optional<String> text = list.flatMap(spot.surroundings().texts());
    return text.flatMap(t -> tool.listed(t, name, spot.surroundings().now()))
        .map(
            listed -> {
              String path = inFolder(chain, listed.path());
              var changes = new ArrayList<FileChange>();
              changes.add(new FileChange.CreateFile(path, tool.draft(name, sql)));
              if (path.contains("deploy/")) {
                changes.add(empty(path.replace("deploy/", "revert/"), "Undoes", name));
                changes.add(empty(path.replace("deploy/", "verify/"), "Verifies", name));
              }
              Edit edit = Edit.replace(0, text.get().length(), listed.list());
              changes.add(new FileChange.EditFile(list.get(), List.of(edit)));
              return changes;
            });
  }

  private static FileChange empty(String path, String verb, String name) {
    return new FileChange.CreateFile(path, "-- " + verb + " " + name + ".\n");
  }

  private static String inFolder(Chain chain, String name) {
    return chain.path().isEmpty() ? name : chain.path() + "/" + name;
  }

  private static List<FileChange> created(Chain chain, String version, String name, String sql) {
    String path = chain.newPath(version, name);
    var changes = new ArrayList<FileChange>();
    changes.add(new FileChange.CreateFile(path, chain.tool().draft(name, sql)));
    boolean apart = chain.rollbacks().values().stream().anyMatch(m -> !m.path().endsWith(path));
    Entry entry =
        new Entry(path, version, path.indexOf(version, chain.path().length()), null, List.of());
    if (apart && chain.tool().undo(chain.path(), entry) instanceof Undo.File down) {
      changes.add(empty(down.path(), "Undoes", name));
    }
    return changes;
  }
}

package dev.migrationlens.ide;

import dev.migrationlens.chain.Chain;
import dev.migrationlens.chain.Entry;
import dev.migrationlens.chain.Renaming;
import dev.migrationlens.lint.FileChange;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.text.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What has to follow when a migration gets another name, is created or deleted. */
public final class FileMoves {
  private FileMoves() {}

  /** Mentions in comments of all files, and the files that belong to the renamed one. */
  public static List<FileChange> renamed(Chain chain, String path, String newPath) {
    List<FileChange> changes =
        chain
            .renamed(path, newPath, chain.index())
            .map(renaming -> FileChange.renaming(renaming.edits(), renaming.paths()))
            .orElseGet(List::of);
    // The editor renames the file itself.
    return changes.stream()
        .filter(c -> !(c instanceof FileChange.RenameFile && c.path().equals(path)))
        .toList();
  }

  /** What other files say that they depend on, without the deleted one. */
  public static List<FileChange> deleted(Replay replay, String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    var changes = new ArrayList<FileChange>();
    for (var migration : replay.migrations()) {
      if (!migration.path().equals(path)) {
        List<Edit> edits =
            FileNames.dependencies(migration.text(), name).stream()
                .map(span -> Edit.replace(span.start(), span.end(), ""))
                .toList();
        if (!edits.isEmpty()) {
          changes.add(new FileChange.EditFile(migration.path(), edits));
        }
      }
    }
    return changes;
  }

  /** A name with a free version, where another migration has the version already or it has none. */
  public static Optional<Renaming> free(Chain chain, String path) {
    Optional<Entry> entry = chain.entry(path);
    boolean taken =
        entry.isPresent()
            && entry.get().versionStart() >= 0
            && chain.entries().stream()
                .anyMatch(
                    e ->
                        !e.path().equals(path)
                            && e.versionStart() >= 0
                            && e.version().equals(entry.get().version()));
    return taken
        ? chain.versionAtEnd().flatMap(v -> chain.renumbered(path, v, chain.index()))
        : Optional.empty();
  }
}

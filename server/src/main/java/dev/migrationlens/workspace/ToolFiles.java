package dev.migrationlens.workspace;

import dev.migrationlens.chain.Chain;
import dev.migrationlens.chain.ChainIndex;
import dev.migrationlens.chain.Renaming;
import dev.migrationlens.lint.ChainFiles;
import dev.migrationlens.lint.FileChange;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.schema.LiveSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What cures may do with the files of a chain, as its tool allows. */
record ToolFiles(Chain chain, ChainIndex index, @Nullable LiveSchema live) implements ChainFiles {
  @Override
  public Optional<Fix> runAfter(String path, String other) {
    return chain
        .versionAfter(path, other, index)
        .flatMap(version -> chain.renumbered(path, version, index))
        .map(renaming -> fix(renaming, other));
  }

  private static Fix fix(Renaming renaming, String other) {
    List<FileChange> changes = new ArrayList<>();
    renaming.edits().forEach((path, edits) -> changes.add(new FileChange.EditFile(path, edits)));
    renaming.paths().forEach((from, to) -> changes.add(new FileChange.RenameFile(from, to)));
    String target = renaming.paths().values().iterator().next();
    return new Fix(
        "Run this file after " + name(other) + ": rename to " + name(target),
        Fix.Strength.SAFE,
        changes);
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  @Override
  public Optional<String> next(String name) {
    return chain
        .versionAtEnd()
        .map(
            version -> {
              String folder = chain.path().isEmpty() ? "" : chain.path() + "/";
              return folder + chain.tool().fileName(version, name);
            });
  }

  @Override
  public Optional<String> noTransactionMarker() {
    return chain.tool().noTransactionMarker();
  }

  @Override
  public boolean applied(String path) {
    return live != null && live.state(path).ran();
  }
}

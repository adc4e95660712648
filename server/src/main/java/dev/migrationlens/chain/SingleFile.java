package dev.migrationlens.chain;

import dev.migrationlens.replay.Migration.Runner;
import dev.migrationlens.replay.Migration.TransactionMode;
import java.util.List;

/** A file of its own, of no chain: what it needs may exist elsewhere. */
final class SingleFile implements MigrationTool {
  static final String ID = "file";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String title() {
    return "a file of its own";
  }

  @Override
  public boolean recognises(Folder folder) {
    return false;
  }

  @Override
  public Layout layout(Folder folder) {
    return new Layout(
        folder.sqlNames().stream().map(n -> Entry.of(folder.pathOf(n), "", -1)).toList(),
        List.of());
  }

  static Layout layout(String path) {
    return new Layout(List.of(Entry.of(path, "", -1)), List.of());
  }

  @Override
  public TransactionMode transaction() {
    return TransactionMode.UNKNOWN;
  }

  @Override
  public Runner runner() {
    return Runner.UNKNOWN;
  }
}

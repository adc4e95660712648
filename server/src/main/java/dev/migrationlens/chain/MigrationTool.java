package dev.migrationlens.chain;

import dev.migrationlens.replay.Migration.Runner;
import dev.migrationlens.replay.Migration.TransactionMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What one migration tool does with a folder: which files it takes, in which order, which parts of
 * them it runs and in which transaction. Stateless, and pure but for the texts a folder hands out.
 */
public interface MigrationTool {
  /** The name in a configuration. */
  String id();

  /** The name as its authors write it. */
  String title();

  /** Whether this folder is a chain of this tool. */
  boolean recognises(Folder folder);

  /** The chain in that folder. */
  Layout layout(Folder folder);

  /** Whether folders below a chain may be chains of their own. */
  default boolean leavesFoldersBelow() {
    return false;
  }

  /** Files that are run when the chain has run: seeds. */
  default List<String> afterwards(Folder folder) {
    return List.of();
  }

  /** The order in which the tool runs its migrations. */
  default Comparator<Entry> order() {
    return Comparator.comparing(Entry::version, Versions::compareNumbers);
  }

  /** The parts of a file. */
  default Sections sections(String path, String text) {
    return Sections.whole(text, transaction());
  }

  /** Who opens transactions, where a file does not say otherwise. */
  default TransactionMode transaction() {
    return TransactionMode.PER_FILE;
  }

  /** Who reads the files. */
  default Runner runner() {
    return Runner.DRIVER;
  }

  /** Equal for two versions that the tool holds for the same. */
  default String canonical(String version) {
    return Versions.stripZeros(version);
  }

  /** The next free version after another. */
  default String nextVersion(String after, FreeVersions free) {
    return free.after(after);
  }

  /** The path, within the chain's folder, of a migration of that version and name. */
  default String fileName(String version, String name) {
    return version + "_" + name + ".sql";
  }

  /** A line at the top of a file that lets it run outside a transaction; empty if there is none. */
  default Optional<String> noTransactionMarker() {
    return Optional.empty();
  }

  /** SQL that makes what the tool creates before its first migration. */
  default String bookkeeping() {
    return "";
  }
}

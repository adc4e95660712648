package dev.migrationlens.chain;

import dev.migrationlens.replay.Migration.Runner;
import dev.migrationlens.replay.Migration.TransactionMode;
import dev.migrationlens.text.Edit;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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

  /** Whether folders below a chain in that folder may be chains of their own. */
  default boolean leavesFoldersBelow(Folder folder) {
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

  /** Who opens them for one migration, where a file beside it says so. */
  default Optional<TransactionMode> transaction(
      Entry entry, Function<String, Optional<String>> texts) {
    return Optional.empty();
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

  /** The text of a new migration of that name around what it is to do. */
  default String draft(String name, String sql) {
    return sql;
  }

  /** The same for one statement that no transaction may hold; empty where the tool cannot. */
  default Optional<String> draftAlone(String name, String statement) {
    return switch (transaction()) {
      case AUTOCOMMIT, UNKNOWN, IMPLICIT_BLOCK -> Optional.of(draft(name, statement));
      case PER_FILE -> noTransactionMarker().map(m -> m.strip() + "\n" + draft(name, statement));
    };
  }

  /** The file that lists the migrations, where their names do not say the order. */
  default Optional<String> list(String folder) {
    return Optional.empty();
  }

  /** That file's text with one more migration at its end. */
  default Optional<Listed> listed(String list, String name, Instant now) {
    return Optional.empty();
  }

  /** The edits of that file that let one migration run right after another. */
  default List<Edit> moved(String list, String version, String after) {
    return List.of();
  }

  /** A new migration's path within the chain's folder, and the text of the list that names it. */
  record Listed(String path, String list) {}

  /** Where what undoes a migration of a chain in that folder belongs. */
  default Undo undo(String folder, Entry entry) {
    String name = entry.name();
    String stem = name.endsWith(".sql") ? name : name + ".sql";
    return new Undo.Beside(beside(folder) + "rollback/undo_" + stem);
  }

  /** The path of a script that verifies a migration, where no tool takes it for a migration. */
  default String verification(String folder, Entry entry) {
    return folder.isEmpty() ? "verify/verify.sql" : beside(folder) + "verify.sql";
  }

  /** Whether a verification has to fail where something is missing, rather than to tell what. */
  default boolean verifiesByFailing() {
    return false;
  }

  private static String beside(String folder) {
    return folder.substring(0, folder.lastIndexOf('/') + 1);
  }

  /** SQL that makes what the tool creates before its first migration. */
  default String bookkeeping() {
    return "";
  }
}

package dev.migrationlens.chain;

import dev.migrationlens.chain.ChainProblem.Weight;
import dev.migrationlens.replay.Migration.Runner;
import dev.migrationlens.replay.Migration.TransactionMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbered or dated files that no known tool claims: in the order of number or date, then of name.
 * They may lie in folders of versions. Who runs them is unknown.
 */
final class Numbered implements MigrationTool {
  private static final Pattern DATED =
      Pattern.compile("([0-9]{4}([-_])[0-9]{2}\\2[0-9]{2})(?![0-9]).*\\.sql");
  private static final Pattern NUMBERED =
      Pattern.compile("[vV]?([0-9]+(?:\\.[0-9]+)*)(?![0-9]).*\\.sql");
  private static final Pattern PLACE =
      Pattern.compile(
          ".*(migrat|schema|change|patch|upgrade|update|evolution|deploy|database|version).*|db|sql|ddl");
  private static final Pattern NO_PLACE =
      Pattern.compile(".*(test|fixture|quer(y|ies)|bench|example|snippet|seed|report).*");
  private static final Pattern ASIDE =
      Pattern.compile("down|rollbacks?|reverts?|undo|archived?|old|backups?|disabled|deprecated");

  /** What a known tool divides its files by. */
  private static final Pattern MARKED =
      Pattern.compile(
          "(?mi)^--+\\s*(?:\\+(?:goose|migrate)\\b|migrate:up|liquibase formatted|create above)");

  @Override
  public String id() {
    return "numbered";
  }

  @Override
  public String title() {
    return "numbered files";
  }

  @Override
  public boolean recognises(Folder folder) {
    List<String> sql = folder.sqlNames();
    if (ASIDE.matcher(folder.name()).matches()) {
      return false;
    }
    if (sql.isEmpty() || !VersionFolders.of(folder).isEmpty()) {
      return isOfVersions(folder);
    }
    long numbered = sql.stream().filter(Numbered::isNumbered).count();
    if (numbered == 0) {
      return folder.name().matches("migrations?") && sql.size() > 1;
    }
    return numbered * 2 >= sql.size() && isPlace(folder, sql);
  }

  /** Whether the folders below are versions of one chain, and hold no chains of a known tool. */
  private static boolean isOfVersions(Folder folder) {
    List<Folder> versions = VersionFolders.of(folder);
    return !versions.isEmpty()
        && !NO_PLACE.matcher(folder.path()).matches()
        && folder.sqlNames().stream().noneMatch(Numbered::isNumbered)
        && versions.stream().flatMap(Folder::sample).noneMatch(t -> MARKED.matcher(t).find());
  }

  private static boolean isPlace(Folder folder, List<String> sql) {
    boolean ours = Databases.isPostgres(folder.name());
    String name = ours ? folder.parent().map(Folder::name).orElse("") : folder.name();
    if (folder.path().isEmpty() || PLACE.matcher(name).matches()) {
      return true;
    }
    return !NO_PLACE.matcher(folder.path()).matches()
        && sql.stream().anyMatch(n -> Versions.leadingDigits(n) >= 3 || DATED.matcher(n).matches());
  }

  private static boolean isNumbered(String name) {
    return Versions.leadingDigits(name) > 0 || NUMBERED.matcher(name).matches();
  }

  @Override
  public Layout layout(Folder folder) {
    var entries = new ArrayList<Entry>();
    if (isOfVersions(folder)) {
      VersionFolders.of(folder).forEach(f -> addAll(f, VersionFolders::entry, entries));
    } else {
      addAll(folder, Numbered::entry, entries);
    }
    entries.sort(order());
    boolean dated = entries.stream().anyMatch(e -> DATED.matcher(e.name()).matches());
    String harm =
        dated
            ? "which of the two runs first is luck"
            : "which of the two runs first depends on who runs them";
    var versioned = entries.stream().filter(Numbered::hasOwnVersion).toList();
    return new Layout(
        entries,
        Layouts.joined(
            Layouts.duplicates(this, versioned, Weight.WARNED, harm), Layouts.gaps(versioned)));
  }

  /** Whether it has a version, and not only that of its folder. */
  private static boolean hasOwnVersion(Entry entry) {
    return entry.versionStart() >= 0 && entry.path().indexOf('/', versionEnd(entry)) < 0;
  }

  private static int versionEnd(Entry entry) {
    return entry.versionStart() + entry.version().length();
  }

  private static void addAll(
      Folder folder, BiFunction<Folder, String, Entry> entry, List<Entry> entries) {
    for (String name : folder.sqlNames()) {
      if (!isUndo(name) && !Databases.passesOver(folder, name)) {
        entries.add(entry.apply(folder, name));
      }
    }
  }

  private static boolean isUndo(String name) {
    return name.matches("(?i).*[._-](down|rollback|revert|undo)\\.sql");
  }

  private static Entry entry(Folder folder, String name) {
    String path = folder.pathOf(name);
    int nameStart = path.length() - name.length();
    Matcher dated = DATED.matcher(name);
    Matcher numbered = NUMBERED.matcher(name);
    if (dated.matches()) {
      return Entry.of(path, dated.group(1), nameStart + dated.start(1));
    }
    return numbered.matches()
        ? Entry.of(path, numbered.group(1), nameStart + numbered.start(1))
        : Entry.of(path, "", -1);
  }

  @Override
  public Comparator<Entry> order() {
    return Comparator.comparing((Entry e) -> e.versionStart() < 0)
        .thenComparing(e -> reading(e.version()), VersionFolders::compare)
        .thenComparing(Entry::name, Versions.BYTES)
        .thenComparing(Entry::path, Versions.BYTES);
  }

  /** A date's parts are one number, so that {@code 2026-01-14} stands beside {@code 20260115}. */
  private static String reading(String version) {
    return version.replaceAll("[-_]", "");
  }

  @Override
  public String canonical(String version) {
    return Versions.stripZeros(reading(version));
  }

  @Override
  public boolean leavesFoldersBelow(Folder folder) {
    return !isOfVersions(folder);
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

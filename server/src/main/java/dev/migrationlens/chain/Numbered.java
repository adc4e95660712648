package dev.migrationlens.chain;

import dev.migrationlens.chain.ChainProblem.Weight;
import dev.migrationlens.replay.Migration.Runner;
import dev.migrationlens.replay.Migration.TransactionMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbered or dated files that no known tool claims: in the order of number or date, then of name.
 * Who runs them is unknown.
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
    if (sql.isEmpty() || ASIDE.matcher(folder.name()).matches()) {
      return false;
    }
    long numbered = sql.stream().filter(Numbered::isNumbered).count();
    if (numbered == 0) {
      return folder.name().matches("migrations?") && sql.size() > 1;
    }
    return numbered * 2 >= sql.size() && isPlace(folder, sql);
  }

  private static boolean isPlace(Folder folder, List<String> sql) {
    String name = folder.name();
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
    for (String name : folder.sqlNames()) {
      if (!isUndo(name)) {
        entries.add(entry(folder, name));
      }
    }
    entries.sort(order());
    boolean dated = entries.stream().anyMatch(e -> DATED.matcher(e.name()).matches());
    String harm =
        dated
            ? "which of the two runs first is luck"
            : "which of the two runs first depends on who runs them";
    var versioned = entries.stream().filter(e -> e.versionStart() >= 0).toList();
    return new Layout(
        entries,
        Layouts.joined(
            Layouts.duplicates(this, versioned, Weight.WARNED, harm), Layouts.gaps(versioned)));
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
        .thenComparing(e -> reading(e.version()), Versions::compareParts)
        .thenComparing(Entry::name, Versions.BYTES);
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
  public boolean leavesFoldersBelow() {
    return true;
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

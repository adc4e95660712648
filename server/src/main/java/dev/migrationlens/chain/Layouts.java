package dev.migrationlens.chain;

import dev.migrationlens.chain.ChainProblem.Kind;
import dev.migrationlens.chain.ChainProblem.Weight;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What most tools' folders have in common: versions in names, and what can be wrong with them. */
final class Layouts {
  /** A version at the front, in another form than the tool's. */
  private static final Pattern NEARLY =
      Pattern.compile("[vV]?([0-9]+(?:[-.][0-9]+)*)([-_. ].*|)\\.(?:sql|SQL)");

  private Layouts() {}

  /** The SQL files directly in a folder whose names match; group 1 is the version. */
  static List<Entry> named(Folder folder, Pattern pattern) {
    var entries = new ArrayList<Entry>();
    for (String name : folder.names()) {
      Matcher matcher = pattern.matcher(name);
      if (matcher.matches()) {
        String path = folder.pathOf(name);
        int start = path.length() - name.length() + matcher.start(1);
        entries.add(Entry.of(path, matcher.group(1), start));
      }
    }
    return entries;
  }

  /** How many of the folder's SQL files match, against those that do not. */
  static boolean most(Folder folder, Pattern pattern) {
    List<String> sql = folder.sqlNames();
    long matching = sql.stream().filter(n -> pattern.matcher(n).matches()).count();
    return matching > 0 && matching * 2 >= sql.size();
  }

  /** The SQL files that the tool passes over, each with the name under which it would not. */
  static List<ChainProblem> skipped(
      Folder folder, Pattern taken, MigrationTool tool, List<Entry> entries) {
    var problems = new ArrayList<ChainProblem>();
    var free = new FreeVersions(tool, entries);
    for (String name : folder.sqlNames()) {
      if (!taken.matcher(name).matches()) {
        String message =
            tool.title() + " skips this file: its name is not of the form `<version>_<name>.sql`";
        problems.add(
            ChainProblem.file(
                Kind.SKIPPED_FILE,
                Weight.WARNED,
                folder.pathOf(name),
                message,
                adoption(folder, name, tool, entries, free)));
      }
    }
    return problems;
  }

  private static Remedy adoption(
      Folder folder, String name, MigrationTool tool, List<Entry> entries, FreeVersions free) {
    Matcher nearly = NEARLY.matcher(name);
    if (nearly.matches()) {
      String version = nearly.group(1).replaceAll("[^0-9]", "");
      String rest = nearly.group(2).replaceAll("^[-_. ]+", "");
      String renamed = version + "_" + (rest.isEmpty() ? "migration" : rest) + ".sql";
      boolean usable = !free.isTaken(version) && !folder.has(renamed);
      return usable ? new Remedy.Rename(folder.pathOf(renamed)) : new Remedy.None();
    }
    if (entries.isEmpty()) {
      return new Remedy.None();
    }
    String version = tool.nextVersion(entries.get(entries.size() - 1).version(), free);
    free.take(version);
    String rest = name.substring(0, name.length() - ".sql".length());
    return new Remedy.Adopt(folder.pathOf(version + "_" + rest + ".sql"));
  }

  /** Every entry after the first of its version; {@code harm} says what comes of it. */
  static List<ChainProblem> duplicates(
      MigrationTool tool, List<Entry> entries, Weight weight, String harm) {
    Map<String, Entry> first = new HashMap<>();
    var repeated = new ArrayList<Entry>();
    for (Entry entry : entries) {
      if (first.putIfAbsent(tool.canonical(entry.version()), entry) != null) {
        repeated.add(entry);
      }
    }
    var free = new FreeVersions(tool, entries);
    var problems = new ArrayList<ChainProblem>();
    for (Entry entry : repeated) {
      String version = tool.nextVersion(entry.version(), free);
      free.take(version);
      Entry other = first.get(tool.canonical(entry.version()));
      String message =
          "version `%s` is taken by `%s`: %s"
              .formatted(entry.version(), other == null ? "" : other.name(), harm);
      problems.add(
          ChainProblem.file(
              Kind.DUPLICATE_VERSION, weight, entry.path(), message, new Remedy.Renumber(version)));
    }
    return problems;
  }

  /** Entries that run elsewhere than their version reads, because widths differ. */
  static List<ChainProblem> widths(MigrationTool tool, List<Entry> entries) {
    var problems = new ArrayList<ChainProblem>();
    Set<Entry> told = new HashSet<>();
    Entry latest = null;
    int width = numberWidth(entries);
    for (Entry entry : entries) {
      if (latest != null && compareReading(entry, latest) < 0) {
        boolean later = entry.version().length() < latest.version().length();
        Entry narrow = later ? entry : latest;
        Entry wide = later ? latest : entry;
        if (narrow.version().length() < wide.version().length() && told.add(narrow)) {
          problems.add(widthProblem(tool, narrow, wide, later, width));
        }
      } else {
        latest = entry;
      }
    }
    return problems;
  }

  private static ChainProblem widthProblem(
      MigrationTool tool, Entry narrow, Entry wide, boolean narrowRunsLater, int width) {
    String message =
        "`%s` runs %s `%s`, though it reads the other way: %s compares versions %s"
            .formatted(
                narrow.name(),
                narrowRunsLater ? "after" : "before",
                wide.name(),
                tool.title(),
                tool.canonical("01").equals("01") ? "as text" : "as numbers");
    String padded = padded(narrow.version(), width);
    Remedy remedy =
        padded.equals(narrow.version()) ? new Remedy.None() : new Remedy.Renumber(padded);
    return ChainProblem.file(
        Kind.VERSION_WIDTHS_DIFFER, Weight.WARNED, narrow.path(), message, remedy);
  }

  private static int numberWidth(List<Entry> entries) {
    return entries.stream()
        .map(Entry::version)
        .filter(v -> !isTime(v))
        .mapToInt(String::length)
        .max()
        .orElse(0);
  }

  private static String padded(String version, int numberWidth) {
    return isTime(version)
        ? version + "0".repeat(Math.max(0, 14 - version.length()))
        : "0".repeat(Math.max(0, numberWidth - version.length())) + version;
  }

  private static int compareReading(Entry a, Entry b) {
    String x = a.version();
    String y = b.version();
    return Versions.compareNumbers(padded(x, 0), padded(y, 0));
  }

  /** Whether digits read as a date of our time, with or without hours. */
  static boolean isTime(String version) {
    return version.length() >= 8
        && version.length() <= 14
        && (version.startsWith("19") || version.startsWith("20"))
        && Versions.isNumber(version);
  }

  /** Numbers left out of a sequence that is otherwise without holes. */
  static List<ChainProblem> gaps(List<Entry> entries) {
    var problems = new ArrayList<ChainProblem>();
    int steps = 0;
    for (int i = 1; i < entries.size(); i++) {
      String before = entries.get(i - 1).version();
      Entry entry = entries.get(i);
      if (!isSequence(before) || !isSequence(entry.version())) {
        continue;
      }
      int step = Integer.parseInt(entry.version()) - Integer.parseInt(before);
      if (step == 1) {
        steps++;
      } else if (step > 1 && step <= 4) {
        String missing = Versions.successor(before);
        String message = "no migration has version `%s`".formatted(missing);
        problems.add(ChainProblem.file(Kind.VERSION_GAP, Weight.NOTED, entry.path(), message));
      }
    }
    return steps >= 4 && steps >= problems.size() * 5 ? problems : List.of();
  }

  private static boolean isSequence(String version) {
    return version.length() <= 6 && Versions.isNumber(version);
  }

  @SafeVarargs
  static List<ChainProblem> joined(List<ChainProblem>... parts) {
    var all = new ArrayList<ChainProblem>();
    for (List<ChainProblem> part : parts) {
      all.addAll(part);
    }
    return all;
  }
}

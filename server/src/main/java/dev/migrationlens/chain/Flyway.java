package dev.migrationlens.chain;

import dev.migrationlens.chain.ChainProblem.Kind;
import dev.migrationlens.chain.ChainProblem.Weight;
import dev.migrationlens.replay.Migration.TransactionMode;
import dev.migrationlens.syntax.Slice;
import dev.migrationlens.syntax.StatementSplitter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Flyway: versions of several numbers, repeatable migrations after them by description, undo apart.
 * Folders below belong to the same location.
 */
final class Flyway implements MigrationTool {
  private static final Pattern VERSIONED = Pattern.compile("V([0-9]+(?:[._][0-9]+)*)__.*\\.sql");
  private static final Pattern WITHOUT_PREFIX =
      Pattern.compile("([0-9]+(?:[._][0-9]+)*)__.*\\.sql");
  private static final Pattern SCRIPT =
      Pattern.compile("([VUB]?)([0-9]+(?:[._][0-9]+)*)__.*\\.sql");
  private static final Pattern REPEATABLE = Pattern.compile("R__(.*)\\.sql");
  private static final Pattern NEARLY = Pattern.compile("[vV][0-9][0-9._]*_?[^_0-9].*\\.sql");

  /** What Flyway knows to run outside a transaction. */
  private static final Pattern OUTSIDE =
      Pattern.compile(
          "\\b(CREATE\\s+(UNIQUE\\s+)?|DROP\\s+|RE)INDEX\\s+CONCURRENTLY\\b"
              + "|\\b(VACUUM|ALTER\\s+SYSTEM|(CREATE|DROP)\\s+(DATABASE|TABLESPACE|SUBSCRIPTION))\\b",
          Pattern.CASE_INSENSITIVE);

  private static final String CONF = ".conf";

  private static final Pattern SET_OUTSIDE =
      Pattern.compile("(?m)^\\s*executeInTransaction\\s*=\\s*false\\b");

  @Override
  public String id() {
    return "flyway";
  }

  @Override
  public String title() {
    return "Flyway";
  }

  @Override
  public boolean recognises(Folder folder) {
    return isPrefixed(folder)
        || Layouts.most(folder, WITHOUT_PREFIX)
        || !FlywayLocations.of(folder, this::versions).isEmpty();
  }

  private static boolean isPrefixed(Folder folder) {
    return folder.sqlNames().stream().anyMatch(n -> VERSIONED.matcher(n).matches());
  }

  private Stream<String> versions(String name) {
    Matcher script = VERSIONED.matcher(name);
    return script.matches() ? Stream.of(canonical(script.group(1))) : Stream.empty();
  }

  /** The files of the location, or of the locations below that belong together. */
  private List<String> paths(Folder folder) {
    List<Folder> locations =
        isPrefixed(folder) || Layouts.most(folder, WITHOUT_PREFIX)
            ? List.of()
            : FlywayLocations.of(folder, this::versions);
    return locations.isEmpty()
        ? folder.sqlBelow()
        : locations.stream().flatMap(f -> f.sqlBelow().stream()).toList();
  }

  @Override
  public Layout layout(Folder folder) {
    boolean prefixed = isPrefixed(folder) || !Layouts.most(folder, WITHOUT_PREFIX);
    Map<String, String> undos = new HashMap<>();
    var entries = new ArrayList<Entry>();
    var baselines = new ArrayList<Entry>();
    var repeatables = new ArrayList<Entry>();
    var problems = new ArrayList<ChainProblem>();
    for (String path : paths(folder)) {
      String name = path.substring(path.lastIndexOf('/') + 1);
      int start = path.length() - name.length();
      Matcher script = SCRIPT.matcher(name);
      Matcher repeatable = REPEATABLE.matcher(name);
      if (script.matches()) {
        Entry entry = Entry.of(path, script.group(2), start + script.start(2));
        switch (script.group(1)) {
          case "U" -> undos.put(canonical(entry.version()), path);
          case "B" -> baselines.add(entry);
          case "" -> addUnless(prefixed, entry, entries);
          default -> entries.add(entry);
        }
      } else if (repeatable.matches()) {
        repeatables.add(Entry.of(path, repeatable.group(1), -1));
      } else if (prefixed && NEARLY.matcher(name).matches()) {
        problems.add(nearly(path));
      }
    }
    entries.replaceAll(e -> withOthers(e, undos.get(canonical(e.version())), folder));
    return layout(entries, baselines, repeatables, problems);
  }

  private static void addUnless(boolean prefixed, Entry entry, List<Entry> entries) {
    if (!prefixed) {
      entries.add(entry);
    }
  }

  /** A baseline stands for the versions up to its own, where those are gone. */
  private Layout layout(
      List<Entry> entries,
      List<Entry> baselines,
      List<Entry> repeatables,
      List<ChainProblem> problems) {
    entries.sort(order());
    problems.addAll(
        Layouts.duplicates(
            this,
            entries,
            Weight.REFUSED,
            "Flyway stops with \"Found more than one migration with version\""));
    problems.addAll(Layouts.gaps(entries));
    baselines.sort(order());
    if (!baselines.isEmpty()) {
      Entry last = baselines.get(baselines.size() - 1);
      if (entries.stream().allMatch(e -> order().compare(e, last) > 0)) {
        entries.add(0, last);
      }
    }
    repeatables.sort(Comparator.comparing(Entry::version, Versions.BYTES));
    entries.addAll(repeatables);
    return new Layout(entries, problems);
  }

  private static Entry withOthers(Entry entry, @Nullable String undo, Folder folder) {
    String settings = entry.path() + CONF;
    List<String> companions = folder.holds(settings) ? List.of(settings) : List.of();
    return new Entry(entry.path(), entry.version(), entry.versionStart(), undo, companions);
  }

  private ChainProblem nearly(String path) {
    return ChainProblem.file(
        Kind.SKIPPED_FILE,
        Weight.WARNED,
        path,
        "Flyway skips this file: its name is not of the form `V<version>__<name>.sql`");
  }

  @Override
  public Comparator<Entry> order() {
    return Comparator.comparing((Entry e) -> e.versionStart() < 0)
        .thenComparing(Entry::version, Versions::compareParts);
  }

  @Override
  public String canonical(String version) {
    String[] parts = version.split("[._]");
    var out = new StringBuilder();
    int last = parts.length;
    while (last > 1 && Versions.stripZeros(parts[last - 1]).equals("0")) {
      last--;
    }
    for (int i = 0; i < last; i++) {
      out.append(i == 0 ? "" : ".").append(Versions.stripZeros(parts[i]));
    }
    return out.toString();
  }

  /** Between two whole numbers there is room: {@code 3.1} runs between {@code 3} and {@code 4}. */
  @Override
  public String nextVersion(String after, FreeVersions free) {
    boolean crowded = free.isTaken(Versions.successor(after)) && after.length() < 8;
    return free.after(crowded && !after.contains(".") ? after + ".0" : after);
  }

  @Override
  public Sections sections(String path, String text) {
    if (!OUTSIDE.matcher(text).find()) {
      return Sections.whole(text, TransactionMode.PER_FILE);
    }
    List<Slice> all =
        StatementSplitter.split(text).stream().filter(s -> s.kind() == Slice.Kind.SQL).toList();
    List<Slice> outside =
        all.stream().filter(s -> OUTSIDE.matcher(s.of(text)).lookingAt()).toList();
    if (outside.isEmpty()) {
      return Sections.whole(text, TransactionMode.PER_FILE);
    }
    var cutter = new Sections.Cutter(TransactionMode.AUTOCOMMIT);
    cutter.up(0, text.length());
    if (outside.size() < all.size()) {
      cutter.problem(
          ChainProblem.at(
              Kind.MIXED_TRANSACTIONS,
              Weight.WARNED,
              path,
              outside.get(0).span(),
              "Flyway refuses a script that also has statements for a transaction, unless `mixed`"
                  + " is set"));
    }
    return cutter.sections();
  }

  @Override
  public Optional<TransactionMode> transaction(
      Entry entry, Function<String, Optional<String>> texts) {
    boolean outside =
        entry.companions().stream()
            .flatMap(path -> texts.apply(path).stream())
            .anyMatch(text -> SET_OUTSIDE.matcher(text).find());
    return outside ? Optional.of(TransactionMode.AUTOCOMMIT) : Optional.empty();
  }

  @Override
  public String bookkeeping() {
    return """
    create table if not exists flyway_schema_history (
      installed_rank integer not null primary key, version varchar(50),
      description varchar(200) not null, type varchar(20) not null,
      script varchar(1000) not null, checksum integer, installed_by varchar(100) not null,
      installed_on timestamp not null default now(), execution_time integer not null,
      success boolean not null);
    """;
  }

  @Override
  public String fileName(String version, String name) {
    return "V" + version + "__" + name + ".sql";
  }

  @Override
  public Undo undo(String folder, Entry entry) {
    String name = entry.name();
    return name.startsWith("V") && entry.versionStart() > 0
        ? new Undo.File(
            entry.path().substring(0, entry.path().length() - name.length())
                + "U"
                + name.substring(1))
        : MigrationTool.super.undo(folder, entry);
  }

  /** Flyway sees by itself what cannot run in a transaction. */
  @Override
  public Optional<String> draftAlone(String name, String statement) {
    return OUTSIDE.matcher(statement).find() ? Optional.of(statement) : Optional.empty();
  }
}

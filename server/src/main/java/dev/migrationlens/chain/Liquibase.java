package dev.migrationlens.chain;

import dev.migrationlens.chain.ChainProblem.Kind;
import dev.migrationlens.chain.ChainProblem.Weight;
import dev.migrationlens.chain.Markers.Marker;
import dev.migrationlens.chain.Sections.Cutter;
import dev.migrationlens.replay.Migration.TransactionMode;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Liquibase changelogs in SQL: change sets in the order of the file, each in a transaction. */
final class Liquibase implements MigrationTool {
  private static final Pattern HEAD =
      Pattern.compile("(?i)\\s*--\\s*liquibase\\s+formatted\\s+sql");
  private static final Pattern LINE =
      Pattern.compile("\\s*--\\s*(changeset|rollback)\\s+(.*)", Pattern.CASE_INSENSITIVE);
  private static final Pattern DBMS = Pattern.compile("dbms:\"?([\\w,!]+)");
  private static final Pattern DELIMITER = Pattern.compile("endDelimiter:\"?([^\\s\"]+)");
  private static final Pattern NAME = Pattern.compile("[vV]?([0-9]*).*\\.sql");

  @Override
  public String id() {
    return "liquibase";
  }

  @Override
  public String title() {
    return "Liquibase";
  }

  @Override
  public boolean recognises(Folder folder) {
    return folder.sample().anyMatch(t -> HEAD.matcher(t).lookingAt());
  }

  @Override
  public Layout layout(Folder folder) {
    List<Entry> entries = new ArrayList<>(Layouts.named(folder, NAME));
    entries.sort(order());
    return Changelog.ordered(folder, entries)
        .map(listed -> new Layout(listed, unlisted(entries, listed)))
        .orElseGet(() -> new Layout(entries, List.of()));
  }

  private static List<ChainProblem> unlisted(List<Entry> entries, List<Entry> listed) {
    return entries.stream()
        .filter(e -> !listed.contains(e))
        .map(
            e ->
                ChainProblem.file(
                    Kind.SKIPPED_FILE,
                    Weight.WARNED,
                    e.path(),
                    "Liquibase skips this file: no changelog includes it",
                    new Remedy.None()))
        .toList();
  }

  @Override
  public Comparator<Entry> order() {
    return Comparator.comparing(Entry::version, Versions::compareNumbers)
        .thenComparing(Entry::name, Versions.BYTES);
  }

  @Override
  public Sections sections(String path, String text) {
    List<Marker> markers = Markers.of(text, "--", LINE);
    List<Marker> sets =
        markers.stream().filter(m -> m.word().equalsIgnoreCase("changeset")).toList();
    // Several change sets are several transactions, which a migration cannot say.
    var cutter = new Cutter(sets.size() == 1 ? TransactionMode.PER_FILE : TransactionMode.UNKNOWN);
    if (sets.isEmpty()) {
      cutter.up(0, text.length());
    }
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < sets.size(); i++) {
      Marker set = sets.get(i);
      int end = i + 1 < sets.size() ? sets.get(i + 1).start() : text.length();
      String attributes = set.rest();
      if (!ids.add(attributes.split("\\s+", 2)[0])) {
        cutter.problem(repeated(path, set));
      }
      if (attributes.contains("runInTransaction:false") && sets.size() == 1) {
        cutter.transaction(TransactionMode.AUTOCOMMIT);
      }
      if (isForPostgres(attributes)) {
        body(text, set.next(), end, attributes, cutter);
      }
    }
    markers.stream()
        .filter(m -> m.word().equalsIgnoreCase("rollback"))
        .forEach(m -> cutter.down(rollbackStart(text, m), m.end()));
    return cutter.sections();
  }

  private static boolean isForPostgres(String attributes) {
    Matcher dbms = DBMS.matcher(attributes);
    return !dbms.find() || dbms.group(1).toLowerCase(Locale.ROOT).contains("postgresql");
  }

  private static void body(String text, int start, int end, String attributes, Cutter cutter) {
    Matcher delimiter = DELIMITER.matcher(attributes);
    int from = start;
    if (delimiter.find() && !delimiter.group(1).equals(";")) {
      String mark = delimiter.group(1).replace("\\n", "\n");
      for (int at = text.indexOf(mark, from); at >= 0 && at < end; at = text.indexOf(mark, from)) {
        cutter.up(from, at);
        from = at + mark.length();
      }
    }
    cutter.up(from, end);
  }

  /** What undoes a change set stands in comments, behind the word. */
  private static int rollbackStart(String text, Marker marker) {
    String line = text.substring(marker.start(), marker.end()).toLowerCase(Locale.ROOT);
    return marker.start() + line.indexOf("rollback") + "rollback".length();
  }

  private static ChainProblem repeated(String path, Marker set) {
    return ChainProblem.at(
        Kind.DUPLICATE_VERSION,
        Weight.REFUSED,
        path,
        new Span(set.start(), set.end()),
        "two change sets have this author and id: Liquibase refuses the file");
  }

  @Override
  public String bookkeeping() {
    return """
    create table if not exists databasechangelog (
      id varchar(255) not null, author varchar(255) not null, filename varchar(255) not null,
      dateexecuted timestamp not null, orderexecuted integer not null,
      exectype varchar(10) not null, md5sum varchar(35), description varchar(255),
      comments varchar(255), tag varchar(255), liquibase varchar(20), contexts varchar(255),
      labels varchar(255), deployment_id varchar(10));
    """;
  }

  @Override
  public Undo undo(String folder, Entry entry) {
    return new Undo.Comments("--rollback ");
  }

  @Override
  public String draft(String name, String sql) {
    return "--liquibase formatted sql\n--changeset migrations:" + name + "\n" + sql;
  }

  @Override
  public Optional<String> draftAlone(String name, String statement) {
    return Optional.of(
        "--liquibase formatted sql\n--changeset migrations:"
            + name
            + " runInTransaction:false\n"
            + statement);
  }
}

package dev.migrationlens.chain;

import dev.migrationlens.chain.ChainProblem.Kind;
import dev.migrationlens.chain.ChainProblem.Weight;
import dev.migrationlens.text.Edit;
import dev.migrationlens.text.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Drizzle: the order of its journal. */
final class Drizzle implements MigrationTool {
  private static final String JOURNAL = "_journal.json";
  private static final Pattern TAG = Pattern.compile("\"tag\"\\s*:\\s*\"([^\"\\\\]+)\"");
  private static final Pattern VERSION = Pattern.compile("\"version\"\\s*:\\s*\"([^\"\\\\]+)\"");
  private static final Pattern WHEN = Pattern.compile("\"when\"\\s*:\\s*([0-9]{1,18})");
  private static final Pattern DIALECT = Pattern.compile("\"dialect\"\\s*:\\s*\"(?!pg|postgres)");

  @Override
  public String id() {
    return "drizzle";
  }

  @Override
  public String title() {
    return "Drizzle";
  }

  @Override
  public boolean recognises(Folder folder) {
    return journal(folder).isPresent();
  }

  private static Optional<String> journal(Folder folder) {
    return folder.folder("meta").flatMap(m -> m.text(JOURNAL));
  }

  @Override
  public Layout layout(Folder folder) {
    String journal = journal(folder).orElse("");
    if (DIALECT.matcher(journal).find()) {
      return new Layout(List.of(), List.of());
    }
    var entries = new ArrayList<Entry>();
    var problems = new ArrayList<ChainProblem>();
    Set<String> named = new HashSet<>();
    Matcher tag = TAG.matcher(journal);
    while (tag.find()) {
      String name = tag.group(1) + ".sql";
      named.add(name);
      if (folder.has(name)) {
        entries.add(Entry.of(folder.pathOf(name), tag.group(1), -1));
      } else {
        problems.add(
            ChainProblem.file(
                Kind.MISSING_FILE,
                Weight.REFUSED,
                folder.pathOf("meta/" + JOURNAL),
                "the journal names `%s`, which does not exist: Drizzle stops".formatted(name)));
      }
    }
    for (String name : folder.sqlNames()) {
      if (!named.contains(name)) {
        problems.add(
            ChainProblem.file(
                Kind.SKIPPED_FILE,
                Weight.WARNED,
                folder.pathOf(name),
                "Drizzle skips this file: its journal does not name it",
                enlisted(folder.pathOf("meta/" + JOURNAL), journal, name)));
      }
    }
    return new Layout(entries, problems);
  }

  @Override
  public String bookkeeping() {
    return """
    create schema if not exists drizzle;
    create table if not exists drizzle.__drizzle_migrations (
      id serial primary key, hash text not null, created_at bigint);
    """;
  }

  @Override
  public Optional<String> list(String folder) {
    return Optional.of(folder + (folder.isEmpty() ? "" : "/") + "meta/" + JOURNAL);
  }

  /** The entries keep their numbers and times, which have to rise, and change their files. */
  @Override
  public List<Edit> moved(String list, String version, String after) {
    var tags = new ArrayList<Span>();
    Matcher tag = TAG.matcher(list);
    int from = -1;
    int to = -1;
    while (tag.find()) {
      from = tag.group(1).equals(version) ? tags.size() : from;
      to = tag.group(1).equals(after) ? tags.size() : to;
      tags.add(new Span(tag.start(1), tag.end(1)));
    }
    if (from < 0 || to < 0 || from == to + 1) {
      return List.of();
    }
    int step = from < to ? 1 : -1;
    int last = from < to ? to : to + 1;
    var edits = new ArrayList<Edit>();
    for (int i = from; i != last; i += step) {
      edits.add(new Edit(tags.get(i), tags.get(i + step).of(list)));
    }
    edits.add(new Edit(tags.get(last), version));
    edits.sort(Comparator.comparingInt(e -> e.span().start()));
    return edits;
  }

  /** Drizzle runs what is later than the last that ran, so the time has to rise. */
  private static Remedy enlisted(String path, String journal, String name) {
    long latest = 0;
    Matcher when = WHEN.matcher(journal);
    while (when.find()) {
      latest = Math.max(latest, Long.parseLong(when.group(1)));
    }
    String tag = name.replaceFirst("\\.sql$", "");
    return added(journal, tag, latest + 1)
        .<Remedy>map(edit -> new Remedy.Enlist(path, List.of(edit)))
        .orElseGet(Remedy.None::new);
  }

  /** One more entry behind the last one. */
  private static Optional<Edit> added(String journal, String tag, long when) {
    int count = (int) TAG.matcher(journal).results().count();
    int close = journal.lastIndexOf('}', journal.lastIndexOf(']'));
    if (count == 0 || close < 0) {
      return Optional.empty();
    }
    Matcher version = VERSION.matcher(journal);
    String entry =
        """
        ,
            {
              "idx": %d,
              "version": "%s",
              "when": %d,
              "tag": "%s",
              "breakpoints": true
            }\
        """
            .formatted(count, version.find() ? version.group(1) : "7", when, tag);
    return Optional.of(Edit.insert(close + 1, entry));
  }

  @Override
  public Optional<Listed> listed(String list, String name, Instant now) {
    Matcher tag = TAG.matcher(list);
    String last = "";
    while (tag.find()) {
      last = tag.group(1);
    }
    int digits = Versions.leadingDigits(last);
    if (digits == 0) {
      return Optional.empty();
    }
    String next = Versions.successor(last.substring(0, digits)) + "_" + name;
    return added(list, next, now.toEpochMilli())
        .map(edit -> new Listed(next + ".sql", Edit.apply(list, List.of(edit))));
  }
}

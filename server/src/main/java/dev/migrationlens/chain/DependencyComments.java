package dev.migrationlens.chain;

import dev.migrationlens.chain.ChainProblem.Kind;
import dev.migrationlens.chain.ChainProblem.Weight;
import dev.migrationlens.replay.Migration;
import dev.migrationlens.text.Edit;
import dev.migrationlens.text.Nearest;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Headers that name the migrations a file depends on: {@code -- Dependencies: 014_x.sql}. */
final class DependencyComments {
  private static final Pattern HEADER =
      Pattern.compile(
          "^[ \\t]*--[ \\t]*(?:dependenc(?:y|ies)|depends[ \\t]+on|requires)[ \\t]*:(.*)$",
          Pattern.CASE_INSENSITIVE);
  private static final String NAMED = ".sql";
  private static final Pattern NAME = Pattern.compile("[\\w.-]+\\.sql");

  private static final Pattern NUMBER = Pattern.compile("^(\\d*).*$");

  private DependencyComments() {}

  static List<ChainProblem> check(List<Entry> entries, List<Migration> migrations) {
    var problems = new ArrayList<ChainProblem>();
    if (migrations.stream().noneMatch(m -> m.text().contains(NAMED))) {
      return problems;
    }
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < entries.size(); i++) {
      places.put(entries.get(i).name(), i);
    }
    Map<String, Integer> byPath = new HashMap<>();
    for (int i = 0; i < entries.size(); i++) {
      byPath.put(entries.get(i).path(), i);
    }
    for (Migration migration : migrations) {
      if (migration.text().contains(NAMED)) {
        check(migration, byPath.getOrDefault(migration.path(), 0), places, problems);
      }
    }
    return problems;
  }

  private static void check(
      Migration migration, int place, Map<String, Integer> places, List<ChainProblem> problems) {
    String text = migration.text();
    Matcher header = HEADER.matcher(text);
    // A long file is read again at every keystroke; only lines that name a file matter.
    for (int at = text.indexOf(NAMED); at >= 0; at = text.indexOf(NAMED, at)) {
      int start = Math.max(text.lastIndexOf('\n', at), text.lastIndexOf('\r', at)) + 1;
      while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
        at++;
      }
      if (header.region(start, at).find()) {
        Span names = new Span(header.start(1), header.end(1));
        check(migration, names, place, places, problems);
      }
    }
  }

  private static void check(
      Migration migration,
      Span names,
      int place,
      Map<String, Integer> places,
      List<ChainProblem> problems) {
    Matcher name = NAME.matcher(migration.text()).region(names.start(), names.end());
    while (name.find()) {
      Integer named = places.get(name.group());
      var span = new Span(name.start(), name.end());
      if (named == null) {
        problems.add(missing(migration, span, name.group(), places));
      } else if (named >= place) {
        problems.add(
            problem(
                migration,
                span,
                "`%s` runs %s, not before"
                    .formatted(name.group(), named == place ? "here itself" : "later"),
                new Remedy.None()));
      }
    }
  }

  private static ChainProblem missing(
      Migration migration, Span span, String name, Map<String, Integer> places) {
    Remedy remedy =
        Nearest.of(name, places.keySet())
            .or(() -> ofVersion(version(name), places.keySet()))
            .<Remedy>map(near -> new Remedy.Change("Write " + near, List.of(new Edit(span, near))))
            .orElse(new Remedy.None());
    return problem(migration, span, "there is no migration `" + name + "`", remedy);
  }

  /** The only file with that number; its words changed since. */
  private static Optional<String> ofVersion(String version, Set<String> names) {
    var same =
        names.stream().filter(n -> !version.isEmpty() && version(n).equals(version)).toList();
    return same.size() == 1 ? Optional.of(same.get(0)) : Optional.empty();
  }

  private static String version(String name) {
    return NUMBER.matcher(name).replaceFirst("$1");
  }

  private static ChainProblem problem(
      Migration migration, Span span, String message, Remedy remedy) {
    return new ChainProblem(
        Kind.WRONG_DEPENDENCY_COMMENT, Weight.WARNED, migration.path(), span, message, remedy);
  }
}

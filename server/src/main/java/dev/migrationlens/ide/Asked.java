package dev.migrationlens.ide;

import dev.migrationlens.ide.Completion.Kind;
import dev.migrationlens.naming.LocalNames;
import dev.migrationlens.naming.LocalTable;
import dev.migrationlens.naming.Meanings;
import dev.migrationlens.naming.Words;
import dev.migrationlens.sql.Names;
import dev.migrationlens.syntax.Parser;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A statement, and where in it the word begins that is to be completed; {@code around} are the
 * words of all that it is a part of.
 */
record Asked(String statement, int start, Words words, Words around, Proposals found) {
  private static final Set<String> RELATION_WORDS =
      Set.of(
          "table",
          "into",
          "references",
          "update",
          "from",
          "join",
          "only",
          "view",
          "on",
          "truncate",
          "exists",
          "using",
          "index",
          "sequence",
          "copy");

  private static final Set<String> ROUTINE_WORDS =
      Set.of("function", "procedure", "routine", "aggregate", "call");

  void propose() {
    Words before = Words.of(statement.substring(0, start));
    Meanings meanings = new Meanings(words, List.of(found.catalog()));
    int dot = before.count() - 1;
    if (before.isSymbol(dot, ".")) {
      qualified(meanings, before, before.path(dot - 1));
      return;
    }
    Set<String> expected = Parser.expectations(statement, start);
    String lead = lead(before.get(dot));
    boolean expression = expected.contains("<expression>");
    if (lead.equals("extension")) {
      found.extensions();
      keyWords(expected);
    } else if (!expression && (expected.contains("session_user") || lead.equals("role"))) {
      found.roles();
      keyWords(expected);
    } else if (ROUTINE_WORDS.contains(lead)) {
      routines(before, dot);
      keyWords(expected);
    } else if (expression) {
      expression(before, meanings, expected);
    } else if (RELATION_WORDS.contains(lead) && expected.contains("<name>")) {
      found.joins(before);
      found.relations();
      found.schemas();
      keyWords(expected);
    } else if (expected.contains("<type>") && !expected.contains("<name>")) {
      found.types(lead.equals("returns"), () -> keyWords(expected));
      found.schemas();
    } else {
      rest(meanings, expected, dot < 0);
    }
  }

  private static String lead(Words.@Nullable Word previous) {
    return previous == null ? "" : previous.name().toLowerCase(Locale.ROOT);
  }

  /** Where a value is expected: columns first, then what the statement itself named. */
  private void expression(Words before, Meanings meanings, Set<String> expected) {
    found.joins(before);
    meanings.relations(found.catalog()).forEach(found::columns);
    locals(around, found);
    found.routines();
    keyWords(expected);
    found.schemas();
    found.builtInFunctions();
  }

  /** What the statement itself named. */
  static void locals(Words around, Proposals found) {
    LocalNames.declared(around)
        .forEach((name, what) -> found.put(name, Kind.LOCAL, what, Names.quote(name)));
  }

  private void rest(Meanings meanings, Set<String> expected, boolean beginning) {
    boolean name = expected.contains("<name>");
    if (name) {
      meanings.relations(found.catalog()).forEach(found::columns);
    }
    keyWords(expected);
    if (beginning) {
      Snippets.ALL.forEach(s -> found.put(s.label(), Kind.SNIPPET, s.about(), s.text()));
    }
    if (name) {
      if (expected.contains("<type>")) {
        found.routines();
      }
      found.relations();
      found.schemas();
    }
  }

  private void keyWords(Set<String> expected) {
    expected.stream()
        .filter(w -> !w.startsWith("<") && Character.isLetter(w.charAt(0)))
        .sorted()
        .forEach(w -> found.put(w, Kind.KEYWORD, "", w));
  }

  /** A trigger runs no function but those that are made for triggers. */
  private void routines(Words before, int lead) {
    if (before.is(lead - 1, "execute")) {
      found.triggerFunctions(null);
    } else {
      found.routines();
    }
    found.schemas();
  }

  private void qualified(Meanings meanings, Words before, List<String> path) {
    int first = before.first(before.count() - 2);
    String lead = lead(before.get(first - 1));
    var relation = path.isEmpty() ? null : meanings.qualifier(found.catalog(), path);
    if (relation != null) {
      found.columns(relation);
    }
    if (path.size() != 1) {
      return;
    }
    LocalTable local = LocalTable.of(statement, words, path.get(0));
    if (local != null) {
      local
          .columns()
          .forEach(c -> found.put(c, Kind.COLUMN, local.name() + "." + c, Names.quote(c)));
      return;
    }
    String schema = path.get(0);
    if (before.is(first - 2, "execute") && ROUTINE_WORDS.contains(lead)) {
      found.triggerFunctions(schema);
    } else if (ROUTINE_WORDS.contains(lead)) {
      found.routines(schema);
    } else {
      found.relations(schema);
      if (!RELATION_WORDS.contains(lead) || lead.equals("from") || lead.equals("join")) {
        found.types(schema);
        found.routines(schema);
      }
    }
  }
}

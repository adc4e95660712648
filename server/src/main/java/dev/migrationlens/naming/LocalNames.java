package dev.migrationlens.naming;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Names that live in one statement only: CTEs, aliases, parameters and variables of PL/pgSQL. */
public final class LocalNames {
  private static final Set<String> BEFORE_ALIASES =
      Set.of("from", "join", "update", "only", "lateral", "using", "into");

  private LocalNames() {}

  /** Every local name of a statement, and what it is. */
  public static Map<String, String> declared(Words words) {
    var all = new LinkedHashMap<String, String>();
    for (int i = 0; i < words.count(); i++) {
      Words.Word word = words.all().get(i);
      if (word.isName() && !word.isReserved() && !words.isSymbol(i - 1, ".")) {
        String what = isCte(words, i) ? "WITH" : isAlias(words, i) ? "alias" : "variable";
        if (!what.equals("variable") || (isVariable(words, i) && !word.is("begin"))) {
          all.putIfAbsent(word.name(), what);
        }
      }
    }
    return all;
  }

  private static boolean qualifies(Words words, int index) {
    return words.isSymbol(index + 1, ".");
  }

  /** {@code WITH name [(columns)] AS [NOT] [MATERIALIZED] (}. */
  static boolean isCte(Words words, int index) {
    boolean first = words.is(index - 1, "with") || words.is(index - 1, "recursive");
    if (!first && !words.isSymbol(index - 1, ",")) {
      return false;
    }
    int at = index + 1;
    if (words.isSymbol(at, "(")) {
      while (at < words.count() && !words.isSymbol(at, ")")) {
        at++;
      }
      at++;
    }
    if (!words.is(at, "as")) {
      return false;
    }
    at++;
    at += words.is(at, "not") ? 1 : 0;
    at += words.is(at, "materialized") ? 1 : 0;
    return words.isSymbol(at, "(") && (first || hasWith(words, index));
  }

  private static boolean hasWith(Words words, int index) {
    for (int i = 0; i < index; i++) {
      if (words.is(i, "with")) {
        return true;
      }
    }
    return false;
  }

  /** A name right behind a relation, a function call or a subquery of a FROM list. */
  static boolean isAlias(Words words, int index) {
    if (qualifies(words, index) || words.isSymbol(index + 1, "(")) {
      return false;
    }
    int before = words.is(index - 1, "as") ? index - 2 : index - 1;
    Words.Word named = words.get(before);
    if (named == null) {
      return false;
    }
    int start = before;
    if (named.isSymbol(")")) {
      int depth = 0;
      do {
        depth += words.isSymbol(start, ")") ? 1 : words.isSymbol(start, "(") ? -1 : 0;
        start--;
      } while (start >= 0 && depth > 0);
      start =
          start >= 0 && words.all().get(start).isName() && !isLead(words, start)
              ? start
              : start + 1;
    } else if (!named.isName() || named.isReserved()) {
      return false;
    }
    start = words.first(start);
    return isLead(words, start - 1);
  }

  private static boolean isLead(Words words, int index) {
    Words.Word lead = words.get(index);
    if (lead == null) {
      return false;
    }
    return BEFORE_ALIASES.contains(lead.name()) && !lead.kind().isQuotedName();
  }

  /** A declaration between DECLARE and BEGIN, or a parameter of the routine. */
  private static boolean isVariable(Words words, int index) {
    Words.Word next = words.get(index + 1);
    if (next == null || !(next.isName() || words.is(index + 1, "constant"))) {
      return false;
    }
    if (words.isSymbol(index - 1, ";") || words.is(index - 1, "declare")) {
      boolean declaring = false;
      for (int i = 0; i < index; i++) {
        declaring = words.is(i, "declare") || (declaring && !words.is(i, "begin"));
      }
      return declaring;
    }
    int open = words.opening(index);
    int routine = open < 0 ? -1 : words.first(open - 1) - 1;
    boolean starts =
        index == open + 1 || words.isSymbol(index - 1, ",") || isMode(words, index - 1);
    return starts && (words.is(routine, "function") || words.is(routine, "procedure"));
  }

  private static boolean isMode(Words words, int index) {
    return words.is(index, "in")
        || words.is(index, "out")
        || words.is(index, "inout")
        || words.is(index, "variadic");
  }
}

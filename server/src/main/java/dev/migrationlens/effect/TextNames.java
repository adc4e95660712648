package dev.migrationlens.effect;

import dev.migrationlens.catalog.Relation;
import dev.migrationlens.sql.Names;
import dev.migrationlens.syntax.Lexer;
import dev.migrationlens.syntax.Parentheses;
import dev.migrationlens.syntax.TokenKind;
import dev.migrationlens.syntax.Tokens;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** The names in the text of an expression or a query, as PostgreSQL would write them today. */
final class TextNames {
  private static final Set<String> BEFORE_TABLES =
      Set.of("from", "join", "update", "into", "only", "table", ",");

  private static final Set<String> ENDS =
      Set.of("where", "group", "order", "having", "limit", "window", "union", "except");

  private final String text;
  private final Tokens tokens;

  private TextNames(String text) {
    this.text = text;
    this.tokens = Lexer.lex(text);
  }

  /**
   * A column of a table under another name. A name without a table is the column's where its query
   * reads the table, or reads nothing that {@code owns} such a column, and {@code own} text is
   * about the table.
   */
  static String column(
      String text, Relation table, String from, String to, boolean own, Predicate<String> owns) {
    if (!text.contains(from)) {
      return text;
    }
    var names = new TextNames(text);
    Set<String> qualifiers = names.aliases(table.name());
    return names.replaced(
        from,
        i -> names.kept(i, from, to),
        i ->
            !names.isSymbol(i + 1, "(")
                && !names.is(i - 1, "as")
                && !names.isSymbol(i - 1, "::")
                && (names.isSymbol(i - 1, ".")
                    ? i > 1 && qualifiers.contains(names.name(i - 2))
                    : names.reads(i, table.name(), own, owns)));
  }

  /** The new name; the output of a query inside another keeps the name it had. */
  private String kept(int index, String from, String to) {
    int before = first(index) - 1;
    boolean output =
        opening(index) >= 0
            && (is(before, "select") || is(before, "distinct") || isSymbol(before, ","))
            && (is(index + 1, "from") || isSymbol(index + 1, ",") || isSymbol(index + 1, ")"))
            && !sources(opening(index)).isEmpty();
    return Names.quote(to) + (output ? " as " + Names.quote(from) : "");
  }

  /** Whether a name without a table is a column of the table, seen from where it stands. */
  private boolean reads(int index, String table, boolean own, Predicate<String> owns) {
    int level = index;
    do {
      level = opening(level);
      List<String> sources = sources(level);
      if (sources.contains(table)) {
        return true;
      }
      if (sources.stream().anyMatch(owns)) {
        return false;
      }
    } while (level >= 0);
    return own;
  }

  /** The opening parenthesis around a token, or -1. */
  private int opening(int index) {
    return Parentheses.opening(index, i -> isSymbol(i, "("), i -> isSymbol(i, ")"));
  }

  /** What the query behind an opening parenthesis reads from. */
  private List<String> sources(int open) {
    var found = new ArrayList<String>();
    boolean reading = false;
    int depth = 0;
    for (int i = open + 1; i < tokens.count() && depth >= 0; i++) {
      depth += isSymbol(i, "(") ? 1 : isSymbol(i, ")") ? -1 : 0;
      if (depth != 0 || !isName(i)) {
        continue;
      }
      reading = is(i, "from") || (reading && !ENDS.contains(name(i)));
      String before = name(first(i) - 1);
      if (reading && BEFORE_TABLES.contains(before) && !isSymbol(i + 1, ".")) {
        found.add(name(i));
      }
    }
    return found;
  }

  /** A table under another name: where it is read from, and where it qualifies columns. */
  static String table(String text, String from, String to) {
    if (!text.contains(from)) {
      return text;
    }
    var names = new TextNames(text);
    return names.replaced(
        from,
        i -> Names.quote(to),
        i -> names.isSymbol(i + 1, ".") || (names.first(i) > 0 && names.isSource(i)));
  }

  /** Whether a name stands where a query says what it reads. */
  private boolean isSource(int index) {
    int before = first(index) - 1;
    if (!isSymbol(before, ",")) {
      return BEFORE_TABLES.contains(name(before));
    }
    int depth = 0;
    for (int i = before; i >= 0 && depth >= 0; i--) {
      depth += isSymbol(i, ")") ? 1 : isSymbol(i, "(") ? -1 : 0;
      if (depth == 0
          && (is(i, "from") || is(i, "select") || (isName(i) && ENDS.contains(name(i))))) {
        return is(i, "from");
      }
    }
    return false;
  }

  /** What a table is called in the text: itself, and its aliases. */
  private Set<String> aliases(String table) {
    var found = new HashSet<String>();
    found.add(table);
    for (int i = 0; i < tokens.count(); i++) {
      if (isName(i) && name(i).equals(table)) {
        int alias = is(i + 1, "as") ? i + 2 : i + 1;
        if (isName(alias) && tokens.keyword(alias) == null) {
          found.add(name(alias));
        }
      }
    }
    return found;
  }

  private String replaced(String from, IntFunction<String> to, IntPredicate meant) {
    var out = new StringBuilder();
    int done = 0;
    for (int i = 0; i < tokens.count(); i++) {
      if (isName(i) && name(i).equals(from) && meant.test(i)) {
        out.append(text, done, tokens.start(i)).append(to.apply(i));
        done = tokens.end(i);
      }
    }
    return out.append(text, done, text.length()).toString();
  }

  private int first(int index) {
    return isSymbol(index - 1, ".") && index > 1 ? index - 2 : index;
  }

  private boolean isName(int index) {
    return index >= 0
        && index < tokens.count()
        && (tokens.kind(index) == TokenKind.WORD || tokens.kind(index) == TokenKind.QUOTED);
  }

  private boolean is(int index, String word) {
    return isName(index) && tokens.kind(index) == TokenKind.WORD && name(index).equals(word);
  }

  private boolean isSymbol(int index, String symbol) {
    return index >= 0 && index < tokens.count() && tokens.text(index).equals(symbol);
  }

  private String name(int index) {
    if (index < 0 || index >= tokens.count()) {
      return "";
    }
    String own = tokens.text(index);
    return tokens.kind(index) == TokenKind.QUOTED
        ? own.substring(1, own.length() - 1).replace("\"\"", "\"")
        : Names.fold(own);
  }
}

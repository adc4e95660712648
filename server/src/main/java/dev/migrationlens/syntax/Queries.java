package dev.migrationlens.syntax;

import dev.migrationlens.sql.Keyword;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Queries: set operations over SELECT, VALUES and TABLE, with WITH before and a tail after. */
public final class Queries {
  private static final int LONGEST_CHAIN = 1000;
  private static final Set<String> GOING_ON =
      Set.of("union", "intersect", "except", "order", "limit", "offset", "fetch", "for");

  private Queries() {}

  /** Any query (SelectStmt). */
  public static Query query(TokenCursor c) {
    int start = c.start();
    Query.With with = c.at("with") ? WithClauses.with(c) : null;
    return query(c, with, start);
  }

  /** A query whose WITH is read already. */
  static Query query(TokenCursor c, Query.@Nullable With with, int start) {
    c.enter();
    Query all = operations(c, operand(c), start, 1);
    Query query = QueryTails.tail(c, with, all, start);
    c.leave();
    return query;
  }

  /** Whether an unparenthesized query begins here. */
  static boolean startsHere(TokenCursor c) {
    Keyword keyword = c.keyword();
    if (keyword == null) {
      return c.atEnd() && c.at("select");
    }
    return switch (keyword.word()) {
      case "select", "with", "table" -> true;
      case "values" -> c.peekSymbol(1, '(');
      default -> false;
    };
  }

  /** Whether what follows a query in parentheses makes it part of a larger one. */
  static boolean goesOn(TokenCursor c) {
    Keyword keyword = c.keyword();
    return keyword != null && GOING_ON.contains(keyword.word());
  }

  /** The rest of a query that begins with one in parentheses. */
  static Query after(TokenCursor c, Query first, int start) {
    return QueryTails.tail(c, null, operations(c, first, start, 1), start);
  }

  private static Query operand(TokenCursor c) {
    if (c.atSymbol('(')) {
      return Primaries.queryInParentheses(c);
    }
    int start = c.start();
    if (c.accept("values")) {
      return Selects.values(c, start);
    }
    if (c.accept("table")) {
      return Selects.table(c, start);
    }
    c.expect("select");
    return Selects.select(c, start);
  }

  /** INTERSECT binds tighter than UNION and EXCEPT; all of them to the left. */
  private static Query operations(TokenCursor c, Query first, int start, int lowest) {
    Query left = first;
    for (int length = 1; ; length++) {
      int level = c.at("intersect") ? 2 : c.at("union") || c.at("except") ? 1 : 0;
      if (level < lowest) {
        return left;
      }
      Ident operator = c.columnLabel();
      boolean all = c.accept("all");
      if (!all) {
        c.accept("distinct");
      }
      int rightStart = c.start();
      c.enter();
      Query right = operations(c, operand(c), rightStart, level + 1);
      c.leave();
      left =
          new Query.SetOperation(
              null,
              operator.text().toUpperCase(Locale.ROOT),
              all,
              left,
              right,
              Query.Tail.NONE,
              start,
              c.previousEnd());
      if (length % LONGEST_CHAIN == 0) {
        left = new Query.Unknown(start, c.previousEnd());
      }
    }
  }

  /** The names in parentheses that may follow a CTE's or an alias's name. */
  static List<Ident> optionalNames(TokenCursor c) {
    return c.atSymbol('(') ? names(c) : List.of();
  }

  /** Names in parentheses. */
  static List<Ident> names(TokenCursor c) {
    c.expectSymbol('(');
    List<Ident> names = bareNames(c);
    c.expectSymbol(')');
    return names;
  }

  /** Names with commas between them. */
  static List<Ident> bareNames(TokenCursor c) {
    var names = new ArrayList<Ident>();
    do {
      names.add(c.columnId());
    } while (c.acceptSymbol(','));
    return names;
  }
}

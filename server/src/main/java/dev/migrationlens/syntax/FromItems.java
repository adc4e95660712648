package dev.migrationlens.syntax;

import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What FROM and USING list: relations, functions, queries and joins of them. */
public final class FromItems {
  private FromItems() {}

  /** Items with commas between them (from_list). */
  public static List<Query.FromItem> list(TokenCursor c) {
    var items = new ArrayList<Query.FromItem>();
    do {
      items.add(item(c));
    } while (c.acceptSymbol(','));
    return items;
  }

  /** One item with its joins (table_ref). */
  static Query.FromItem item(TokenCursor c) {
    c.enter();
    int start = c.start();
    Query.FromItem item = joins(c, operand(c), start);
    c.leave();
    return item;
  }

  private static Query.FromItem joins(TokenCursor c, Query.FromItem first, int start) {
    Query.FromItem left = first;
    while (atJoin(c)) {
      left = join(c, left, start);
    }
    return left;
  }

  private static boolean atJoin(TokenCursor c) {
    return c.at("join")
        || c.at("cross")
        || c.at("natural")
        || c.at("left")
        || c.at("right")
        || c.at("full")
        || c.at("inner");
  }

  private static Query.FromItem join(TokenCursor c, Query.FromItem left, int start) {
    boolean natural = c.accept("natural");
    String kind = "INNER";
    if (!natural && c.accept("cross")) {
      c.expect("join");
      return joined(c, left, "CROSS", false, operand(c), start);
    }
    for (String word : List.of("left", "right", "full")) {
      if (c.accept(word)) {
        kind = word.toUpperCase(Locale.ROOT);
        c.accept("outer");
        break;
      }
    }
    if (kind.equals("INNER")) {
      c.accept("inner");
    }
    c.expect("join");
    if (natural) {
      return joined(c, left, kind, true, operand(c), start);
    }
    return qualified(c, left, kind, start);
  }

  /** A join whose right side goes on until its own ON or USING. */
  private static Query.FromItem qualified(
      TokenCursor c, Query.FromItem left, String kind, int start) {
    c.enter();
    int rightStart = c.start();
    Query.FromItem right = joins(c, operand(c), rightStart);
    c.leave();
    if (c.accept("on")) {
      Expr on = Expressions.expression(c);
      return new Query.Join(
          left, kind, false, right, on, List.of(), null, null, start, c.previousEnd());
    }
    c.expect("using");
    List<Ident> using = Queries.names(c);
    Ident alias = null;
    if (c.accept("as")) {
      alias = c.columnId();
      c.needs(14, "JOIN … USING … AS", start);
    }
    return new Query.Join(
        left, kind, false, right, null, using, alias, null, start, c.previousEnd());
  }

  private static Query.FromItem joined(
      TokenCursor c,
      Query.FromItem left,
      String kind,
      boolean natural,
      Query.FromItem right,
      int start) {
    return new Query.Join(
        left, kind, natural, right, null, List.of(), null, null, start, c.previousEnd());
  }

  private static Query.FromItem operand(TokenCursor c) {
    int start = c.start();
    boolean lateral = c.accept("lateral");
    if (c.atSymbol('(')) {
      if (lateral) {
        return derived(c, Primaries.queryInParentheses(c), true, start);
      }
      Object inside = group(c);
      if (inside instanceof Query query) {
        return derived(c, query, false, start);
      }
      Query.Join join = (Query.Join) inside;
      Query.Alias alias = alias(c);
      return alias == null ? join : aliased(join, alias, start, c.previousEnd());
    }
    if (TableFunctions.startsHere(c)) {
      return TableFunctions.read(c, lateral, start);
    }
    if (lateral) {
      return TableFunctions.call(c, true, start);
    }
    return relationWithAlias(c, start);
  }

  private static Query.FromItem aliased(Query.Join join, Query.Alias alias, int start, int end) {
    return new Query.Join(
        join.left(),
        join.kind(),
        join.natural(),
        join.right(),
        join.on(),
        join.using(),
        join.usingAlias(),
        alias,
        start,
        end);
  }

  private static Query.FromItem derived(TokenCursor c, Query query, boolean lateral, int start) {
    Query.Alias alias = alias(c);
    if (alias == null) {
      c.needs(16, "a query in FROM without an alias", start);
    }
    return new Query.Derived(query, lateral, alias, start, c.previousEnd());
  }

  /** A parenthesized query, or a parenthesized join. */
  private static Object group(TokenCursor c) {
    c.enter();
    Object inside = inside(c);
    c.leave();
    return inside;
  }

  private static Object inside(TokenCursor c) {
    c.expectSymbol('(');
    if (Queries.startsHere(c)) {
      Query query = Queries.query(c);
      c.expectSymbol(')');
      return query;
    }
    int start = c.start();
    Query.FromItem first;
    if (c.atSymbol('(')) {
      Object inner = group(c);
      if (inner instanceof Query query) {
        if (c.acceptSymbol(')')) {
          return query;
        }
        if (Queries.goesOn(c)) {
          Query all = Queries.after(c, query, start);
          c.expectSymbol(')');
          return all;
        }
        first = derived(c, query, false, start);
      } else {
        Query.Join join = (Query.Join) inner;
        if (c.acceptSymbol(')')) {
          return join;
        }
        Query.Alias alias = alias(c);
        first = alias == null ? join : aliased(join, alias, start, c.previousEnd());
      }
    } else {
      first = operand(c);
    }
    if (!atJoin(c)) {
      throw c.unexpected();
    }
    Query.FromItem all = joins(c, first, start);
    c.expectSymbol(')');
    return all;
  }

  private static Query.FromItem relationWithAlias(TokenCursor c, int start) {
    Query.Relation relation = relation(c);
    Query.Alias alias = alias(c);
    Expr sample = c.accept("tablesample") ? sample(c) : null;
    return new Query.Relation(relation.name(), alias, sample, start, c.previousEnd());
  }

  private static Expr sample(TokenCursor c) {
    int start = c.start();
    ObjectName name = Calls.functionName(c);
    c.expectSymbol('(');
    var arguments = new ArrayList<Expr.Argument>();
    SpecialCalls.addAll(arguments, Expressions.list(c));
    c.expectSymbol(')');
    if (c.accept("repeatable")) {
      c.expectSymbol('(');
      SpecialCalls.add(arguments, Expressions.expression(c));
      c.expectSymbol(')');
    }
    return new Expr.Call(
        name,
        arguments,
        true,
        false,
        false,
        List.of(),
        List.of(),
        null,
        null,
        start,
        c.previousEnd());
  }

  /** {@code t}, {@code t *}, {@code ONLY t}, {@code ONLY (t)} without an alias (relation_expr). */
  public static Query.Relation relation(TokenCursor c) {
    int start = c.start();
    ObjectName name;
    if (c.accept("only")) {
      if (c.acceptSymbol('(')) {
        name = c.qualifiedName();
        c.expectSymbol(')');
      } else {
        name = c.qualifiedName();
      }
    } else {
      name = c.qualifiedName();
      c.acceptOperator("*");
    }
    return new Query.Relation(name, null, null, start, c.previousEnd());
  }

  /** {@code [AS] a [(columns)]}, if it is here. */
  static Query.@Nullable Alias alias(TokenCursor c) {
    if (c.accept("as") || c.atColumnId()) {
      Ident name = c.columnId();
      return new Query.Alias(name, Queries.optionalNames(c));
    }
    return null;
  }
}

package dev.migrationlens.syntax;

import dev.migrationlens.sql.Keyword;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** SELECT up to its tail, VALUES and TABLE, each after its first word. */
final class Selects {
  private static final Set<String> AFTER_OUTPUTS =
      Set.of(
          "into",
          "from",
          "where",
          "group",
          "having",
          "window",
          "union",
          "intersect",
          "except",
          "order",
          "limit",
          "offset",
          "fetch",
          "for");

  /** Reserved words that begin an expression. */
  private static final Set<String> BEGINNING =
      Set.of(
          "array",
          "case",
          "cast",
          "current_catalog",
          "current_date",
          "current_role",
          "current_time",
          "current_timestamp",
          "current_user",
          "default",
          "false",
          "localtime",
          "localtimestamp",
          "not",
          "null",
          "session_user",
          "system_user",
          "true",
          "unique",
          "user");

  private Selects() {}

  static Query values(TokenCursor c, int start) {
    var rows = new ArrayList<List<Expr>>();
    do {
      c.expectSymbol('(');
      rows.add(Expressions.list(c));
      c.expectSymbol(')');
    } while (c.acceptSymbol(','));
    return new Query.Values(null, rows, Query.Tail.NONE, start, c.previousEnd());
  }

  static Query table(TokenCursor c, int start) {
    Query.Relation relation = FromItems.relation(c);
    var star = new Ident("*", false, relation.start(), relation.start());
    var all = new Expr.ColumnRef(List.of(star), true, relation.start(), relation.start());
    return new Query.Select(
        null,
        false,
        List.of(),
        List.of(new Query.Output(all, null)),
        null,
        List.of(relation),
        null,
        List.of(),
        null,
        List.of(),
        Query.Tail.NONE,
        start,
        c.previousEnd());
  }

  static Query select(TokenCursor c, int start) {
    boolean distinct = c.accept("distinct");
    List<Expr> distinctOn = List.of();
    if (distinct && c.accept("on")) {
      c.expectSymbol('(');
      distinctOn = Expressions.list(c);
      c.expectSymbol(')');
    } else if (!distinct) {
      c.accept("all");
    }
    List<Query.Output> outputs = distinct || !noOutputs(c) ? outputs(c) : List.of();
    ObjectName into = c.accept("into") ? intoTarget(c) : null;
    List<Query.FromItem> from = c.accept("from") ? FromItems.list(c) : List.of();
    Expr where = c.accept("where") ? Expressions.expression(c) : null;
    List<Expr> groupBy = c.accept("group") ? groupBy(c) : List.of();
    Expr having = c.accept("having") ? Expressions.expression(c) : null;
    List<Query.NamedWindow> windows = c.accept("window") ? windows(c) : List.of();
    return new Query.Select(
        null,
        distinct,
        distinctOn,
        outputs,
        into,
        from,
        where,
        groupBy,
        having,
        windows,
        Query.Tail.NONE,
        start,
        c.previousEnd());
  }

  private static boolean noOutputs(TokenCursor c) {
    Keyword keyword = c.keyword();
    if (keyword != null) {
      boolean ends =
          keyword.category() == Keyword.Category.RESERVED && !BEGINNING.contains(keyword.word());
      return ends || c.at("format", "json");
    }
    if (c.atEnd()) {
      AFTER_OUTPUTS.forEach(c::offer);
      c.offer("distinct");
      c.offer("<expression>");
      return true;
    }
    return c.atSymbol(')') || c.atSymbol(';');
  }

  /** What SELECT and RETURNING list. */
  static List<Query.Output> outputs(TokenCursor c) {
    var outputs = new ArrayList<Query.Output>();
    do {
      outputs.add(output(c));
    } while (c.acceptSymbol(','));
    return outputs;
  }

  private static Query.Output output(TokenCursor c) {
    int start = c.start();
    if (c.acceptOperator("*")) {
      var star = new Ident("*", false, start, c.previousEnd());
      return new Query.Output(
          new Expr.ColumnRef(List.of(star), true, start, c.previousEnd()), null);
    }
    Expr value = Expressions.output(c);
    if (c.accept("as")) {
      return new Query.Output(value, c.columnLabel());
    }
    return new Query.Output(value, bareLabel(c));
  }

  private static @Nullable Ident bareLabel(TokenCursor c) {
    return switch (c.kind()) {
      case WORD -> {
        Keyword keyword = c.keyword();
        boolean label = keyword == null || (keyword.bareLabel() && c.atColumnLabel());
        yield label ? c.takeName() : null;
      }
      case QUOTED, UNICODE_QUOTED, PLACEHOLDER -> c.takeName();
      default -> null;
    };
  }

  /** INTO's target (OptTempTableName). */
  private static ObjectName intoTarget(TokenCursor c) {
    boolean kind = c.at("local") || c.at("global");
    boolean temporary = kind && (c.peekAt(1, "temporary") || c.peekAt(1, "temp"));
    if (temporary) {
      c.advance();
      c.advance();
    } else if ((c.at("temporary") || c.at("temp") || c.at("unlogged")) && nameFollows(c)) {
      temporary = !c.at("unlogged");
      c.advance();
    }
    c.accept("table");
    ObjectName name = c.qualifiedName();
    return temporary && name.schema() == null ? ofSession(name) : name;
  }

  /** A temporary table is in the schema of its session. */
  private static ObjectName ofSession(ObjectName name) {
    var schema = new Ident("pg_temp", false, name.start(), name.start());
    return new ObjectName(List.of(schema, name.last()));
  }

  private static boolean nameFollows(TokenCursor c) {
    int mark = c.mark();
    c.advance();
    boolean name = c.at("table") || c.atColumnId();
    c.reset(mark);
    return name;
  }

  private static List<Expr> groupBy(TokenCursor c) {
    int start = c.previousEnd() - 5;
    c.expect("by");
    if (c.accept("distinct")) {
      c.needs(14, "GROUP BY DISTINCT", start);
    } else {
      c.accept("all");
    }
    var items = new ArrayList<Expr>();
    groupItems(c, items);
    return items;
  }

  private static void groupItems(TokenCursor c, List<Expr> items) {
    c.enter();
    do {
      groupItem(c, items);
    } while (c.acceptSymbol(','));
    c.leave();
  }

  private static void groupItem(TokenCursor c, List<Expr> items) {
    if (c.atSymbol('(') && c.peekSymbol(1, ')')) {
      c.advance();
      c.advance();
    } else if ((c.at("cube") || c.at("rollup")) && c.peekSymbol(1, '(')) {
      c.advance();
      c.expectSymbol('(');
      items.addAll(Expressions.list(c));
      c.expectSymbol(')');
    } else if (c.accept("grouping", "sets")) {
      c.expectSymbol('(');
      groupItems(c, items);
      c.expectSymbol(')');
    } else {
      items.add(Expressions.expression(c));
    }
  }

  private static List<Query.NamedWindow> windows(TokenCursor c) {
    var windows = new ArrayList<Query.NamedWindow>();
    do {
      Ident name = c.columnId();
      c.expect("as");
      windows.add(new Query.NamedWindow(name, Windows.specification(c)));
    } while (c.acceptSymbol(','));
    return windows;
  }
}

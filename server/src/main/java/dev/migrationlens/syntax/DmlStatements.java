package dev.migrationlens.syntax;

import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.DmlStatement;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.IndexElement;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.Query;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** SELECT, INSERT, UPDATE, DELETE, MERGE, COPY and TRUNCATE. */
public final class DmlStatements {
  private DmlStatements() {}

  public static DmlStatement parse(TokenCursor c) {
    if (c.at("copy")) {
      return Copies.copy(c);
    }
    return c.at("truncate") ? truncate(c) : preparable(c);
  }

  /** What PREPARE, EXPLAIN and WITH take (PreparableStmt). */
  public static DmlStatement preparable(TokenCursor c) {
    int start = c.start();
    Query.With with = c.at("with") ? WithClauses.with(c) : null;
    if (c.accept("insert")) {
      return insert(c, with, start);
    }
    if (c.accept("update")) {
      return update(c, with, start);
    }
    if (c.accept("delete")) {
      return delete(c, with, start);
    }
    if (c.accept("merge")) {
      return Merges.merge(c, with, start);
    }
    Query query =
        with == null && c.atSymbol('(') ? parenthesized(c, start) : Queries.query(c, with, start);
    return new DmlStatement.SelectStatement(query, start, c.previousEnd());
  }

  private static Query parenthesized(TokenCursor c, int start) {
    return Queries.after(c, Primaries.queryInParentheses(c), start);
  }

  private static DmlStatement insert(TokenCursor c, Query.@Nullable With with, int start) {
    c.expect("into");
    ObjectName table = c.qualifiedName();
    Ident alias = c.accept("as") ? c.columnId() : null;
    List<DmlStatement.Target> columns = List.of();
    if (c.atSymbol('(') && !queryInParentheses(c)) {
      columns = targetsInParentheses(c);
    }
    String overriding = null;
    Query source = null;
    if (columns.isEmpty() && c.accept("default")) {
      c.expect("values");
    } else {
      overriding = overriding(c);
      source = Queries.query(c);
    }
    DmlStatement.OnConflict onConflict = c.at("on") ? onConflict(c) : null;
    List<Query.Output> returning = returning(c);
    return new DmlStatement.Insert(
        with,
        table,
        alias,
        columns,
        overriding,
        source,
        onConflict,
        returning,
        start,
        c.previousEnd());
  }

  private static boolean queryInParentheses(TokenCursor c) {
    return c.peekSymbol(1, '(')
        || c.peekAt(1, "select")
        || c.peekAt(1, "with")
        || c.peekAt(1, "table")
        || (c.peekAt(1, "values") && c.peekSymbol(2, '('));
  }

  /** {@code OVERRIDING USER|SYSTEM VALUE}: which of them, if it is here. */
  static @Nullable String overriding(TokenCursor c) {
    if (!c.accept("overriding")) {
      return null;
    }
    String kind = c.expectAny("user", "system");
    c.expect("value");
    return kind.equals("user") ? "USER" : "SYSTEM";
  }

  /** Columns that receive values, in parentheses (insert_column_list). */
  static List<DmlStatement.Target> targetsInParentheses(TokenCursor c) {
    c.expectSymbol('(');
    var targets = new ArrayList<DmlStatement.Target>();
    do {
      targets.add(target(c));
    } while (c.acceptSymbol(','));
    c.expectSymbol(')');
    return targets;
  }

  private static DmlStatement.Target target(TokenCursor c) {
    Ident column = c.columnId();
    int end = c.previousEnd();
    var written = new Expr.ColumnRef(List.of(column), false, column.start(), end);
    return new DmlStatement.Target(column, Indirections.of(c, written, column.start()));
  }

  private static DmlStatement.OnConflict onConflict(TokenCursor c) {
    int start = c.start();
    c.expect("on", "conflict");
    List<IndexElement> items = List.of();
    Expr predicate = null;
    Ident constraint = null;
    if (c.atSymbol('(')) {
      items = IndexElements.list(c);
      predicate = c.accept("where") ? Expressions.expression(c) : null;
    } else if (c.accept("on")) {
      c.expect("constraint");
      constraint = c.columnId();
    }
    c.expect("do");
    boolean update = c.expectAny("nothing", "update").equals("update");
    List<DmlStatement.Assignment> set = List.of();
    Expr where = null;
    if (update) {
      c.expect("set");
      set = assignments(c);
      where = c.accept("where") ? Expressions.expression(c) : null;
    }
    return new DmlStatement.OnConflict(
        items, predicate, constraint, update, set, where, start, c.previousEnd());
  }

  /** What follows SET (set_clause_list). */
  static List<DmlStatement.Assignment> assignments(TokenCursor c) {
    var assignments = new ArrayList<DmlStatement.Assignment>();
    do {
      List<DmlStatement.Target> targets =
          c.atSymbol('(') ? targetsInParentheses(c) : List.of(target(c));
      c.expectOperator("=");
      assignments.add(new DmlStatement.Assignment(targets, Expressions.expression(c)));
    } while (c.acceptSymbol(','));
    return assignments;
  }

  /** RETURNING, if it is here. */
  static List<Query.Output> returning(TokenCursor c) {
    if (!c.accept("returning")) {
      return List.of();
    }
    int start = c.start();
    if (c.accept("with")) {
      c.expectSymbol('(');
      do {
        c.expectAny("old", "new");
        c.expect("as");
        c.columnId();
      } while (c.acceptSymbol(','));
      c.expectSymbol(')');
      c.needs(18, "RETURNING WITH", start);
    }
    return Selects.outputs(c);
  }

  private static DmlStatement update(TokenCursor c, Query.@Nullable With with, int start) {
    Query.Relation table = FromItems.relation(c);
    Ident alias = targetAlias(c);
    c.expect("set");
    List<DmlStatement.Assignment> set = assignments(c);
    List<Query.FromItem> from = c.accept("from") ? FromItems.list(c) : List.of();
    Expr where = whereOrCurrent(c);
    List<Query.Output> returning = returning(c);
    return new DmlStatement.Update(
        with, table.name(), alias, set, from, where, returning, start, c.previousEnd());
  }

  /** The alias of a table that UPDATE, DELETE or MERGE changes; SET without AS is none. */
  static @Nullable Ident targetAlias(TokenCursor c) {
    if (c.accept("as")) {
      return c.columnId();
    }
    return !c.at("set") && c.atColumnId() ? c.columnId() : null;
  }

  private static @Nullable Expr whereOrCurrent(TokenCursor c) {
    if (!c.accept("where")) {
      return null;
    }
    int start = c.start();
    if (c.accept("current", "of")) {
      Ident cursor = c.columnId();
      return new Expr.Special("CURRENT OF " + cursor.text(), start, c.previousEnd());
    }
    return Expressions.expression(c);
  }

  private static DmlStatement delete(TokenCursor c, Query.@Nullable With with, int start) {
    c.expect("from");
    Query.Relation table = FromItems.relation(c);
    Ident alias = targetAlias(c);
    List<Query.FromItem> using = c.accept("using") ? FromItems.list(c) : List.of();
    Expr where = whereOrCurrent(c);
    List<Query.Output> returning = returning(c);
    return new DmlStatement.Delete(
        with, table.name(), alias, using, where, returning, start, c.previousEnd());
  }

  private static DmlStatement truncate(TokenCursor c) {
    int start = c.start();
    c.expect("truncate");
    c.accept("table");
    var tables = new ArrayList<ObjectName>();
    do {
      tables.add(FromItems.relation(c).name());
    } while (c.acceptSymbol(','));
    boolean restart = c.accept("restart");
    if (restart || c.accept("continue")) {
      c.expect("identity");
    }
    boolean cascade = c.accept("cascade");
    if (!cascade) {
      c.accept("restrict");
    }
    return new DmlStatement.Truncate(tables, cascade, restart, start, c.previousEnd());
  }

  /** A check of PostgreSQL's grammar that is a plain syntax error with words of its own. */
  static SyntaxFailure refused(TokenCursor c, String words, Span at) {
    return c.failure(words, at, SqlState.SYNTAX_ERROR);
  }
}

package dev.migrationlens.effect;

import dev.migrationlens.catalog.Certainty;
import dev.migrationlens.catalog.Resolution;
import dev.migrationlens.catalog.TypeRules;
import dev.migrationlens.query.Outputs;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.Query;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names inside queries, and the columns they return. */
final class Queries {
  private Queries() {}

  /** Checks a query and returns its output columns, null where they are not known. */
  static @Nullable List<Scope.Output> outputs(Evaluation e, Query query, Scope outer, Uses uses) {
    return switch (query) {
      case Query.Select select -> select(e, select, outer, uses);
      case Query.Values values -> values(e, values, outer, uses);
      case Query.SetOperation set -> setOperation(e, set, outer, uses);
      case Query.Modifying modifying -> Dml.returning(e, modifying.statement(), outer, uses);
      case Query.Unknown unknown -> null;
    };
  }

  private static @Nullable List<Scope.Output> select(
      Evaluation e, Query.Select select, Scope outer, Uses uses) {
    Scope scope = Scope.inside(outer);
    CommonTables.with(e, select.with(), scope, uses);
    for (Query.FromItem item : select.from()) {
      FromItems.add(e, scope, item, uses);
    }
    for (Query.NamedWindow window : select.windows()) {
      if (!scope.windows.add(window.name().text())) {
        String twice = "window `" + window.name().text() + "` is defined twice";
        e.error("already-exists", SqlState.WINDOWING_ERROR, twice, window.name());
      }
    }
    List<Scope.Output> outputs = outputs(e, select.outputs(), scope, uses);
    condition(e, scope, select.where(), "WHERE", uses);
    for (Expr one : select.distinctOn()) {
      Sorting.requireOrder(e, byOutput(e, scope, outputs, one, "DISTINCT ON", uses), one);
    }
    for (Expr group : select.groupBy()) {
      Sorting.requireEquality(e, byOutput(e, scope, outputs, group, "GROUP BY", uses), group);
      Misplaced.refuse(e, scope, group, Misplaced.Clause.GROUP_BY);
    }
    condition(e, scope, select.having(), "HAVING", uses);
    select.windows().forEach(w -> window(e, scope, w.window(), uses));
    if (select.distinct() && select.distinctOn().isEmpty()) {
      Sorting.requireEquality(e, outputs);
    }
    tail(e, scope, select.tail(), outputs, uses);
    Grouping.check(e, scope, select);
    Ordering.check(e, scope, select);
    return outputs;
  }

  static void window(Evaluation e, Scope scope, Expr.Window window, Uses uses) {
    for (Expr each : window.partitionBy()) {
      Sorting.requireOrder(e, Expressions.check(e, scope, each, uses), each);
    }
    for (Expr.OrderItem each : window.orderBy()) {
      Sorting.requireOrder(e, Expressions.check(e, scope, each.value(), uses), each.value());
    }
    Misplaced.window(e, scope, window);
  }

  static void condition(
      Evaluation e, Scope scope, @Nullable Expr condition, String clause, Uses uses) {
    if (condition != null) {
      SqlType type = Expressions.check(e, scope, condition, uses);
      Expressions.requireBoolean(e, condition, type, clause);
      boolean having = clause.equals("HAVING");
      Misplaced.refuse(
          e, scope, condition, having ? Misplaced.Clause.HAVING : Misplaced.Clause.CONDITION);
    }
  }

  private static void tail(
      Evaluation e, Scope scope, Query.Tail tail, @Nullable List<Scope.Output> outputs, Uses uses) {
    for (Expr.OrderItem item : tail.orderBy()) {
      SqlType type = byOutput(e, scope, outputs, item.value(), "ORDER BY", uses);
      Sorting.requireOrder(e, type, item.value());
    }
    count(e, scope, tail.limit(), "LIMIT", uses);
    count(e, scope, tail.offset(), "OFFSET", uses);
  }

  private static void count(
      Evaluation e, Scope scope, @Nullable Expr expr, String clause, Uses uses) {
    if (expr == null) {
      return;
    }
    SqlType type = Expressions.check(e, Scope.inside(scope), expr, uses);
    Misplaced.refuse(e, scope, expr, Misplaced.Clause.LIMIT);
    refuseVariable(e, scope, expr, clause);
    if (expr instanceof Expr.Literal literal && type.isUnknown()) {
      Columns.literalFits(e, literal, SqlType.INT8);
    } else if (Coercions.assignable(e, type, SqlType.INT8) == Certainty.NO) {
      e.error(
          "default-does-not-fit",
          SqlState.DATATYPE_MISMATCH,
          "argument of " + clause + " must be bigint, not `" + type.shortFormat() + "`",
          expr);
    }
  }

  /** How many rows there shall be cannot differ from row to row. */
  private static void refuseVariable(Evaluation e, Scope scope, Expr expr, String clause) {
    boolean column =
        expr instanceof Expr.ColumnRef ref
            && ref.parts().size() == 1
            && scope.ranges.stream().anyMatch(r -> r.item(ref.last().text()) != null);
    if (column && !scope.anyOpen() && !e.failed()) {
      e.error(
          "ambiguous-name",
          SqlState.INVALID_COLUMN_REFERENCE,
          clause + " cannot be a column of the rows it counts",
          expr);
    }
    Parts.of(expr).forEach(part -> refuseVariable(e, scope, part, clause));
  }

  /** ORDER BY, GROUP BY and DISTINCT ON may name an output; only then is the name no column. */
  private static SqlType byOutput(
      Evaluation e,
      Scope scope,
      @Nullable List<Scope.Output> outputs,
      Expr expr,
      String clause,
      Uses uses) {
    if (expr instanceof Expr.ColumnRef ref && ref.parts().size() == 1) {
      String name = ref.last().text();
      if (outputs == null || outputs.stream().anyMatch(o -> o.name().equals(name))) {
        boolean column = scope.ranges.stream().anyMatch(r -> r.item(name) != null);
        if (outputs == null) {
          return SqlType.UNSURE;
        }
        return column && clause.equals("GROUP BY")
            ? Expressions.check(e, scope, expr, uses)
            : only(outputs.stream().filter(o -> o.name().equals(name)).toList());
      }
    }
    if (expr instanceof Expr.Literal literal) {
      return position(e, outputs, literal, clause);
    }
    return Expressions.check(e, scope, expr, uses);
  }

  private static SqlType only(List<Scope.Output> outputs) {
    return outputs.size() == 1 ? outputs.get(0).type() : SqlType.UNSURE;
  }

  /** A number there counts the outputs; no other constant makes sense to PostgreSQL. */
  private static SqlType position(
      Evaluation e, @Nullable List<Scope.Output> outputs, Expr.Literal literal, String clause) {
    if (literal.kind() != Expr.LiteralKind.INTEGER) {
      e.error("syntax-error", SqlState.SYNTAX_ERROR, "non-integer constant in " + clause, literal);
      return SqlType.UNSURE;
    }
    if (outputs == null || !literal.value().matches("[0-9]{1,6}")) {
      return SqlType.UNSURE;
    }
    int number = Integer.parseInt(literal.value());
    if (number < 1 || number > outputs.size()) {
      e.error(
          "counts-differ",
          SqlState.INVALID_COLUMN_REFERENCE,
          clause + " position " + literal.value() + " is not in the select list",
          literal);
      return SqlType.UNSURE;
    }
    return outputs.get(number - 1).type();
  }

  /** The columns of a select list or RETURNING, null where a star may hold unknown ones. */
  static @Nullable List<Scope.Output> outputs(
      Evaluation e, List<Query.Output> list, Scope scope, Uses uses) {
    var outputs = new ArrayList<Scope.Output>();
    boolean known = true;
    for (Query.Output output : list) {
      if (output.value() instanceof Expr.ColumnRef ref && ref.star()) {
        known &= star(e, scope, ref, outputs, uses);
        continue;
      }
      SqlType type = Expressions.check(e, scope, output.value(), uses);
      if (output.value() instanceof Expr.Field field && field.star()) {
        known = false;
        continue;
      }
      String name = output.alias() != null ? output.alias().text() : Outputs.name(output.value());
      outputs.add(
          new Scope.Output(name, type, output.alias() != null ? output.alias() : output.value()));
    }
    return known ? outputs : null;
  }

  private static boolean star(
      Evaluation e, Scope scope, Expr.ColumnRef ref, List<Scope.Output> outputs, Uses uses) {
    List<Ident> parts = ref.parts();
    boolean known = true;
    List<Scope.Range> ranges = scope.ranges;
    if (parts.size() > 1) {
      Scope.Range named = scope.byAlias(parts.get(parts.size() - 2).text());
      if (named == null) {
        if (!scope.anyOpen()) {
          ColumnRefs.notInFrom(e, scope, null, parts.get(parts.size() - 2));
        }
        return false;
      }
      ranges = List.of(named);
    }
    var seen = new ArrayList<String>();
    for (Scope.Range range : ranges) {
      known &= range.complete();
      for (Scope.Item item : range.items()) {
        boolean again = scope.merged.contains(item.name()) && seen.contains(item.name());
        seen.add(item.name());
        if (again && parts.size() == 1) {
          continue;
        }
        uses.column(item);
        outputs.add(new Scope.Output(item.name(), item.type(), ref));
      }
    }
    return known;
  }

  private static List<Scope.Output> values(
      Evaluation e, Query.Values values, Scope outer, Uses uses) {
    Scope scope = Scope.inside(outer);
    CommonTables.with(e, values.with(), scope, uses);
    var columns = new ArrayList<List<SqlType>>();
    for (List<Expr> row : values.rows()) {
      if (!columns.isEmpty() && row.size() != columns.size()) {
        e.error(
            "counts-differ",
            SqlState.SYNTAX_ERROR,
            "VALUES lists must all have the same length",
            row.isEmpty() ? values : row.get(0));
        return unnamed(e, columns, values);
      }
      for (int i = 0; i < row.size(); i++) {
        if (columns.size() <= i) {
          columns.add(new ArrayList<>());
        }
        columns.get(i).add(Expressions.check(e, scope, row.get(i), uses));
      }
    }
    Misplaced.values(e, scope, values, false);
    return unnamed(e, columns, values);
  }

  private static List<Scope.Output> unnamed(
      Evaluation e, List<List<SqlType>> columns, Query.Values at) {
    var outputs = new ArrayList<Scope.Output>();
    for (List<SqlType> types : columns) {
      boolean one = types.stream().distinct().count() == 1;
      SqlType type = one ? types.get(0) : Expressions.common(e, types, at, "VALUES");
      outputs.add(new Scope.Output("column" + (outputs.size() + 1), type, at));
    }
    return outputs;
  }

  private static @Nullable List<Scope.Output> setOperation(
      Evaluation e, Query.SetOperation set, Scope outer, Uses uses) {
    Scope scope = Scope.inside(outer);
    CommonTables.with(e, set.with(), scope, uses);
    List<Scope.Output> left = outputs(e, set.left(), scope, uses);
    List<Scope.Output> right = outputs(e, set.right(), scope, uses);
    if (left == null || right == null) {
      return null;
    }
    if (left.size() != right.size()) {
      e.error(
          "counts-differ",
          SqlState.SYNTAX_ERROR,
          "each " + set.operator() + " query must have the same number of columns",
          set.right());
      return left;
    }
    var outputs = new ArrayList<Scope.Output>();
    for (int i = 0; i < left.size(); i++) {
      outputs.add(
          new Scope.Output(
              left.get(i).name(), unite(e, set, left.get(i), right.get(i)), left.get(i).at()));
    }
    Ordering.check(e, set, outer, outputs);
    return outputs;
  }

  private static SqlType unite(
      Evaluation e, Query.SetOperation set, Scope.Output left, Scope.Output right) {
    List<SqlType> types = List.of(left.type(), right.type());
    if (types.stream().anyMatch(SqlType::isUnsure)) {
      return SqlType.UNSURE;
    }
    return switch (TypeRules.common(e.types(), types)) {
      case Resolution.Found found -> {
        for (Scope.Output side : List.of(left, right)) {
          if (side.type().isUnknown() && side.at() instanceof Expr.Literal literal) {
            Columns.literalFits(e, literal, found.type());
          }
        }
        if (!set.all()) {
          Sorting.requireEquality(e, found.type(), set);
        }
        yield found.type();
      }
      case Resolution.Unsure unsure -> SqlType.UNSURE;
      case Resolution.Failed failed -> {
        e.error(
            "default-does-not-fit",
            failed.state(),
            set.operator()
                + " types `"
                + left.type().shortFormat()
                + "` and `"
                + right.type().shortFormat()
                + "` cannot be matched",
            right.at());
        yield SqlType.UNSURE;
      }
    };
  }

  /** A column of a subquery is never of unknown type. */
  static SqlType settled(SqlType type) {
    return type.isUnknown() ? SqlType.TEXT : type;
  }
}

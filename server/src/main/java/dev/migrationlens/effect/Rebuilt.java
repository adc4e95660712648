package dev.migrationlens.effect;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Index;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.Parser;
import dev.migrationlens.syntax.ast.DmlStatement;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Node;
import dev.migrationlens.syntax.ast.Query;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks and index predicates that PostgreSQL makes anew for a column of another type. Their
 * literals stay of the type that the column had.
 */
final class Rebuilt {
  private static final Set<String> COMPARISONS = Set.of("=", "<>", "<", ">", "<=", ">=");

  private Rebuilt() {}

  /** Reports the first that cannot be made. */
  static void refuse(Evaluation e, Relation table, Column column, SqlType now, Node at) {
    SqlType was = column.type();
    if (was == null || now.isUnsure() || e.failed() || was.bare().equals(now.bare())) {
      return;
    }
    for (TableConstraint check : table.constraints()) {
      boolean ours =
          check.kind() == TableConstraint.Kind.CHECK && check.columns().contains(column.number());
      if (ours && refuses(e, check.text(), column, was, now, "`" + check.name() + "`", at)) {
        e.relyOn(check.origin());
        return;
      }
    }
    for (Index index : e.db.indexes(table.id())) {
      if (refuses(e, index.predicate(), column, was, now, "index `" + index.name() + "`", at)) {
        e.relyOn(index.origin());
        return;
      }
    }
  }

  private static boolean refuses(
      Evaluation e,
      @Nullable String text,
      Column column,
      SqlType was,
      SqlType now,
      String words,
      Node at) {
    Expr condition = text == null ? null : parsed(text);
    if (condition == null || !fails(e, condition, column, was, now)) {
      return false;
    }
    e.error(
        "missing-function",
        SqlState.UNDEFINED_FUNCTION,
        words
            + " compares `"
            + column.name()
            + "` with a `"
            + was.shortFormat()
            + "`, which `"
            + now.shortFormat()
            + "` cannot be compared with",
        at);
    return true;
  }

  private static @Nullable Expr parsed(String text) {
    return Parser.parse("SELECT " + text).statement() instanceof DmlStatement.SelectStatement select
            && select.query() instanceof Query.Select values
            && values.outputs().size() == 1
        ? values.outputs().get(0).value()
        : null;
  }

  private static boolean fails(Evaluation e, Expr expr, Column column, SqlType was, SqlType now) {
    boolean fails =
        switch (expr) {
          case Expr.Operator operator when COMPARISONS.contains(operator.symbol()) ->
              operator.operands().size() == 2
                  && fails(
                      e,
                      operator.symbol(),
                      operator.operands().get(0),
                      operator.operands().subList(1, 2),
                      column,
                      was,
                      now);
          case Expr.InList list -> fails(e, "=", list.value(), list.items(), column, was, now);
          case Expr.Quantified any when any.array() instanceof Expr.ArrayOf array ->
              COMPARISONS.contains(any.operator())
                  && fails(e, any.operator(), any.left(), array.items(), column, was, now);
          default -> false;
        };
    return fails || Parts.of(expr).stream().anyMatch(part -> fails(e, part, column, was, now));
  }

  /** Whether a column stands beside literals that it can no longer be compared with. */
  private static boolean fails(
      Evaluation e,
      String symbol,
      Expr left,
      List<Expr> others,
      Column column,
      SqlType was,
      SqlType now) {
    boolean ours =
        left instanceof Expr.ColumnRef ref
            && ref.parts().size() == 1
            && ref.last().text().equals(column.name());
    if (!ours || others.isEmpty() || !others.stream().allMatch(Expr.Literal.class::isInstance)) {
      return false;
    }
    SqlType other = kept(e, (Expr.Literal) others.get(0), was);
    return other != null && OperatorUse.isMissing(e, symbol, now, other);
  }

  /**
   * The type that a literal beside the column has; of a varchar it is text, and so is the column.
   */
  private static @Nullable SqlType kept(Evaluation e, Expr.Literal literal, SqlType was) {
    boolean own = e.types().own(was) != null && !was.array();
    return switch (literal.kind()) {
      case STRING -> was.is("text") || own ? was : null;
      case INTEGER -> was.is("int4") || was.is("int8") ? SqlType.INT4 : null;
      default -> null;
    };
  }
}

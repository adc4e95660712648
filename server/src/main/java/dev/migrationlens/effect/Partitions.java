package dev.migrationlens.effect;

import dev.migrationlens.catalog.Certainty;
import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.TableStatement.BoundKind;
import dev.migrationlens.syntax.ast.TableStatement.PartitionBound;
import java.util.List;
import java.util.Locale;

/** Bounds of partitions against the way their parent is partitioned. */
final class Partitions {
  private Partitions() {}

  static void checkBound(
      Evaluation e, ObjectName parentName, Relation child, PartitionBound bound) {
    if (Lookup.entry(e, parentName) instanceof Relation parent) {
      checkBound(e, parent, child, bound);
    }
  }

  static void checkBound(Evaluation e, Relation parent, Relation child, PartitionBound bound) {
    if (parent.traits().partitionBy() == null) {
      return;
    }
    int before = e.problemCount();
    if (bound.kind() != BoundKind.DEFAULT) {
      compare(e, parent, bound);
    }
    if (e.problemCount() == before) {
      PartitionBounds.add(e, parent, child, bound);
    }
  }

  private static void compare(Evaluation e, Relation parent, PartitionBound bound) {
    String wanted =
        switch (bound.kind()) {
          case IN -> "list";
          case RANGE -> "range";
          case HASH -> "hash";
          case DEFAULT -> "";
        };
    String actual = parent.traits().partitionBy();
    if (!wanted.equals(actual)) {
      e.relyOn(parent.origin());
      e.error(
          "relation-kind-differs",
          SqlState.INVALID_TABLE_DEFINITION,
          "`" + parent.name() + "` is partitioned by " + actual.toUpperCase(Locale.ROOT),
          bound);
      return;
    }
    if (bound.kind() == BoundKind.IN && parent.traits().partitionColumns().size() == 1) {
      bound.values().forEach(v -> value(e, parent, parent.traits().partitionColumns().get(0), v));
    } else if (bound.kind() == BoundKind.RANGE) {
      values(e, parent, bound.values());
      values(e, parent, bound.to());
    }
  }

  private static void values(Evaluation e, Relation parent, List<Expr> values) {
    List<Integer> columns = parent.traits().partitionColumns();
    for (int i = 0; i < values.size() && values.size() == columns.size(); i++) {
      value(e, parent, columns.get(i), values.get(i));
    }
  }

  /** A bound must be a value of its column's type; MINVALUE and MAXVALUE are names here. */
  private static void value(Evaluation e, Relation parent, int number, Expr value) {
    Column column = parent.column(number);
    if (column == null || column.type() == null || !(value instanceof Expr.Literal literal)) {
      return;
    }
    int before = e.problemCount();
    SqlType type = Expressions.check(e, Scope.constant(Scope.Place.DEFAULT), literal, new Uses());
    if (type.isUnknown()) {
      Columns.literalFits(e, literal, column.type());
    } else if (Coercions.assignable(e, type, column.type()) == Certainty.NO) {
      e.error(
          "default-does-not-fit",
          SqlState.DATATYPE_MISMATCH,
          "`" + column.name() + "` is `" + column.type().shortFormat() + "`, which this is not",
          value);
    }
    if (e.problemCount() > before) {
      e.relyOn(parent.origin());
    }
  }
}

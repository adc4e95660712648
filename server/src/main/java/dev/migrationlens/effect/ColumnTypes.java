package dev.migrationlens.effect;

import dev.migrationlens.catalog.Certainty;
import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Dependency;
import dev.migrationlens.catalog.Part;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.AlterAction;
import java.util.Map;

/** ALTER COLUMN … TYPE: what the values, the default and all that looks at the column become. */
final class ColumnTypes {
  private ColumnTypes() {}

  static Relation setType(Evaluation e, Relation table, AlterAction.SetType set) {
    Column column = Lookup.column(e, table, set.column());
    SqlType type = e.types().resolve(set.type());
    if (column == null || Inherited.refused(e, table, column, "retype", set.column())) {
      return table;
    }
    var uses = new Uses();
    if (set.using() != null) {
      SqlType made = Expressions.check(e, Scope.of(table, Scope.Place.USING), set.using(), uses);
      requireUsing(e, column, type, set, made);
    } else {
      requireCast(e, column, type, set);
    }
    refuseUnderViews(e, table, column, set);
    Rebuilt.refuse(e, table, column, type, set.column());
    boolean unknown =
        mayStay(column, type, set) || type.isUnsure() || isCompared(e, table, column, type);
    SqlType known = unknown ? null : type;
    Tables.forgetType(e, table, column);
    Collations.ofColumn(e, table, column.number(), set.collation());
    String kept = DefaultTypes.kept(e, table, column);
    Relation at = table.mapColumn(column.number(), c -> c.typed(known).withDefault(kept));
    Inheritance.toChildren(
        e,
        at,
        child -> {
          Column own = child.column(column.name());
          return own == null ? child : child.mapColumn(own.number(), c -> c.typed(known));
        },
        (before, after) -> {});
    Tables.dependOnTypes(
        e,
        at.withColumns(at.columns().stream().filter(c -> c.number() == column.number()).toList()));
    return at;
  }

  /** From a type nobody knows neither values nor a default may come along, except to text. */
  private static boolean mayStay(Column column, SqlType type, AlterAction.SetType set) {
    boolean text = type.is("text") || type.is("varchar");
    return column.type() == null && (set.using() == null ? !text : column.hasDefault());
  }

  /** A check or an index may not work with a type of another kind: then all stays as it was. */
  private static boolean isCompared(Evaluation e, Relation table, Column column, SqlType type) {
    var before = column.type() == null ? null : e.types().facts(e.types().base(column.type()));
    var after = e.types().facts(e.types().base(type));
    if (before == null || after == null || before.category() == after.category()) {
      return false;
    }
    return table.constraints().stream()
            .anyMatch(
                c ->
                    c.kind() == TableConstraint.Kind.CHECK && c.columns().contains(column.number()))
        || e.db.indexes(table.id()).stream()
            .anyMatch(i -> i.predicate() != null || i.columns().contains(0));
  }

  private static void requireCast(
      Evaluation e, Column column, SqlType type, AlterAction.SetType set) {
    if (column.type() == null || type.isUnsure()) {
      return;
    }
    if (Coercions.assignable(e, column.type(), type) == Certainty.NO) {
      e.relyOn(column.origin());
      e.report(
          Problem.of(
                  "type-needs-using",
                  SqlState.DATATYPE_MISMATCH,
                  "`"
                      + column.name()
                      + "` cannot become `"
                      + type.shortFormat()
                      + "` from `"
                      + column.type().shortFormat()
                      + "` by itself",
                  set.column().span())
              .with(
                  Map.of(
                      "column", e.source(set.column()),
                      "type", e.source(set.type()),
                      "insert-at", Integer.toString(set.end()))));
      return;
    }
    requireDefaultCast(e, column, type, set);
  }

  private static void requireUsing(
      Evaluation e, Column column, SqlType type, AlterAction.SetType set, SqlType made) {
    if (type.isUnsure()) {
      return;
    }
    if (Coercions.assignable(e, made, type) == Certainty.NO) {
      e.error(
          "type-needs-using",
          SqlState.DATATYPE_MISMATCH,
          "USING gives `"
              + made.shortFormat()
              + "`, which does not become `"
              + type.shortFormat()
              + "` by itself",
          set);
      return;
    }
    requireDefaultCast(e, column, type, set);
  }

  /** The default must become the new type as well, by a cast that needs no word. */
  private static void requireDefaultCast(
      Evaluation e, Column column, SqlType type, AlterAction.SetType set) {
    if (DefaultTypes.refuses(e, column, type)) {
      e.relyOn(column.origin());
      e.error(
          "type-needs-using",
          SqlState.DATATYPE_MISMATCH,
          "the default of `" + column.name() + "` cannot become `" + type.shortFormat() + "`",
          set.column());
    }
  }

  private static void refuseUnderViews(
      Evaluation e, Relation table, Column column, AlterAction.SetType set) {
    for (Dependency dependency : e.db.dependents(table.id())) {
      boolean holds =
          switch (dependency.dependent().space()) {
            case POLICY, TRIGGER, RULE -> true;
            case RELATION ->
                dependency.part() instanceof Part.GenerationOf
                    || (e.db.byId(dependency.id()) instanceof Relation other && other.isView());
            default -> false;
          };
      if (holds && dependency.columns().contains(column.number()) && Drops.stands(e, dependency)) {
        Obstacles.relyOn(e, dependency);
        e.report(
            Problem.of(
                    "still-needed",
                    SqlState.FEATURE_NOT_SUPPORTED,
                    "cannot retype `"
                        + column.name()
                        + "`: "
                        + Drops.words(e, dependency)
                        + " uses it",
                    set.column().span())
                .with(Map.of("dependents", Drops.words(e, dependency))));
        return;
      }
    }
  }
}

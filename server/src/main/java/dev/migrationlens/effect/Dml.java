package dev.migrationlens.effect;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.DmlStatement;
import dev.migrationlens.syntax.ast.DmlStatement.Assignment;
import dev.migrationlens.syntax.ast.DmlStatement.MergeWhen;
import dev.migrationlens.syntax.ast.DmlStatement.Target;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.Query;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** SELECT and the statements that change rows. */
final class Dml {
  private static final Pattern OVERRIDING = Pattern.compile("(?i)\\boverriding\\b");

  /** RETURNING may give the row before and after other names. */
  private static final Pattern OTHER_NAMES = Pattern.compile("(?i)\\breturning\\s+with\\b");

  private Dml() {}

  static void apply(Evaluation e, DmlStatement statement) {
    switch (statement) {
      case DmlStatement.SelectStatement select -> {
        Queries.outputs(e, select.query(), e.around, new Uses());
        SideEffects.of(e, select.query());
      }
      case DmlStatement.Copy copy -> copy(e, copy);
      case DmlStatement.Truncate truncate -> Emptied.check(e, truncate);
      default -> {
        returning(e, statement, e.around, new Uses());
        Lengths.check(e, statement);
        TriggerRuns.after(e, statement);
        if (statement instanceof DmlStatement.Insert insert) {
          StoredRows.inserted(e, insert);
        }
      }
    }
  }

  /** Checks a statement that changes rows, and returns what its RETURNING gives. */
  static @Nullable List<Scope.Output> returning(
      Evaluation e, DmlStatement statement, Scope outer, Uses uses) {
    return switch (statement) {
      case DmlStatement.Insert insert -> Inserts.check(e, insert, outer, uses);
      case DmlStatement.Update update -> update(e, update, outer, uses);
      case DmlStatement.Delete delete -> delete(e, delete, outer, uses);
      case DmlStatement.Merge merge -> merge(e, merge, outer, uses);
      case DmlStatement.SelectStatement select -> Queries.outputs(e, select.query(), outer, uses);
      case DmlStatement.Copy copy -> null;
      case DmlStatement.Truncate truncate -> null;
    };
  }

  /** Whether a statement within a query returns no rows to it. */
  static boolean isSilent(DmlStatement statement) {
    return switch (statement) {
      case DmlStatement.Insert insert -> insert.returning().isEmpty();
      case DmlStatement.Update update -> update.returning().isEmpty();
      case DmlStatement.Delete delete -> delete.returning().isEmpty();
      case DmlStatement.Merge merge -> merge.returning().isEmpty();
      case DmlStatement.SelectStatement select -> false;
      case DmlStatement.Copy copy -> false;
      case DmlStatement.Truncate truncate -> false;
    };
  }

  static @Nullable Relation target(Evaluation e, ObjectName name, Uses uses) {
    Relation found = Lookup.relation(e, name, Lookup.IfSchemaMissing.RELATION_MISSING);
    if (found != null && found.kind() == Relation.Kind.MATERIALIZED_VIEW) {
      e.error(
          "relation-kind-differs",
          SqlState.WRONG_OBJECT_TYPE,
          "cannot change materialized view `" + found.name() + "`",
          name);
    }
    if (found != null) {
      uses.relation(found.id());
    }
    return found;
  }

  /** A scope whose first member is the table that a statement changes. */
  static Scope scope(
      Scope outer, @Nullable Relation table, ObjectName name, @Nullable Ident alias) {
    Scope scope = Scope.inside(outer);
    Scope.Range range =
        table == null
            ? new Scope.Range(name.name(), null, 0, List.of(), false)
            : Scope.range(table);
    scope.ranges.add(alias == null ? range : range.named(alias.text()));
    return scope;
  }

  private static @Nullable List<Scope.Output> update(
      Evaluation e, DmlStatement.Update update, Scope outer, Uses uses) {
    Scope around = Scope.inside(outer);
    CommonTables.with(e, update.with(), around, uses);
    Relation table = target(e, update.table(), uses);
    Scope scope = scope(around, table, update.table(), update.alias());
    for (Query.FromItem item : update.from()) {
      FromItems.add(e, scope, item, uses);
    }
    ViewChanges.require(e, table, "UPDATE", update.table());
    assignments(e, scope, table, update.set(), uses);
    Queries.condition(e, scope, update.where(), "WHERE", uses);
    return results(e, scope, update.returning(), uses);
  }

  static void assignments(
      Evaluation e,
      Scope scope,
      @Nullable Relation table,
      List<Assignment> assignments,
      Uses uses) {
    var assigned = new HashSet<String>();
    for (Assignment assignment : assignments) {
      boolean several = Assignments.several(e, scope, table, assignment, uses);
      SqlType type =
          several ? SqlType.UNSURE : Expressions.check(e, scope, assignment.value(), uses);
      Misplaced.refuse(e, scope, assignment.value(), Misplaced.Clause.UPDATE);
      for (Target target : assignment.targets()) {
        Column column = table == null ? null : targetColumn(e, table, target, uses);
        if (column == null) {
          continue;
        }
        if (!target.partial() && !assigned.add(column.name())) {
          e.error(
              "already-exists",
              SqlState.SYNTAX_ERROR,
              "column `" + column.name() + "` is assigned twice",
              target.column());
        }
        if (!several && assignment.targets().size() == 1 && !target.partial()) {
          value(e, column, assignment.value(), type);
        }
      }
    }
  }

  static @Nullable Column targetColumn(Evaluation e, Relation table, Target target, Uses uses) {
    Column column = Lookup.column(e, table, target.column());
    if (column != null) {
      uses.column(table.id(), column.number());
    }
    return column;
  }

  /** A value on its way into a column. */
  static void value(Evaluation e, Column column, Expr value, SqlType type) {
    boolean isDefault =
        value instanceof Expr.Special special && special.word().equalsIgnoreCase("default");
    if (isDefault) {
      return;
    }
    if (column.generation().computed()
        || column.generation() == Column.Generation.IDENTITY_ALWAYS) {
      e.relyOn(column.origin());
      e.error(
          "default-does-not-fit",
          SqlState.GENERATED_ALWAYS,
          "`" + column.name() + "` is generated: only DEFAULT can be written to it",
          value);
      return;
    }
    Assignments.requireFits(e, column, value, type);
  }

  private static @Nullable List<Scope.Output> delete(
      Evaluation e, DmlStatement.Delete delete, Scope outer, Uses uses) {
    Scope around = Scope.inside(outer);
    CommonTables.with(e, delete.with(), around, uses);
    Relation table = target(e, delete.table(), uses);
    Scope scope = scope(around, table, delete.table(), delete.alias());
    for (Query.FromItem item : delete.using()) {
      FromItems.add(e, scope, item, uses);
    }
    ViewChanges.require(e, table, "DELETE", delete.table());
    Queries.condition(e, scope, delete.where(), "WHERE", uses);
    return results(e, scope, delete.returning(), uses);
  }

  private static @Nullable List<Scope.Output> merge(
      Evaluation e, DmlStatement.Merge merge, Scope outer, Uses uses) {
    Scope around = Scope.inside(outer);
    CommonTables.with(e, merge.with(), around, uses);
    reachable(e, merge);
    Relation table = Lookup.relation(e, merge.table(), Lookup.IfSchemaMissing.RELATION_MISSING);
    if (table != null && table.kind() == Relation.Kind.MATERIALIZED_VIEW) {
      e.error(
          "relation-kind-differs",
          SqlState.FEATURE_NOT_SUPPORTED,
          "cannot merge into materialized view `" + table.name() + "`",
          merge.table());
    }
    if (table != null) {
      uses.relation(table.id());
    }
    Scope scope = scope(around, table, merge.table(), merge.alias());
    FromItems.add(e, scope, merge.source(), uses);
    // PostgreSQL does not ask for a boolean here.
    Expressions.check(e, scope, merge.on(), uses);
    Misplaced.refuse(e, scope, merge.on(), Misplaced.Clause.CONDITION);
    for (MergeWhen when : merge.whens()) {
      Scope seen = matched(scope, around, when);
      Queries.condition(e, seen, when.condition(), "WHEN", uses);
      assignments(e, seen, table, when.set(), uses);
      inserted(e, seen, table, merge, when, uses);
    }
    return results(e, scope, merge.returning(), uses);
  }

  /** What comes after a case without a condition is never reached. */
  private static void reachable(Evaluation e, DmlStatement.Merge merge) {
    Set<String> always = new HashSet<>();
    for (MergeWhen when : merge.whens()) {
      if (always.contains(when.match())) {
        e.error(
            "counts-differ",
            SqlState.SYNTAX_ERROR,
            "a WHEN " + when.match() + " without a condition comes before",
            merge.table());
        return;
      }
      if (when.condition() == null) {
        always.add(when.match());
      }
    }
  }

  /** A row without its match has only one side. */
  private static Scope matched(Scope both, Scope around, MergeWhen when) {
    if (when.match().equals("MATCHED") || both.ranges.isEmpty()) {
      return both;
    }
    boolean bySource = when.match().equals("NOT MATCHED BY SOURCE");
    int target = 1;
    Scope one = Scope.inside(around);
    one.open = both.open;
    one.ranges.addAll(
        bySource
            ? both.ranges.subList(0, target)
            : both.ranges.subList(target, both.ranges.size()));
    return one;
  }

  /** What MERGE inserts. */
  private static void inserted(
      Evaluation e,
      Scope scope,
      @Nullable Relation table,
      DmlStatement.Merge merge,
      MergeWhen when,
      Uses uses) {
    var columns = new ArrayList<@Nullable Column>();
    if (table != null) {
      when.columns().forEach(c -> columns.add(targetColumn(e, table, c, uses)));
      if (columns.isEmpty() && table.complete()) {
        columns.addAll(table.columns());
      }
    }
    boolean overriding = OVERRIDING.matcher(e.source(merge)).find();
    for (int i = 0; i < when.values().size(); i++) {
      Expr value = when.values().get(i);
      SqlType type = Expressions.check(e, scope, value, uses);
      Column column = i < columns.size() ? columns.get(i) : null;
      if (column != null && !(overriding && column.generation().identity())) {
        value(e, column, value, type);
      }
    }
    boolean differ =
        when.columns().isEmpty()
            ? !columns.isEmpty() && when.values().size() > columns.size()
            : table != null && when.values().size() != columns.size();
    if (differ && !when.values().isEmpty()) {
      e.error(
          "counts-differ",
          SqlState.SYNTAX_ERROR,
          when.values().size() + " values for " + columns.size() + " columns",
          when.values().get(when.values().size() - 1));
    }
  }

  /** RETURNING also knows the row before and after. */
  static @Nullable List<Scope.Output> results(
      Evaluation e, Scope scope, List<Query.Output> returning, Uses uses) {
    if (returning.isEmpty()) {
      return List.of();
    }
    Scope inner = Scope.inside(scope.outer == null ? Scope.TOP : scope.outer);
    inner.ctes.putAll(scope.ctes);
    inner.ranges.addAll(scope.ranges);
    inner.open |= OTHER_NAMES.matcher(e.text).find();
    if (!scope.ranges.isEmpty()) {
      inner.rows.put("old", scope.ranges.get(0));
      inner.rows.put("new", scope.ranges.get(0));
    }
    List<Scope.Output> outputs = Queries.outputs(e, returning, inner, uses);
    returning.forEach(o -> Misplaced.refuse(e, inner, o.value(), Misplaced.Clause.RETURNING));
    return outputs;
  }

  private static void copy(Evaluation e, DmlStatement.Copy copy) {
    if (copy.query() != null) {
      Queries.outputs(e, copy.query(), Scope.TOP, new Uses());
    }
    if (copy.table() != null) {
      Relation table = Lookup.relation(e, copy.table(), Lookup.IfSchemaMissing.RELATION_MISSING);
      if (table != null) {
        copy.columns().forEach(c -> Lookup.column(e, table, c));
      }
    }
  }
}

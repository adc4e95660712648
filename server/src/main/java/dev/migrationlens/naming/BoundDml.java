package dev.migrationlens.naming;

import dev.migrationlens.catalog.Origin;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.syntax.ast.DmlStatement;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.Query;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The names in statements that read or change rows. */
final class BoundDml {
  private BoundDml() {}

  /** Keeps a statement's names; returns what it returns. */
  static Sight.Rows statement(Binder b, DmlStatement statement, Sight outer) {
    return switch (statement) {
      case DmlStatement.SelectStatement select ->
          BoundQueries.query(b, select.query(), outer, null);
      case DmlStatement.Insert insert -> insert(b, insert, outer);
      case DmlStatement.Update update -> update(b, update, outer);
      case DmlStatement.Delete delete -> delete(b, delete, outer);
      case DmlStatement.Merge merge -> merge(b, merge, outer);
      case DmlStatement.Copy copy -> {
        Relation table = b.relation(copy.table());
        b.columns(table, copy.columns());
        BoundQueries.query(b, copy.query(), outer, null);
        Sight sight = table == null ? outer : sight(b, outer, table);
        BoundExpressions.expression(b, sight, copy.where());
        yield Sight.Rows.NONE;
      }
      case DmlStatement.Truncate truncate -> {
        truncate.tables().forEach(b::relation);
        yield Sight.Rows.NONE;
      }
    };
  }

  /** What an expression about a table's rows sees. */
  static Sight sight(Binder b, Sight outer, Relation table) {
    return new Sight(outer).with(BoundFrom.source(b, table.name(), table));
  }

  /** The table that a statement changes, under its name there. */
  private static Relation target(Binder b, Sight sight, ObjectName name, @Nullable Ident alias) {
    Relation table = b.relation(name);
    Sight.Source source = BoundFrom.source(b, name.name(), table);
    if (alias != null) {
      Local named = b.alias(alias, source.sense());
      b.gives(alias, named);
      source = new Sight.Source(alias.text(), named, source.rows());
    }
    sight.with(source);
    return table == null ? NOTHING : table;
  }

  /** Stands for a table that is not there, and so has no columns. */
  private static final Relation NOTHING =
      new Relation(
          0,
          "",
          "",
          Relation.Kind.TABLE,
          List.of(),
          0,
          List.of(),
          List.of(),
          Relation.Traits.PLAIN,
          false,
          Origin.BEFORE);

  private static Sight.Rows insert(Binder b, DmlStatement.Insert insert, Sight outer) {
    Sight around = BoundQueries.with(b, insert.with(), outer);
    BoundQueries.query(b, insert.source(), around, null);
    var sight = new Sight(around);
    Relation table = target(b, sight, insert.table(), insert.alias());
    targets(b, sight, table, insert.columns());
    DmlStatement.OnConflict conflict = insert.onConflict();
    if (conflict != null) {
      BoundExpressions.elements(b, sight, conflict.items());
      BoundExpressions.expression(b, sight, conflict.predicate());
      if (conflict.constraint() != null) {
        b.put(conflict.constraint(), b.constraint(table, conflict.constraint()));
      }
      Sight both = new Sight(sight);
      both.with(new Sight.Source("excluded", null, b.rows(table)));
      assignments(b, both, table, conflict.set());
      BoundExpressions.expression(b, both, conflict.where());
    }
    return returning(b, sight, table, insert.returning());
  }

  private static Sight.Rows update(Binder b, DmlStatement.Update update, Sight outer) {
    Sight sight = BoundQueries.with(b, update.with(), outer);
    Relation table = target(b, sight, update.table(), update.alias());
    update.from().forEach(item -> BoundFrom.add(b, sight, item));
    assignments(b, sight, table, update.set());
    BoundExpressions.expression(b, sight, update.where());
    return returning(b, sight, table, update.returning());
  }

  private static Sight.Rows delete(Binder b, DmlStatement.Delete delete, Sight outer) {
    Sight sight = BoundQueries.with(b, delete.with(), outer);
    Relation table = target(b, sight, delete.table(), delete.alias());
    delete.using().forEach(item -> BoundFrom.add(b, sight, item));
    BoundExpressions.expression(b, sight, delete.where());
    return returning(b, sight, table, delete.returning());
  }

  private static Sight.Rows merge(Binder b, DmlStatement.Merge merge, Sight outer) {
    Sight sight = BoundQueries.with(b, merge.with(), outer);
    Relation table = target(b, sight, merge.table(), merge.alias());
    BoundFrom.add(b, sight, merge.source());
    BoundExpressions.expression(b, sight, merge.on());
    for (DmlStatement.MergeWhen when : merge.whens()) {
      BoundExpressions.expression(b, sight, when.condition());
      assignments(b, sight, table, when.set());
      targets(b, sight, table, when.columns());
      BoundExpressions.all(b, sight, when.values());
    }
    return returning(b, sight, table, merge.returning());
  }

  private static void targets(
      Binder b, Sight sight, Relation table, List<DmlStatement.Target> targets) {
    for (DmlStatement.Target target : targets) {
      if (target.partial()) {
        BoundExpressions.expression(b, sight, target.place());
      } else {
        b.columns(table, List.of(target.column()));
      }
    }
  }

  private static void assignments(
      Binder b, Sight sight, Relation table, List<DmlStatement.Assignment> assignments) {
    for (DmlStatement.Assignment assignment : assignments) {
      targets(b, sight, table, assignment.targets());
      BoundExpressions.expression(b, sight, assignment.value());
    }
  }

  /** RETURNING sees the rows before and after, too. */
  private static Sight.Rows returning(
      Binder b, Sight sight, Relation table, List<Query.Output> outputs) {
    for (String row : List.of("old", "new")) {
      if (sight.source(row) == null && sight.variable(row) == null) {
        var rows = Sight.Variable.of(null, null);
        rows.rows().add(b.rows(table));
        sight.variables.put(row, rows);
      }
    }
    return BoundQueries.outputs(b, sight, outputs, null);
  }
}

package dev.migrationlens.effect;

import dev.migrationlens.catalog.Certainty;
import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Dependency;
import dev.migrationlens.catalog.Part;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.catalog.TypeRules;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.AlterAction;
import dev.migrationlens.syntax.ast.TableStatement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Foreign keys that PostgreSQL makes anew for a column of another type, from both of their ends.
 */
final class RetypedKeys {
  /** A foreign key between two tables as they are after the change. */
  private record Reference(TableConstraint key, Relation from, Relation to) {}

  private RetypedKeys() {}

  /** The table after its columns were given other types; one that a key refuses keeps its own. */
  static Relation check(
      Evaluation e, Relation before, Relation after, TableStatement.Alter statement) {
    Relation at = after;
    for (AlterAction action : statement.actions()) {
      Column was =
          action instanceof AlterAction.SetType set ? before.column(set.column().text()) : null;
      Column now = was == null ? null : at.column(was.number());
      if (now != null && was.type() != null && now.type() != null && refuses(e, at, was, action)) {
        at = at.mapColumn(now.number(), c -> c.typed(was.type()));
      }
    }
    return at;
  }

  private static boolean refuses(Evaluation e, Relation table, Column was, AlterAction action) {
    for (Reference reference : references(e, table)) {
      TableConstraint key = reference.key;
      for (int i = 0; i < key.columns().size() && i < key.targetColumns().size(); i++) {
        Column from = reference.from.column(key.columns().get(i));
        Column to = reference.to.column(key.targetColumns().get(i));
        boolean source = reference.from.id() == table.id() && isColumn(from, was);
        boolean target = reference.to.id() == table.id() && isColumn(to, was);
        if ((source || target)
            && fits(e, source ? was : from, target ? was : to) != Certainty.NO
            && fits(e, from, to) == Certainty.NO) {
          report(e, reference, from, to, action);
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isColumn(@Nullable Column column, Column was) {
    return column != null && column.number() == was.number();
  }

  private static Certainty fits(Evaluation e, @Nullable Column from, @Nullable Column to) {
    return from == null || to == null || from.type() == null || to.type() == null
        ? Certainty.UNKNOWN
        : TypeRules.foreignKey(e.types(), from.type(), to.type());
  }

  /** The keys of a table, and those of others that reference it. */
  private static List<Reference> references(Evaluation e, Relation table) {
    var references = new ArrayList<Reference>();
    for (TableConstraint key : table.constraints()) {
      Relation target = key.target() == table.id() ? table : e.db.relationById(key.target());
      if (target != null && !e.uncertain("constraint", key.name())) {
        references.add(new Reference(key, table, target));
      }
    }
    for (Dependency dependency : e.db.dependents(table.id())) {
      if (dependency.part() instanceof Part.ConstraintOf part
          && e.db.byId(dependency.id()) instanceof Relation other
          && other.id() != table.id()
          && Drops.stands(e, dependency)) {
        TableConstraint key = other.constraint(part.name());
        if (key != null && key.target() == table.id()) {
          references.add(new Reference(key, other, table));
        }
      }
    }
    return references;
  }

  private static void report(
      Evaluation e, Reference reference, Column from, Column to, AlterAction action) {
    e.relyOn(reference.key.origin());
    e.error(
        "key-types-differ",
        SqlState.DATATYPE_MISMATCH,
        "`%s` cannot stay: `%s.%s` would be `%s` and `%s.%s` `%s`"
            .formatted(
                reference.key.name(),
                reference.from.name(),
                from.name(),
                from.type().shortFormat(),
                reference.to.name(),
                to.name(),
                to.type().shortFormat()),
        action);
  }
}

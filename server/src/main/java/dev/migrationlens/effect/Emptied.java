package dev.migrationlens.effect;

import dev.migrationlens.catalog.Dependency;
import dev.migrationlens.catalog.Part;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.DmlStatement;
import dev.migrationlens.syntax.ast.ObjectName;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** TRUNCATE, which wants the tables that reference another emptied with it. */
final class Emptied {
  private Emptied() {}

  static void check(Evaluation e, DmlStatement.Truncate truncate) {
    Set<Long> going = new HashSet<>();
    for (ObjectName name : truncate.tables()) {
      Relation table = Lookup.relation(e, name);
      if (table != null) {
        going.add(table.id());
        requireTable(e, table, name);
      }
    }
    for (ObjectName name : truncate.tables()) {
      if (!truncate.cascade() && Lookup.entry(e, name) instanceof Relation table) {
        refuseReferenced(e, table, name, going);
      }
    }
  }

  private static void requireTable(Evaluation e, Relation table, ObjectName name) {
    if (!table.kind().isTable() && table.kind() != Relation.Kind.FOREIGN_TABLE) {
      e.relyOn(table.origin());
      e.error(
          "relation-kind-differs",
          SqlState.WRONG_OBJECT_TYPE,
          "`" + table.name() + "` is a " + table.kindWords() + ", not a table",
          name);
    }
  }

  private static void refuseReferenced(
      Evaluation e, Relation table, ObjectName name, Set<Long> going) {
    for (Dependency dependency : e.db.dependents(table.id())) {
      if (dependency.part() instanceof Part.ConstraintOf of
          && !going.contains(dependency.id())
          && !e.failed()
          && Drops.stands(e, dependency)
          && e.db.byId(dependency.id()) instanceof Relation other
          && !other.traits().partition()
          && isReference(other, of.name(), table)) {
        e.relyOn(other.origin());
        e.report(
            Problem.of(
                    "still-needed",
                    SqlState.FEATURE_NOT_SUPPORTED,
                    "cannot empty `"
                        + table.name()
                        + "` alone: `"
                        + other.name()
                        + "` references it",
                    name.span())
                .with(Map.of("dependents", Drops.words(e, dependency))));
      }
    }
  }

  private static boolean isReference(Relation other, String name, Relation table) {
    TableConstraint reference = other.constraint(name);
    return reference != null
        && reference.kind() == TableConstraint.Kind.FOREIGN_KEY
        && reference.target() == table.id();
  }
}

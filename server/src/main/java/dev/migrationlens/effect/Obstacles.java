package dev.migrationlens.effect;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Dependency;
import dev.migrationlens.catalog.Part;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.Node;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What keeps an object from being dropped without CASCADE. */
final class Obstacles {
  private Obstacles() {}

  /** PostgreSQL does not drop it; {@code shown} is what is told of the dependents. */
  static void refuse(Evaluation e, String what, String shown, List<String> dependents, Node at) {
    e.report(
        Problem.of(
                "still-needed",
                SqlState.DEPENDENT_OBJECTS_STILL_EXIST,
                what + " is needed by " + shown,
                at.span())
            .with(Map.of("dependents", String.join("\n", dependents))));
  }

  static Set<String> of(Evaluation e, long id, Set<Long> goingToo) {
    Set<Long> along = new LinkedHashSet<>(List.of(id));
    alongWith(e, id, along);
    Set<Long> going = new LinkedHashSet<>(along);
    going.addAll(goingToo);
    Set<String> blocking = new LinkedHashSet<>();
    along.forEach(one -> blocking(e, one, going, blocking));
    if (e.db.byId(id) instanceof Relation relation && relation.traits().partition()) {
      referencing(e, relation, going, blocking);
    }
    return blocking;
  }

  /** What references the whole of a partitioned table needs each of its partitions. */
  private static void referencing(
      Evaluation e, Relation partition, Set<Long> going, Set<String> blocking) {
    for (long id : partition.parents()) {
      Relation whole = e.db.relationById(id);
      if (whole == null || going.contains(id)) {
        continue;
      }
      for (Dependency dependency : e.db.dependents(id)) {
        if (dependency.part() instanceof Part.ConstraintOf
            && !going.contains(dependency.id())
            && Drops.stands(e, dependency)) {
          relyOn(e, dependency);
          blocking.add(Drops.words(e, dependency));
        }
      }
      referencing(e, whole, going, blocking);
    }
  }

  /** What goes silently with an object, and with that. */
  private static void alongWith(Evaluation e, long id, Set<Long> going) {
    for (Dependency dependency : e.db.dependents(id)) {
      if (dependency.kind() == Dependency.Kind.AUTO && going.add(dependency.id())) {
        alongWith(e, dependency.id(), going);
      }
    }
  }

  /** What needs an object and does not go with it. */
  static void blocking(Evaluation e, long id, Set<Long> going, Set<String> blocking) {
    for (Dependency dependency : e.db.dependents(id)) {
      if (dependency.kind() == Dependency.Kind.NORMAL
          && !going.contains(dependency.id())
          && !Drops.partOf(e, dependency, id)
          && Drops.stands(e, dependency)) {
        relyOn(e, dependency);
        blocking.add(Drops.words(e, dependency));
      }
    }
  }

  /** What is in the way is there if the statements that made it and its part were right. */
  static void relyOn(Evaluation e, Dependency dependency) {
    e.relyOnMaker(dependency.id());
    if (e.db.byId(dependency.id()) instanceof Relation relation) {
      switch (dependency.part()) {
        case Part.ConstraintOf of -> {
          TableConstraint constraint = relation.constraint(of.name());
          if (constraint != null) {
            e.relyOn(constraint.origin());
          }
        }
        case Part.TypeOf of -> relyOn(e, relation.column(of.column()));
        case Part.DefaultOf of -> relyOn(e, relation.column(of.column()));
        case Part.GenerationOf of -> relyOn(e, relation.column(of.column()));
        case Part.Whole whole -> {}
        case Part.Signature signature -> {}
      }
    }
  }

  private static void relyOn(Evaluation e, @Nullable Column column) {
    if (column != null) {
      e.relyOn(column.origin());
    }
  }
}

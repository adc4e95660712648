package dev.migrationlens.effect;

import dev.migrationlens.catalog.CatalogObject;
import dev.migrationlens.catalog.Dependency;
import dev.migrationlens.catalog.Index;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Overloads;
import dev.migrationlens.catalog.Place;
import dev.migrationlens.catalog.Policy;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.catalog.Trigger;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a DROP takes along, and what stands in its way. */
final class Drops {
  private Drops() {}

  /** Whether the object of a dependency still is what it was when the dependency was made. */
  static boolean alive(Evaluation e, Dependency dependency) {
    CatalogObject there = e.db.get(dependency.dependent());
    String words = dependency.words();
    if (there == null) {
      return livesElsewhere(e, dependency);
    }
    if (there instanceof Overloads overloads) {
      return overloads.routines().stream().anyMatch(r -> r.id() == dependency.id());
    }
    if (there instanceof Relation relation) {
      if (relation.id() != dependency.id()) {
        return livesElsewhere(e, dependency);
      }
      return !words.startsWith("constraint ")
          || relation.constraints().stream()
              .anyMatch(c -> words.startsWith("constraint " + c.name() + " "));
    }
    return idOf(there) == dependency.id();
  }

  /** Whether the object of a dependency certainly still is there. */
  static boolean stands(Evaluation e, Dependency dependency) {
    return alive(e, dependency) && !Uncertain.isDoubtful(e, dependency);
  }

  /** Renamed or moved objects, and columns and defaults, which have no key of their own. */
  private static boolean livesElsewhere(Evaluation e, Dependency dependency) {
    Space space = dependency.dependent().space();
    if (space == Space.POLICY || space == Space.TRIGGER || space == Space.RULE) {
      return false;
    }
    CatalogObject now = e.db.byId(dependency.id());
    if (!(now instanceof Relation relation)) {
      return now != null && idOf(now) == dependency.id();
    }
    String words = dependency.words();
    if (words.startsWith("column ")) {
      return relation.columns().stream()
          .anyMatch(c -> words.startsWith("column " + c.name() + " of "));
    }
    if (words.startsWith("default value for column ")) {
      return relation.columns().stream()
          .anyMatch(
              c ->
                  c.hasDefault()
                      && words.startsWith("default value for column " + c.name() + " of "));
    }
    return !words.startsWith("constraint ")
        || relation.constraints().stream()
            .anyMatch(c -> words.startsWith("constraint " + c.name() + " "));
  }

  private static long idOf(CatalogObject object) {
    return switch (object) {
      case Relation relation -> relation.id();
      case Index index -> index.id();
      case Policy policy -> policy.id();
      case Trigger trigger -> trigger.id();
      case dev.migrationlens.catalog.PgType type -> type.id();
      case dev.migrationlens.catalog.NamedObject named -> named.id();
      case dev.migrationlens.catalog.ExtensionObject extension -> extension.id();
      case dev.migrationlens.catalog.SchemaObject schema -> schema.id();
      default -> 0;
    };
  }

  /** Reports what needs an object that is dropped without CASCADE; true when something does. */
  static boolean refused(
      Evaluation e, String what, long id, Set<Long> goingToo, boolean cascade, Node at) {
    if (cascade) {
      return false;
    }
    Set<String> blocking = new LinkedHashSet<>();
    for (Dependency dependency : e.db.dependents(id)) {
      if (dependency.kind() == Dependency.Kind.NORMAL
          && !goingToo.contains(dependency.id())
          && !partOf(e, dependency, id)
          && stands(e, dependency)) {
        e.relyOnMaker(dependency.id());
        blocking.add(dependency.words());
      }
    }
    if (blocking.isEmpty()) {
      return false;
    }
    List<String> named = new ArrayList<>(blocking);
    String shown =
        named.size() <= 3
            ? String.join(", ", named)
            : String.join(", ", named.subList(0, 3)) + " and " + (named.size() - 3) + " more";
    e.report(
        Problem.of(
                "still-needed",
                SqlState.DEPENDENT_OBJECTS_STILL_EXIST,
                what + " is needed by " + shown,
                at.span())
            .with(Map.of("dependents", String.join("\n", named))));
    return true;
  }

  /** Whether a dependent belongs to the object itself and so goes with it. */
  static boolean partOf(Evaluation e, Dependency dependency, long id) {
    return switch (dependency.dependent().space()) {
      case POLICY, TRIGGER, RULE -> dependency.dependent().parent().equals(Long.toString(id));
      default -> e.db.byId(dependency.id()) instanceof Index index && index.table() == id;
    };
  }

  /** Everything that depends on an object goes with it. */
  static void cascade(Evaluation e, long id) {
    for (Dependency dependency : e.db.dependents(id)) {
      if (alive(e, dependency)) {
        remove(e, dependency);
      }
      e.db.remove(Key.of(Space.DEPENDENT, id, dependency.id() + " " + dependency.words()));
    }
  }

  /** Removes one dependent: the object, or the constraint, default or column that it names. */
  static void remove(Evaluation e, Dependency dependency) {
    String words = dependency.words();
    CatalogObject there = e.db.byId(dependency.id());
    if (there instanceof Relation relation && isPart(words)) {
      removePart(e, relation, words);
      return;
    }
    CatalogObject named = e.db.get(dependency.dependent());
    if (there instanceof Relation relation) {
      relation(e, relation);
    } else if (there instanceof Index index) {
      Indexes.remove(e, index);
    } else if (named instanceof Overloads overloads) {
      overloads.routines().stream()
          .filter(r -> r.id() == dependency.id())
          .findFirst()
          .ifPresent(r -> routine(e, r));
    } else if (named != null && idOf(named) == dependency.id()) {
      e.db.remove(dependency.dependent());
      cascade(e, dependency.id());
    }
  }

  private static boolean isPart(String words) {
    return words.startsWith("constraint ")
        || words.startsWith("column ")
        || words.startsWith("default value for column ");
  }

  private static void removePart(Evaluation e, Relation relation, String words) {
    if (words.startsWith("constraint ")) {
      for (var constraint : relation.constraints()) {
        if (words.startsWith("constraint " + constraint.name() + " ")) {
          e.db.put(relation.key(), relation.withoutConstraint(constraint.name()));
          return;
        }
      }
      return;
    }
    for (var column : relation.columns()) {
      if (words.startsWith("column " + column.name() + " of ")) {
        e.db.put(relation.key(), AlterColumns.without(e, relation, column));
        return;
      }
      if (words.startsWith("default value for column " + column.name() + " of ")) {
        e.db.put(relation.key(), relation.mapColumn(column.number(), c -> c.withDefault(null)));
        return;
      }
    }
  }

  /** A relation with all that belongs to it and all that needs it. */
  static void relation(Evaluation e, Relation relation) {
    e.db.remove(relation.key());
    e.db.remove(Key.id(relation.id()));
    String id = Long.toString(relation.id());
    for (Space space : List.of(Space.POLICY, Space.TRIGGER, Space.RULE)) {
      for (var entry : e.db.scan(space, id)) {
        e.db.remove(entry.key());
      }
    }
    for (Index index : e.db.indexes(relation.id())) {
      Indexes.remove(e, index);
    }
    for (long parent : relation.parents()) {
      e.db.remove(Inheritance.childKey(parent, relation.id()));
    }
    for (var constraint : relation.constraints()) {
      AlterConstraints.forgetReference(e, relation, constraint);
    }
    for (var child : e.db.scan(Space.CHILD, id)) {
      long childId = Long.parseLong(((Place) child.value()).key().name());
      Relation partition = e.db.relationById(childId);
      e.db.remove(child.key());
      if (partition != null) {
        relation(e, partition);
      }
    }
    cascade(e, relation.id());
    unpublish(e, id);
  }

  private static void unpublish(Evaluation e, String relationId) {
    for (var entry : e.db.scan(Space.PUBLISHED, relationId)) {
      e.db.remove(entry.key());
    }
  }

  /** One overload and what needs it. */
  static void routine(Evaluation e, Routine routine) {
    if (e.db.get(routine.key()) instanceof Overloads overloads) {
      List<Routine> left = overloads.without(routine.id());
      if (left.isEmpty()) {
        e.db.remove(routine.key());
      } else {
        e.db.put(routine.key(), new Overloads(left));
      }
    }
    cascade(e, routine.id());
  }

  /** The ids of relations that a DROP names together with their partitions. */
  static Set<Long> withChildren(Evaluation e, List<Relation> relations) {
    var ids = new HashSet<Long>();
    for (Relation relation : relations) {
      addWithChildren(e, relation, ids);
    }
    return ids;
  }

  private static void addWithChildren(Evaluation e, Relation relation, Set<Long> ids) {
    if (!ids.add(relation.id()) || relation.kind() != Relation.Kind.PARTITIONED_TABLE) {
      return;
    }
    for (var entry : e.db.scan(Space.CHILD, Long.toString(relation.id()))) {
      Relation child = e.db.relationById(Long.parseLong(((Place) entry.value()).key().name()));
      if (child != null && child.traits().partition()) {
        addWithChildren(e, child, ids);
      }
    }
  }
}

package dev.migrationlens.effect;

import dev.migrationlens.catalog.CastObject;
import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.CatalogObject;
import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Dependency;
import dev.migrationlens.catalog.ExtensionObject;
import dev.migrationlens.catalog.Index;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.NamedObject;
import dev.migrationlens.catalog.Overloads;
import dev.migrationlens.catalog.Part;
import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.Place;
import dev.migrationlens.catalog.Policy;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.catalog.Statistics;
import dev.migrationlens.catalog.Trigger;
import dev.migrationlens.syntax.ast.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a DROP takes along, and what stands in its way. */
final class Drops {
  private Drops() {}

  /** Whether what a dependency is about still is there. */
  static boolean alive(Evaluation e, Dependency dependency) {
    CatalogObject there = dependent(e, dependency);
    return there != null && dependency.part().isIn(there);
  }

  /** How messages name what depends. */
  static String words(Evaluation e, Dependency dependency) {
    CatalogObject there = dependent(e, dependency);
    return there == null ? "something that is gone" : dependency.part().words(there);
  }

  /** What depends, under the name it has now. */
  private static @Nullable CatalogObject dependent(Evaluation e, Dependency dependency) {
    CatalogObject there = e.db.get(dependency.dependent());
    if (there != null && isOf(there, dependency.id())) {
      return there;
    }
    return switch (dependency.dependent().space()) {
      case POLICY, TRIGGER, RULE -> {
        CatalogObject renamed = ofTable(e, dependency);
        yield renamed != null && isOf(renamed, dependency.id()) ? renamed : null;
      }
      default -> {
        CatalogObject now = e.db.byId(dependency.id());
        yield now != null && isOf(now, dependency.id()) ? now : null;
      }
    };
  }

  private static @Nullable CatalogObject ofTable(Evaluation e, Dependency dependency) {
    return e.db.get(now(e, dependency));
  }

  /** Where what depends is now: what belongs to a table may have another name there. */
  private static Key now(Evaluation e, Dependency dependency) {
    Key key = dependency.dependent();
    boolean ofTable =
        key.space() == Space.POLICY || key.space() == Space.TRIGGER || key.space() == Space.RULE;
    CatalogObject there = e.db.get(key);
    if (!ofTable || (there != null && isOf(there, dependency.id()))) {
      return key;
    }
    return e.db.scan(key.space(), key.parent()).stream()
        .filter(entry -> idOf(entry.value()) == dependency.id())
        .map(Catalog.Entry::key)
        .findFirst()
        .orElse(key);
  }

  private static boolean isOf(CatalogObject object, long id) {
    return object instanceof Overloads overloads
        ? overloads.routines().stream().anyMatch(r -> r.id() == id)
        : idOf(object) == id;
  }

  /** Whether the object of a dependency certainly still is there. */
  static boolean stands(Evaluation e, Dependency dependency) {
    return alive(e, dependency) && !Uncertain.isDoubtful(e, dependency);
  }

  private static long idOf(CatalogObject object) {
    return switch (object) {
      case Relation relation -> relation.id();
      case Index index -> index.id();
      case Policy policy -> policy.id();
      case Trigger trigger -> trigger.id();
      case PgType type -> type.id();
      case NamedObject named -> named.id();
      case Statistics statistics -> statistics.id();
      case ExtensionObject extension -> extension.id();
      case CastObject cast -> cast.id();
      case dev.migrationlens.catalog.SchemaObject schema -> schema.id();
      default -> 0;
    };
  }

  /** Reports what needs an object that is dropped without CASCADE; true when something does. */
  static boolean refused(
      Evaluation e, String what, long id, Set<Long> goingToo, boolean cascade, Node at) {
    Set<String> blocking = cascade ? numbered(e, id) : Obstacles.of(e, id, goingToo);
    if (blocking.isEmpty()) {
      if (!cascade && e.db.dependents(id).stream().anyMatch(d -> isDoubtful(e, d, id, goingToo))) {
        mayStay(e, id);
      }
      return false;
    }
    List<String> named = new ArrayList<>(blocking);
    String shown =
        named.size() <= 3
            ? String.join(", ", named)
            : String.join(", ", named.subList(0, 3)) + " and " + (named.size() - 3) + " more";
    Obstacles.refuse(e, what, shown, named, at);
    return true;
  }

  /** Whether something stands in the way if it still is there. */
  static boolean isDoubtful(Evaluation e, Dependency dependency, long id, Set<Long> going) {
    return dependency.kind() == Dependency.Kind.NORMAL
        && !going.contains(dependency.id())
        && dependency.id() != id
        && !partOf(e, dependency, id)
        && alive(e, dependency)
        && !stands(e, dependency);
  }

  private static void mayStay(Evaluation e, long id) {
    switch (e.db.byId(id)) {
      case Relation relation -> {
        Uncertain.mark(e, "relation", relation.name());
        Uncertain.mark(e, "type", relation.name());
      }
      case PgType type -> Uncertain.mark(e, "type", type.name());
      case Overloads overloads -> Uncertain.mark(e, "routine", overloads.routines().get(0).name());
      case null, default -> {}
    }
  }

  /** Identity columns keep their sequence whatever is said. */
  private static Set<String> numbered(Evaluation e, long id) {
    Set<String> columns = new LinkedHashSet<>();
    for (Dependency dependency : e.db.dependents(id)) {
      if (numbers(e, dependency) && stands(e, dependency)) {
        columns.add(words(e, dependency));
      }
    }
    return columns;
  }

  private static boolean numbers(Evaluation e, Dependency dependency) {
    return dependency.part() instanceof Part.GenerationOf of
        && e.db.byId(dependency.id()) instanceof Relation relation
        && relation.column(of.column()) != null
        && relation.column(of.column()).generation().identity();
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
      e.db.remove(dependency.key(id));
    }
  }

  /** Removes one dependent: the object, or the part of it that depends. */
  static void remove(Evaluation e, Dependency dependency) {
    CatalogObject there = e.db.byId(dependency.id());
    switch (dependency.part()) {
      case Part.Whole whole -> removeWhole(e, dependency, there);
      case Part.Signature signature -> removeWhole(e, dependency, there);
      case Part.TypeOf of -> removeColumn(e, there, of.column());
      case Part.GenerationOf of -> removeColumn(e, there, of.column());
      case Part.DefaultOf of -> {
        if (there instanceof Relation relation) {
          e.db.put(relation.key(), relation.mapColumn(of.column(), c -> c.withDefault(null)));
        } else {
          removeWhole(e, dependency, there);
        }
      }
      case Part.ConstraintOf of -> {
        if (there instanceof Relation relation) {
          e.db.put(relation.key(), relation.withoutConstraint(of.name()));
        } else if (there instanceof PgType type) {
          e.db.put(type.key(), type.withoutConstraint(of.name()));
        }
      }
    }
  }

  private static void removeWhole(
      Evaluation e, Dependency dependency, @Nullable CatalogObject there) {
    Key key = now(e, dependency);
    CatalogObject named = e.db.get(key);
    if (there instanceof Relation relation) {
      relation(e, relation);
    } else if (named instanceof ExtensionObject extension && extension.id() == dependency.id()) {
      Extensions.drop(e, extension);
    } else if (there instanceof Index index) {
      Indexes.remove(e, index);
    } else if (there instanceof Overloads || named instanceof Overloads) {
      var overloads = (Overloads) (there instanceof Overloads ? there : named);
      overloads.routines().stream()
          .filter(r -> r.id() == dependency.id())
          .findFirst()
          .ifPresent(r -> routine(e, r));
    } else if (named != null && idOf(named) == dependency.id()) {
      e.db.remove(key);
      cascade(e, dependency.id());
    } else if (there instanceof Statistics statistics) {
      e.db.remove(statistics.key());
    }
  }

  private static void removeColumn(Evaluation e, @Nullable CatalogObject there, int number) {
    Column column = there instanceof Relation relation ? relation.column(number) : null;
    if (there instanceof Relation relation && column != null) {
      AlterColumns.dropDependents(e, relation, column);
      if (e.db.get(relation.key()) instanceof Relation now && now.column(number) != null) {
        e.db.put(now.key(), AlterColumns.without(e, now, column));
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
    Comments.forget(e, routine);
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

package dev.migrationlens.effect;

import dev.migrationlens.catalog.Dependency;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Needs;
import dev.migrationlens.catalog.Part;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Space;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an expression or a query stands on: columns of relations, and other objects by id. */
final class Uses {
  private final Map<Long, Set<Integer>> columns = new LinkedHashMap<>();
  private final Set<Long> objects = new LinkedHashSet<>();

  void column(long relation, int number) {
    columns.computeIfAbsent(relation, r -> new LinkedHashSet<>()).add(number);
  }

  void column(Scope.Item item) {
    if (item.relation() != 0) {
      column(item.relation(), item.number());
    }
  }

  void relation(long relation) {
    columns.computeIfAbsent(relation, r -> new LinkedHashSet<>());
  }

  void object(long id) {
    if (id > 0) {
      objects.add(id);
    }
  }

  Set<Integer> columnsOf(long relation) {
    return columns.getOrDefault(relation, Set.of());
  }

  /** What uses something temporary is temporary as well. */
  boolean anyTemporary(Evaluation e) {
    return columns.keySet().stream()
        .anyMatch(id -> e.db.byId(id) instanceof Relation r && r.schema().equals(Lookup.TEMP));
  }

  /**
   * Records that a part of an object cannot live without all of this, in place of before. Of its
   * own columns only a computed one holds others.
   */
  void record(Evaluation e, Key dependent, long id, Part part) {
    forget(e, id, part);
    var on = new ArrayList<Long>();
    columns.forEach(
        (relation, numbers) -> {
          boolean own = relation == id && !(part instanceof Part.GenerationOf);
          if (relation > 0 && !own) {
            depend(e, relation, dependent, id, part, List.copyOf(numbers));
            on.add(relation);
          }
        });
    for (long object : objects) {
      if (object != id) {
        depend(e, object, dependent, id, part, List.of());
        on.add(object);
      }
    }
    if (!on.isEmpty()) {
      e.db.put(needs(id, part), new Needs(on));
    }
  }

  private static Key needs(long id, Part part) {
    return Key.of(Space.NEEDS, id, part.tag());
  }

  private static void forget(Evaluation e, long id, Part part) {
    if (e.db.get(needs(id, part)) instanceof Needs before) {
      before.on().forEach(on -> e.db.remove(Dependency.key(on, id, part)));
      e.db.remove(needs(id, part));
    }
  }

  /** A constraint of another name stands on what it stood on. */
  static void renamed(Evaluation e, long id, String constraint, String newName) {
    Part old = new Part.ConstraintOf(constraint);
    Part now = new Part.ConstraintOf(newName);
    if (e.db.get(needs(id, old)) instanceof Needs before) {
      for (long on : before.on()) {
        if (e.db.get(Dependency.key(on, id, old)) instanceof Dependency there) {
          put(e, on, new Dependency(there.dependent(), id, now, there.kind(), there.columns()));
        }
      }
      forget(e, id, old);
      e.db.put(needs(id, now), before);
    }
  }

  /** Records that a part of an object cannot live without another. */
  static void depend(
      Evaluation e, long on, Key dependent, long id, Part part, List<Integer> columns) {
    put(e, on, new Dependency(dependent, id, part, Dependency.Kind.NORMAL, columns));
  }

  /** Records that an object goes silently when the other does. */
  static void follow(
      Evaluation e, long on, Key dependent, long id, String words, List<Integer> columns) {
    Part whole = new Part.Whole(words);
    put(e, on, new Dependency(dependent, id, whole, Dependency.Kind.AUTO, columns));
  }

  private static void put(Evaluation e, long on, Dependency dependency) {
    if (on > 0) {
      e.db.put(dependency.key(on), dependency);
    }
  }
}

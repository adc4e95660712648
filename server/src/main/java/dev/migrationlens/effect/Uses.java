package dev.migrationlens.effect;

import dev.migrationlens.catalog.Dependency;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Needs;
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

  /**
   * Records that an object, or the part of it that the words name, cannot live without all of this,
   * in place of what it stood on before.
   */
  void record(Evaluation e, Key dependent, long id, String words) {
    Key needs = Key.of(Space.NEEDS, id, words);
    if (e.db.get(needs) instanceof Needs before) {
      for (long on : before.on()) {
        e.db.remove(Key.of(Space.DEPENDENT, on, id + " " + words));
      }
    }
    var on = new ArrayList<Long>();
    columns.forEach(
        (relation, numbers) -> {
          if (relation > 0 && relation != id) {
            depend(e, relation, dependent, id, words, List.copyOf(numbers));
            on.add(relation);
          }
        });
    for (long object : objects) {
      if (object != id) {
        depend(e, object, dependent, id, words, List.of());
        on.add(object);
      }
    }
    if (!on.isEmpty()) {
      e.db.put(needs, new Needs(on));
    }
  }

  /** Records that an object cannot live without another. */
  static void depend(
      Evaluation e, long on, Key dependent, long id, String words, List<Integer> columns) {
    put(e, on, new Dependency(dependent, id, words, Dependency.Kind.NORMAL, columns));
  }

  /** Records that an object goes silently when the other does. */
  static void follow(
      Evaluation e, long on, Key dependent, long id, String words, List<Integer> columns) {
    put(e, on, new Dependency(dependent, id, words, Dependency.Kind.AUTO, columns));
  }

  private static void put(Evaluation e, long on, Dependency dependency) {
    if (on <= 0) {
      return;
    }
    String name = dependency.id() + " " + dependency.words();
    e.db.put(Key.of(Space.DEPENDENT, on, name), dependency);
  }
}

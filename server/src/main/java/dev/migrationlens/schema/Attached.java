package dev.migrationlens.schema;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Origin;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Space;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Policies and triggers of ours on tables that are not: a platform's files, its users. */
final class Attached {
  private Attached() {}

  /** {@code own} knows the origins of what is ours. */
  static List<Thing> to(Catalog catalog, Relation table, Predicate<Origin> own) {
    return all(catalog, table).filter(t -> own.test(t.origin())).toList();
  }

  /** What another database does not have on its table of the name. */
  static List<Thing> besides(Catalog other, Catalog catalog, Relation table) {
    return other.relationEntry(table.schema(), table.name()) instanceof Relation theirs
        ? all(catalog, table).filter(t -> !isOn(other, theirs, t)).toList()
        : List.of();
  }

  private static Stream<Thing> all(Catalog catalog, Relation table) {
    return Stream.concat(
        catalog.triggers(table.id()).stream().map(t -> Thing.of(table, t)),
        catalog.policies(table.id()).stream().map(p -> Thing.of(table, p)));
  }

  private static boolean isOn(Catalog catalog, Relation table, Thing thing) {
    Space space = thing.kind() == Thing.Kind.POLICY ? Space.POLICY : Space.TRIGGER;
    return catalog.get(Key.of(space, table.id(), thing.name())) != null;
  }
}

package dev.migrationlens.schema;

import dev.migrationlens.catalog.CastObject;
import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.NamedObject;
import dev.migrationlens.catalog.Operators;
import dev.migrationlens.catalog.Origin;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.catalog.Statistics;
import dev.migrationlens.sql.Names;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** What a database holds beside schemas, extensions, types, relations and routines. */
final class OtherThings {
  private static final List<Space> OF_DATABASE =
      List.of(
          Space.LANGUAGE,
          Space.FOREIGN_DATA_WRAPPER,
          Space.SERVER,
          Space.ACCESS_METHOD,
          Space.CAST,
          Space.PUBLICATION,
          Space.SUBSCRIPTION,
          Space.EVENT_TRIGGER);

  private static final List<Space> OF_SCHEMAS =
      List.of(
          Space.COLLATION,
          Space.CONVERSION,
          Space.TEXT_SEARCH_CONFIGURATION,
          Space.TEXT_SEARCH_DICTIONARY,
          Space.TEXT_SEARCH_PARSER,
          Space.TEXT_SEARCH_TEMPLATE,
          Space.OPERATOR_CLASS,
          Space.OPERATOR_FAMILY,
          Space.STATISTICS,
          Space.OPERATOR);

  private OtherThings() {}

  /** In the order of their kinds and names; {@code own} knows the origins of what is wanted. */
  static List<Thing> of(Catalog catalog, Collection<String> schemas, Predicate<Origin> own) {
    var found = new ArrayList<Thing>();
    OF_DATABASE.forEach(space -> add(found, catalog.scan(space, "")));
    for (String schema : schemas) {
      OF_SCHEMAS.forEach(space -> add(found, catalog.scan(space, schema)));
    }
    found.removeIf(thing -> !own.test(thing.origin()));
    found.sort(Comparator.comparing(Thing::kind).thenComparing(Thing::name));
    return found;
  }

  private static void add(List<Thing> found, List<Catalog.Entry> entries) {
    for (Catalog.Entry entry : entries) {
      switch (entry.value()) {
        case NamedObject named -> found.add(Thing.of(entry.key(), named));
        case Statistics statistics -> found.add(Thing.of(statistics));
        case Operators operators -> operators.all().forEach(o -> found.add(Thing.of(o)));
        case CastObject cast -> found.add(Thing.of(cast));
        default -> {}
      }
    }
  }

  /** A platform's own are not told, but they are there. */
  static boolean isThere(Catalog catalog, Thing thing) {
    return OF_DATABASE.stream()
        .filter(space -> space != Space.CAST && space.name().equals(thing.kind().name()))
        .anyMatch(space -> catalog.has(space, thing.name()));
  }

  /** Whether a database has it too, or has the schema that it is in, which is not everybody's. */
  static boolean isOf(Catalog other, Thing thing) {
    List<String> schemas = other.scan(Space.SCHEMA, "").stream().map(e -> e.key().name()).toList();
    boolean inside =
        schemas.stream()
            .filter(s -> !s.equals("public"))
            .anyMatch(s -> thing.name().startsWith(Names.quote(s) + "."));
    return inside
        || isThere(other, thing)
        || of(other, List.of("public"), origin -> true).stream()
            .anyMatch(t -> t.kind() == thing.kind() && t.name().equals(thing.name()));
  }
}

package dev.migrationlens.schema;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.CatalogObject;
import dev.migrationlens.catalog.ExtensionObject;
import dev.migrationlens.catalog.Index;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.NamedObject;
import dev.migrationlens.catalog.Origin;
import dev.migrationlens.catalog.Overloads;
import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.Policy;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.catalog.SchemaObject;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.catalog.Trigger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What of a database is to be told: what the chain itself made, by schema and name. */
public record Contents(
    Catalog catalog,
    List<SchemaObject> schemas,
    List<ExtensionObject> extensions,
    List<PgType> types,
    List<Relation> relations,
    List<Routine> routines,
    List<Thing> others) {
  public Contents {
    schemas = List.copyOf(schemas);
    extensions = List.copyOf(extensions);
    types = List.copyOf(types);
    relations = List.copyOf(relations);
    routines = List.copyOf(routines);
    others = List.copyOf(others);
  }

  /** Nothing but some relations. */
  public static Contents ofRelations(Catalog catalog, List<Relation> relations) {
    return new Contents(catalog, List.of(), List.of(), List.of(), relations, List.of(), List.of());
  }

  /** Nothing but some types. */
  public static Contents ofTypes(Catalog catalog, List<PgType> types) {
    return new Contents(catalog, List.of(), List.of(), types, List.of(), List.of(), List.of());
  }

  /** Nothing but some routines. */
  public static Contents ofRoutines(Catalog catalog, List<Routine> routines) {
    return new Contents(catalog, List.of(), List.of(), List.of(), List.of(), routines, List.of());
  }

  /** {@code own} knows the origins of what the chain made. */
  public static Contents of(Catalog catalog, Predicate<Origin> own) {
    var types = new ArrayList<PgType>();
    var relations = new ArrayList<Relation>();
    var routines = new ArrayList<Routine>();
    List<SchemaObject> all = objects(catalog, Space.SCHEMA, "", SchemaObject.class);
    // What a fresh database brings is not listed, and public is among it.
    Set<String> names = new TreeSet<>(Set.of("public"));
    all.forEach(s -> names.add(s.name()));
    for (String name : names) {
      objects(catalog, Space.TYPE, name, PgType.class)
          .forEach(t -> addIf(own.test(t.origin()), t, types));
      objects(catalog, Space.RELATION, name, Relation.class)
          .forEach(r -> addIf(own.test(r.origin()) && !r.traits().temporary(), r, relations));
      for (Overloads overloads : objects(catalog, Space.ROUTINE, name, Overloads.class)) {
        overloads.routines().forEach(r -> addIf(own.test(r.origin()), r, routines));
      }
    }
    List<ExtensionObject> extensions = objects(catalog, Space.EXTENSION, "", ExtensionObject.class);
    var byExtensions = extensions.stream().map(ExtensionObject::origin).toList();
    return new Contents(
        catalog,
        sorted(
            all.stream()
                .filter(s -> own.test(s.origin()))
                .filter(s -> extensions.stream().noneMatch(x -> isMember(s, x))),
            SchemaObject::name),
        sorted(extensions.stream().filter(x -> own.test(x.origin())), ExtensionObject::name),
        sorted(
            types.stream().filter(t -> !byExtensions.contains(t.origin())),
            t -> t.name() + " " + t.schema()),
        sorted(
            relations.stream().filter(r -> !byExtensions.contains(r.origin())),
            r -> r.name() + " " + r.schema()),
        sorted(
            routines.stream().filter(r -> !byExtensions.contains(r.origin())), Contents::signature),
        Stream.concat(
                OtherThings.of(catalog, names, o -> own.test(o) && !byExtensions.contains(o))
                    .stream(),
                names.stream()
                    .flatMap(n -> objects(catalog, Space.RELATION, n, Relation.class).stream())
                    .filter(r -> !own.test(r.origin()))
                    .flatMap(r -> Attached.to(catalog, r, own).stream()))
            .toList());
  }

  /** The schema that an extension is put into stays when it goes. */
  private static boolean isMember(SchemaObject schema, ExtensionObject extension) {
    return schema.origin().equals(extension.origin()) && !schema.name().equals(extension.schema());
  }

  private static String signature(Routine routine) {
    return routine.name() + " " + routine.inputTypes();
  }

  private static <T> List<T> objects(Catalog catalog, Space space, String parent, Class<T> type) {
    var found = new ArrayList<T>();
    for (Catalog.Entry entry : catalog.scan(space, parent)) {
      CatalogObject value = entry.value();
      if (type.isInstance(value)) {
        found.add(type.cast(value));
      }
    }
    return found;
  }

  private static <T> void addIf(boolean wanted, T value, List<T> all) {
    if (wanted) {
      all.add(value);
    }
  }

  private static <T> List<T> sorted(Stream<T> all, Function<T, String> name) {
    return all.sorted(Comparator.comparing(name)).toList();
  }

  /** All that stands by itself, in the order of kinds. */
  public List<Thing> things() {
    return Stream.of(
            schemas.stream().map(Thing::of),
            extensions.stream().map(Thing::of),
            types.stream().map(Thing::of),
            relations.stream().map(Thing::of),
            routines.stream().map(Thing::of),
            others.stream())
        .flatMap(s -> s)
        .toList();
  }

  /** The same without what other schemas hold. */
  public Contents in(String schema) {
    return new Contents(
        catalog,
        schemas.stream().filter(s -> s.name().equals(schema)).toList(),
        extensions,
        types.stream().filter(t -> t.schema().equals(schema)).toList(),
        relations.stream().filter(r -> r.schema().equals(schema)).toList(),
        routines.stream().filter(r -> r.schema().equals(schema)).toList(),
        List.of());
  }

  /**
   * The same without what another database has too, and without what lies in those of its schemas
   * that are not everybody's: a platform's own business.
   */
  public Contents besides(Catalog other) {
    List<Relation> ours =
        relations.stream()
            .filter(r -> isOurs(other, r.schema()) && other.get(r.key()) == null)
            .toList();
    List<Routine> ourRoutines =
        routines.stream()
            .filter(
                r ->
                    isOurs(other, r.schema())
                        && !other.routines(r.schema(), r.name()).stream()
                            .anyMatch(o -> o.hasInputs(r.inputTypes())))
            .toList();
    return new Contents(
        catalog,
        schemas.stream().filter(s -> other.schema(s.name()) == null).toList(),
        extensions.stream().filter(x -> !other.has(Space.EXTENSION, x.name())).toList(),
        types.stream()
            .filter(t -> isOurs(other, t.schema()) && other.type(t.schema(), t.name()) == null)
            .toList(),
        ours,
        ourRoutines,
        Stream.concat(
                others.stream()
                    .filter(
                        t -> !OtherThings.isOf(other, t) && isOurs(other, t, ours, ourRoutines)),
                relations.stream()
                    .filter(r -> !ours.contains(r))
                    .flatMap(r -> Attached.besides(other, catalog, r).stream()))
            .toList());
  }

  /** A publication is about our tables, an event trigger runs a function of ours. */
  private boolean isOurs(
      Catalog other, Thing thing, List<Relation> ours, List<Routine> ourRoutines) {
    return switch (thing.kind()) {
      case PUBLICATION ->
          (other.scan(Space.PUBLICATION, "").isEmpty()
              || ours.stream().anyMatch(r -> places(r).contains(thing.name())));
      case EVENT_TRIGGER ->
          ourRoutines.stream()
              .anyMatch(
                  r ->
                      catalog.dependents(r.id()).stream()
                          .anyMatch(d -> d.dependent().name().equals(thing.name())));
      default -> true;
    };
  }

  private List<String> places(Relation relation) {
    return published(relation).stream().map(Thing::name).toList();
  }

  private static boolean isOurs(Catalog other, String schema) {
    return schema.equals("public") || other.schema(schema) == null;
  }

  /** What belongs to a relation, by name: the catalog keeps no order. */
  List<Index> indexes(Relation relation) {
    return sorted(catalog.indexes(relation.id()).stream(), Index::name);
  }

  List<Policy> policies(Relation relation) {
    return sorted(catalog.policies(relation.id()).stream(), Policy::name);
  }

  List<Thing> rules(Relation relation) {
    return objects(catalog, Space.RULE, Long.toString(relation.id()), NamedObject.class).stream()
        .map(rule -> Thing.ofRule(relation, rule))
        .sorted(Comparator.comparing(Thing::name))
        .toList();
  }

  /** The publications that a table is in by its name, as they are now. */
  List<Thing> published(Relation relation) {
    var places = new ArrayList<Thing>();
    for (Catalog.Entry entry : catalog.scan(Space.PUBLISHED, Long.toString(relation.id()))) {
      String publication = entry.key().name();
      if (entry.value() instanceof NamedObject place
          && catalog.get(Key.of(Space.PUBLICATION, publication)) instanceof NamedObject now
          && (place.origin().step() < 0 || place.origin().step() >= now.origin().step())) {
        places.add(Thing.published(relation, publication, place));
      }
    }
    places.sort(Comparator.comparing(Thing::name));
    return places;
  }

  List<Trigger> triggers(Relation relation) {
    return sorted(catalog.triggers(relation.id()).stream(), Trigger::name);
  }

  /** Tables of any kind, but not the partitions of others. */
  public List<Relation> tables() {
    return relations.stream()
        .filter(r -> r.kind().isTable() || r.kind() == Relation.Kind.FOREIGN_TABLE)
        .filter(r -> !r.traits().partition())
        .toList();
  }

  public List<Relation> views() {
    return relations.stream().filter(Relation::isView).toList();
  }
}

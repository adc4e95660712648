package dev.migrationlens.write;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Index;
import dev.migrationlens.catalog.NamedObject;
import dev.migrationlens.catalog.Origin;
import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.Policy;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.catalog.Trigger;
import dev.migrationlens.schema.Contents;
import dev.migrationlens.sql.Names;
import dev.migrationlens.sql.SqlType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a database must hold: each thing with the values that tell which one it is. */
final class Expectations {
  private final Catalog catalog;
  private final Predicate<Origin> told;
  private final List<Expectation> all = new ArrayList<>();

  /** One thing that must be there. */
  record Expectation(Thing thing, List<String> values) {
    Expectation {
      values = List.copyOf(values);
    }
  }

  private Expectations(Catalog catalog, Predicate<Origin> told) {
    this.catalog = catalog;
    this.told = told;
  }

  /**
   * What of a database is told: all objects whose {@code told} origin speaks for them, where {@code
   * own} knows the objects of the chain.
   */
  static List<Expectation> of(Catalog catalog, Predicate<Origin> own, Predicate<Origin> told) {
    var expectations = new Expectations(catalog, told);
    Contents contents = Contents.of(catalog, own);
    contents.schemas().forEach(s -> expectations.add(Thing.SCHEMA, s.origin(), s.name()));
    contents.extensions().forEach(x -> expectations.add(Thing.EXTENSION, x.origin(), x.name()));
    contents.types().forEach(expectations::type);
    contents.relations().forEach(expectations::relation);
    contents.routines().forEach(expectations::routine);
    var sorted = new ArrayList<>(expectations.all);
    sorted.sort(Comparator.comparing(Expectation::thing));
    return sorted;
  }

  private void add(Thing thing, Origin origin, String... values) {
    if (told.test(origin)) {
      all.add(new Expectation(thing, List.of(values)));
    }
  }

  private static String name(String schema, String name) {
    return Names.quote(schema) + "." + Names.quote(name);
  }

  private void type(PgType type) {
    String name = name(type.schema(), type.name());
    add(Thing.TYPE, type.origin(), name);
    for (PgType.Label label : type.labels()) {
      Origin origin =
          label.addedBy() == 0 ? type.origin() : new Origin(label.addedBy(), type.origin().span());
      add(Thing.ENUM_VALUE, origin, name, label.text());
    }
  }

  private void routine(Routine routine) {
    String types =
        routine.inputTypes().stream().map(SqlType::format).collect(Collectors.joining(", "));
    if (routine.inputTypes().stream().noneMatch(SqlType::isUnsure)) {
      String name = name(routine.schema(), routine.name()) + "(" + types + ")";
      add(Thing.FUNCTION, routine.origin(), name);
    }
  }

  private void relation(Relation relation) {
    String name = name(relation.schema(), relation.name());
    Optional<Thing> thing =
        switch (relation.kind()) {
          case TABLE, PARTITIONED_TABLE -> Optional.of(Thing.TABLE);
          case VIEW -> Optional.of(Thing.VIEW);
          case MATERIALIZED_VIEW -> Optional.of(Thing.MATERIALIZED_VIEW);
          case FOREIGN_TABLE -> Optional.of(Thing.FOREIGN_TABLE);
          case SEQUENCE -> Optional.of(Thing.SEQUENCE);
          case COMPOSITE -> Optional.empty();
        };
    thing.ifPresent(t -> add(t, relation.origin(), name));
    if (thing.isEmpty() || relation.kind() == Relation.Kind.SEQUENCE) {
      return;
    }
    relation.columns().forEach(c -> add(Thing.COLUMN, c.origin(), name, c.name(), type(c)));
    relation.constraints().forEach(c -> constraint(name, c));
    for (Index index : sorted(catalog.indexes(relation.id()), Index::name)) {
      if (index.constraint() == null && !index.primary()) {
        add(Thing.INDEX, index.origin(), name, index.name());
      }
    }
    for (Trigger trigger : sorted(catalog.triggers(relation.id()), Trigger::name)) {
      add(Thing.TRIGGER, trigger.origin(), name, trigger.name());
    }
    if (relation.traits().rowSecurity()) {
      add(Thing.ROW_SECURITY, relation.origin(), name);
    }
    for (Policy policy : sorted(catalog.policies(relation.id()), Policy::name)) {
      add(Thing.POLICY, policy.origin(), name, policy.name());
    }
    for (var entry : catalog.scan(Space.PUBLISHED, Long.toString(relation.id()))) {
      if (entry.value() instanceof NamedObject published) {
        add(Thing.PUBLISHED, published.origin(), name, entry.key().name());
      }
    }
  }

  private static <T> List<T> sorted(List<T> all, java.util.function.Function<T, String> name) {
    return all.stream().sorted(Comparator.comparing(name)).toList();
  }

  private static String type(Column column) {
    SqlType type = column.type();
    return type == null || type.isUnsure() || type.isUnknown() ? "" : type.bare().format();
  }

  private void constraint(String relation, TableConstraint constraint) {
    Optional<Thing> thing =
        switch (constraint.kind()) {
          case PRIMARY_KEY -> Optional.of(Thing.PRIMARY_KEY);
          case UNIQUE -> Optional.of(Thing.UNIQUE);
          case FOREIGN_KEY -> Optional.of(Thing.FOREIGN_KEY);
          case CHECK -> Optional.of(Thing.CHECK);
          case EXCLUSION -> Optional.of(Thing.EXCLUSION);
          // Servers before 18 keep none for it.
          case NOT_NULL -> Optional.empty();
        };
    thing.ifPresent(t -> add(t, constraint.origin(), relation, constraint.name()));
  }
}

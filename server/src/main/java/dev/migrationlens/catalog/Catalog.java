package dev.migrationlens.catalog;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The database as it is at one moment; reading it changes nothing. */
public class Catalog {
  /** One object at its place. */
  public record Entry(Key key, CatalogObject value) {}

  final Timeline timeline;
  final long moment;

  Catalog(Timeline timeline, long moment) {
    this.timeline = timeline;
    this.moment = moment;
  }

  public @Nullable CatalogObject get(Key key) {
    return timeline.get(key, moment);
  }

  /** Whether one entry got its present value after another got its own. */
  public boolean isNewer(Key key, Key than) {
    return writtenAt(key) > writtenAt(than);
  }

  /** The database as it was when an entry got its present value. */
  public Catalog when(Key key) {
    return new Catalog(timeline, Math.max(0, writtenAt(key)));
  }

  long writtenAt(Key key) {
    return timeline.writtenBefore(key, moment);
  }

  /** Every object that somebody made, with its place. */
  public void each(Consumer<Entry> visit) {
    timeline.each(moment, visit);
  }

  public List<Entry> scan(Space space, String parent) {
    return timeline.scan(space, parent, moment);
  }

  public long moment() {
    return moment;
  }

  public Timeline timeline() {
    return timeline;
  }

  public @Nullable RelationEntry relationEntry(String schema, String name) {
    return (RelationEntry) get(Key.relation(schema, name));
  }

  public @Nullable SchemaObject schema(String name) {
    return (SchemaObject) get(Key.of(Space.SCHEMA, name));
  }

  public @Nullable PgType type(String schema, String name) {
    return (PgType) get(new Key(Space.TYPE, schema, name));
  }

  public List<Routine> routines(String schema, String name) {
    var overloads = (Overloads) get(new Key(Space.ROUTINE, schema, name));
    return overloads == null ? List.of() : overloads.routines();
  }

  /** Where the object of this id is now. */
  public @Nullable CatalogObject byId(long id) {
    var place = (Place) get(Key.id(id));
    return place == null ? null : get(place.key());
  }

  public @Nullable Relation relationById(long id) {
    return byId(id) instanceof Relation relation ? relation : null;
  }

  public boolean has(Space space, String name) {
    return get(Key.of(space, name)) != null;
  }

  public List<Index> indexes(long relation) {
    return scan(Space.INDEX_OF, Long.toString(relation)).stream()
        .map(e -> get(((Place) e.value()).key()))
        .filter(Index.class::isInstance)
        .map(Index.class::cast)
        .toList();
  }

  public List<Policy> policies(long relation) {
    return scan(Space.POLICY, Long.toString(relation)).stream()
        .map(e -> (Policy) e.value())
        .toList();
  }

  public List<Trigger> triggers(long relation) {
    return scan(Space.TRIGGER, Long.toString(relation)).stream()
        .map(e -> (Trigger) e.value())
        .toList();
  }

  public List<Dependency> dependents(long id) {
    return scan(Space.DEPENDENT, Long.toString(id)).stream()
        .map(e -> (Dependency) e.value())
        .toList();
  }

  public List<Relation> relations(String schema) {
    return scan(Space.RELATION, schema).stream()
        .map(Entry::value)
        .filter(Relation.class::isInstance)
        .map(Relation.class::cast)
        .toList();
  }
}

package dev.migrationlens.live;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.CatalogObject;
import dev.migrationlens.catalog.Index;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.OperatorObject;
import dev.migrationlens.catalog.OperatorSignature;
import dev.migrationlens.catalog.Operators;
import dev.migrationlens.catalog.Origin;
import dev.migrationlens.catalog.Overloads;
import dev.migrationlens.catalog.Place;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.catalog.StartingPoint;
import dev.migrationlens.catalog.Timeline;
import dev.migrationlens.schema.Size;
import dev.migrationlens.sql.PgVersion;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A catalog while the rows that tell it arrive. */
final class Assembly {
  /** The origin of what somebody made; extensions have origins of their own. */
  static final Origin LIVE = origin(1);

  /** Classes of objects have their own numbers in the server; in a catalog ids are one space. */
  static final long TYPES = 1L << 33;

  static final long ROUTINES = 2L << 33;
  static final long OTHERS = 3L << 33;

  private final Timeline timeline;
  private final Map<Key, List<Routine>> routines = new LinkedHashMap<>();
  private final Map<Key, List<OperatorObject>> operators = new LinkedHashMap<>();
  private final Map<Long, String> signatures = new HashMap<>();
  private final Map<Long, String> definitions = new HashMap<>();
  private final Map<Long, Size> sizes = new HashMap<>();

  Assembly(int major) {
    timeline = new Timeline(new StartingPoint(new PgVersion(major)));
  }

  /** Steps of a chain are positive, so none is ever taken for what was read. */
  static Origin origin(int number) {
    return new Origin(-number, new Span(0, 0));
  }

  void put(Key key, CatalogObject value) {
    timeline.write(0, key, value);
  }

  void put(Key key, long id, CatalogObject value) {
    put(key, value);
    put(Key.id(id), new Place(key));
  }

  void relation(Relation relation) {
    put(relation.key(), relation.id(), relation);
    for (long parent : relation.parents()) {
      Key child = Key.of(Space.CHILD, parent, Long.toString(relation.id()));
      put(child, new Place(Key.id(relation.id())));
    }
  }

  void index(Index index) {
    put(index.key(), index.id(), index);
    put(Key.of(Space.INDEX_OF, index.table(), Long.toString(index.id())), new Place(index.key()));
  }

  void routine(Routine routine) {
    routines.computeIfAbsent(routine.key(), k -> new ArrayList<>()).add(routine);
    put(Key.id(routine.id()), new Place(routine.key()));
    signatures.put(routine.id(), routine.called());
  }

  void operator(OperatorObject operator) {
    OperatorSignature signature = operator.signature();
    operators
        .computeIfAbsent(
            new Key(Space.OPERATOR, signature.schema(), signature.symbol()), k -> new ArrayList<>())
        .add(operator);
  }

  /** How comments name a routine. */
  String signature(long routine) {
    return signatures.getOrDefault(routine, "");
  }

  void definition(long id, String sql) {
    definitions.put(id, sql);
  }

  void size(long id, Size size) {
    sizes.put(id, size);
  }

  Map<Long, String> definitions() {
    return definitions;
  }

  Map<Long, Size> sizes() {
    return sizes;
  }

  Catalog finished() {
    routines.forEach((key, all) -> put(key, new Overloads(all)));
    operators.forEach((key, all) -> put(key, new Operators(all)));
    routines.clear();
    return timeline.before(1);
  }
}

package dev.migrationlens.live;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.stream.JsonWriter;
import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.NamedObject;
import dev.migrationlens.catalog.Overloads;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.sql.Names;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** Publications, event triggers and rules in a snapshot, by their statements. */
final class SnapshotOthers {
  private static final Map<String, Space> GLOBAL =
      new TreeMap<>(
          Map.of("publications", Space.PUBLICATION, "eventTriggers", Space.EVENT_TRIGGER));

  private static final Map<String, Space> OF_TABLES =
      new TreeMap<>(Map.of("published", Space.PUBLISHED, "rules", Space.RULE));

  private SnapshotOthers() {}

  static void write(JsonWriter json, LiveDatabase database) throws IOException {
    for (var each : GLOBAL.entrySet()) {
      write(json, database, each.getKey(), each.getValue(), "");
    }
    json.name("watching").beginObject();
    Catalog catalog = database.catalog();
    for (Catalog.Entry entry : sorted(catalog.scan(Space.EVENT_TRIGGER, ""))) {
      Key key = entry.key();
      Set<String> functions = new java.util.TreeSet<>();
      catalog.each(
          e -> {
            if (e.value() instanceof Overloads all) {
              all.routines().stream()
                  .filter(r -> runs(catalog, r, key))
                  .forEach(r -> functions.add(called(r)));
            }
          });
      for (String function : functions) {
        json.name(key.name()).value(function);
      }
    }
    json.endObject();
  }

  private static boolean runs(Catalog catalog, Routine routine, Key trigger) {
    return catalog.dependents(routine.id()).stream().anyMatch(d -> d.dependent().equals(trigger));
  }

  private static String called(Routine routine) {
    return Names.quote(routine.schema()) + "." + Names.quote(routine.name());
  }

  static void ofTable(JsonWriter json, LiveDatabase database, Relation table) throws IOException {
    for (var each : OF_TABLES.entrySet()) {
      write(json, database, each.getKey(), each.getValue(), Long.toString(table.id()));
    }
  }

  private static void write(
      JsonWriter json, LiveDatabase database, String member, Space space, String parent)
      throws IOException {
    List<Catalog.Entry> entries = sorted(database.catalog().scan(space, parent));
    if (!entries.isEmpty()) {
      json.name(member).beginObject();
      for (Catalog.Entry entry : entries) {
        NamedObject named = (NamedObject) entry.value();
        json.name(entry.key().name()).value(database.definition(named));
      }
      json.endObject();
    }
  }

  private static List<Catalog.Entry> sorted(List<Catalog.Entry> entries) {
    return entries.stream().sorted(Comparator.comparing(e -> e.key().name())).toList();
  }

  /** After the routines, which event triggers run. */
  static void read(
      JsonObject tree, Assembly assembly, LongSupplier ids, Map<String, Long> routines) {
    for (var each : GLOBAL.entrySet()) {
      for (var named : members(tree, each.getKey())) {
        long id = ids.getAsLong();
        Key key = Key.of(each.getValue(), named.getKey());
        StatementReader.add(assembly, key, id, named.getValue().getAsString(), Assembly.LIVE);
        JsonElement function =
            tree.has("watching") ? tree.getAsJsonObject("watching").get(named.getKey()) : null;
        Long runs = function == null ? null : routines.get(function.getAsString());
        if (runs != null && each.getValue() == Space.EVENT_TRIGGER) {
          WatchReader.runs(assembly, runs, id, named.getKey());
        }
      }
    }
  }

  static void readOfTable(JsonObject from, Assembly assembly, LongSupplier ids, Relation table) {
    for (var each : OF_TABLES.entrySet()) {
      for (var named : members(from, each.getKey())) {
        long id = ids.getAsLong();
        Key key = Key.of(each.getValue(), table.id(), named.getKey());
        String statement = named.getValue().getAsString();
        if (each.getValue() == Space.RULE) {
          StatementReader.add(assembly, key, id, statement, Assembly.LIVE);
        } else {
          assembly.put(key, new NamedObject(id, table.name(), named.getKey(), Assembly.LIVE));
          assembly.definition(id, statement);
        }
      }
    }
  }

  /** Snapshots of before have none, or names only. */
  private static Set<Map.Entry<String, JsonElement>> members(JsonObject from, String name) {
    return from.has(name) && from.get(name).isJsonObject()
        ? from.getAsJsonObject(name).entrySet()
        : Set.of();
  }
}

package dev.migrationlens.live;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.stream.JsonWriter;
import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Grant;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.NamedObject;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.SchemaObject;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.sql.Names;
import dev.migrationlens.sql.ObjectKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Comments and privileges in a snapshot. */
final class SnapshotNotes {
  private static final String DEFAULT = "default ";

  private SnapshotNotes() {}

  static void comments(JsonWriter json, Catalog catalog) throws IOException {
    json.name("comments").beginObject();
    for (ObjectKind kind : ObjectKind.values()) {
      var all = new ArrayList<NamedObject>();
      for (Catalog.Entry entry : catalog.scan(Space.COMMENT, kind.name())) {
        all.add((NamedObject) entry.value());
      }
      if (!all.isEmpty()) {
        all.sort(Comparator.comparing(NamedObject::name));
        json.name(kind.name()).beginObject();
        for (NamedObject comment : all) {
          json.name(comment.name()).value(comment.detail());
        }
        json.endObject();
      }
    }
    json.endObject();
  }

  /** What is held by whom, if anything is. */
  static void privileges(JsonWriter json, Catalog catalog, long object) throws IOException {
    Relation relation = catalog.relationById(object);
    var all = new ArrayList<Grant>();
    for (Catalog.Entry entry : catalog.scan(Space.GRANT, Long.toString(object))) {
      all.add((Grant) entry.value());
    }
    all.sort(Comparator.comparing(Grant::role));
    json.name("privileges").beginObject();
    for (Grant grant : all) {
      words(json, grant.role(), relation == null ? grant.privileges() : grant.of(relation));
    }
    json.endObject();
  }

  private static void words(JsonWriter json, String name, List<String> all) throws IOException {
    json.name(name).beginArray();
    for (String each : all) {
      json.value(each);
    }
    json.endArray();
  }

  /** Of schemas, and of what is yet to be made in them. */
  static void ofSchemas(JsonWriter json, Catalog catalog) throws IOException {
    json.name("privilegesOfSchemas").beginObject();
    for (Catalog.Entry entry : sorted(catalog.scan(Space.SCHEMA, ""))) {
      SchemaObject schema = (SchemaObject) entry.value();
      if (!catalog.scan(Space.GRANT, Long.toString(schema.id())).isEmpty()) {
        json.name(schema.name()).beginObject();
        privileges(json, catalog, schema.id());
        json.endObject();
      }
    }
    json.endObject().name("defaultPrivileges").beginObject();
    var all = new TreeMap<String, Grant>();
    catalog.each(
        entry -> {
          if (entry.key().space() == Space.GRANT && entry.key().parent().startsWith(DEFAULT)) {
            all.put(entry.key().parent() + "\t" + entry.key().name(), (Grant) entry.value());
          }
        });
    for (var each : all.entrySet()) {
      words(json, each.getKey(), each.getValue().privileges());
    }
    json.endObject();
  }

  private static List<Catalog.Entry> sorted(List<Catalog.Entry> entries) {
    return entries.stream().sorted(Comparator.comparing(e -> e.key().name())).toList();
  }

  static void readOfSchemas(JsonObject tree, Assembly assembly, Map<String, Long> schemas) {
    for (Map.Entry<String, JsonElement> each : members(tree, "privilegesOfSchemas")) {
      Long id = schemas.get(each.getKey());
      if (id != null) {
        readPrivileges(each.getValue().getAsJsonObject(), assembly, id, List.of());
      }
    }
    for (Map.Entry<String, JsonElement> each : members(tree, "defaultPrivileges")) {
      String[] parts = each.getKey().split("\t", 2);
      assembly.put(
          new Key(Space.GRANT, parts[0], parts[1]), new Grant(parts[1], texts(each.getValue())));
    }
  }

  static void readComments(JsonObject tree, Assembly assembly) {
    for (Map.Entry<String, JsonElement> kind : members(tree, "comments")) {
      for (Map.Entry<String, JsonElement> each : kind.getValue().getAsJsonObject().entrySet()) {
        assembly.put(
            new Key(Space.COMMENT, kind.getKey(), each.getKey()),
            new NamedObject(0, each.getKey(), each.getValue().getAsString(), Assembly.LIVE));
      }
    }
  }

  static void readPrivileges(
      JsonObject from, Assembly assembly, long object, List<Column> columns) {
    for (Map.Entry<String, JsonElement> each : members(from, "privileges")) {
      var privileges =
          texts(each.getValue()).stream().map(told -> numbered(told, columns)).toList();
      assembly.put(
          Key.of(Space.GRANT, object, each.getKey()), new Grant(each.getKey(), privileges));
    }
  }

  private static List<String> texts(JsonElement array) {
    return array.getAsJsonArray().asList().stream().map(JsonElement::getAsString).toList();
  }

  /** A column stands in parentheses behind the privilege on it. */
  private static String numbered(String told, List<Column> columns) {
    for (Column column : columns) {
      String name = " (" + Names.quote(column.name()) + ")";
      if (told.endsWith(name)) {
        String privilege = told.substring(0, told.length() - name.length());
        return Grant.onColumn(privilege, column.number());
      }
    }
    return told;
  }

  /** Snapshots of before have none. */
  private static Iterable<Map.Entry<String, JsonElement>> members(JsonObject from, String name) {
    return (from.has(name) ? from.getAsJsonObject(name) : new JsonObject()).entrySet();
  }
}

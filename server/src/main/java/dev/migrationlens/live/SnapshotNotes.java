package dev.migrationlens.live;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.stream.JsonWriter;
import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.Grant;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.NamedObject;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.sql.ObjectKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Map;

/** Comments and privileges in a snapshot. */
final class SnapshotNotes {
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

  static void privileges(JsonWriter json, Catalog catalog, long relation) throws IOException {
    var all = new ArrayList<Grant>();
    for (Catalog.Entry entry : catalog.scan(Space.GRANT, Long.toString(relation))) {
      all.add((Grant) entry.value());
    }
    all.sort(Comparator.comparing(Grant::role));
    json.name("privileges").beginObject();
    for (Grant grant : all) {
      json.name(grant.role()).beginArray();
      for (String privilege : grant.privileges()) {
        json.value(privilege);
      }
      json.endArray();
    }
    json.endObject();
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

  static void readPrivileges(JsonObject from, Assembly assembly, long relation) {
    for (Map.Entry<String, JsonElement> each : members(from, "privileges")) {
      var privileges = each.getValue().getAsJsonArray().asList();
      assembly.put(
          Key.of(Space.GRANT, relation, each.getKey()),
          new Grant(each.getKey(), privileges.stream().map(JsonElement::getAsString).toList()));
    }
  }

  /** Snapshots of before have none. */
  private static Iterable<Map.Entry<String, JsonElement>> members(JsonObject from, String name) {
    return (from.has(name) ? from.getAsJsonObject(name) : new JsonObject()).entrySet();
  }
}

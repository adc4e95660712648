package dev.migrationlens.live;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.stream.JsonWriter;
import dev.migrationlens.catalog.CastObject;
import dev.migrationlens.catalog.CastRule;
import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.NamedObject;
import dev.migrationlens.catalog.OperatorObject;
import dev.migrationlens.catalog.OperatorSignature;
import dev.migrationlens.catalog.Operators;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.SchemaObject;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.catalog.Statistics;
import dev.migrationlens.sql.SqlType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Collations, operators, casts, text search, servers and their like in a snapshot. */
final class SnapshotStatements {
  private static final String MEMBER = "statements";

  /** By the empty schema, or by those of users. */
  private static final List<Space> NAMED =
      List.of(
          Space.LANGUAGE,
          Space.ACCESS_METHOD,
          Space.FOREIGN_DATA_WRAPPER,
          Space.SERVER,
          Space.SUBSCRIPTION,
          Space.COLLATION,
          Space.CONVERSION,
          Space.TEXT_SEARCH_PARSER,
          Space.TEXT_SEARCH_TEMPLATE,
          Space.TEXT_SEARCH_DICTIONARY,
          Space.TEXT_SEARCH_CONFIGURATION,
          Space.OPERATOR_FAMILY,
          Space.OPERATOR_CLASS);

  private SnapshotStatements() {}

  static void write(JsonWriter json, LiveDatabase database, List<SchemaObject> schemas)
      throws IOException {
    json.name(MEMBER).beginObject();
    for (Space space : NAMED) {
      var named = new TreeMap<String, TreeMap<String, String>>();
      add(named, database, space, "");
      for (SchemaObject schema : schemas) {
        add(named, database, space, schema.name());
      }
      if (!named.isEmpty()) {
        json.name(space.name()).beginObject();
        for (var schema : named.entrySet()) {
          json.name(schema.getKey()).beginObject();
          for (var each : schema.getValue().entrySet()) {
            json.name(each.getKey()).value(each.getValue());
          }
          json.endObject();
        }
        json.endObject();
      }
    }
    json.endObject();
    operators(json, database, schemas);
    casts(json, database);
    statistics(json, database, schemas);
  }

  private static void add(
      Map<String, TreeMap<String, String>> named,
      LiveDatabase database,
      Space space,
      String schema) {
    for (Catalog.Entry entry : database.catalog().scan(space, schema)) {
      if (entry.value() instanceof NamedObject each && each.origin().equals(Assembly.LIVE)) {
        named
            .computeIfAbsent(schema, s -> new TreeMap<>())
            .put(entry.key().name(), database.definition(each));
      }
    }
  }

  private static void operators(JsonWriter json, LiveDatabase database, List<SchemaObject> schemas)
      throws IOException {
    json.name("operators").beginArray();
    for (SchemaObject schema : schemas) {
      List<OperatorObject> all =
          database.catalog().scan(Space.OPERATOR, schema.name()).stream()
              .flatMap(e -> ((Operators) e.value()).all().stream())
              .sorted(Comparator.comparing(database::definition))
              .toList();
      for (OperatorObject operator : all) {
        OperatorSignature signature = operator.signature();
        json.beginObject();
        json.name("schema").value(signature.schema());
        json.name("symbol").value(signature.symbol());
        SqlType left = signature.left();
        json.name("left").value(left == null ? null : TypeText.of(left));
        json.name("right").value(TypeText.of(signature.right()));
        json.name("result").value(TypeText.of(signature.result()));
        json.name("definition").value(database.definition(operator));
        json.endObject();
      }
    }
    json.endArray();
  }

  private static void casts(JsonWriter json, LiveDatabase database) throws IOException {
    json.name("casts").beginArray();
    List<CastObject> all =
        database.catalog().scan(Space.CAST, "").stream()
            .map(e -> (CastObject) e.value())
            .sorted(Comparator.comparing(database::definition))
            .toList();
    for (CastObject cast : all) {
      json.beginObject();
      json.name("source").value(TypeText.of(cast.rule().source()));
      json.name("target").value(TypeText.of(cast.rule().target()));
      json.name("context").value(cast.rule().context().name());
      json.name("method").value(cast.rule().method().name());
      json.name("definition").value(database.definition(cast));
      json.endObject();
    }
    json.endArray();
  }

  /** What is gathered about the tables, by the tables' names. */
  private static void statistics(JsonWriter json, LiveDatabase database, List<SchemaObject> schemas)
      throws IOException {
    Catalog catalog = database.catalog();
    json.name("statistics").beginArray();
    for (SchemaObject schema : schemas) {
      for (Statistics each : statistics(catalog, schema.name())) {
        Relation table = catalog.relationById(each.table());
        if (table != null) {
          json.beginObject();
          json.name("schema").value(each.schema());
          json.name("name").value(each.name());
          json.name("table").value(SnapshotTables.qualified(table.schema(), table.name()));
          words(json, "columns", table.names(each.columns().stream().filter(c -> c > 0).toList()));
          json.name("expressions").value(each.columns().stream().filter(c -> c == 0).count());
          words(json, "kinds", each.kinds());
          json.name("definition").value(database.definition(each));
          json.endObject();
        }
      }
    }
    json.endArray();
  }

  private static List<Statistics> statistics(Catalog catalog, String schema) {
    return catalog.scan(Space.STATISTICS, schema).stream()
        .map(e -> (Statistics) e.value())
        .sorted(Comparator.comparing(Statistics::name))
        .toList();
  }

  private static void words(JsonWriter json, String name, List<String> all) throws IOException {
    json.name(name).beginArray();
    for (String each : all) {
      json.value(each);
    }
    json.endArray();
  }

  /** After the tables. */
  static void readStatistics(
      JsonObject tree, Assembly assembly, LongSupplier ids, SnapshotTables tables) {
    if (!tree.has("statistics")) {
      return;
    }
    for (JsonElement each : tree.getAsJsonArray("statistics")) {
      JsonObject told = each.getAsJsonObject();
      String table = String.valueOf(SnapshotReader.text(told, "table"));
      var columns = new ArrayList<>(tables.numbers(SnapshotReader.words(told, "columns"), table));
      for (int i = told.get("expressions").getAsInt(); i > 0; i--) {
        columns.add(0);
      }
      var made =
          new Statistics(
              ids.getAsLong(),
              String.valueOf(SnapshotReader.text(told, "schema")),
              String.valueOf(SnapshotReader.text(told, "name")),
              tables.id(table),
              columns,
              SnapshotReader.words(told, "kinds"),
              Assembly.LIVE);
      assembly.put(made.key(), made.id(), made);
      assembly.definition(made.id(), String.valueOf(SnapshotReader.text(told, "definition")));
    }
  }

  /** Snapshots of before have none. */
  static void read(JsonObject tree, Assembly assembly, LongSupplier ids) {
    if (!tree.has(MEMBER)) {
      return;
    }
    for (var space : tree.getAsJsonObject(MEMBER).entrySet()) {
      for (var schema : space.getValue().getAsJsonObject().entrySet()) {
        for (var each : schema.getValue().getAsJsonObject().entrySet()) {
          Key key = new Key(Space.valueOf(space.getKey()), schema.getKey(), each.getKey());
          StatementReader.add(
              assembly, key, ids.getAsLong(), each.getValue().getAsString(), Assembly.LIVE);
        }
      }
    }
    for (JsonElement each : tree.getAsJsonArray("operators")) {
      operator(each.getAsJsonObject(), assembly, ids.getAsLong());
    }
    for (JsonElement each : tree.getAsJsonArray("casts")) {
      JsonObject told = each.getAsJsonObject();
      long id = ids.getAsLong();
      var rule =
          new CastRule(
              type(told, "source"),
              type(told, "target"),
              CastRule.Context.valueOf(SnapshotReader.text(told, "context")),
              CastRule.Method.valueOf(SnapshotReader.text(told, "method")));
      assembly.put(CastObject.key(rule), id, new CastObject(id, rule, Assembly.LIVE));
      assembly.definition(id, String.valueOf(SnapshotReader.text(told, "definition")));
    }
  }

  private static void operator(JsonObject told, Assembly assembly, long id) {
    String schema = String.valueOf(SnapshotReader.text(told, "schema"));
    String symbol = String.valueOf(SnapshotReader.text(told, "symbol"));
    var signature =
        new OperatorSignature(
            schema,
            symbol,
            TypeText.parse(SnapshotReader.text(told, "left")),
            type(told, "right"),
            type(told, "result"));
    assembly.operator(new OperatorObject(id, signature, Assembly.LIVE));
    assembly.definition(id, String.valueOf(SnapshotReader.text(told, "definition")));
  }

  private static SqlType type(JsonObject told, String name) {
    @Nullable SqlType type = TypeText.parse(SnapshotReader.text(told, name));
    return Objects.requireNonNullElse(type, SqlType.UNSURE);
  }
}

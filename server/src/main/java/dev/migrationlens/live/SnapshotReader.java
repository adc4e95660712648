package dev.migrationlens.live;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.migrationlens.catalog.ExtensionObject;
import dev.migrationlens.catalog.FunctionSignature;
import dev.migrationlens.catalog.FunctionSignature.Kind;
import dev.migrationlens.catalog.FunctionSignature.Parameter;
import dev.migrationlens.catalog.FunctionSignature.Volatility;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.NamedObject;
import dev.migrationlens.catalog.Origin;
import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.catalog.SchemaObject;
import dev.migrationlens.catalog.Setting;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.sql.SqlType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what {@link SnapshotWriter} wrote. */
final class SnapshotReader {
  private final JsonObject tree;
  private final Assembly assembly;
  private final Map<String, Long> routineIds = new HashMap<>();
  private long last;

  SnapshotReader(JsonObject tree) {
    this.tree = tree;
    String server = Objects.requireNonNull(text(tree, "server"));
    this.assembly = new Assembly(Integer.parseInt(server.replaceFirst("\\D.*", "")));
  }

  long next() {
    return ++last;
  }

  LiveDatabase read() {
    String version = String.valueOf(text(tree, "server"));
    assembly.put(Key.of(Space.SESSION, "search_path"), new Setting(words(tree, "searchPath"), 0));
    names();
    SnapshotNotes.readComments(tree, assembly);
    each("types", this::type);
    each("routines", this::routine);
    SnapshotOthers.read(tree, assembly, this::next, routineIds);
    SnapshotStatements.read(tree, assembly, this::next);
    var tables = new SnapshotTables(assembly, this::next, routineIds);
    tables.read(tree.getAsJsonArray("relations"));
    SnapshotStatements.readStatistics(tree, assembly, this::next, tables);
    return new LiveDatabase(
        assembly.finished(),
        new LiveDatabase.Server(
            version,
            Integer.parseInt(version.replaceFirst("\\D.*", "")),
            String.valueOf(text(tree, "database")),
            ""),
        assembly.sizes(),
        assembly.definitions(),
        history(),
        words(tree, "unread"),
        Instant.parse(text(tree, "readAt")));
  }

  private void each(String name, java.util.function.Consumer<JsonObject> take) {
    tree.getAsJsonArray(name).forEach(e -> take.accept(e.getAsJsonObject()));
  }

  private void names() {
    Map<String, Long> schemas = new HashMap<>();
    for (var entry : tree.getAsJsonObject("schemas").entrySet()) {
      long id = next();
      schemas.put(entry.getKey(), id);
      Origin origin = entry.getKey().equals("public") ? Origin.BEFORE : Assembly.LIVE;
      String owner = entry.getValue().getAsString();
      assembly.put(
          Key.of(Space.SCHEMA, entry.getKey()),
          id,
          new SchemaObject(id, entry.getKey(), owner, true, origin));
    }
    SnapshotNotes.readOfSchemas(tree, assembly, schemas);
    int number = 2;
    for (var entry : tree.getAsJsonObject("extensions").entrySet()) {
      long id = next();
      String schema = entry.getValue().getAsString();
      assembly.put(
          Key.of(Space.EXTENSION, entry.getKey()),
          id,
          new ExtensionObject(id, entry.getKey(), schema, true, Assembly.origin(number++)));
    }
    for (String name : words(tree, "roles")) {
      assembly.put(Key.of(Space.ROLE, name), new NamedObject(next(), name, "", Assembly.LIVE));
    }
  }

  private void type(JsonObject from) {
    var labels = words(from, "labels").stream().map(l -> new PgType.Label(l, 0)).toList();
    var constraints = new ArrayList<TableConstraint>();
    for (JsonElement each : from.getAsJsonArray("constraints")) {
      JsonObject constraint = each.getAsJsonObject();
      constraints.add(
          new TableConstraint(
              String.valueOf(text(constraint, "name")),
              TableConstraint.Kind.CHECK,
              List.of(),
              0,
              List.of(),
              text(constraint, "text"),
              true,
              false,
              TableConstraint.Details.NONE,
              Assembly.LIVE));
    }
    long id = next();
    var made =
        new PgType(
            id,
            String.valueOf(text(from, "schema")),
            String.valueOf(text(from, "name")),
            PgType.Kind.valueOf(text(from, "kind")),
            labels,
            SnapshotTables.columns(from.getAsJsonArray("attributes")),
            TypeText.parse(text(from, "base")),
            constraints,
            flag(from, "notNull"),
            null,
            Assembly.LIVE);
    assembly.put(made.key(), id, made);
    String rest = text(from, "rest");
    if (rest != null) {
      assembly.definition(id, rest);
    }
  }

  private void routine(JsonObject from) {
    long id = next();
    Kind kind = Kind.valueOf(text(from, "kind"));
    var signature =
        new FunctionSignature(
            String.valueOf(text(from, "schema")),
            String.valueOf(text(from, "name")),
            kind,
            parameters(from, "inputs"),
            from.get("defaults").getAsInt(),
            flag(from, "variadic"),
            Objects.requireNonNullElse(TypeText.parse(text(from, "returns")), SqlType.UNSURE),
            flag(from, "returnsSet"),
            parameters(from, "outputs"),
            Volatility.valueOf(text(from, "volatility")),
            flag(from, "strict"),
            0);
    var traits =
        new Routine.Traits(
            flag(from, "securityDefiner"),
            from.has("searchPath") ? words(from, "searchPath") : null,
            text(from, "body"),
            String.valueOf(text(from, "parameters")));
    ObjectKind objectKind =
        kind.isAggregate()
            ? ObjectKind.AGGREGATE
            : kind == Kind.PROCEDURE ? ObjectKind.PROCEDURE : ObjectKind.FUNCTION;
    var made =
        new Routine(
            id,
            signature,
            objectKind,
            String.valueOf(text(from, "language")),
            traits,
            Assembly.LIVE);
    String definition = text(from, "definition");
    if (definition != null) {
      assembly.definition(id, definition);
    }
    routineIds.putIfAbsent(SnapshotTables.qualified(made.schema(), made.name()), id);
    assembly.routine(made);
    SnapshotNotes.readPrivileges(from, assembly, id, List.of());
  }

  private static List<Parameter> parameters(JsonObject from, String name) {
    var all = new ArrayList<Parameter>();
    for (String each : words(from, name)) {
      int space = TypeText.end(each);
      String type = space < 0 ? each : each.substring(0, space);
      SqlType parsed = TypeText.parse(type);
      all.add(
          new Parameter(
              space < 0 ? "" : each.substring(space + 1),
              parsed == null ? SqlType.UNSURE : parsed));
    }
    return all;
  }

  private History history() {
    var ledgers = new ArrayList<History.Ledger>();
    for (JsonElement each : tree.getAsJsonArray("history")) {
      JsonObject ledger = each.getAsJsonObject();
      var rows = new ArrayList<History.Applied>();
      for (JsonElement row : ledger.getAsJsonArray("rows")) {
        JsonObject told = row.getAsJsonObject();
        rows.add(
            new History.Applied(
                String.valueOf(text(told, "version")),
                text(told, "name"),
                text(told, "checksum"),
                !flag(told, "undone")));
      }
      ledgers.add(
          new History.Ledger(
              String.valueOf(text(ledger, "tool")), String.valueOf(text(ledger, "table")), rows));
    }
    return new History(ledgers);
  }

  static @Nullable String text(JsonObject from, String name) {
    JsonElement value = from.get(name);
    return value == null || value.isJsonNull() ? null : value.getAsString();
  }

  static boolean flag(JsonObject from, String name) {
    return from.has(name) && from.get(name).getAsBoolean();
  }

  static List<String> words(JsonObject from, String name) {
    JsonArray values = from.getAsJsonArray(name);
    return values == null
        ? List.of()
        : values.asList().stream().map(JsonElement::getAsString).toList();
  }
}

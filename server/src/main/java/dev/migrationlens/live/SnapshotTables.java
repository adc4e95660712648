package dev.migrationlens.live;

import static dev.migrationlens.live.SnapshotReader.flag;
import static dev.migrationlens.live.SnapshotReader.text;
import static dev.migrationlens.live.SnapshotReader.words;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Dependency;
import dev.migrationlens.catalog.Index;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Part;
import dev.migrationlens.catalog.Policy;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Relation.Trait;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.catalog.Trigger;
import dev.migrationlens.schema.Size;
import dev.migrationlens.sql.Names;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Reads the relations of a snapshot; tables may name each other, so all get their ids first. */
final class SnapshotTables {
  private final Assembly assembly;
  private final LongSupplier ids;
  private final Map<String, Long> routineIds;
  private final Map<String, Long> relationIds = new HashMap<>();
  private final Map<String, List<Column>> columnsOf = new HashMap<>();
  private final Map<String, JsonObject> sequences = new HashMap<>();

  SnapshotTables(Assembly assembly, LongSupplier ids, Map<String, Long> routineIds) {
    this.assembly = assembly;
    this.ids = ids;
    this.routineIds = routineIds;
  }

  static String qualified(String schema, String name) {
    return Names.quote(schema) + "." + Names.quote(name);
  }

  private static String name(JsonObject relation) {
    return qualified(
        String.valueOf(text(relation, "schema")), String.valueOf(text(relation, "name")));
  }

  void read(JsonArray relations) {
    for (JsonElement each : relations) {
      JsonObject relation = each.getAsJsonObject();
      relationIds.put(name(relation), ids.getAsLong());
      if ("SEQUENCE".equals(text(relation, "kind"))) {
        sequences.put(name(relation), relation);
      }
      columnsOf.put(name(relation), columns(relation.getAsJsonArray("columns")));
    }
    relations.forEach(each -> relation(each.getAsJsonObject()));
  }

  static List<Column> columns(@Nullable JsonArray from) {
    var columns = new ArrayList<Column>();
    for (JsonElement each : from == null ? new JsonArray() : from) {
      JsonObject told = each.getAsJsonObject();
      String generation = text(told, "generation");
      columns.add(
          new Column(
              columns.size() + 1,
              String.valueOf(text(told, "name")),
              TypeText.parse(text(told, "type")),
              flag(told, "notNull"),
              text(told, "default"),
              generation == null ? Column.Generation.NONE : Column.Generation.valueOf(generation),
              flag(told, "inherited"),
              Assembly.LIVE));
    }
    return columns;
  }

  private void relation(JsonObject from) {
    long id = id(name(from));
    Relation.Kind kind = Relation.Kind.valueOf(text(from, "kind"));
    List<Column> columns =
        kind == Relation.Kind.SEQUENCE
            ? RelationReader.SEQUENCE
            : columnsOf.getOrDefault(name(from), List.of());
    var traits =
        Relation.Traits.PLAIN
            .with(Trait.ROW_SECURITY, flag(from, "rowSecurity"))
            .with(Trait.FORCED_ROW_SECURITY, flag(from, "forceRowSecurity"))
            .with(Trait.UNLOGGED, flag(from, "unlogged"))
            .with(Trait.PARTITION, flag(from, "partition"))
            .with(Trait.SECURITY_INVOKER, flag(from, "securityInvoker"))
            .with(Trait.UNPOPULATED, flag(from, "unpopulated"))
            .partitioned(text(from, "partitionBy"), List.of())
            .withQuery(text(from, "query"))
            .withOwner(text(from, "owner"));
    var made =
        new Relation(
            id,
            String.valueOf(text(from, "schema")),
            String.valueOf(text(from, "name")),
            kind,
            columns,
            columns.size(),
            constraints(from, columns),
            words(from, "parents").stream().map(this::id).toList(),
            traits,
            true,
            Assembly.LIVE);
    assembly.relation(made);
    if (from.has("rows")) {
      assembly.size(id, new Size(from.get("rows").getAsLong(), from.get("bytes").getAsLong(), 0));
    }
    String rest = text(from, "rest");
    if (rest != null) {
      assembly.definition(id, rest);
    }
    SnapshotNotes.readPrivileges(from, assembly, id, made.columns());
    words(from, "ownedSequences").forEach(told -> owned(made, told));
    each(from, "indexes", index -> index(made, index));
    each(from, "policies", policy -> policy(made, policy));
    each(from, "triggers", trigger -> trigger(made, trigger));
    SnapshotOthers.readOfTable(from, assembly, ids, made);
  }

  /** A column and its sequence, with a blank between. */
  private void owned(Relation table, String told) {
    int blank = told.lastIndexOf(' ');
    Column column = table.column(told.substring(0, blank));
    String name = told.substring(blank + 1);
    JsonObject sequence = sequences.get(name);
    if (column != null && sequence != null) {
      Key key =
          Key.relation(
              String.valueOf(text(sequence, "schema")), String.valueOf(text(sequence, "name")));
      Part whole = new Part.Whole("sequence " + key.name());
      assembly.put(
          Dependency.key(table.id(), id(name), whole),
          new Dependency(key, id(name), whole, Dependency.Kind.AUTO, List.of(column.number())));
    }
  }

  private static void each(
      JsonObject from, String name, java.util.function.Consumer<JsonObject> take) {
    if (from.has(name)) {
      from.getAsJsonArray(name).forEach(e -> take.accept(e.getAsJsonObject()));
    }
  }

  List<Integer> numbers(List<String> names, String table) {
    return numbers(names, columnsOf.getOrDefault(table, List.of()));
  }

  long id(String name) {
    return relationIds.getOrDefault(name, 0L);
  }

  private List<TableConstraint> constraints(JsonObject from, List<Column> columns) {
    var constraints = new ArrayList<TableConstraint>();
    each(
        from,
        "constraints",
        told -> {
          String target = text(told, "target");
          constraints.add(
              new TableConstraint(
                  String.valueOf(text(told, "name")),
                  TableConstraint.Kind.valueOf(text(told, "kind")),
                  numbers(words(told, "columns"), columns),
                  target == null ? 0 : id(target),
                  numbers(
                      words(told, "targetColumns"),
                      columnsOf.getOrDefault(String.valueOf(target), List.of())),
                  text(told, "text"),
                  !flag(told, "notValid"),
                  flag(told, "deferrable"),
                  new TableConstraint.Details(
                      text(told, "onDelete"),
                      text(told, "onUpdate"),
                      flag(told, "inherited"),
                      flag(told, "noInherit")),
                  Assembly.LIVE));
        });
    return constraints;
  }

  /** The numbers of columns by name; 0 is an expression. */
  private static List<Integer> numbers(List<String> names, List<Column> columns) {
    return names.stream()
        .map(
            name ->
                columns.stream()
                    .filter(c -> c.name().equals(name))
                    .findFirst()
                    .map(Column::number)
                    .orElse(0))
        .toList();
  }

  private void index(Relation table, JsonObject from) {
    long id = ids.getAsLong();
    assembly.index(
        new Index(
            id,
            table.schema(),
            String.valueOf(text(from, "name")),
            table.id(),
            flag(from, "unique"),
            flag(from, "primary"),
            String.valueOf(text(from, "method")),
            numbers(words(from, "columns"), table.columns()),
            numbers(words(from, "including"), table.columns()),
            String.valueOf(text(from, "key")),
            text(from, "predicate"),
            text(from, "constraint"),
            Assembly.LIVE));
    define(id, from);
  }

  private void define(long id, JsonObject from) {
    String definition = text(from, "definition");
    if (definition != null) {
      assembly.definition(id, definition);
    }
  }

  private void policy(Relation table, JsonObject from) {
    var made =
        new Policy(
            ids.getAsLong(),
            String.valueOf(text(from, "name")),
            !flag(from, "restrictive"),
            String.valueOf(text(from, "command")),
            words(from, "roles"),
            text(from, "using"),
            text(from, "withCheck"),
            Assembly.LIVE);
    assembly.put(Key.of(Space.POLICY, table.id(), made.name()), made);
  }

  private void trigger(Relation table, JsonObject from) {
    String function = text(from, "function");
    var made =
        new Trigger(
            ids.getAsLong(),
            String.valueOf(text(from, "name")),
            routineIds.getOrDefault(String.valueOf(function), 0L),
            String.valueOf(text(from, "timing")),
            words(from, "events"),
            flag(from, "forEachRow"),
            !flag(from, "disabled"),
            words(from, "transitions"),
            false,
            List.of(),
            Assembly.LIVE);
    assembly.put(Key.of(Space.TRIGGER, table.id(), made.name()), made);
    define(made.id(), from);
  }
}

package dev.migrationlens.live;

import com.google.gson.stream.JsonWriter;
import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Dependency;
import dev.migrationlens.catalog.ExtensionObject;
import dev.migrationlens.catalog.FunctionSignature;
import dev.migrationlens.catalog.Index;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.NamedObject;
import dev.migrationlens.catalog.Overloads;
import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.Policy;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.catalog.SchemaObject;
import dev.migrationlens.catalog.Setting;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.catalog.Trigger;
import dev.migrationlens.schema.Size;
import dev.migrationlens.sql.Names;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes a database to JSON; what an extension brought is told by the extension alone. */
final class SnapshotWriter {
  private final LiveDatabase database;
  private final Catalog catalog;
  private final StringWriter out = new StringWriter();
  private final JsonWriter json = new JsonWriter(out);

  SnapshotWriter(LiveDatabase database) {
    this.database = database;
    this.catalog = database.catalog();
  }

  String text() {
    try {
      json.setHtmlSafe(false);
      json.setSerializeNulls(false);
      json.setIndent("  ");
      json.beginObject();
      json.name("version").value(SnapshotFile.VERSION);
      json.name("readAt").value(database.readAt().toString());
      json.name("server").value(database.server().version());
      json.name("database").value(database.server().database());
      Setting path = (Setting) catalog.get(Key.of(Space.SESSION, "search_path"));
      words("searchPath", path == null ? List.of() : path.values());
      words("unread", database.unread());
      names();
      contents();
      SnapshotNotes.ofSchemas(json, catalog);
      SnapshotNotes.comments(json, catalog);
      history();
      json.endObject().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.append("\n").toString();
  }

  private void names() throws IOException {
    json.name("schemas").beginObject();
    for (SchemaObject schema : objects(Space.SCHEMA, "", SchemaObject.class, SchemaObject::name)) {
      json.name(schema.name()).value(String.valueOf(schema.owner()));
    }
    json.endObject().name("extensions").beginObject();
    for (var each : objects(Space.EXTENSION, "", ExtensionObject.class, ExtensionObject::name)) {
      json.name(each.name()).value(each.schema());
    }
    json.endObject();
    words("roles", named(Space.ROLE));
    SnapshotOthers.write(json, database);
    SnapshotStatements.write(
        json, database, objects(Space.SCHEMA, "", SchemaObject.class, SchemaObject::name));
  }

  private List<String> named(Space space) {
    return objects(space, "", NamedObject.class, NamedObject::name).stream()
        .map(NamedObject::name)
        .toList();
  }

  private void contents() throws IOException {
    var schemas = objects(Space.SCHEMA, "", SchemaObject.class, SchemaObject::name);
    json.name("types").beginArray();
    for (SchemaObject schema : schemas) {
      for (PgType type : objects(Space.TYPE, schema.name(), PgType.class, PgType::name)) {
        if (type.origin().equals(Assembly.LIVE)) {
          type(type);
        }
      }
    }
    json.endArray().name("relations").beginArray();
    for (SchemaObject schema : schemas) {
      for (Relation relation :
          objects(Space.RELATION, schema.name(), Relation.class, Relation::name)) {
        if (relation.origin().equals(Assembly.LIVE)) {
          relation(relation);
        }
      }
    }
    json.endArray().name("routines").beginArray();
    for (SchemaObject schema : schemas) {
      for (Overloads overloads :
          objects(Space.ROUTINE, schema.name(), Overloads.class, o -> o.routines().get(0).name())) {
        for (Routine routine : overloads.routines()) {
          if (routine.origin().equals(Assembly.LIVE)) {
            routine(routine);
          }
        }
      }
    }
    json.endArray();
  }

  private <T> List<T> objects(Space space, String parent, Class<T> type, Function<T, String> name) {
    var found = new ArrayList<T>();
    for (Catalog.Entry entry : catalog.scan(space, parent)) {
      if (type.isInstance(entry.value())) {
        found.add(type.cast(entry.value()));
      }
    }
    found.sort(Comparator.comparing(name));
    return found;
  }

  private void type(PgType type) throws IOException {
    json.beginObject();
    text("schema", type.schema());
    text("name", type.name());
    text("kind", type.kind().name());
    words("labels", type.labels().stream().map(PgType.Label::text).toList());
    text("base", type.base() == null ? null : TypeText.of(type.base()));
    flag("notNull", type.notNull());
    text("rest", database.definitions().get(type.id()));
    columns("attributes", type.attributes());
    json.name("constraints").beginArray();
    for (TableConstraint constraint : type.constraints()) {
      json.beginObject();
      text("name", constraint.name());
      text("text", constraint.text());
      json.endObject();
    }
    json.endArray().endObject();
  }

  private void columns(String name, List<Column> columns) throws IOException {
    json.name(name).beginArray();
    for (Column column : columns) {
      json.beginObject();
      text("name", column.name());
      text("type", column.type() == null ? null : TypeText.of(column.type()));
      flag("notNull", column.notNull());
      text("default", column.defaultText());
      text(
          "generation",
          column.generation() == Column.Generation.NONE ? null : column.generation().name());
      flag("inherited", column.inherited());
      json.endObject();
    }
    json.endArray();
  }

  private void relation(Relation relation) throws IOException {
    Relation.Traits traits = relation.traits();
    json.beginObject();
    text("schema", relation.schema());
    text("name", relation.name());
    text("kind", relation.kind().name());
    text("owner", traits.owner());
    flag("rowSecurity", traits.rowSecurity());
    flag("forceRowSecurity", traits.forceRowSecurity());
    flag("unlogged", traits.unlogged());
    flag("partition", traits.partition());
    flag("securityInvoker", traits.securityInvoker());
    flag("unpopulated", !traits.populated());
    size(database.size(relation));
    text("partitionBy", traits.partitionBy());
    text("query", traits.query());
    text("rest", database.definitions().get(relation.id()));
    SnapshotNotes.privileges(json, catalog, relation.id());
    words("ownedSequences", owned(relation));
    words("parents", relation.parents().stream().map(this::name).toList());
    if (relation.kind() != Relation.Kind.SEQUENCE) {
      columns("columns", relation.columns());
      constraints(relation);
      indexes(relation);
      policies(relation);
      triggers(relation);
      SnapshotOthers.ofTable(json, database, relation);
    }
    json.endObject();
  }

  /** Roughly, so that a day's work does not change the file. */
  private void size(@Nullable Size size) throws IOException {
    if (size != null) {
      json.name("rows").value(size.rounded().rows());
      json.name("bytes").value(size.rounded().bytes());
    }
  }

  /** The sequences that go with the table's columns. */
  private List<String> owned(Relation relation) {
    return catalog.dependents(relation.id()).stream()
        .filter(d -> d.kind() == Dependency.Kind.AUTO && d.columns().size() == 1)
        .filter(d -> d.dependent().space() == Space.RELATION)
        .map(
            d ->
                relation.names(d.columns()).get(0)
                    + " "
                    + Names.quote(d.dependent().parent())
                    + "."
                    + Names.quote(d.dependent().name()))
        .sorted()
        .toList();
  }

  private String name(long relation) {
    Relation found = catalog.relationById(relation);
    return found == null ? "" : Names.quote(found.schema()) + "." + Names.quote(found.name());
  }

  private void constraints(Relation relation) throws IOException {
    json.name("constraints").beginArray();
    for (TableConstraint constraint : sorted(relation.constraints(), TableConstraint::name)) {
      json.beginObject();
      text("name", constraint.name());
      text("kind", constraint.kind().name());
      words("columns", relation.names(constraint.columns()));
      Relation target = catalog.relationById(constraint.target());
      if (target != null) {
        text("target", name(target.id()));
        words("targetColumns", target.names(constraint.targetColumns()));
      }
      text("onDelete", constraint.details().onDelete());
      text("onUpdate", constraint.details().onUpdate());
      text("text", constraint.text());
      flag("notValid", !constraint.validated());
      flag("deferrable", constraint.deferrable());
      flag("inherited", constraint.details().inherited());
      flag("noInherit", constraint.details().noInherit());
      json.endObject();
    }
    json.endArray();
  }

  private void indexes(Relation relation) throws IOException {
    json.name("indexes").beginArray();
    for (Index index : sorted(catalog.indexes(relation.id()), Index::name)) {
      json.beginObject();
      text("name", index.name());
      flag("unique", index.unique());
      flag("primary", index.primary());
      text("method", index.method());
      words("columns", numbered(relation, index.columns()));
      words("including", numbered(relation, index.including()));
      text("key", index.keyText());
      text("predicate", index.predicate());
      text("constraint", index.constraint());
      text("definition", database.definitions().get(index.id()));
      json.endObject();
    }
    json.endArray();
  }

  /** An expression is told as no name. */
  private static List<String> numbered(Relation relation, List<Integer> columns) {
    return columns.stream().map(relation::column).map(c -> c == null ? "" : c.name()).toList();
  }

  private void policies(Relation relation) throws IOException {
    json.name("policies").beginArray();
    for (Policy policy : sorted(catalog.policies(relation.id()), Policy::name)) {
      json.beginObject();
      text("name", policy.name());
      text("command", policy.command());
      flag("restrictive", !policy.permissive());
      words("roles", policy.roles());
      text("using", policy.using());
      text("withCheck", policy.withCheck());
      json.endObject();
    }
    json.endArray();
  }

  private void triggers(Relation relation) throws IOException {
    json.name("triggers").beginArray();
    for (Trigger trigger : sorted(catalog.triggers(relation.id()), Trigger::name)) {
      json.beginObject();
      text("name", trigger.name());
      text("timing", trigger.timing());
      words("events", trigger.events());
      flag("forEachRow", trigger.forEachRow());
      flag("disabled", !trigger.enabled());
      words("transitions", trigger.transitions());
      if (catalog.byId(trigger.function()) instanceof Overloads runs) {
        Routine routine = runs.routines().get(0);
        text("function", Names.quote(routine.schema()) + "." + Names.quote(routine.name()));
      }
      text("definition", database.definitions().get(trigger.id()));
      json.endObject();
    }
    json.endArray();
  }

  private void routine(Routine routine) throws IOException {
    FunctionSignature signature = routine.signature();
    json.beginObject();
    text("schema", routine.schema());
    text("name", routine.name());
    text("kind", signature.kind().name());
    text("language", routine.language());
    parameters("inputs", signature.inputs());
    parameters("outputs", signature.outputs());
    json.name("defaults").value(signature.defaults());
    flag("variadic", signature.variadic());
    text("returns", TypeText.of(signature.returns()));
    flag("returnsSet", signature.returnsSet());
    text("volatility", signature.volatility().name());
    flag("strict", signature.strict());
    flag("securityDefiner", routine.traits().securityDefiner());
    if (routine.traits().searchPath() != null) {
      words("searchPath", routine.traits().searchPath());
    }
    text("parameters", routine.traits().parameterText());
    text("body", routine.traits().body());
    text("definition", database.definitions().get(routine.id()));
    if (!catalog.scan(Space.GRANT, Long.toString(routine.id())).isEmpty()) {
      SnapshotNotes.privileges(json, catalog, routine.id());
    }
    json.endObject();
  }

  private void parameters(String name, List<FunctionSignature.Parameter> all) throws IOException {
    json.name(name).beginArray();
    for (FunctionSignature.Parameter parameter : all) {
      json.value((TypeText.of(parameter.type()) + " " + parameter.name()).strip());
    }
    json.endArray();
  }

  private void history() throws IOException {
    json.name("history").beginArray();
    for (History.Ledger ledger : database.history().ledgers()) {
      json.beginObject();
      text("tool", ledger.tool());
      text("table", ledger.table());
      json.name("rows").beginArray();
      for (History.Applied row : ledger.rows()) {
        json.beginObject();
        text("version", row.version());
        text("name", row.name());
        text("checksum", row.checksum());
        flag("undone", !row.done());
        json.endObject();
      }
      json.endArray().endObject();
    }
    json.endArray();
  }

  private static <T> List<T> sorted(List<T> all, Function<T, String> name) {
    return all.stream().sorted(Comparator.comparing(name)).toList();
  }

  private void text(String name, @Nullable String value) throws IOException {
    if (value != null) {
      json.name(name).value(value);
    }
  }

  /** Only what is so is told. */
  private void flag(String name, boolean value) throws IOException {
    if (value) {
      json.name(name).value(true);
    }
  }

  private void words(String name, List<String> values) throws IOException {
    json.name(name).beginArray();
    for (String value : values) {
      json.value(value);
    }
    json.endArray();
  }
}

package dev.migrationlens.schema;

import com.google.gson.stream.JsonWriter;
import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Index;
import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.Policy;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.catalog.Trigger;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The schema for programs. */
public final class SchemaJson {
  private SchemaJson() {}

  public static String of(Contents contents) {
    var out = new StringWriter();
    try {
      var json = new JsonWriter(out);
      json.setHtmlSafe(false);
      json.setIndent("  ");
      json.beginObject().name("version").value(1);
      json.name("extensions").beginArray();
      for (var extension : contents.extensions()) {
        json.value(extension.name());
      }
      json.endArray().name("schemas").beginArray();
      var names = new TreeSet<String>();
      contents.schemas().forEach(s -> names.add(s.name()));
      contents.relations().forEach(r -> names.add(r.schema()));
      contents.types().forEach(t -> names.add(t.schema()));
      contents.routines().forEach(r -> names.add(r.schema()));
      for (String name : names) {
        schema(json, name, contents.in(name));
      }
      json.endArray().endObject().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.append("\n").toString();
  }

  private static void schema(JsonWriter json, String name, Contents in) throws IOException {
    json.beginObject().name("name").value(name);
    json.name("relations").beginArray();
    for (Relation relation : in.relations()) {
      if (relation.kind() != Relation.Kind.COMPOSITE) {
        relation(json, in, relation);
      }
    }
    json.endArray().name("types").beginArray();
    for (PgType type : in.types()) {
      json.beginObject().name("name").value(type.name());
      json.name("kind").value(type.kind().name().toLowerCase(Locale.ROOT));
      strings(json, "labels", type.labels().stream().map(PgType.Label::text).toList());
      columns(json, type.attributes());
      json.endObject();
    }
    json.endArray().name("routines").beginArray();
    for (Routine routine : in.routines()) {
      json.beginObject().name("name").value(routine.name());
      json.name("kind").value(routine.signature().kind().name().toLowerCase(Locale.ROOT));
      strings(json, "arguments", routine.inputTypes().stream().map(t -> t.format()).toList());
      json.name("returns").value(routine.signature().returns().format());
      json.name("returnsSet").value(routine.signature().returnsSet());
      json.name("language").value(routine.language());
      json.name("securityDefiner").value(routine.traits().securityDefiner()).endObject();
    }
    json.endArray().endObject();
  }

  private static void relation(JsonWriter json, Contents in, Relation relation) throws IOException {
    json.beginObject().name("name").value(relation.name());
    json.name("kind").value(relation.kind().words());
    json.name("rowSecurity").value(relation.traits().rowSecurity());
    columns(json, relation.columns());
    json.name("constraints").beginArray();
    for (TableConstraint constraint : relation.constraints()) {
      constraint(json, in.catalog(), relation, constraint);
    }
    json.endArray().name("indexes").beginArray();
    for (Index index : in.indexes(relation)) {
      json.beginObject().name("name").value(index.name());
      json.name("unique").value(index.unique()).name("method").value(index.method());
      json.name("key").value(index.keyText());
      nullable(json, "predicate", index.predicate());
      json.endObject();
    }
    json.endArray().name("policies").beginArray();
    for (Policy policy : in.policies(relation)) {
      json.beginObject().name("name").value(policy.name());
      json.name("command").value(policy.command()).name("permissive").value(policy.permissive());
      strings(json, "roles", policy.roles());
      nullable(json, "using", policy.using());
      nullable(json, "withCheck", policy.withCheck());
      json.endObject();
    }
    json.endArray().name("triggers").beginArray();
    for (Trigger trigger : in.triggers(relation)) {
      json.beginObject().name("name").value(trigger.name());
      json.name("timing").value(trigger.timing());
      strings(json, "events", trigger.events());
      json.endObject();
    }
    json.endArray().endObject();
  }

  private static void columns(JsonWriter json, List<Column> columns) throws IOException {
    json.name("columns").beginArray();
    for (Column column : columns) {
      json.beginObject().name("name").value(column.name());
      nullable(json, "type", column.type() == null ? null : column.type().format());
      json.name("nullable").value(!column.notNull());
      nullable(json, "default", column.defaultText());
      json.name("generation").value(column.generation().name().toLowerCase(Locale.ROOT));
      json.endObject();
    }
    json.endArray();
  }

  private static void constraint(
      JsonWriter json, Catalog catalog, Relation relation, TableConstraint constraint)
      throws IOException {
    json.beginObject().name("name").value(constraint.name());
    json.name("kind").value(constraint.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    strings(json, "columns", relation.names(constraint.columns()));
    Relation target = constraint.target() == 0 ? null : catalog.relationById(constraint.target());
    if (target != null) {
      json.name("references").beginObject();
      json.name("schema").value(target.schema()).name("table").value(target.name());
      strings(json, "columns", target.names(constraint.targetColumns()));
      nullable(json, "onDelete", constraint.details().onDelete());
      json.endObject();
    }
    nullable(json, "text", constraint.text());
    json.name("validated").value(constraint.validated()).endObject();
  }

  private static void strings(JsonWriter json, String name, List<String> values)
      throws IOException {
    json.name(name).beginArray();
    for (String value : values) {
      json.value(value);
    }
    json.endArray();
  }

  private static void nullable(JsonWriter json, String name, @Nullable String value)
      throws IOException {
    json.name(name);
    if (value == null) {
      json.nullValue();
    } else {
      json.value(value);
    }
  }
}

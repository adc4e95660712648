package dev.migrationlens.schema;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Column.Generation;
import dev.migrationlens.catalog.FunctionSignature;
import dev.migrationlens.catalog.FunctionSignature.Parameter;
import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.catalog.TableConstraint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The types that a Supabase client is given: what rows look like to programs. */
public final class TypeScript {
  private static final String NOTHING = "[_ in never]: never\n";

  private final Contents contents;
  private final TypeScriptTypes types;
  private final Indented out = new Indented();

  private TypeScript(Contents contents) {
    this.contents = contents;
    this.types = new TypeScriptTypes(contents);
  }

  /** The whole file; {@code schemas} are those that clients may see. */
  public static String of(Contents contents, List<String> schemas) {
    var file = new TypeScript(contents);
    file.write(schemas);
    return file.out.toString();
  }

  private void write(List<String> schemas) {
    out.line("export type Json =");
    out.line("  | string");
    out.line("  | number");
    out.line("  | boolean");
    out.line("  | null");
    out.line("  | { [key: string]: Json | undefined }");
    out.line("  | Json[]");
    out.line("");
    out.open("export type Database = {");
    for (String schema : schemas.stream().sorted().toList()) {
      schema(schema, contents.in(schema));
    }
    out.close("}");
  }

  private void schema(String name, Contents in) {
    out.open(TypeScriptTypes.key(name) + ": {");
    section("Tables", in.tables(), Relation::name, this::table);
    section("Views", in.views(), Relation::name, this::view);
    functions(in.routines());
    section("Enums", kinds(in, PgType.Kind.ENUM), PgType::name, null);
    section("CompositeTypes", kinds(in, PgType.Kind.COMPOSITE), PgType::name, this::composite);
    out.close("}");
  }

  private static List<PgType> kinds(Contents in, PgType.Kind kind) {
    return in.types().stream().filter(t -> t.kind() == kind).toList();
  }

  /** Without a body the elements are enums, each on its line. */
  private <T> void section(
      String title, List<T> all, Function<T, String> name, @Nullable Consumer<T> body) {
    out.open(title + ": {");
    for (T each : all) {
      String key = TypeScriptTypes.key(name.apply(each));
      if (body == null) {
        out.line(key + ": " + TypeScriptTypes.labels((PgType) each));
      } else {
        out.open(key + ": {");
        body.accept(each);
        out.close("}");
      }
    }
    if (all.isEmpty()) {
      out.line(NOTHING.strip());
    }
    out.close("}");
  }

  private static List<Column> sorted(List<Column> columns) {
    return columns.stream()
        .sorted(Comparator.comparing(Column::name, TypeScriptTypes.ORDER))
        .toList();
  }

  private void table(Relation table) {
    out.open("Row: {");
    sorted(table.columns()).forEach(c -> property(c, "", types.of(c.type()), !c.notNull()));
    out.close("}");
    out.open("Insert: {");
    for (Column column : sorted(table.columns())) {
      boolean optional =
          !column.notNull() || column.hasDefault() || column.generation() != Generation.NONE;
      written(column, optional ? "?" : "");
    }
    out.close("}");
    out.open("Update: {");
    sorted(table.columns()).forEach(c -> written(c, "?"));
    out.close("}");
    relationships(table);
  }

  private void written(Column column, String mark) {
    if (column.generation() == Generation.IDENTITY_ALWAYS) {
      out.line(TypeScriptTypes.key(column.name()) + "?: never");
    } else {
      property(column, mark, types.of(column.type()), !column.notNull());
    }
  }

  private void property(Column column, String mark, String type, boolean nullable) {
    out.line(TypeScriptTypes.key(column.name()) + mark + ": " + type + (nullable ? " | null" : ""));
  }

  private void view(Relation view) {
    out.open("Row: {");
    sorted(view.columns()).forEach(c -> property(c, "", types.of(c.type()), true));
    out.close("}");
    out.line("Relationships: []");
  }

  private void relationships(Relation table) {
    List<TableConstraint> keys =
        table.constraints().stream()
            .filter(c -> c.kind() == TableConstraint.Kind.FOREIGN_KEY)
            .filter(c -> contents.catalog().relationById(c.target()) != null)
            .sorted(Comparator.comparing(TableConstraint::name, TypeScriptTypes.ORDER))
            .toList();
    if (keys.isEmpty()) {
      out.line("Relationships: []");
      return;
    }
    out.open("Relationships: [");
    for (TableConstraint key : keys) {
      Relation target = contents.catalog().relationById(key.target());
      if (target != null) {
        out.open("{");
        out.line("foreignKeyName: " + TypeScriptTypes.quoted(key.name()));
        out.line("columns: " + list(table.names(key.columns())));
        out.line("isOneToOne: " + Mermaid.isOneToOne(table, key));
        out.line("referencedRelation: " + TypeScriptTypes.quoted(target.name()));
        out.line("referencedColumns: " + list(target.names(key.targetColumns())));
        out.close("},");
      }
    }
    out.close("]");
  }

  private static String list(List<String> names) {
    return names.stream().map(TypeScriptTypes::quoted).collect(Collectors.joining(", ", "[", "]"));
  }

  /** Overloads are a union; what only triggers call is left out. */
  private void functions(List<Routine> routines) {
    Map<String, List<FunctionSignature>> byName = new LinkedHashMap<>();
    for (Routine routine : routines) {
      String returns = routine.signature().returns().name();
      if (!returns.equals("trigger") && !returns.equals("event_trigger")) {
        byName.computeIfAbsent(routine.name(), n -> new ArrayList<>()).add(routine.signature());
      }
    }
    out.open("Functions: {");
    byName.forEach(
        (name, overloads) -> {
          String key = TypeScriptTypes.key(name);
          if (overloads.size() == 1) {
            out.line(key + ": " + function(overloads.get(0)));
          } else {
            out.line(key + ":");
            overloads.forEach(o -> out.line("  | " + function(o)));
          }
        });
    if (byName.isEmpty()) {
      out.line(NOTHING.strip());
    }
    out.close("}");
  }

  private String function(FunctionSignature signature) {
    var arguments = new ArrayList<String>();
    int required = signature.inputs().size() - signature.defaults();
    for (int i = 0; i < signature.inputs().size(); i++) {
      Parameter input = signature.inputs().get(i);
      String name = input.name().isEmpty() ? "" : TypeScriptTypes.key(input.name());
      arguments.add(name + (i < required ? ": " : "?: ") + types.of(input.type()));
    }
    String args =
        arguments.isEmpty()
            ? "never"
            : "{ " + arguments.stream().sorted().collect(Collectors.joining("; ")) + " }";
    return "{ Args: " + args + "; Returns: " + returns(signature) + " }";
  }

  private String returns(FunctionSignature signature) {
    boolean row = signature.outputs().size() > 1 || signature.returns().is("record");
    String one =
        row && !signature.outputs().isEmpty()
            ? signature.outputs().stream()
                .map(o -> TypeScriptTypes.key(o.name()) + ": " + types.of(o.type()))
                .collect(Collectors.joining("; ", "{ ", " }"))
            : types.of(signature.returns());
    return one + (signature.returnsSet() ? "[]" : "");
  }

  private void composite(PgType type) {
    sorted(type.attributes()).forEach(c -> property(c, "", types.of(c.type()), true));
  }
}

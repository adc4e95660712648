package dev.migrationlens.catalog;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an extension brings. Where the lines of its resource name no schema, an object lies in the
 * schema the extension is created in, which the caller tells for it and for those it requires.
 */
public record ExtensionManifest(
    String name,
    String version,
    @Nullable String schema,
    boolean relocatable,
    boolean complete,
    List<String> requires,
    List<String> schemas,
    List<String> accessMethods,
    List<String> foreignDataWrappers,
    List<String> dictionaries,
    List<String> eventTriggers,
    List<String> lines) {

  /** Which schema an extension was created in. */
  public interface SchemaOf extends Function<String, String> {}

  public ExtensionManifest {
    requires = List.copyOf(requires);
    schemas = List.copyOf(schemas);
    accessMethods = List.copyOf(accessMethods);
    foreignDataWrappers = List.copyOf(foreignDataWrappers);
    dictionaries = List.copyOf(dictionaries);
    eventTriggers = List.copyOf(eventTriggers);
    lines = List.copyOf(lines);
  }

  public List<FunctionSignature> functions(SchemaOf schemaOf) {
    return List.of();
  }

  /** Types with what is known of them; composite types are also among the relations. */
  public List<TypeFacts> types(SchemaOf schemaOf) {
    return List.of();
  }

  public List<OperatorSignature> operators(SchemaOf schemaOf) {
    return List.of();
  }

  public List<CastRule> casts(SchemaOf schemaOf) {
    return List.of();
  }

  public List<OperatorClass> operatorClasses(SchemaOf schemaOf) {
    return List.of();
  }

  public List<BuiltinRelation> relations(SchemaOf schemaOf) {
    return List.of();
  }
}

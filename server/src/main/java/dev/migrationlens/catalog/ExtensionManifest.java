package dev.migrationlens.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What an extension brings. Its objects lie in {@code schema} where it insists on one, else in the
 * schema it is created in; a few make schemas of their own. An incomplete one brings more than is
 * known here.
 */
public record ExtensionManifest(
    String name,
    String version,
    @Nullable String schema,
    boolean relocatable,
    boolean complete,
    List<String> requires,
    Map<String, List<String>> lines) {

  /** Whether an operator class of it lets a method index a type without being named. */
  public boolean indexes(String method, String type) {
    return lines.getOrDefault("class", List.of()).stream()
        .map(line -> line.split("\t", -1))
        .anyMatch(part -> part[0].equals(method) && part[2].equals(type) && part[4].equals("d"));
  }

  /** Whether it has an operator class of this name. */
  public boolean hasClass(String method, String name) {
    return lines.getOrDefault("class", List.of()).stream()
        .anyMatch(line -> line.startsWith(method + "\t" + name + "\t"));
  }

  /** What it makes once its schema is known. */
  public record Contents(
      List<FunctionSignature> functions,
      List<TypeFacts> types,
      List<EnumLabels> labels,
      List<OperatorSignature> operators,
      List<CastRule> casts,
      List<OperatorClass> operatorClasses,
      List<BuiltinRelation> relations) {
    public Contents {
      functions = List.copyOf(functions);
      types = List.copyOf(types);
      labels = List.copyOf(labels);
      operators = List.copyOf(operators);
      casts = List.copyOf(casts);
      operatorClasses = List.copyOf(operatorClasses);
      relations = List.copyOf(relations);
    }
  }

  /** The labels of one of its enums. */
  public record EnumLabels(TypeFacts type, List<String> labels) {}

  public ExtensionManifest {
    requires = List.copyOf(requires);
    lines = Map.copyOf(lines);
  }

  /** The schemas it makes for itself. */
  public List<String> schemas() {
    return plain("schema");
  }

  /** The schemas that come with it: those it makes, or the one it has to be in. */
  public List<String> homes() {
    return schema == null || schema.equals("pg_catalog") ? schemas() : List.of(schema);
  }

  public List<String> accessMethods() {
    return plain("access-method");
  }

  public List<String> foreignDataWrappers() {
    return plain("foreign-data-wrapper");
  }

  public List<String> languages() {
    return plain("language");
  }

  public List<String> dictionaries() {
    return plain("dictionary");
  }

  public List<String> eventTriggers() {
    return plain("event-trigger");
  }

  private List<String> plain(String kind) {
    return lines.getOrDefault(kind, List.of());
  }

  /**
   * Everything else, for an extension created in this schema; {@code schemaOf} tells the schemas of
   * the extensions that it requires.
   */
  public Contents in(String ownSchema, UnaryOperator<String> schemaOf) {
    var reader = new FactReader(ownSchema, schemaOf);
    var labels = new ArrayList<EnumLabels>();
    for (String line : plain("type")) {
      var itsLabels = reader.labels(line);
      if (!itsLabels.isEmpty()) {
        labels.add(new EnumLabels(reader.typeFacts(line), itsLabels));
      }
    }
    return new Contents(
        read("function", reader, FactReader::function),
        read("type", reader, FactReader::typeFacts),
        labels,
        read("operator", reader, FactReader::operator),
        read("cast", reader, FactReader::cast),
        read("class", reader, FactReader::operatorClass),
        read("relation", reader, FactReader::relation));
  }

  private <T> List<T> read(
      String kind, FactReader reader, BiFunction<FactReader, String, T> understood) {
    return plain(kind).stream().map(line -> understood.apply(reader, line)).toList();
  }
}

package dev.migrationlens.catalog;

import dev.migrationlens.sql.Names;
import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.sql.SqlType;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A function, procedure or aggregate; {@link SqlType#UNSURE} stands for types not known for
 * certain.
 */
public record Routine(
    long id,
    FunctionSignature signature,
    ObjectKind kind,
    String language,
    Traits traits,
    Origin origin,
    @Nullable Standing standing)
    implements CatalogObject {

  /**
   * What PostgreSQL still has where it refused to put this in its place; we go on with what was
   * meant.
   */
  public record Standing(FunctionSignature signature, Origin origin) {}

  /** What rules ask about; {@code parameterText} is the list between the parentheses as written. */
  public record Traits(
      boolean securityDefiner,
      @Nullable List<String> searchPath,
      @Nullable String body,
      String parameterText) {
    public static final Traits PLAIN = new Traits(false, null, null, "");
  }

  public Routine(
      long id,
      FunctionSignature signature,
      ObjectKind kind,
      String language,
      Traits traits,
      Origin origin) {
    this(id, signature, kind, language, traits, origin, null);
  }

  static Routine of(long id, FunctionSignature signature, String language, Origin origin) {
    return new Routine(
        id, signature, StartingPoint.kindOf(signature), language, Traits.PLAIN, origin);
  }

  public String schema() {
    return signature.schema();
  }

  public String name() {
    return signature.name();
  }

  /** Its name with its schema and its types: what nothing else is called. */
  public String called() {
    String types = inputTypes().stream().map(SqlType::format).collect(Collectors.joining(", "));
    return Names.quote(schema()) + "." + Names.quote(name()) + "(" + types + ")";
  }

  /** The types that tell overloads apart. */
  public List<SqlType> inputTypes() {
    return signature.inputTypes();
  }

  /** Whether an overload with these input types is this very routine, where all are certain. */
  public boolean hasInputs(List<SqlType> types) {
    return inputTypes().equals(types.stream().map(SqlType::bare).toList());
  }

  public Key key() {
    return new Key(Space.ROUTINE, schema(), name());
  }

  /** The same routine where types have other names. */
  public Routine retyped(UnaryOperator<SqlType> rename) {
    Standing kept =
        standing == null
            ? null
            : new Standing(standing.signature().retyped(rename), standing.origin());
    return with(signature.retyped(rename), traits).inVain(kept);
  }

  /** The same routine, of which it is not known what it does. */
  public Routine doingAnything() {
    var unknown =
        new Traits(traits.securityDefiner(), traits.searchPath(), null, traits.parameterText());
    return with(signature, unknown);
  }

  public Routine with(FunctionSignature otherSignature, Traits otherTraits) {
    return new Routine(id, otherSignature, kind, language, otherTraits, origin, standing);
  }

  /** The same routine, but it did not come to stand in another's place. */
  public Routine inVain(@Nullable Standing kept) {
    return new Routine(id, signature, kind, language, traits, origin, kept);
  }

  public Routine at(String newSchema, String newName) {
    var moved =
        new FunctionSignature(
            newSchema,
            newName,
            signature.kind(),
            signature.inputs(),
            signature.defaults(),
            signature.variadic(),
            signature.returns(),
            signature.returnsSet(),
            signature.outputs(),
            signature.volatility(),
            signature.strict(),
            signature.directArguments());
    return with(moved, traits);
  }
}

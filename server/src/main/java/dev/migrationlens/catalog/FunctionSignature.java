package dev.migrationlens.catalog;

import dev.migrationlens.sql.SqlType;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * How a routine may be called. {@code inputs} are its IN, INOUT and VARIADIC parameters, {@code
 * outputs} its OUT, INOUT and TABLE columns. The last {@code defaults} inputs may be left out.
 * {@code directArguments} is what an ordered-set aggregate takes before WITHIN GROUP (its {@code
 * inputs} hold both), -1 when all of it may vary.
 */
public record FunctionSignature(
    String schema,
    String name,
    Kind kind,
    List<Parameter> inputs,
    int defaults,
    boolean variadic,
    SqlType returns,
    boolean returnsSet,
    List<Parameter> outputs,
    Volatility volatility,
    boolean strict,
    int directArguments) {
  /** What a routine is called as. */
  public enum Kind {
    FUNCTION,
    PROCEDURE,
    AGGREGATE,
    /** Called with WITHIN GROUP. */
    ORDERED_SET_AGGREGATE,
    WINDOW;

    public boolean isAggregate() {
      return this == AGGREGATE || this == ORDERED_SET_AGGREGATE;
    }
  }

  /** What a routine promises about its results. */
  public enum Volatility {
    IMMUTABLE,
    STABLE,
    VOLATILE
  }

  /** A parameter; an empty name means it has none. */
  public record Parameter(String name, SqlType type) {
    public Parameter {
      type = type.bare();
    }

    Parameter retyped(UnaryOperator<SqlType> rename) {
      return new Parameter(name, rename.apply(type));
    }
  }

  public FunctionSignature {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    returns = returns.bare();
  }

  /** The types PostgreSQL identifies the routine by. */
  public List<SqlType> inputTypes() {
    return inputs.stream().map(Parameter::type).toList();
  }

  /** The same routine where types have other names. */
  public FunctionSignature retyped(UnaryOperator<SqlType> rename) {
    return new FunctionSignature(
        schema,
        name,
        kind,
        inputs.stream().map(p -> p.retyped(rename)).toList(),
        defaults,
        variadic,
        rename.apply(returns),
        returnsSet,
        outputs.stream().map(p -> p.retyped(rename)).toList(),
        volatility,
        strict,
        directArguments);
  }

  /** The same routine called with something for each of these. */
  public FunctionSignature taking(List<Parameter> parameters) {
    return new FunctionSignature(
        schema,
        name,
        kind,
        parameters,
        defaults,
        variadic,
        returns,
        returnsSet,
        outputs,
        volatility,
        strict,
        directArguments);
  }

  /** The same function with other promises. */
  public FunctionSignature promising(Volatility newVolatility, boolean newStrict) {
    return new FunctionSignature(
        schema,
        name,
        kind,
        inputs,
        defaults,
        variadic,
        returns,
        returnsSet,
        outputs,
        newVolatility,
        newStrict,
        directArguments);
  }

  /** A plain function, as most are. */
  public static FunctionSignature function(
      String schema, String name, List<Parameter> inputs, int defaults, SqlType returns) {
    return new FunctionSignature(
        schema,
        name,
        Kind.FUNCTION,
        inputs,
        defaults,
        false,
        returns,
        false,
        List.of(),
        Volatility.VOLATILE,
        false,
        0);
  }

  @Override
  public String toString() {
    String types = String.join(", ", inputs.stream().map(p -> p.type().toString()).toList());
    return schema + "." + name + "(" + types + ")";
  }
}

package dev.migrationlens.syntax;

import dev.migrationlens.sql.Keyword;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.RoutineStatement.Parameter;
import dev.migrationlens.syntax.ast.RoutineStatement.ParameterMode;
import dev.migrationlens.syntax.ast.RoutineStatement.Signature;
import dev.migrationlens.syntax.ast.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Names of routines and aggregates, their parameters and their signatures. */
final class RoutineNames {
  /** Key words that are no names but begin a type. */
  private static final Set<String> TYPE_WORDS =
      Set.of(
          "bigint",
          "bit",
          "boolean",
          "char",
          "character",
          "dec",
          "decimal",
          "float",
          "int",
          "integer",
          "interval",
          "json",
          "national",
          "nchar",
          "numeric",
          "real",
          "setof",
          "smallint",
          "time",
          "timestamp",
          "varchar");

  private RoutineNames() {}

  /** {@code name [(parameters)]} (function_with_argtypes). */
  static Signature signature(TokenCursor c) {
    boolean callable = c.atTypeFunctionName();
    boolean dots = c.atColumnId();
    Ident first = c.nonReservedWord();
    ObjectName name = new ObjectName(List.of(first));
    if (dots && c.atSymbol('.')) {
      name = c.dotted(first);
      callable = true;
    }
    @Nullable List<Parameter> parameters = null;
    if (callable && c.atSymbol('(')) {
      parameters = parameters(c, RoutineNames::parameter);
    }
    return new Signature(name, parameters, name.start(), c.previousEnd());
  }

  /** {@code (parameters with defaults)}, as CREATE FUNCTION has them. */
  static List<Parameter> parametersWithDefaults(TokenCursor c) {
    return parameters(c, RoutineNames::parameterWithDefault);
  }

  private static List<Parameter> parameters(
      TokenCursor c, Function<TokenCursor, Parameter> parameter) {
    c.expectSymbol('(');
    if (c.acceptSymbol(')')) {
      return List.of();
    }
    List<Parameter> parameters = Clauses.list(c, parameter);
    c.expectSymbol(')');
    return parameters;
  }

  private static Parameter parameterWithDefault(TokenCursor c) {
    Parameter bare = parameter(c);
    if (!c.accept("default") && !c.acceptOperator("=")) {
      return bare;
    }
    Expr value = Expressions.expression(c);
    return new Parameter(
        bare.mode(), bare.name(), bare.type(), value, bare.start(), c.previousEnd());
  }

  /** {@code [mode] [name] type} or {@code name mode type} (func_arg). */
  static Parameter parameter(TokenCursor c) {
    int start = c.start();
    @Nullable ParameterMode mode = optionalMode(c);
    @Nullable Ident name = nameAhead(c, mode == null) ? c.typeFunctionName() : null;
    if (name != null && mode == null) {
      mode = optionalMode(c);
    }
    TypeName type = Types.routineType(c);
    return new Parameter(
        mode == null ? ParameterMode.IN : mode, name, type, null, start, c.previousEnd());
  }

  private static @Nullable ParameterMode optionalMode(TokenCursor c) {
    if (c.accept("in")) {
      return c.accept("out") ? ParameterMode.INOUT : ParameterMode.IN;
    }
    if (c.accept("out")) {
      return ParameterMode.OUT;
    }
    if (c.accept("inout")) {
      return ParameterMode.INOUT;
    }
    return c.accept("variadic") ? ParameterMode.VARIADIC : null;
  }

  /** A name comes where a type or a mode follows it; else the word is the type itself. */
  private static boolean nameAhead(TokenCursor c, boolean modeMayFollow) {
    if (!c.atTypeFunctionName()) {
      return false;
    }
    int mark = c.mark();
    c.advance();
    boolean mode = c.at("in") || c.at("out") || c.at("inout") || c.at("variadic");
    boolean type = c.atTypeFunctionName() || atTypeWord(c);
    c.reset(mark);
    return type || (mode && modeMayFollow);
  }

  private static boolean atTypeWord(TokenCursor c) {
    Keyword keyword = c.keyword();
    return keyword != null && TYPE_WORDS.contains(keyword.word());
  }

  /** {@code name type}: a column of RETURNS TABLE. */
  static Parameter tableColumn(TokenCursor c) {
    int start = c.start();
    Ident name = c.typeFunctionName();
    TypeName type = Types.routineType(c);
    return new Parameter(ParameterMode.TABLE, name, type, null, start, c.previousEnd());
  }

  /** {@code name (parameters)} of an aggregate. */
  static Signature aggregate(TokenCursor c) {
    ObjectName name = Calls.functionName(c);
    List<Parameter> parameters = aggregateParameters(c);
    return new Signature(name, parameters, name.start(), c.previousEnd());
  }

  /** {@code (*)}, {@code (a, b)}, {@code (ORDER BY a)} or {@code (a ORDER BY b)}. */
  static List<Parameter> aggregateParameters(TokenCursor c) {
    c.expectSymbol('(');
    if (c.acceptOperator("*")) {
      c.expectSymbol(')');
      return List.of();
    }
    var parameters = new ArrayList<Parameter>();
    if (!c.at("order")) {
      parameters.addAll(Clauses.list(c, RoutineNames::parameter));
    }
    @Nullable Parameter last = parameters.isEmpty() ? null : parameters.get(parameters.size() - 1);
    if (c.accept("order")) {
      c.expect("by");
      List<Parameter> ordered = Clauses.list(c, RoutineNames::parameter);
      c.expectSymbol(')');
      if (last != null && last.mode() == ParameterMode.VARIADIC) {
        checkVariadic(c, last, ordered);
        return parameters;
      }
      parameters.addAll(ordered);
      return parameters;
    }
    c.expectSymbol(')');
    return parameters;
  }

  private static void checkVariadic(TokenCursor c, Parameter direct, List<Parameter> ordered) {
    Parameter first = ordered.get(0);
    boolean same =
        ordered.size() == 1
            && first.mode() == ParameterMode.VARIADIC
            && words(first.type()).equals(words(direct.type()))
            && first.type().dimensions() == direct.type().dimensions();
    if (!same) {
      throw c.failure(
          "an ordered-set aggregate with a VARIADIC direct argument must have one VARIADIC"
              + " aggregated argument of the same data type",
          first,
          SqlState.FEATURE_NOT_SUPPORTED);
    }
  }

  private static List<String> words(TypeName type) {
    return type.name().parts().stream().map(Ident::text).toList();
  }
}

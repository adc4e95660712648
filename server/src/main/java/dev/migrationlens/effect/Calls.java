package dev.migrationlens.effect;

import dev.migrationlens.catalog.FunctionResolution;
import dev.migrationlens.catalog.FunctionSignature;
import dev.migrationlens.catalog.Resolution;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.ObjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Function calls. */
final class Calls {
  private static final Set<String> TAKES_REGCLASS = Set.of("nextval", "currval", "setval");

  private Calls() {}

  static SqlType check(Evaluation e, Scope scope, Expr.Call call, Uses uses) {
    var arguments = new ArrayList<FunctionResolution.Argument>();
    boolean variadic = false;
    refuseLatePosition(e, call);
    for (Expr.Argument argument : call.args()) {
      SqlType type = Expressions.check(e, scope, argument.value(), uses);
      arguments.add(
          new FunctionResolution.Argument(
              argument.name() == null ? "" : argument.name().text(), type));
      variadic |= argument.variadic();
    }
    gathered(e, scope, call, arguments, uses);
    inner(e, scope, call, uses);
    Misplaced.inside(e, scope, call);
    if (call.distinct()) {
      arguments.forEach(a -> Sorting.requireOrder(e, a.type(), call));
    }
    if (call.special()) {
      Immutability.special(e, scope, call, types(arguments));
      return SpecialForms.check(e, call, types(arguments));
    }
    return resolve(e, scope, call, arguments, variadic, uses);
  }

  /** After an argument that has a name all others need one. */
  private static void refuseLatePosition(Evaluation e, Expr.Call call) {
    boolean named = false;
    for (Expr.Argument argument : call.args()) {
      if (named && argument.name() == null && !call.special()) {
        e.error(
            "syntax-error",
            SqlState.SYNTAX_ERROR,
            "an argument without a name cannot follow one that has one",
            argument.value());
        return;
      }
      named |= argument.name() != null;
    }
  }

  /** What an aggregate is given sorted comes after what it is given plainly. */
  private static void gathered(
      Evaluation e,
      Scope scope,
      Expr.Call call,
      List<FunctionResolution.Argument> arguments,
      Uses uses) {
    for (Expr.OrderItem item : call.withinGroup()) {
      SqlType type = Expressions.check(e, scope, item.value(), uses);
      Sorting.requireOrder(e, type, item.value());
      arguments.add(new FunctionResolution.Argument("", type));
    }
  }

  private static void inner(Evaluation e, Scope scope, Expr.Call call, Uses uses) {
    for (Expr.OrderItem item : call.orderBy()) {
      Sorting.requireOrder(e, Expressions.check(e, scope, item.value(), uses), item.value());
    }
    if (call.filter() != null) {
      SqlType type = Expressions.check(e, scope, call.filter(), uses);
      Expressions.requireBoolean(e, call.filter(), type, "FILTER");
    }
    if (call.over() != null) {
      requireWindow(e, scope, call.over().name());
      Queries.window(e, scope, call.over(), uses);
    }
  }

  private static List<SqlType> types(List<FunctionResolution.Argument> arguments) {
    return arguments.stream().map(FunctionResolution.Argument::type).toList();
  }

  private static void requireWindow(Evaluation e, Scope scope, @Nullable Ident name) {
    if (name != null && scope.outer != null && !scope.windows.contains(name.text())) {
      e.error(
          "missing-object",
          SqlState.UNDEFINED_OBJECT,
          "window `" + name.text() + "` does not exist",
          name);
    }
  }

  private static SqlType resolve(
      Evaluation e,
      Scope scope,
      Expr.Call call,
      List<FunctionResolution.Argument> arguments,
      boolean variadic,
      Uses uses) {
    ObjectName name = call.name();
    if (name.schema() != null && Lookup.isMissingSchema(e, name.schema().text())) {
      Lookup.reportMissingSchema(e, name.schema());
      return SqlType.UNSURE;
    }
    List<Routine> routines = RoutineLookup.visible(e, name);
    SqlType namesake = name.schema() == null ? typeNamed(e, name.name()) : null;
    if (routines.isEmpty() && namesake == null) {
      if (!Lookup.mayExist(e, "routine", name)) {
        RoutineLookup.reportMissing(
            e, name, "function `" + name.qualified() + shown(call, arguments) + "` does not exist");
      }
      return SqlType.UNSURE;
    }
    if (CallForms.mayTakeResults(e, call, routines)) {
      return SqlType.UNSURE;
    }
    if (!call.star() && CallForms.isPlain(call, routines)) {
      var question = new FunctionResolution.Call(namesake, arguments, variadic);
      var signatures = routines.stream().map(r -> CallForms.asCalled(e, call, r)).toList();
      return switch (FunctionResolution.resolve(e.types(), signatures, question)) {
        case Resolution.Found found -> {
          relationsNamed(e, call, found.function(), uses);
          literalsFit(e, call, found.function(), arguments, uses);
          refuseEmptyAggregate(e, call, found.function());
          CallForms.check(e, call, found.function());
          if (found.function() != null && !mayBeInlined(routines, found.function())) {
            Immutability.call(e, scope, call, found.function(), types(arguments));
          }
          if (found.function() != null) {
            Routine chosen = routines.get(signatures.indexOf(found.function()));
            e.relyOn(chosen.origin());
            uses.object(chosen.id());
          }
          yield found.type();
        }
        case Resolution.Unsure unsure -> SqlType.UNSURE;
        case Resolution.Failed failed -> failed(e, call, arguments, routines, failed.state());
      };
    }
    return call.star() && name.name().equals("count") ? SqlType.INT8 : SqlType.UNSURE;
  }

  /** A function in SQL may become what its body says, whatever it calls itself. */
  private static boolean mayBeInlined(List<Routine> routines, FunctionSignature function) {
    return routines.stream().anyMatch(r -> r.signature() == function && r.language().equals("sql"));
  }

  private static @Nullable SqlType typeNamed(Evaluation e, String name) {
    for (String schema : Lookup.visible(e)) {
      SqlType type = e.types().inSchema(schema, name);
      if (type != null) {
        return type;
      }
    }
    return null;
  }

  /** A relation named by a constant must exist when the call is analysed. */
  private static void relationsNamed(
      Evaluation e, Expr.Call call, @Nullable FunctionSignature signature, Uses uses) {
    for (int i = 0; i < call.args().size(); i++) {
      boolean taken =
          signature == null
              ? i == 0 && TAKES_REGCLASS.contains(call.name().name())
              : i < signature.inputs().size() && signature.inputs().get(i).type().is("regclass");
      if (taken
          && call.args().get(i).name() == null
          && call.args().get(i).value() instanceof Expr.Literal literal
          && literal.kind() == Expr.LiteralKind.STRING) {
        Regclass.relation(e, literal, uses);
      }
    }
  }

  private static void refuseEmptyAggregate(
      Evaluation e, Expr.Call call, @Nullable FunctionSignature signature) {
    if (signature != null
        && signature.kind() == FunctionSignature.Kind.AGGREGATE
        && signature.inputs().isEmpty()
        && !call.star()) {
      e.error(
          "missing-function",
          SqlState.WRONG_OBJECT_TYPE,
          "`" + call.name().name() + "` takes a value or `*`",
          call);
    }
  }

  /** A string given for a parameter must be one of its type's values. */
  private static void literalsFit(
      Evaluation e,
      Expr.Call call,
      @Nullable FunctionSignature signature,
      List<FunctionResolution.Argument> arguments,
      Uses uses) {
    for (int i = 0; signature != null && i < call.args().size(); i++) {
      Expr.Argument argument = call.args().get(i);
      int at = i;
      List<FunctionSignature.Parameter> inputs = signature.inputs();
      if (argument.name() != null) {
        String name = argument.name().text();
        at = inputs.stream().map(FunctionSignature.Parameter::name).toList().indexOf(name);
      }
      boolean plain = !signature.variadic() || at < inputs.size() - 1;
      if (plain
          && at >= 0
          && at < inputs.size()
          && arguments.get(i).type().isUnknown()
          && argument.value() instanceof Expr.Literal literal) {
        Columns.literalFits(e, literal, inputs.get(at).type());
        TextSearch.check(e, literal, inputs.get(at).type(), uses);
      }
    }
  }

  private static SqlType failed(
      Evaluation e,
      Expr.Call call,
      List<FunctionResolution.Argument> arguments,
      List<Routine> routines,
      SqlState state) {
    boolean ambiguous = state == SqlState.AMBIGUOUS_FUNCTION;
    if (Lookup.mayExist(e, "routine", call.name())
        || (ambiguous && e.uncertain("routine", call.name().name()))) {
      return SqlType.UNSURE;
    }
    routines.forEach(r -> e.relyOn(r.origin()));
    Problem parameter = ambiguous ? null : unknownParameter(call, routines, state);
    if (parameter != null) {
      e.report(parameter);
      return SqlType.UNSURE;
    }
    String shown = "`" + call.name().qualified() + shown(call, arguments) + "`";
    e.report(
        new Problem(
            ambiguous ? "ambiguous-name" : "missing-function",
            state,
            ambiguous ? shown + " could be several functions" : "there is no function " + shown,
            call.name().span(),
            ambiguous
                ? null
                : new Sought(
                    Sought.What.ROUTINE,
                    call.name().schema() == null ? null : call.name().schema().text(),
                    Lookup.places(e, call.name()),
                    call.name().name(),
                    List.of()),
            Map.of()));
    return SqlType.UNSURE;
  }

  /** An argument given by a name that none of the functions has. */
  private static @Nullable Problem unknownParameter(
      Expr.Call call, List<Routine> routines, SqlState state) {
    List<String> names =
        routines.stream()
            .flatMap(r -> r.signature().inputs().stream())
            .map(FunctionSignature.Parameter::name)
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    for (Expr.Argument argument : call.args()) {
      Ident name = argument.name();
      if (name != null && !names.contains(name.text())) {
        return new Problem(
            "missing-function",
            state,
            "`" + call.name().qualified() + "` has no parameter `" + name.text() + "`",
            name.span(),
            new Sought(Sought.What.OTHER, null, List.of(), name.text(), names),
            Map.of());
      }
    }
    return null;
  }

  private static String shown(Expr.Call call, List<FunctionResolution.Argument> arguments) {
    if (call.star()) {
      return "(*)";
    }
    var types =
        arguments.stream().map(a -> a.type().isUnsure() ? "…" : a.type().shortFormat()).toList();
    return "(" + String.join(", ", types) + ")";
  }
}

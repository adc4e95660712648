package dev.migrationlens.replay;

import dev.migrationlens.catalog.Builtins;
import dev.migrationlens.catalog.Certainty;
import dev.migrationlens.catalog.FunctionSignature;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import java.util.ArrayList;
import java.util.List;

/** Whether an expression may have another value for each row. */
final class Volatility {
  private Volatility() {}

  static Certainty isVolatile(Scene scene, Expr expr) {
    return switch (expr) {
      case Expr.Literal literal -> Certainty.NO;
      case Expr.ColumnRef column -> Certainty.NO;
      case Expr.Cast cast -> isVolatile(scene, cast.value());
      case Expr.Collate collate -> isVolatile(scene, collate.value());
      case Expr.Operator operator -> any(scene, operator.operands());
      case Expr.Row row -> any(scene, row.items());
      case Expr.ArrayOf array -> any(scene, array.items());
      case Expr.InList in -> any(scene, in.items()).or(isVolatile(scene, in.value()));
      case Expr.Field field -> isVolatile(scene, field.value());
      case Expr.Subscript subscript -> isVolatile(scene, subscript.value());
      case Expr.Call call -> call(scene, call);
      case Expr.Case choice -> choice(scene, choice);
      case Expr.Quantified quantified ->
          isVolatile(scene, quantified.left()).or(isVolatile(scene, quantified.array()));
      case Expr.Special special -> Certainty.UNKNOWN;
      case Expr.Param param -> Certainty.UNKNOWN;
      case Expr.Subquery subquery -> Certainty.UNKNOWN;
      case Expr.Unknown unknown -> Certainty.UNKNOWN;
    };
  }

  private static Certainty any(Scene scene, List<Expr> exprs) {
    Certainty any = Certainty.NO;
    for (Expr expr : exprs) {
      any = any.or(isVolatile(scene, expr));
    }
    return any;
  }

  private static Certainty choice(Scene scene, Expr.Case choice) {
    Certainty any = choice.operand() == null ? Certainty.NO : isVolatile(scene, choice.operand());
    for (Expr.When when : choice.whens()) {
      any = any.or(isVolatile(scene, when.condition())).or(isVolatile(scene, when.result()));
    }
    return choice.otherwise() == null ? any : any.or(isVolatile(scene, choice.otherwise()));
  }

  private static Certainty call(Scene scene, Expr.Call call) {
    Certainty ofArguments = any(scene, call.args().stream().map(Expr.Argument::value).toList());
    if (call.special()) {
      return ofArguments;
    }
    return ofArguments.or(function(scene, call));
  }

  /** Sure where every function of the name and number of arguments agrees. */
  private static Certainty function(Scene scene, Expr.Call call) {
    var found = new ArrayList<FunctionSignature>();
    Ident schema = call.name().schema();
    if (schema == null || schema.text().equals("pg_catalog")) {
      found.addAll(Builtins.functions(scene.version(), call.name().name()));
    }
    for (String each : schema == null ? scene.searchPath() : List.of(schema.text())) {
      for (Routine routine : scene.before().routines(each, call.name().name())) {
        found.add(routine.signature());
      }
    }
    int count = call.args().size();
    var fitting =
        found.stream()
            .filter(f -> f.inputs().size() >= count && f.inputs().size() - f.defaults() <= count)
            .map(f -> f.volatility() == FunctionSignature.Volatility.VOLATILE)
            .distinct()
            .toList();
    return fitting.size() == 1 ? Certainty.of(fitting.get(0)) : Certainty.UNKNOWN;
  }
}

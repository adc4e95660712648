package dev.migrationlens.effect;

import dev.migrationlens.catalog.FunctionSignature;
import dev.migrationlens.catalog.TypeFacts;
import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.Node;
import dev.migrationlens.syntax.ast.RoutineStatement.CreateRoutine;
import dev.migrationlens.syntax.ast.RoutineStatement.Parameter;
import dev.migrationlens.syntax.ast.RoutineStatement.ParameterMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What CREATE FUNCTION and PROCEDURE must say, and what their parameters cannot be. */
final class RoutineDefinitions {
  private RoutineDefinitions() {}

  static void check(Evaluation e, CreateRoutine create, FunctionSignature signature) {
    if (create.language() == null && create.body() != null && create.body().text() != null) {
      refuse(e, "there is no LANGUAGE", create.name());
    }
    names(e, create);
    variadic(e, create);
    result(e, create, signature);
    if (!e.failed()) {
      resultless(e, create, signature);
    }
  }

  /** Results that no function of this kind can have. */
  private static void resultless(Evaluation e, CreateRoutine create, FunctionSignature signature) {
    boolean function = create.kind() == ObjectKind.FUNCTION;
    if (create.body() == null) {
      refuse(e, "there is no body", create.name());
    } else if (function
        && create.returns() == null
        && create.returnsTable().isEmpty()
        && signature.outputs().isEmpty()) {
      refuse(e, "there is no RETURNS", create.name());
    } else if (Routines.language(create).equals("sql") && isTriggers(signature.returns())) {
      refuse(e, "a function in SQL cannot be a trigger's", create.name());
    } else if (function) {
      polymorphic(e, create, signature);
    }
  }

  private static boolean isTriggers(SqlType returns) {
    return returns.equals(SqlType.TRIGGER) || returns.equals(SqlType.EVENT_TRIGGER);
  }

  /** What a polymorphic result is must follow from an argument. */
  private static void polymorphic(Evaluation e, CreateRoutine create, FunctionSignature signature) {
    var results = new ArrayList<>(List.of(signature.returns()));
    signature.outputs().forEach(o -> results.add(o.type()));
    boolean any = results.stream().anyMatch(SqlType::isPolymorphic);
    if (any && signature.inputTypes().stream().noneMatch(t -> t.isUnsure() || t.isPolymorphic())) {
      refuse(e, "a polymorphic result needs a polymorphic parameter", create.name());
    }
  }

  private static void names(Evaluation e, CreateRoutine create) {
    Set<String> in = new HashSet<>();
    Set<String> out = new HashSet<>();
    for (Parameter parameter : create.parameters()) {
      if (parameter.name() == null) {
        continue;
      }
      String name = parameter.name().text();
      boolean twiceIn = parameter.mode() != ParameterMode.OUT && !in.add(name);
      boolean goesOut =
          parameter.mode() == ParameterMode.OUT || parameter.mode() == ParameterMode.INOUT;
      boolean twiceOut = goesOut && !out.add(name);
      if (twiceIn || twiceOut) {
        refuse(e, "parameter `" + name + "` comes twice", parameter.name());
        return;
      }
    }
    for (Parameter column : create.returnsTable()) {
      if (column.name() != null && !out.add(column.name().text())) {
        refuse(e, "column `" + column.name().text() + "` comes twice", column.name());
        return;
      }
    }
  }

  private static void variadic(Evaluation e, CreateRoutine create) {
    boolean seen = false;
    for (Parameter parameter : create.parameters()) {
      if (parameter.mode() == ParameterMode.OUT) {
        continue;
      }
      if (seen) {
        refuse(e, "a VARIADIC parameter must be the last that goes in", parameter);
        return;
      }
      seen = parameter.mode() == ParameterMode.VARIADIC;
      if (seen) {
        SqlType type = e.types().find(parameter.type());
        var facts = type == null || type.isUnsure() || type.array() ? null : e.types().facts(type);
        boolean array =
            facts == null
                || facts.kind() == TypeFacts.Kind.PSEUDO
                || facts.kind() == TypeFacts.Kind.DOMAIN
                || facts.category() == 'A';
        if (!array) {
          refuse(e, "a VARIADIC parameter must be an array", parameter);
        }
      }
    }
  }

  /** With OUT parameters, RETURNS may only repeat what they say. */
  private static void result(Evaluation e, CreateRoutine create, FunctionSignature signature) {
    boolean out =
        create.parameters().stream()
            .anyMatch(p -> p.mode() == ParameterMode.OUT || p.mode() == ParameterMode.INOUT);
    if (!out || create.returns() == null || !create.returnsTable().isEmpty()) {
      return;
    }
    SqlType wanted =
        signature.outputs().size() == 1 ? signature.outputs().get(0).type() : SqlType.RECORD;
    SqlType written = signature.returns();
    if (!wanted.isUnsure() && !written.isUnsure() && !wanted.equals(written)) {
      refuse(e, "the OUT parameters return `" + wanted.shortFormat() + "`", create.returns());
    }
  }

  private static void refuse(Evaluation e, String why, Node at) {
    e.error("changes-signature", SqlState.INVALID_FUNCTION_DEFINITION, why, at);
  }
}

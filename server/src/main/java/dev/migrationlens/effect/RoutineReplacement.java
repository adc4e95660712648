package dev.migrationlens.effect;

import dev.migrationlens.catalog.FunctionSignature;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.RoutineStatement.CreateRoutine;
import java.util.List;

/** What CREATE OR REPLACE FUNCTION may not change. */
final class RoutineReplacement {
  private RoutineReplacement() {}

  static void check(Evaluation e, CreateRoutine create, Routine old, Routine made) {
    FunctionSignature before = old.signature();
    FunctionSignature after = made.signature();
    if (old.kind() != made.kind()) {
      e.error(
          "relation-kind-differs",
          SqlState.WRONG_OBJECT_TYPE,
          "`" + old.name() + "` is a " + old.kind().words(),
          create.name());
    } else if (returnsDiffer(before, after)) {
      refuse(e, create, old, "cannot change the return type of `" + old.name() + "`");
    } else if (namesDiffer(before.inputs(), after.inputs())) {
      refuse(e, create, old, "cannot change a parameter name of `" + old.name() + "`");
    } else if (after.defaults() < before.defaults()) {
      refuse(e, create, old, "cannot remove parameter defaults of `" + old.name() + "`");
    }
  }

  private static void refuse(Evaluation e, CreateRoutine create, Routine old, String message) {
    if (e.uncertain("routine", old.name())) {
      return;
    }
    e.report(
        Problem.of(
                "changes-signature",
                SqlState.INVALID_FUNCTION_DEFINITION,
                message + " by OR REPLACE",
                create.name().span())
            .with(Routines.dropFacts(old)));
  }

  private static boolean returnsDiffer(FunctionSignature before, FunctionSignature after) {
    if (unsure(before) || unsure(after)) {
      return false;
    }
    return !before.returns().equals(after.returns())
        || before.returnsSet() != after.returnsSet()
        || outputsDiffer(before.outputs(), after.outputs());
  }

  private static boolean unsure(FunctionSignature signature) {
    return signature.returns().isUnsure()
        || signature.outputs().stream().anyMatch(o -> o.type().isUnsure());
  }

  /** A row type made of OUT parameters must stay the same, names included. */
  private static boolean outputsDiffer(
      List<FunctionSignature.Parameter> before, List<FunctionSignature.Parameter> after) {
    if (before.size() != after.size()) {
      return before.size() > 1 || after.size() > 1;
    }
    for (int i = 0; i < before.size(); i++) {
      SqlType type = before.get(i).type();
      boolean named = before.size() > 1 && !before.get(i).name().equals(after.get(i).name());
      if (!type.equals(after.get(i).type()) || named) {
        return true;
      }
    }
    return false;
  }

  private static boolean namesDiffer(
      List<FunctionSignature.Parameter> before, List<FunctionSignature.Parameter> after) {
    for (int i = 0; i < Math.min(before.size(), after.size()); i++) {
      String name = before.get(i).name();
      if (!name.isEmpty() && !name.equals(after.get(i).name())) {
        return true;
      }
    }
    return false;
  }
}

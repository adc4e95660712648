package dev.migrationlens.effect;

import dev.migrationlens.catalog.FunctionSignature;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.RoutineStatement.CreateRoutine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What CREATE OR REPLACE FUNCTION may not change. */
final class RoutineReplacement {
  private RoutineReplacement() {}

  /** What takes the old one's place, or would. */
  static Routine of(Evaluation e, CreateRoutine create, Routine old, Routine made) {
    var stored =
        new Routine(
            old.id(), made.signature(), made.kind(), made.language(), made.traits(), made.origin());
    Routine.Standing standing = old.standing();
    if (standing != null
        && standing.signature().kind() == made.signature().kind()
        && !e.uncertain("routine", old.name())) {
      String again = refusal(standing.signature(), made.signature());
      if (again != null) {
        e.relyOn(standing.origin());
        refuse(e, create, old, again, Map.of("again", Integer.toString(old.origin().step())));
        return stored.inVain(standing);
      }
    }
    e.relyOn(old.origin());
    if (old.kind() != made.kind()) {
      e.error(
          "relation-kind-differs",
          SqlState.WRONG_OBJECT_TYPE,
          "`" + old.name() + "` is a " + old.kind().words(),
          create.name());
      return stored;
    }
    String refusal = refusal(old.signature(), made.signature());
    if (refusal == null || e.uncertain("routine", old.name())) {
      return stored;
    }
    refuse(e, create, old, refusal, Map.of());
    return stored.inVain(
        standing == null ? new Routine.Standing(old.signature(), old.origin()) : null);
  }

  private static @Nullable String refusal(FunctionSignature before, FunctionSignature after) {
    if (returnsDiffer(before, after)) {
      return "cannot change the return type of";
    }
    if (namesDiffer(before.inputs(), after.inputs())) {
      return "cannot change a parameter name of";
    }
    return after.defaults() < before.defaults() ? "cannot remove parameter defaults of" : null;
  }

  private static void refuse(
      Evaluation e, CreateRoutine create, Routine old, String refusal, Map<String, String> facts) {
    var all = new HashMap<>(facts);
    all.putAll(Routines.dropFacts(old));
    e.report(
        Problem.of(
                "changes-signature",
                SqlState.INVALID_FUNCTION_DEFINITION,
                refusal + " `" + old.name() + "` by OR REPLACE",
                create.name().span())
            .with(all));
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

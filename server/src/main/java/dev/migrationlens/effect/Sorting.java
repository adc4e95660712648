package dev.migrationlens.effect;

import dev.migrationlens.catalog.Certainty;
import dev.migrationlens.catalog.TypeRules;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.Node;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Types whose values cannot be sorted or told apart, where a query must. */
final class Sorting {
  /** ORDER BY x USING operator needs no other. */
  private static final Pattern USING = Pattern.compile("(?is)\\border\\s+by\\b.*\\busing\\b");

  private Sorting() {}

  static void requireOrder(Evaluation e, SqlType type, Node at) {
    if (mayJudge(e, type)
        && TypeRules.sortable(e.types(), type) == Certainty.NO
        && !USING.matcher(e.text).find()) {
      refuse(e, type, "sorted", at);
    }
  }

  static void requireEquality(Evaluation e, SqlType type, Node at) {
    if (mayJudge(e, type) && TypeRules.distinguishable(e.types(), type) == Certainty.NO) {
      refuse(e, type, "told apart", at);
    }
  }

  /** Every column of rows of which equal ones become one. */
  static void requireEquality(Evaluation e, @Nullable List<Scope.Output> outputs) {
    if (outputs != null) {
      outputs.forEach(o -> requireEquality(e, o.type(), o.at()));
    }
  }

  private static boolean mayJudge(Evaluation e, SqlType type) {
    return !type.isUnsure()
        && !type.isUnknown()
        && type.builtIn()
        && !type.isPolymorphic()
        && !type.is("record")
        && !e.failed()
        && !e.uncertain("operator-class", "*");
  }

  private static void refuse(Evaluation e, SqlType type, String what, Node at) {
    e.error(
        "missing-function",
        SqlState.UNDEFINED_FUNCTION,
        "values of `" + type.shortFormat() + "` cannot be " + what,
        at);
  }
}

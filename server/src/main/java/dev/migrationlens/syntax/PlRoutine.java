package dev.migrationlens.syntax;

import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.RoutineStatement.Parameter;
import dev.migrationlens.syntax.ast.RoutineStatement.ParameterMode;
import dev.migrationlens.syntax.ast.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What PL/pgSQL's compiler knows of the routine around a body. */
record PlRoutine(RoutineBodies.Header header) {
  /** What RETURN may say. */
  enum Returns {
    SET,
    NOTHING,
    OUT_PARAMETERS,
    VALUE
  }

  private static final Set<String> PSEUDO_RETURNS =
      Set.of("trigger", "event_trigger", "record", "void");
  private static final List<String> TRIGGER_VARIABLES =
      List.of(
          "tg_name",
          "tg_when",
          "tg_level",
          "tg_op",
          "tg_relid",
          "tg_relname",
          "tg_table_name",
          "tg_table_schema",
          "tg_nargs",
          "tg_argv");

  Returns returns() {
    if (setReturning()) {
      return Returns.SET;
    }
    boolean outputs = header.parameters().stream().anyMatch(PlRoutine::isOutput);
    if (header.kind() == ObjectKind.PROCEDURE || header.name() == null) {
      return outputs ? Returns.OUT_PARAMETERS : Returns.NOTHING;
    }
    if (isPseudo(header.returns(), "void")) {
      return Returns.NOTHING;
    }
    return outputs ? Returns.OUT_PARAMETERS : Returns.VALUE;
  }

  boolean setReturning() {
    TypeName returns = header.returns();
    return !header.returnsTable().isEmpty() || (returns != null && returns.setOf());
  }

  boolean hasOutputs() {
    return !header.returnsTable().isEmpty()
        || header.parameters().stream().anyMatch(PlRoutine::isOutput);
  }

  boolean isProcedure() {
    return header.kind() == ObjectKind.PROCEDURE;
  }

  private static boolean isOutput(Parameter parameter) {
    return parameter.mode() == ParameterMode.OUT
        || parameter.mode() == ParameterMode.INOUT
        || parameter.mode() == ParameterMode.TABLE;
  }

  /** What PostgreSQL checks before it looks at the body. */
  @Nullable SyntaxProblem problem() {
    TypeName returns = header.returns();
    String pseudo = returns == null ? null : pseudo(returns);
    if (returns != null && pseudo != null && !PSEUDO_RETURNS.contains(pseudo)) {
      String words = "PL/pgSQL functions cannot return type " + quoted(pseudo);
      return new SyntaxProblem(returns.span(), words, SqlState.FEATURE_NOT_SUPPORTED);
    }
    for (Parameter parameter : header.parameters()) {
      String type = pseudo(parameter.type());
      if (type != null && !isOutput(parameter)) {
        String words = "PL/pgSQL functions cannot accept type " + quoted(type);
        return new SyntaxProblem(parameter.type().span(), words, SqlState.FEATURE_NOT_SUPPORTED);
      }
    }
    return triggerProblem();
  }

  private static String quoted(String pseudo) {
    return pseudo.equals("any") ? "\"any\"" : pseudo;
  }

  private @Nullable SyntaxProblem triggerProblem() {
    if (header.parameters().isEmpty()) {
      return null;
    }
    boolean event = isPseudo(header.returns(), "event_trigger");
    if (!event && !isPseudo(header.returns(), "trigger")) {
      return null;
    }
    String words =
        (event ? "event trigger" : "trigger") + " functions cannot have declared arguments";
    Parameter first = header.parameters().get(0);
    return new SyntaxProblem(first.span(), words, SqlState.INVALID_FUNCTION_DEFINITION);
  }

  private static boolean isPseudo(@Nullable TypeName type, String name) {
    return type != null && name.equals(plainName(type));
  }

  private static @Nullable String pseudo(TypeName type) {
    String name = plainName(type);
    return name != null && PlTypes.PSEUDO.contains(name) ? name : null;
  }

  private static @Nullable String plainName(TypeName type) {
    boolean own = type.schema() == null || type.builtIn();
    return own && type.dimensions() == 0 && type.percent() == TypeName.Percent.NONE
        ? type.name().name()
        : null;
  }

  /** The names that exist before the body's first block. */
  PlNames names() {
    var names = new PlNames();
    String name = header.name();
    names.push(name == null ? "inline_code_block" : name, PlNames.Level.BLOCK);
    var all = new ArrayList<>(header.parameters());
    all.addAll(header.returnsTable());
    for (int i = 0; i < all.size(); i++) {
      declare(names, all.get(i), "$" + (i + 1));
    }
    if (isPseudo(header.returns(), "trigger")) {
      names.declare(PlVariable.record("new"));
      names.declare(PlVariable.record("old"));
      TRIGGER_VARIABLES.forEach(variable -> names.declare(PlVariable.promise(variable)));
    } else if (isPseudo(header.returns(), "event_trigger")) {
      names.declare(PlVariable.promise("tg_event"));
      names.declare(PlVariable.promise("tg_tag"));
    }
    names.declare(PlVariable.scalar("found", "boolean"));
    return names;
  }

  private static void declare(PlNames names, Parameter parameter, String place) {
    PlVariable variable = PlTypes.variable(place, parameter.type());
    names.declare(variable);
    if (parameter.name() != null) {
      String name = parameter.name().text();
      names.declare(variable.named(name));
    }
  }
}

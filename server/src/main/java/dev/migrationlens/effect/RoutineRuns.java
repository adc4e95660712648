package dev.migrationlens.effect;

import dev.migrationlens.catalog.FunctionSignature;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.sql.Names;
import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.Parsed;
import dev.migrationlens.syntax.Parser;
import dev.migrationlens.syntax.Slice;
import dev.migrationlens.syntax.StatementSplitter;
import dev.migrationlens.syntax.SyntaxProblem;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.PlBlock;
import dev.migrationlens.syntax.ast.RoutineStatement.CreateRoutine;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A routine of the chain that is called while the chain runs. */
final class RoutineRuns {
  static final int DEEP = 4;

  /** A body without any of these words changes no schema. */
  private static final Pattern CHANGES =
      Pattern.compile(
          "(?i)\\b(create|alter|drop|execute|perform|call|set_config|import|rename)\\b|\\bselect\\s+[\\w.\"]+\\s*\\(");

  private RoutineRuns() {}

  /** Whether a call with so many arguments may mean this routine. */
  static boolean takes(FunctionSignature signature, int arguments) {
    int inputs = signature.inputs().size();
    return signature.variadic()
        ? arguments >= inputs - 1 - signature.defaults()
        : arguments <= inputs && arguments >= inputs - signature.defaults();
  }

  static void run(Evaluation e, Routine routine, Expr.Call call, Valuation around, boolean once) {
    String body = routine.traits().body();
    // A body that changes no schema matters only where it certainly runs, and fails.
    if (body == null || (!once && !changes(body))) {
      return;
    }
    Evaluation inner = e.executing(text(routine, body), call.span());
    if (inner.depth() > DEEP) {
      Uncertain.everything(e);
      return;
    }
    List<String> path = routine.traits().searchPath();
    inner.pin(path == null ? null : path.stream().filter(s -> !s.isEmpty()).toList());
    var run = new PlRun(inner);
    boolean known = bind(run, routine, call, around);
    boolean certain = once && (known || !routine.signature().strict());
    int before = inner.problemCount();
    var start = e.db.mark();
    switch (routine.language()) {
      case "plpgsql" -> procedural(run, routine, body, certain);
      case "sql" -> plain(run, routine, body, certain);
      default -> {}
    }
    if (!certain) {
      inner.takeBack(before);
      inner.stopped = null;
    }
    if (!changes(body)) {
      e.db.reset(start);
    }
    e.adopt(inner);
    e.searchPath(null);
  }

  /** Whether a body may change the schema, or the session. */
  static boolean changes(String body) {
    return CHANGES.matcher(body).find();
  }

  /** Gives the parameters their values; false where one may be NULL. */
  private static boolean bind(PlRun run, Routine routine, Expr.Call call, Valuation around) {
    boolean known = true;
    int at = 0;
    // A procedure is given something for its results too, in an order of its own.
    boolean inOrder = CallForms.results(routine.signature()).isEmpty();
    for (FunctionSignature.Parameter parameter : routine.signature().inputs()) {
      Value value = Values.UNKNOWN;
      for (int i = 0; i < call.args().size(); i++) {
        Expr.Argument argument = call.args().get(i);
        boolean mine =
            argument.name() == null
                ? i == at && (inOrder || routine.kind() != ObjectKind.PROCEDURE)
                : argument.name().text().equals(parameter.name());
        if (mine && !argument.variadic()) {
          value = Casts.to(run.e, around.of(argument.value()), parameter.type());
        }
      }
      known &= value instanceof Value.Text;
      at++;
      run.variables.declare("$" + at, parameter.type(), value);
      if (!parameter.name().isEmpty()) {
        run.variables.declare(parameter.name(), parameter.type(), value);
      }
    }
    for (FunctionSignature.Parameter output : routine.signature().outputs()) {
      if (!output.name().isEmpty() && run.variables.find(output.name()) == null) {
        run.variables.declare(output.name(), output.type(), Values.NULL);
      }
    }
    run.variables.declare(routine.name(), SqlType.UNSURE, Values.UNKNOWN);
    return known;
  }

  private static void procedural(PlRun run, Routine routine, String body, boolean certain) {
    PlBlock.Block block = compiled(run.e, routine, body, certain);
    run.columns = Returned.columns(run.e, routine.signature());
    if (block == null) {
      Uncertain.everything(run.e);
    } else if (certain) {
      run.all(block);
    } else {
      run.perhaps(block);
    }
  }

  /** The body as a tree; null where it is none, which is an error where it certainly runs. */
  static PlBlock.@Nullable Block compiled(
      Evaluation e, Routine routine, String body, boolean certain) {
    Parsed parsed = Parser.parse(text(routine, body));
    if (!parsed.problems().isEmpty() || !parsed.bodyProblems().isEmpty()) {
      if (certain && parsed.problems().isEmpty()) {
        broken(e, "plpgsql-error", parsed.bodyProblems().get(0));
      }
      return null;
    }
    return parsed.statement() instanceof CreateRoutine create && create.body() != null
        ? create.body().block()
        : null;
  }

  private static void broken(Evaluation e, String rule, SyntaxProblem problem) {
    e.report(Problem.of(rule, problem.state(), problem.message(), problem.span()));
  }

  /** The text in which the offsets of a body's tree are. */
  static String text(Routine routine, String body) {
    if (!routine.language().equals("plpgsql")) {
      return body;
    }
    var parameters = new StringBuilder();
    for (FunctionSignature.Parameter parameter : routine.signature().inputs()) {
      parameters
          .append(parameters.isEmpty() ? "" : ", ")
          .append(parameter.name().isEmpty() ? "" : Names.quote(parameter.name()) + " ")
          .append("text");
    }
    if (!routine.signature().returnsSet()) {
      for (FunctionSignature.Parameter result : CallForms.results(routine.signature())) {
        parameters
            .append(parameters.isEmpty() ? "" : ", ")
            .append("OUT ")
            .append(result.name().isEmpty() ? "" : Names.quote(result.name()) + " ")
            .append("text");
      }
    }
    return (routine.kind() == ObjectKind.PROCEDURE ? "CREATE PROCEDURE" : "CREATE FUNCTION")
        + " f("
        + parameters
        + ") "
        + returns(routine)
        + " LANGUAGE plpgsql AS $lens_body$"
        + body
        + "$lens_body$";
  }

  /** The words that make the forms of RETURN legal which the routine may use. */
  private static String returns(Routine routine) {
    FunctionSignature signature = routine.signature();
    if (routine.kind() == ObjectKind.PROCEDURE) {
      return "";
    }
    if (signature.returns().equals(SqlType.TRIGGER)) {
      return "RETURNS trigger";
    }
    if (!signature.returnsSet() && !CallForms.results(signature).isEmpty()) {
      return "";
    }
    if (signature.outputs().isEmpty()) {
      String type = signature.returns().is("void") ? "void" : "text";
      return "RETURNS " + (signature.returnsSet() ? "SETOF " : "") + type;
    }
    var columns = new ArrayList<String>();
    for (FunctionSignature.Parameter output : signature.outputs()) {
      boolean both =
          signature.inputs().stream()
              .anyMatch(i -> !i.name().isEmpty() && i.name().equals(output.name()));
      if (!both && !output.name().isEmpty()) {
        columns.add(Names.quote(output.name()) + " text");
      }
    }
    return columns.isEmpty() || !signature.returnsSet()
        ? "RETURNS void"
        : "RETURNS TABLE (" + String.join(", ", columns) + ")";
  }

  private static void plain(PlRun run, Routine routine, String body, boolean certain) {
    for (Slice slice : StatementSplitter.split(body)) {
      Parsed parsed = Parser.parse(slice.of(body));
      if (parsed.broken()) {
        if (certain) {
          broken(run.e, "syntax-error", parsed.problems().get(0));
        }
        Uncertain.everything(run.e);
        return;
      }
      Evaluation one = run.e.executing(slice.of(body), slice.span());
      one.around = certain ? Bodies.scope(routine) : Scope.routine();
      if (certain) {
        Effects.apply(one, parsed.statement());
        run.e.adopt(one);
      } else {
        new PlRun(one)
            .maybe(
                () -> {
                  Effects.apply(one, parsed.statement());
                  return PlRun.Flow.NEXT;
                });
      }
    }
  }
}

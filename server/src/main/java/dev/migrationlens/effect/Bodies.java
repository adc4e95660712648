package dev.migrationlens.effect;

import dev.migrationlens.catalog.Certainty;
import dev.migrationlens.catalog.FunctionSignature;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Part;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.catalog.Setting;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.SyntaxProblem;
import dev.migrationlens.syntax.ast.DmlStatement;
import dev.migrationlens.syntax.ast.Node;
import dev.migrationlens.syntax.ast.RoutineStatement;
import dev.migrationlens.syntax.ast.RoutineStatement.Body;
import dev.migrationlens.syntax.ast.RoutineStatement.CreateRoutine;
import dev.migrationlens.syntax.ast.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The bodies of routines as PostgreSQL looks at them when the routine is created. */
public final class Bodies {
  private Bodies() {}

  /** What does not parse in the statement's body, which is its own error unless checks are off. */
  public static void syntax(Evaluation e, Statement statement, List<SyntaxProblem> problems) {
    boolean run = statement instanceof RoutineStatement.Do;
    if (problems.isEmpty() || (!run && !checked(e))) {
      return;
    }
    boolean sql =
        statement instanceof CreateRoutine create
            && create.language() != null
            && create.language().text().equals("sql");
    SyntaxProblem first = problems.get(0);
    e.report(
        Problem.of(
            sql ? "syntax-error" : "plpgsql-error", first.state(), first.message(), first.span()));
  }

  /** Whether check_function_bodies is on. */
  private static boolean checked(Evaluation e) {
    return !(e.db.get(Key.of(Space.SESSION, "check_function_bodies")) instanceof Setting setting
        && setting.values().size() == 1
        && Set.of("off", "false", "no", "0", "f", "of", "fa", "fal", "fals", "n")
            .contains(setting.values().get(0).toLowerCase(java.util.Locale.ROOT)));
  }

  static void check(Evaluation e, CreateRoutine create, Routine routine) {
    Body body = create.body();
    if (body == null) {
      return;
    }
    boolean atomic = !body.atomic().isEmpty() || body.returned() != null;
    if (!atomic && !checked(e)) {
      return;
    }
    List<String> path = routine.traits().searchPath();
    if (path != null) {
      e.searchPath(path.stream().filter(s -> !s.isEmpty() && !s.equals("$user")).toList());
    }
    if (atomic) {
      atomic(e, create, routine, body);
    } else if (body.block() != null) {
      Declarations.types(e, body.block(), Set.of(Declarations.label(routine.name())));
    } else if (routine.language().equals("sql") && !polymorphic(routine)) {
      quoted(e, create, routine, body);
    }
    if (path != null) {
      e.searchPath(null);
    }
  }

  private static boolean polymorphic(Routine routine) {
    return routine.inputTypes().stream().anyMatch(SqlType::isPolymorphic);
  }

  /** The body's names: parameters, plain and after the function's own name. */
  static Map<String, SqlType> parameters(Routine routine) {
    var variables = new HashMap<String, SqlType>();
    FunctionSignature signature = routine.signature();
    int at = 0;
    for (FunctionSignature.Parameter input : signature.inputs()) {
      variables.put(input.name(), input.type());
      variables.put("$" + ++at, input.type());
    }
    variables.remove("");
    return variables;
  }

  /** What the statements of a body in SQL may name; anything, where its types are not known. */
  static Scope scope(Routine routine) {
    if (polymorphic(routine)) {
      return Scope.routine();
    }
    return named(routine);
  }

  /** What the statements of a body in SQL may name, as far as that is known. */
  static Scope named(Routine routine) {
    Scope scope = Scope.constant(Scope.Place.QUERY);
    scope.variables.putAll(parameters(routine));
    scope.routine = routine.name();
    return scope;
  }

  /** BEGIN ATOMIC and RETURN are part of the statement, and bind the routine to what they use. */
  private static void atomic(Evaluation e, CreateRoutine create, Routine routine, Body body) {
    var uses = new Uses();
    int before = e.problemCount();
    @Nullable List<Scope.Output> last = null;
    for (Statement statement : body.atomic()) {
      last =
          statement instanceof DmlStatement dml
              ? Dml.returning(e, dml, scope(routine), uses)
              : null;
    }
    if (body.returned() != null) {
      SqlType type = Expressions.check(e, scope(routine), body.returned(), uses);
      last = List.of(new Scope.Output("", type, body.returned()));
    }
    boolean function = create.kind() == ObjectKind.FUNCTION;
    if (function && last != null && e.failureSince(before) == null && !polymorphic(routine)) {
      returned(e, routine, last, create.returns() == null ? create.name() : create.returns());
    }
    String words = "function " + routine.name() + "(" + routine.traits().parameterText() + ")";
    uses.record(e, routine.key(), routine.id(), new Part.Whole(words));
  }

  /** PostgreSQL analyses every statement before it runs any. */
  private static void quoted(Evaluation e, CreateRoutine create, Routine routine, Body body) {
    int before = e.problemCount();
    @Nullable List<Scope.Output> last = null;
    boolean returns = false;
    for (Statement statement : body.sqlStatements()) {
      returns = statement instanceof DmlStatement;
      last = null;
      if (statement instanceof DmlStatement dml) {
        last = Dml.returning(e, dml, scope(routine), new Uses());
        if (e.failureSince(before) != null) {
          return;
        }
      }
    }
    Node at = create.returns() == null ? create.name() : create.returns();
    boolean procedure = create.kind() != ObjectKind.FUNCTION;
    boolean read =
        !body.sqlStatements().isEmpty() || "".equals(String.valueOf(body.text()).strip());
    if (!procedure && read) {
      returned(e, routine, returns ? last : List.of(), at);
    }
  }

  private static void returned(
      Evaluation e, Routine routine, @Nullable List<Scope.Output> last, Node at) {
    FunctionSignature signature = routine.signature();
    SqlType type = signature.returns();
    if (last == null || type.is("void") || type.isUnsure()) {
      return;
    }
    if (last.isEmpty()) {
      mismatch(e, at, "the last statement returns nothing");
      return;
    }
    List<SqlType> wanted = wanted(e, signature);
    if (wanted.isEmpty()) {
      return;
    }
    if (wanted.size() != last.size()) {
      if (last.size() > 1 || wanted.size() == 1 || isScalar(e, last.get(0).type())) {
        mismatch(
            e, at, "the last statement returns " + last.size() + " columns, not " + wanted.size());
      }
      return;
    }
    for (int i = 0; i < wanted.size(); i++) {
      SqlType given = Queries.settled(last.get(i).type());
      if (Coercions.assignable(e, given, wanted.get(i)) == Certainty.NO) {
        String shown = "`" + given.shortFormat() + "`, not `" + wanted.get(i).shortFormat() + "`";
        mismatch(e, at, "the last statement returns " + shown);
        return;
      }
    }
  }

  /** The types of the columns that must be returned; none where that is not certain. */
  private static List<SqlType> wanted(Evaluation e, FunctionSignature signature) {
    if (signature.outputs().size() > 1) {
      return signature.outputs().stream().map(FunctionSignature.Parameter::type).toList();
    }
    SqlType type = signature.returns();
    return isScalar(e, type) ? List.of(type) : List.of();
  }

  private static boolean isScalar(Evaluation e, SqlType type) {
    if (type.array() || type.isUnknown()) {
      return true;
    }
    var facts = type.isUnsure() ? null : e.types().facts(type);
    return facts != null
        && switch (facts.kind()) {
          case BASE, ENUM, DOMAIN, RANGE, MULTIRANGE -> true;
          case COMPOSITE, PSEUDO -> false;
        };
  }

  private static void mismatch(Evaluation e, Node at, String message) {
    e.error("changes-signature", SqlState.INVALID_FUNCTION_DEFINITION, message, at);
  }
}

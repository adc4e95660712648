package dev.migrationlens.effect;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.Dependency;
import dev.migrationlens.catalog.Draft;
import dev.migrationlens.catalog.FunctionSignature;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Reads;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.catalog.Setting;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.catalog.Trigger;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.DmlStatement;
import dev.migrationlens.syntax.ast.PlBlock;
import dev.migrationlens.syntax.ast.RoutineStatement.CreateRoutine;
import dev.migrationlens.syntax.ast.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a routine's body will stumble over when it runs, judged by a database such as the chain
 * leaves behind. PostgreSQL looks at PL/pgSQL no sooner. Nothing here changes anything.
 */
public final class BodyChecks {
  private static final List<String> TRIGGER_NAMES =
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

  private BodyChecks() {}

  /**
   * The problems of a body, without a SQLSTATE because nothing fails yet, and what was looked at:
   * as long as that stays the same, so do the problems.
   */
  public record Checked(List<Problem> problems, Reads reads) {
    public Checked {
      problems = List.copyOf(problems);
    }
  }

  /**
   * Judges the body of a routine that is in {@code end}; {@code create} is the statement that made
   * it, {@code text} that statement's text.
   */
  public static Checked check(Catalog end, Routine routine, CreateRoutine create, String text) {
    var draft = new Draft(end.timeline(), end.moment(), 0);
    if (create.body() == null || everythingUncertain(draft)) {
      return new Checked(List.of(), draft.reads());
    }
    var e = new Evaluation(draft, text);
    e.pin(searchPath(draft, routine));
    List<Problem> found = new ArrayList<>();
    PlBlock.Block block = create.body().block();
    if (block != null) {
      found.addAll(procedural(e, routine, block, text));
    } else if (routine.language().equals("sql")) {
      found.addAll(plain(e, routine, create.body().sqlStatements()));
    }
    return new Checked(warnings(found), draft.reads());
  }

  private static boolean everythingUncertain(Draft draft) {
    return draft.get(new Key(Space.UNCERTAIN, "relation", "*")) != null
        && draft.get(new Key(Space.UNCERTAIN, "routine", "*")) != null;
  }

  /** The routine's own path, else what a new session has. */
  private static @Nullable List<String> searchPath(Draft draft, Routine routine) {
    List<String> own = routine.traits().searchPath();
    List<String> path =
        own != null
            ? own
            : draft.get(Key.of(Space.SESSION, "initial search_path")) instanceof Setting setting
                ? setting.values()
                : List.of("public");
    return path.stream().filter(s -> !s.isEmpty() && !s.equals("$user")).toList();
  }

  private static List<Problem> plain(Evaluation e, Routine routine, List<Statement> statements) {
    for (Statement statement : statements) {
      if (!(statement instanceof DmlStatement dml)) {
        return List.of();
      }
      Dml.returning(e, dml, Bodies.named(routine), new Uses());
    }
    return e.takeBack(0);
  }

  private static List<Problem> procedural(
      Evaluation e, Routine routine, PlBlock.Block block, String text) {
    var variables = new Variables();
    FunctionSignature signature = routine.signature();
    int at = 0;
    for (FunctionSignature.Parameter input : signature.inputs()) {
      variables.declare("$" + ++at, input.type(), Values.UNKNOWN);
      declare(variables, input.name(), input.type());
    }
    signature.outputs().forEach(o -> declare(variables, o.name(), o.type()));
    var tables = new HashMap<String, Scope.Range>();
    if (signature.returns().equals(SqlType.TRIGGER)) {
      SqlType row = triggerRow(e, routine, tables);
      declare(variables, "new", row);
      declare(variables, "old", row);
      TRIGGER_NAMES.forEach(name -> declare(variables, name, SqlType.UNSURE));
    }
    if (signature.returns().equals(SqlType.EVENT_TRIGGER)) {
      declare(variables, "tg_event", SqlType.TEXT);
      declare(variables, "tg_tag", SqlType.TEXT);
    }
    if (variables.find(routine.name()) == null) {
      declare(variables, routine.name(), SqlType.UNSURE);
    }
    boolean strict = !text.contains("variable_conflict");
    var walk = new BodyWalk(e, variables, strict, tables, Returned.columns(e, signature));
    walk.block(block);
    return walk.found();
  }

  private static void declare(Variables variables, String name, SqlType type) {
    if (!name.isEmpty()) {
      variables.declare(name, type, Values.UNKNOWN);
    }
  }

  /** The row of the one table whose triggers run a function; their transition tables are added. */
  private static SqlType triggerRow(
      Evaluation e, Routine routine, Map<String, Scope.Range> transitions) {
    Set<Long> tables = new HashSet<>();
    for (Dependency dependency : e.db.dependents(routine.id())) {
      if (dependency.dependent().space() == Space.TRIGGER
          && e.db.get(dependency.dependent()) instanceof Trigger trigger) {
        tables.add(Long.parseLong(dependency.dependent().parent()));
        for (String name : trigger.transitions()) {
          transitions.put(name, new Scope.Range(name, null, 0, List.of(), false));
        }
      }
    }
    Relation table = tables.size() == 1 ? e.db.relationById(tables.iterator().next()) : null;
    return table == null ? SqlType.UNSURE : SqlType.of(table.schema(), table.name());
  }

  private static List<Problem> warnings(List<Problem> problems) {
    var warnings = new ArrayList<Problem>();
    var seen = new HashSet<String>();
    for (Problem p : problems) {
      if (p.state() != null && seen.add(p.span() + p.message())) {
        var facts = new HashMap<>(p.facts());
        facts.put("rule", p.rule());
        facts.put("sqlstate", p.state().code());
        warnings.add(
            new Problem(
                "body-will-fail", null, p.message(), p.span(), p.sought(), Map.copyOf(facts)));
      }
    }
    return warnings;
  }
}

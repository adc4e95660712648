package dev.migrationlens.effect;

import dev.migrationlens.catalog.CatalogObject;
import dev.migrationlens.catalog.Certainty;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.PlBlock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One run of a PL/pgSQL block against the database of a statement. What certainly runs changes it
 * and may fail; what only may run makes uncertain what it touches; what is not reached does
 * nothing.
 */
final class PlRun {
  /** How a statement was left. */
  enum Flow {
    /** The next statement follows. */
    NEXT,
    /** RETURN. */
    RETURN,
    /** EXIT or CONTINUE of the loop or block {@link PlRun#label}. */
    EXIT,
    CONTINUE,
    /** An error that a handler around catches. */
    RAISED,
    /** An error that nobody catches. */
    STOPPED,
    /** Perhaps EXIT or CONTINUE: what follows in the loop may not run. */
    MAYBE_LOOP,
    /** Perhaps RETURN or a caught error: nothing that follows is sure to run. */
    MAYBE;

    Flow or(Flow other) {
      return compareTo(other) >= 0 ? this : other;
    }
  }

  private static final int ENOUGH = 20_000;

  final Evaluation e;
  final Variables variables = new Variables();

  /** Tables that only this run knows: a trigger's old and new rows. */
  final Map<String, Scope.Range> tables = new HashMap<>();

  private final Deque<List<PlBlock.Handler>> handlers = new ArrayDeque<>();
  private String raised = "";

  /** The problems of the error that a handler is at work on. */
  private List<Problem> forgiven = List.of();

  @Nullable Ident label;

  /** Whether the last round of a loop may have been its last. */
  boolean leftInDoubt;

  private int doubts;
  private int failedAt = -1;
  private int executed;

  /** What RETURN QUERY must return, if it is known. */
  @Nullable List<SqlType> columns;

  PlRun(Evaluation e) {
    this.e = e;
  }

  /** Runs the outermost block: an error that nobody catches undoes everything. */
  void all(PlBlock.Block block) {
    Map<Key, Optional<CatalogObject>> start = e.db.mark();
    Scope around = e.around;
    int before = e.problemCount();
    Declarations.types(e, block, Set.of());
    failed(before);
    Flow flow = block(block);
    e.around = around;
    if (failedAt >= 0) {
      e.takeBack(failedAt);
    } else if (flow == Flow.STOPPED) {
      e.db.reset(start);
      e.stopped = raised;
    }
  }

  /** Runs the outermost block of something that may not be called at all. */
  void perhaps(PlBlock.Block block) {
    Scope around = e.around;
    maybe(() -> block(block));
    e.around = around;
  }

  Valuation valuation() {
    return new Valuation(e, this::find);
  }

  private @Nullable Value find(List<Ident> parts) {
    Variables.Variable variable = variables.find(parts.get(0).text());
    if (variable == null) {
      return null;
    }
    Value value = variable.value();
    for (Ident part : parts.subList(1, parts.size())) {
      value = value instanceof Value.Row row ? row.field(part.text()) : Values.UNKNOWN;
    }
    return value;
  }

  /** The names that SQL here can use. */
  Scope scope() {
    Scope scope = Scope.routine(variables.types());
    scope.jealous = !e.text.contains("variable_conflict");
    RowTypes.add(e, scope);
    scope.rows.putAll(variables.records());
    scope.ctes.putAll(tables);
    return scope;
  }

  /** Checks an expression as PostgreSQL does when it comes to it. */
  Flow check(Expr expr) {
    int before = e.problemCount();
    SqlType type = Expressions.check(e, scope(), expr, new Uses());
    return type.isUnsure() && e.problemCount() == before ? Flow.NEXT : settle(before);
  }

  /** What follows from the problems of the last statement. */
  Flow settle(int before) {
    e.searchPath(null);
    String stopped = e.stopped;
    if (stopped != null) {
      e.stopped = null;
      return raise(stopped);
    }
    Problem failure = e.failureSince(before);
    return failure == null || failure.state() == null
        ? Flow.NEXT
        : raise(failure.state().code(), before);
  }

  private Flow raise(String code, int before) {
    if (isCaught(code)) {
      raised = code;
      return Flow.RAISED;
    }
    failed(before);
    return Flow.NEXT;
  }

  /** After an error that nobody catches the author's intent goes on, silently. */
  private void failed(int before) {
    if (failedAt < 0 && doubts == 0 && e.failureSince(before) != null) {
      failedAt = e.problemCount();
    }
  }

  /** RAISE EXCEPTION and the like. */
  Flow raise(String code) {
    raised = code;
    return isCaught(code) ? Flow.RAISED : Flow.STOPPED;
  }

  boolean isCaught(String code) {
    return handlers.stream().anyMatch(list -> list.stream().anyMatch(h -> catches(h, code)));
  }

  private static boolean catches(PlBlock.Handler handler, String code) {
    return handler.conditions().stream().anyMatch(c -> Conditions.catches(c, code));
  }

  Flow sequence(List<PlBlock> statements) {
    for (int i = 0; i < statements.size(); i++) {
      Flow flow = statement(statements.get(i));
      if (flow == Flow.MAYBE || flow == Flow.MAYBE_LOOP) {
        List<PlBlock> rest = statements.subList(i + 1, statements.size());
        return rest.isEmpty() ? flow : flow.or(maybe(() -> sequence(rest)));
      }
      if (flow != Flow.NEXT) {
        return flow;
      }
    }
    return Flow.NEXT;
  }

  /** Runs what may not run at all: the database has it both ways afterwards. */
  Flow maybe(Supplier<Flow> branch) {
    Map<Key, Optional<CatalogObject>> mark = e.db.mark();
    int before = e.problemCount();
    var held = variables.snapshot();
    doubts++;
    Flow flow = branch.get();
    doubts--;
    e.takeBack(before);
    var written = e.db.mark();
    e.db.reset(mark);
    e.searchPath(null);
    if (flow == Flow.STOPPED) {
      variables.restore(held);
      return Flow.NEXT;
    }
    Maybe.merge(e, written);
    variables.blur(held);
    return switch (flow) {
      case NEXT, STOPPED -> Flow.NEXT;
      case EXIT, CONTINUE, MAYBE_LOOP -> Flow.MAYBE_LOOP;
      case RETURN, RAISED, MAYBE -> Flow.MAYBE;
    };
  }

  private Flow statement(PlBlock statement) {
    if (++executed > ENOUGH) {
      return Flow.MAYBE;
    }
    return switch (statement) {
      case PlBlock.Block block -> block(block);
      case PlBlock.If choice -> choice(choice);
      case PlBlock.CaseOf choice -> choice(choice);
      case PlBlock.Loop loop -> PlLoops.loop(this, loop);
      case PlBlock.ForRange loop -> PlLoops.range(this, loop);
      case PlBlock.ForRows loop -> PlLoops.rows(this, loop);
      case PlBlock.ForEach loop -> PlLoops.each(this, loop);
      case PlBlock.Exit exit -> PlStatements.exit(this, exit);
      case PlBlock.Return done -> PlStatements.done(this, done);
      case PlBlock.Raise raise -> PlStatements.raise(this, raise);
      case PlBlock.Assert claim -> PlStatements.claim(this, claim);
      case PlBlock.Assign assign -> PlStatements.assign(this, assign);
      case PlBlock.Execute execute -> PlStatements.execute(this, execute);
      case PlBlock.Perform perform -> PlStatements.perform(this, perform);
      case PlBlock.Sql sql -> PlStatements.sql(this, sql);
      case PlBlock.GetDiagnostics get -> {
        get.targets().forEach(t -> assign(t, Values.UNKNOWN));
        yield Flow.NEXT;
      }
      case PlBlock.Cursor cursor -> PlStatements.cursor(this, cursor);
      case PlBlock.Nothing nothing -> Flow.NEXT;
      case PlBlock.EndTransaction end -> Flow.NEXT;
      case PlBlock.Unparsed unparsed -> {
        Uncertain.everything(e);
        yield Flow.NEXT;
      }
    };
  }

  /** A variable, or a field of one, gets another value. */
  void assign(Expr target, Value value) {
    if (target instanceof Expr.ColumnRef ref) {
      String name = ref.parts().get(0).text();
      boolean whole = ref.parts().size() == 1;
      variables.assign(name, whole ? value : Values.UNKNOWN);
    } else if (target instanceof Expr.Subscript subscript) {
      assign(subscript.value(), Values.UNKNOWN);
    } else if (target instanceof Expr.Field field) {
      assign(field.value(), Values.UNKNOWN);
    }
  }

  private Flow block(PlBlock.Block block) {
    variables.enter();
    Flow flow = Declarations.values(this, block);
    if (flow == Flow.NEXT) {
      flow = block.handlers().isEmpty() ? sequence(block.statements()) : guarded(block);
    }
    variables.leave();
    boolean here =
        label != null && block.label() != null && label.text().equals(block.label().text());
    if (flow == Flow.EXIT && here) {
      label = null;
      return Flow.NEXT;
    }
    return flow;
  }

  /** A block with handlers is undone as a whole when one of them catches an error in it. */
  private Flow guarded(PlBlock.Block block) {
    Map<Key, Optional<CatalogObject>> mark = e.db.mark();
    int before = Math.max(e.problemCount(), failedAt);
    handlers.push(block.handlers());
    Flow flow = sequence(block.statements());
    handlers.pop();
    String code = raised;
    PlBlock.Handler handler =
        block.handlers().stream().filter(h -> catches(h, code)).findFirst().orElse(null);
    if (flow == Flow.MAYBE && handler != null) {
      return maybe(() -> handled(handler, code)).or(Flow.NEXT);
    }
    if (flow != Flow.RAISED || handler == null) {
      return flow;
    }
    e.db.reset(mark);
    e.searchPath(null);
    List<Problem> around = forgiven;
    forgiven = e.problemCount() > before ? e.takeBack(before) : List.of();
    flow = handled(handler, code);
    forgiven = around;
    return flow;
  }

  private Flow handled(PlBlock.Handler handler, String code) {
    variables.enter();
    variables.declare("sqlstate", SqlType.TEXT, Value.of(code));
    variables.declare("sqlerrm", SqlType.TEXT, Values.UNKNOWN);
    String before = raised;
    raised = code;
    Flow flow = sequence(handler.statements());
    if (flow != Flow.RAISED) {
      raised = before;
    }
    variables.leave();
    return flow;
  }

  /** RAISE without anything, in a handler. */
  Flow again() {
    int before = e.problemCount();
    if (!forgiven.isEmpty() && !isCaught(raised)) {
      forgiven.forEach(e::report);
      failed(before);
      return Flow.NEXT;
    }
    return raise(raised.isEmpty() ? Conditions.RAISED : raised);
  }

  private Flow choice(PlBlock.If choice) {
    Flow sofar = Flow.NEXT;
    boolean doubt = false;
    for (PlBlock.Branch branch : choice.branches()) {
      // PostgreSQL reads a condition when it comes to it.
      Flow checked = doubt ? Flow.NEXT : check(branch.condition());
      if (checked != Flow.NEXT) {
        return checked;
      }
      Certainty holds = valuation().truth(branch.condition());
      if (holds == Certainty.NO) {
        continue;
      }
      if (holds == Certainty.YES) {
        return branch(branch.statements(), doubt, sofar);
      }
      doubt = true;
      sofar = sofar.or(maybe(() -> sequence(branch.statements())));
    }
    return choice.otherwise() == null ? sofar : branch(choice.otherwise(), doubt, sofar);
  }

  private Flow branch(List<PlBlock> statements, boolean doubt, Flow sofar) {
    return doubt ? sofar.or(maybe(() -> sequence(statements))) : sequence(statements);
  }

  private Flow choice(PlBlock.CaseOf choice) {
    Flow sofar = Flow.NEXT;
    boolean doubt = false;
    Value operand = choice.operand() == null ? Values.TRUE : valuation().of(choice.operand());
    for (PlBlock.CaseBranch branch : choice.branches()) {
      Certainty holds = Certainty.NO;
      for (Expr value : branch.values()) {
        Value found = valuation().of(value);
        holds =
            holds.or(
                choice.operand() == null
                    ? Valuation.truth(found)
                    : Valuation.truth(Valuation.any(operand, List.of(found))));
      }
      if (holds == Certainty.YES) {
        return branch(branch.statements(), doubt, sofar);
      }
      if (holds == Certainty.UNKNOWN) {
        doubt = true;
        sofar = sofar.or(maybe(() -> sequence(branch.statements())));
      }
    }
    if (choice.otherwise() != null) {
      return branch(choice.otherwise(), doubt, sofar);
    }
    // Without ELSE PostgreSQL raises case_not_found.
    return doubt ? sofar : raise("20000");
  }
}

package dev.migrationlens.effect;

import dev.migrationlens.catalog.Certainty;
import dev.migrationlens.catalog.Literals;
import dev.migrationlens.effect.PlRun.Flow;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.DmlStatement;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.PlBlock;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The loops of PL/pgSQL. */
final class PlLoops {
  private static final int MANY = 1000;

  private PlLoops() {}

  static Flow loop(PlRun run, PlBlock.Loop loop) {
    for (int i = 0; i < MANY; i++) {
      if (loop.condition() != null) {
        Flow checked = run.check(loop.condition());
        if (checked != Flow.NEXT) {
          return checked;
        }
        Certainty holds = run.valuation().truth(loop.condition());
        if (holds == Certainty.NO) {
          return Flow.NEXT;
        }
        if (holds == Certainty.UNKNOWN) {
          return someTimes(run, loop.statements());
        }
      }
      Flow flow = once(run, loop.label(), loop.statements());
      if (flow != Flow.NEXT) {
        return flow == Flow.EXIT ? Flow.NEXT : flow;
      }
      if (run.leftInDoubt) {
        return someTimes(run, loop.statements());
      }
    }
    return Flow.MAYBE;
  }

  /**
   * One round: NEXT for another one, EXIT when this loop is done; what goes further is passed on.
   */
  private static Flow once(PlRun run, @Nullable Ident label, List<PlBlock> statements) {
    run.leftInDoubt = false;
    Flow flow = run.sequence(statements);
    if (flow == Flow.MAYBE_LOOP) {
      run.leftInDoubt = true;
      return Flow.NEXT;
    }
    if (flow != Flow.EXIT && flow != Flow.CONTINUE) {
      return flow;
    }
    boolean mine = run.label == null || (label != null && run.label.text().equals(label.text()));
    if (!mine) {
      return flow;
    }
    run.label = null;
    return flow == Flow.CONTINUE ? Flow.NEXT : Flow.EXIT;
  }

  /** Nobody knows how often: variables that change inside are not known in any round. */
  static Flow someTimes(PlRun run, List<PlBlock> statements) {
    var mark = run.e.db.mark();
    run.maybe(() -> run.sequence(statements));
    run.e.db.reset(mark);
    Flow flow = run.maybe(() -> run.sequence(statements));
    return flow == Flow.MAYBE_LOOP ? Flow.NEXT : flow;
  }

  static Flow range(PlRun run, PlBlock.ForRange loop) {
    BigDecimal from = Valuation.number(run.valuation().of(loop.from()));
    BigDecimal to = Valuation.number(run.valuation().of(loop.to()));
    BigDecimal by =
        loop.by() == null ? BigDecimal.ONE : Valuation.number(run.valuation().of(loop.by()));
    run.variables.enter();
    Flow flow;
    boolean known = from != null && to != null && by != null && by.signum() > 0;
    if (known && to.subtract(from).abs().intValue() <= MANY) {
      flow = count(run, loop, from.intValue(), to.intValue(), by.intValue());
    } else {
      run.variables.declare(loop.variable().text(), SqlType.INT4, Values.UNKNOWN);
      flow = someTimes(run, loop.statements());
    }
    run.variables.leave();
    return flow;
  }

  private static Flow count(PlRun run, PlBlock.ForRange loop, int from, int to, int by) {
    for (int i = from; loop.reverse() ? i >= to : i <= to; i += loop.reverse() ? -by : by) {
      run.variables.declare(loop.variable().text(), SqlType.INT4, Value.of(i));
      Flow flow = once(run, loop.label(), loop.statements());
      if (flow != Flow.NEXT) {
        return flow == Flow.EXIT ? Flow.NEXT : flow;
      }
    }
    return Flow.NEXT;
  }

  static Flow each(PlRun run, PlBlock.ForEach loop) {
    Flow checked = run.check(loop.array());
    if (checked != Flow.NEXT) {
      return checked;
    }
    Value array = Casts.asArray(run.valuation().of(loop.array()));
    if (!(array instanceof Value.Many many) || loop.slice() != 0 || loop.variables().size() != 1) {
      loop.variables().forEach(v -> run.variables.assign(v.text(), Values.UNKNOWN));
      return array instanceof Value.Null ? run.raise("22004") : someTimes(run, loop.statements());
    }
    Variables.Variable variable = run.variables.find(loop.variables().get(0).text());
    for (Value item : many.items()) {
      if (variable != null && !fits(run, item, variable.type(), loop.array())) {
        return run.settle(run.e.problemCount() - 1);
      }
      run.variables.assign(loop.variables().get(0).text(), item);
      Flow flow = once(run, loop.label(), loop.statements());
      if (flow != Flow.NEXT) {
        return flow == Flow.EXIT ? Flow.NEXT : flow;
      }
    }
    return Flow.NEXT;
  }

  /** Whether a known text is one of a type's; reports one that is not. */
  private static boolean fits(PlRun run, Value item, SqlType type, Expr at) {
    String text = item.known();
    SqlState state =
        text == null || type.isUnsure() || !type.builtIn()
            ? null
            : Literals.read(run.e.types(), type, text).state();
    if (state != null) {
      run.e.error(
          "default-does-not-fit", state, "`" + text + "` is no `" + type.shortFormat() + "`", at);
    }
    return state == null;
  }

  static Flow rows(PlRun run, PlBlock.ForRows loop) {
    KnownQueries.Answer answer = KnownQueries.Answer.UNKNOWN;
    List<Scope.Output> columns = null;
    int before = run.e.problemCount();
    if (loop.query() instanceof DmlStatement statement) {
      columns = Dml.returning(run.e, statement, run.scope(), new Uses());
      if (statement instanceof DmlStatement.SelectStatement select) {
        answer = KnownQueries.answer(run.valuation(), select.query());
      }
    } else if (loop.execute() != null) {
      PlStatements.dynamic(run, loop.execute(), !loop.using().isEmpty());
    }
    loop.cursorArguments().forEach(a -> Expressions.check(run.e, run.scope(), a, new Uses()));
    Flow checked = run.settle(before);
    if (checked != Flow.NEXT) {
      return checked;
    }
    return over(run, loop, answer, columns);
  }

  private static Flow over(
      PlRun run,
      PlBlock.ForRows loop,
      KnownQueries.Answer answer,
      @Nullable List<Scope.Output> columns) {
    Flow sofar = Flow.NEXT;
    run.variables.enter();
    if (loop.cursor() != null) {
      // A loop over a cursor declares its own record.
      loop.variables()
          .forEach(v -> run.variables.declare(v.text(), SqlType.UNSURE, Values.UNKNOWN));
    }
    for (KnownQueries.Row row : answer.rows()) {
      bind(run, loop.variables(), row.fields());
      shape(run, loop, columns);
      boolean certain = row.certainty() == Certainty.YES && sofar == Flow.NEXT;
      Flow flow =
          certain
              ? once(run, loop.label(), loop.statements())
              : run.maybe(() -> once(run, loop.label(), loop.statements()));
      if (certain && flow != Flow.NEXT) {
        run.variables.leave();
        return flow == Flow.EXIT ? Flow.NEXT : flow;
      }
      sofar = sofar.or(flow);
    }
    if (answer.more()) {
      loop.variables().forEach(v -> run.variables.assign(v.text(), Values.UNKNOWN));
      shape(run, loop, columns);
      sofar = sofar.or(someTimes(run, loop.statements()));
      loop.variables().forEach(v -> run.variables.assign(v.text(), Values.UNKNOWN));
    }
    run.variables.leave();
    run.variables.found(answer.certain() ? Value.of(!answer.rows().isEmpty()) : Values.UNKNOWN);
    return sofar == Flow.MAYBE_LOOP ? Flow.NEXT : sofar;
  }

  private static void shape(PlRun run, PlBlock.ForRows loop, @Nullable List<Scope.Output> columns) {
    if (loop.variables().size() == 1) {
      run.variables.shape(loop.variables().get(0).text(), columns);
    }
  }

  /** Puts a row into one record, or its fields into one variable each. */
  static void bind(PlRun run, List<Ident> variables, Map<String, Value> fields) {
    List<Value> values = List.copyOf(fields.values());
    if (variables.size() == 1) {
      String name = variables.get(0).text();
      Variables.Variable target = run.variables.find(name);
      boolean scalar =
          target != null
              && !target.type().isUnsure()
              && !target.type().is("record")
              && target.type().builtIn();
      run.variables.assign(
          name, scalar ? (values.isEmpty() ? Values.NULL : values.get(0)) : new Value.Row(fields));
      return;
    }
    for (int i = 0; i < variables.size(); i++) {
      run.variables.assign(
          variables.get(i).text(), i < values.size() ? values.get(i) : Values.NULL);
    }
  }

  /** The targets of INTO as plain variables; null where one is something else. */
  static @Nullable List<Ident> plain(List<Expr> targets) {
    boolean plain =
        targets.stream().allMatch(t -> t instanceof Expr.ColumnRef r && r.parts().size() == 1);
    return plain ? targets.stream().map(t -> ((Expr.ColumnRef) t).last()).toList() : null;
  }
}

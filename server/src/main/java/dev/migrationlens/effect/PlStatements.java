package dev.migrationlens.effect;

import dev.migrationlens.catalog.Certainty;
import dev.migrationlens.effect.PlRun.Flow;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.Parsed;
import dev.migrationlens.syntax.Parser;
import dev.migrationlens.syntax.Slice;
import dev.migrationlens.syntax.StatementSplitter;
import dev.migrationlens.syntax.ast.DmlStatement;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.PlBlock;
import dev.migrationlens.syntax.ast.Query;
import dev.migrationlens.syntax.ast.SchemaStatement;
import dev.migrationlens.syntax.ast.Statement;
import java.util.LinkedHashMap;
import java.util.List;

/** The simple statements of PL/pgSQL. */
final class PlStatements {
  private PlStatements() {}

  static Flow exit(PlRun run, PlBlock.Exit exit) {
    Flow leaving = exit.exit() ? Flow.EXIT : Flow.CONTINUE;
    if (exit.when() != null) {
      Flow checked = run.check(exit.when());
      if (checked != Flow.NEXT) {
        return checked;
      }
      Certainty holds = run.valuation().truth(exit.when());
      if (holds != Certainty.YES) {
        return holds == Certainty.NO
            ? Flow.NEXT
            : exit.label() == null ? Flow.MAYBE_LOOP : Flow.MAYBE;
      }
    }
    run.label = exit.label();
    return leaving;
  }

  static Flow done(PlRun run, PlBlock.Return done) {
    if (done.value() != null && done.kind() != PlBlock.ReturnKind.QUERY_EXECUTE) {
      Flow checked = run.check(done.value());
      if (checked != Flow.NEXT) {
        return checked;
      }
    }
    if (done.query() instanceof DmlStatement query) {
      int before = run.e.problemCount();
      Returned.check(
          run.e, run.columns, Dml.returning(run.e, query, run.scope(), new Uses()), query);
      return run.settle(before);
    }
    return done.kind() == PlBlock.ReturnKind.PLAIN ? Flow.RETURN : Flow.NEXT;
  }

  static Flow raise(PlRun run, PlBlock.Raise raise) {
    for (Expr argument : raise.arguments()) {
      Flow checked = run.check(argument);
      if (checked != Flow.NEXT) {
        return checked;
      }
    }
    if (!raise.level().equals("EXCEPTION")) {
      return Flow.NEXT;
    }
    if (raise.format() == null && raise.condition() == null && raise.optionNames().isEmpty()) {
      return run.again();
    }
    String code =
        raise.condition() == null ? Conditions.RAISED : Conditions.code(raise.condition());
    for (int i = 0; i < raise.optionNames().size(); i++) {
      if (raise.optionNames().get(i).name().equalsIgnoreCase("errcode")) {
        String named = run.valuation().of(raise.optionValues().get(i)).known();
        code = named == null ? Conditions.RAISED : Conditions.sqlstate(named);
      }
    }
    return run.raise(code);
  }

  static Flow claim(PlRun run, PlBlock.Assert claim) {
    Flow checked = run.check(claim.condition());
    if (checked != Flow.NEXT) {
      return checked;
    }
    return run.valuation().truth(claim.condition()) == Certainty.NO
        ? run.raise("P0004")
        : Flow.NEXT;
  }

  static Flow assign(PlRun run, PlBlock.Assign assign) {
    Flow checked = run.check(assign.value());
    if (checked != Flow.NEXT) {
      return checked;
    }
    if (assign.target() instanceof Expr.Field field
        && field.field() != null
        && field.value() instanceof Expr.ColumnRef variable
        && variable.parts().size() == 1) {
      Flow found = run.check(BodyWalk.plain(field));
      if (found != Flow.NEXT) {
        return found;
      }
    }
    Value value = run.valuation().of(assign.value());
    if (assign.target() instanceof Expr.ColumnRef ref) {
      Variables.Variable variable = run.variables.find(ref.parts().get(0).text());
      if (variable != null && !variable.type().isUnsure()) {
        value = Casts.to(run.e, value, variable.type());
      }
    }
    run.assign(assign.target(), value);
    return Flow.NEXT;
  }

  static Flow perform(PlRun run, PlBlock.Perform perform) {
    int before = run.e.problemCount();
    Queries.outputs(run.e, perform.query(), run.scope(), new Uses());
    Flow checked = run.settle(before);
    if (checked != Flow.NEXT) {
      return checked;
    }
    found(run, KnownQueries.answer(run.valuation(), perform.query()).exists());
    Scope around = run.e.around;
    run.e.around = run.scope();
    SideEffects.of(run.e, perform.query(), run.valuation());
    run.e.around = around;
    return run.settle(before);
  }

  private static void found(PlRun run, Certainty any) {
    run.variables.found(
        switch (any) {
          case YES -> Values.TRUE;
          case NO -> Values.FALSE;
          case UNKNOWN -> Values.UNKNOWN;
        });
  }

  static Flow sql(PlRun run, PlBlock.Sql sql) {
    int before = run.e.problemCount();
    Statement statement = sql.statement();
    if (mayBeImpossible(statement) && run.isCaught("58P01")) {
      return run.maybe(
          () -> {
            Effects.apply(run.e, statement);
            return Flow.NEXT;
          });
    }
    Scope around = run.e.around;
    run.e.around = run.scope();
    if (statement instanceof DmlStatement.SelectStatement select) {
      Queries.outputs(run.e, select.query(), run.e.around, new Uses());
      SideEffects.of(run.e, select.query(), run.valuation());
    } else {
      Effects.apply(run.e, statement);
    }
    run.e.around = around;
    Flow checked = run.settle(before);
    if (checked != Flow.NEXT) {
      return checked;
    }
    if (statement instanceof DmlStatement.SelectStatement select && !sql.into().isEmpty()) {
      return into(run, sql, select.query());
    }
    sql.into().forEach(t -> run.assign(t, Values.UNKNOWN));
    if (statement instanceof DmlStatement dml) {
      run.variables.found(Values.UNKNOWN);
      if (sql.into().isEmpty() && returnsRows(dml)) {
        run.e.error(
            "plpgsql-error",
            SqlState.SYNTAX_ERROR,
            "the rows of this query go nowhere: PERFORM discards them, INTO keeps them",
            dml);
        return run.settle(before);
      }
    }
    return Flow.NEXT;
  }

  private static boolean returnsRows(DmlStatement statement) {
    return switch (statement) {
      case DmlStatement.Copy copy -> false;
      case DmlStatement.Truncate truncate -> false;
      default -> !Dml.isSilent(statement);
    };
  }

  /** Whether a server may lack what the statement asks for. */
  private static boolean mayBeImpossible(Statement statement) {
    return statement instanceof SchemaStatement.CreateExtension
        || statement instanceof SchemaStatement.Foreign;
  }

  private static Flow into(PlRun run, PlBlock.Sql sql, Query query) {
    KnownQueries.Answer answer = KnownQueries.answer(run.valuation(), query);
    found(run, answer.exists());
    List<Ident> targets = PlLoops.plain(sql.into());
    boolean one = answer.certain() && answer.rows().size() <= 1;
    if (!one || targets == null) {
      sql.into().forEach(t -> run.assign(t, Values.UNKNOWN));
      return Flow.NEXT;
    }
    if (answer.rows().isEmpty()) {
      targets.forEach(t -> run.variables.assign(t.text(), Values.NULL));
      return sql.strict() ? run.raise("P0002") : Flow.NEXT;
    }
    PlLoops.bind(run, targets, new LinkedHashMap<>(answer.rows().get(0).fields()));
    return Flow.NEXT;
  }

  static Flow execute(PlRun run, PlBlock.Execute execute) {
    int before = run.e.problemCount();
    dynamic(run, execute.command(), !execute.using().isEmpty());
    execute.into().forEach(t -> run.assign(t, Values.UNKNOWN));
    execute.using().forEach(u -> Expressions.check(run.e, run.scope(), u, new Uses()));
    return run.settle(before);
  }

  /** Runs a text that the block composes: all of it where known, else what it may touch. */
  static void dynamic(PlRun run, Expr command, boolean using) {
    int before = run.e.problemCount();
    Expressions.check(run.e, run.scope(), command, new Uses());
    if (run.e.failureSince(before) != null) {
      return;
    }
    Value value = run.valuation().of(command);
    switch (value) {
      case Value.Text text -> text(run, text.text(), command, using);
      case Value.Template template -> Bounds.text(run.e, template);
      case Value.Null none -> {}
      default -> Uncertain.everything(run.e);
    }
  }

  private static void text(PlRun run, String sql, Expr at, boolean using) {
    Evaluation inner = run.e.executing(sql, at.span());
    if (using) {
      inner.around = Scope.routine();
    }
    statements(inner, sql);
    run.e.adopt(inner);
    run.e.searchPath(null);
  }

  /** Runs the statements of a text until one fails. */
  static void statements(Evaluation e, String sql) {
    for (Slice slice : StatementSplitter.split(sql)) {
      Evaluation one = e.executing(slice.of(sql), slice.span());
      one.around = e.around;
      Parsed parsed = Parser.parse(one.text);
      if (parsed.broken()) {
        var problem = parsed.problems().get(0);
        one.report(Problem.of("syntax-error", problem.state(), problem.message(), slice.span()));
        Recovery.broken(one, one.text);
      } else {
        Effects.apply(one, parsed.statement());
      }
      e.adopt(one);
      e.searchPath(null);
      if (one.failed()) {
        return;
      }
    }
  }

  static Flow cursor(PlRun run, PlBlock.Cursor cursor) {
    int before = run.e.problemCount();
    if (cursor.query() instanceof DmlStatement query) {
      Dml.returning(run.e, query, run.scope(), new Uses());
    }
    if (cursor.execute() != null) {
      dynamic(run, cursor.execute(), true);
    }
    cursor.into().forEach(t -> run.assign(t, Values.UNKNOWN));
    run.variables.found(Values.UNKNOWN);
    return run.settle(before);
  }
}

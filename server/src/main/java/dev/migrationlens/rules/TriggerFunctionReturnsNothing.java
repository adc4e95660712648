package dev.migrationlens.rules;

import dev.migrationlens.catalog.Dependency;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.catalog.Trigger;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.PlBlock;
import dev.migrationlens.syntax.ast.RoutineStatement.CreateRoutine;
import java.util.ArrayList;
import java.util.Optional;

/** A trigger function that stops or swallows what fires it. */
final class TriggerFunctionReturnsNothing implements Rule.OfSchema {
  private static final RuleInfo INFO =
      new RuleInfo(
          "trigger-function-returns-nothing",
          Severity.WARNING,
          Topic.SILENCE,
          "A trigger function ends without RETURN, or always returns NULL before the row",
          """
          A trigger function has to return on every path: at the end of a path without `RETURN`, PostgreSQL stops
          the statement that fired the trigger (2F005). And a `BEFORE … FOR EACH ROW` trigger that returns `NULL`
          skips the row, without a word. `RETURN NEW` lets it pass.
          """,
          """
          create table tickets (id int primary key, touched timestamptz);
          create function touch() returns trigger language plpgsql as $$
          --              ^^^^^ warning[trigger-function-returns-nothing]: a path of `touch` ends without RETURN: the statement that fires it fails
          begin
            if new.touched is null then
              new.touched := now();
              return new;
            end if;
          end $$;
          create trigger touch before update on tickets for each row execute function touch();
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(SchemaCase schema) {
    for (Routine routine : schema.ownRoutines()) {
      CreateRoutine create = schema.made(routine.origin(), CreateRoutine.class);
      PlBlock.Block block = create == null || create.body() == null ? null : create.body().block();
      if (block == null || !routine.signature().returns().equals(SqlType.TRIGGER)) {
        continue;
      }
      if (!PlBlocks.alwaysEnds(block)) {
        schema.report(
            routine.origin(),
            "a path of `"
                + routine.name()
                + "` ends without RETURN: the statement that fires it fails");
      } else if (returnsOnlyNull(block)) {
        skipped(schema, routine)
            .ifPresent(
                t ->
                    schema.report(
                        routine.origin(),
                        "`"
                            + routine.name()
                            + "` returns NULL, so trigger `"
                            + t.name()
                            + "` silently skips every row"));
      }
    }
  }

  /** A function that puts rows elsewhere, or refuses, may well return nothing. */
  private static boolean returnsOnlyNull(PlBlock.Block block) {
    var other = new ArrayList<PlBlock>();
    PlBlocks.each(
        block,
        part -> {
          boolean nothing =
              part instanceof PlBlock.Return value
                  && value.value() instanceof Expr.Literal literal
                  && literal.kind() == Expr.LiteralKind.NULL;
          if (!nothing && !(part instanceof PlBlock.Block)) {
            other.add(part);
          }
        });
    return other.stream()
        .noneMatch(
            p ->
                p instanceof PlBlock.Return
                    || p instanceof PlBlock.Raise
                    || p instanceof PlBlock.Execute
                    || p instanceof PlBlock.Sql);
  }

  private static Optional<Trigger> skipped(SchemaCase schema, Routine routine) {
    for (Dependency dependency : schema.end().dependents(routine.id())) {
      if (schema.end().get(dependency.dependent()) instanceof Trigger trigger
          && trigger.timing().equalsIgnoreCase("before")
          && trigger.forEachRow()) {
        return Optional.of(trigger);
      }
    }
    return Optional.empty();
  }
}

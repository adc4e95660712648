package dev.migrationlens.rules;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.Origin;
import dev.migrationlens.catalog.Overloads;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.effect.BodyChecks;
import dev.migrationlens.effect.Problem;
import dev.migrationlens.effect.Sought;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Likely;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.replay.Step;
import dev.migrationlens.sql.Names;
import dev.migrationlens.syntax.ast.RoutineStatement.CreateRoutine;
import java.util.List;

/** A routine whose body names what is not there once the chain has run. */
final class BodyWillFail implements Rule.OfSchema {
  private static final RuleInfo INFO =
      new RuleInfo(
          "body-will-fail",
          Severity.WARNING,
          Topic.SILENCE,
          "A routine's body names what does not exist at the end of the chain",
          """
          PostgreSQL does not look for the tables, columns and functions in a PL/pgSQL body before that
          line runs. The migration succeeds, and the first caller gets the error. The body is judged
          by the schema at the end of the chain; what it makes itself is there for it.
          """,
          """
          create table tickets (id int, title text);
          create function close_ticket(ticket int) returns void language plpgsql as $$
          begin
            update tickets set titel = 'closed' where id = ticket;
          --                   ^^^^^ warning[body-will-fail]: `tickets` has no column `titel`: the body fails when it runs
          end $$;
          --> Write `title`
          create table tickets (id int, title text);
          create function close_ticket(ticket int) returns void language plpgsql as $$
          begin
            update tickets set title = 'closed' where id = ticket;
          end $$;
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(SchemaCase schema) {
    Catalog end = schema.end();
    for (String name : schema.replay().timeline().parentsEver(Space.ROUTINE)) {
      for (Catalog.Entry entry : end.scan(Space.ROUTINE, name)) {
        ((Overloads) entry.value()).routines().forEach(r -> check(schema, end, r));
      }
    }
  }

  private static void check(SchemaCase schema, Catalog end, Routine routine) {
    Step step = schema.step(routine.origin());
    if (step == null
        || step.fails()
        || step.parsed() == null
        || !(step.parsed().statement() instanceof CreateRoutine create)) {
      return;
    }
    boolean pathless = UnqualifiedInEmptySearchPath.hasEmptyPath(routine);
    for (Problem problem : BodyChecks.check(end, routine, create, step.text()).problems()) {
      if (pathless && !UnqualifiedInEmptySearchPath.elsewhere(end, problem).isEmpty()) {
        continue;
      }
      report(schema, step, problem);
    }
  }

  /** With the extension that brings what is missing, or the names that may have been meant. */
  private static void report(SchemaCase schema, Step step, Problem problem) {
    var place = new Origin(step.id(), problem.span());
    String message = problem.message() + ": the body fails when it runs";
    Sought sought = problem.sought();
    if (sought == null) {
      schema.report(place, message);
      return;
    }
    Likely.Guess guess = Likely.of(sought.name(), sought.candidates());
    List<Fix> extension = extension(schema, step, sought);
    if (guess.all().isEmpty() || !extension.isEmpty()) {
      schema.report(place, message, sought, extension);
      return;
    }
    Repair repair = schema.repair(step);
    schema.report(
        place,
        message,
        guess.all().stream().map(n -> fix(repair, problem, n, guess)).toArray(Fix[]::new));
  }

  private static List<Fix> extension(SchemaCase schema, Step step, Sought sought) {
    boolean known =
        sought.what() == Sought.What.ROUTINE && MissingFunction.hasOther(schema.end(), sought);
    return known ? List.of() : Provided.cures(schema.replay(), step, sought);
  }

  private static Fix fix(Repair repair, Problem problem, String name, Likely.Guess guess) {
    String title = "Write `" + Names.quote(name) + "`";
    var edit = repair.replaceName(problem.span(), Names.quote(name));
    return guess.sure().contains(name) ? repair.fix(title, edit) : repair.suggest(title, edit);
  }
}

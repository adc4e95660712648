package dev.migrationlens.rules;

import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Moving;
import dev.migrationlens.lint.ProblemCase;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.replay.Step;
import dev.migrationlens.sql.Names;
import dev.migrationlens.syntax.ast.AlterAction;
import dev.migrationlens.syntax.ast.ObjectStatement.Drop;
import dev.migrationlens.syntax.ast.TableStatement.Alter;
import dev.migrationlens.text.Edit;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Something is dropped that others stand on. */
final class StillNeeded implements Rule.OfProblem {
  private static final RuleInfo INFO =
      new RuleInfo(
          "still-needed",
          Severity.ERROR,
          Topic.ORDER,
          "Something is dropped that others still need",
          """
          Without `CASCADE` PostgreSQL drops nothing that a view, a key, a policy, a default or another
          object stands on. `CASCADE` takes all of them along, so be sure that the chain brings back what
          is wanted.
          """,
          """
          create table tickets (id int primary key);
          create view open_tickets as select id from tickets;
          drop table tickets;
          --         ^^^^^^^ error[still-needed] 2BP01: `tickets` is needed by view open_tickets
          drop view open_tickets;
          --> Drop it after what needs it
          create table tickets (id int primary key);
          create view open_tickets as select id from tickets;
          drop view open_tickets;

          drop table tickets;
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Fix> cures(ProblemCase problem) {
    String named = problem.problem().facts().getOrDefault("dependents", "");
    List<String> words = named.isEmpty() ? List.of() : List.of(named.split("\n"));
    var fixes = new ArrayList<Fix>();
    Repair repair = problem.repair();
    lastDrop(problem, words)
        .flatMap(last -> Moving.below(problem.replay(), problem.step(), last))
        .map(e -> repair.fix("Drop it after what needs it", e.toArray(Edit[]::new)))
        .ifPresent(fixes::add);
    if (fixes.isEmpty()) {
      cascade(problem).ifPresent(fixes::add);
    }
    if (fixes.stream().noneMatch(Fix::safe) && words.size() == 1) {
      drop(words.get(0))
          .map(sql -> Cures.like(problem.step().text(), sql))
          .map(sql -> repair.suggest("Drop " + words.get(0) + " first", repair.before(sql)))
          .ifPresent(fixes::add);
    }
    return fixes;
  }

  /** The later statement of the file behind which nothing needs it any more. */
  private static Optional<Step> lastDrop(ProblemCase problem, List<String> words) {
    var left = new HashSet<>(words);
    boolean after = false;
    for (Step step : problem.replay().steps(problem.step().path())) {
      if (after && step.parsed() != null && step.parsed().statement() instanceof Drop drop) {
        String kind = drop.kind().words() + " ";
        for (var target : drop.targets()) {
          left.removeIf(w -> (w + " ").startsWith(kind + target.name().name() + " "));
        }
        if (left.isEmpty()) {
          return Optional.of(step);
        }
      }
      after |= step == problem.step();
    }
    return Optional.empty();
  }

  private static Optional<Fix> cascade(ProblemCase problem) {
    var parsed = problem.step().parsed();
    Repair repair = problem.repair();
    int at =
        switch (parsed == null ? null : parsed.statement()) {
          case Drop drop -> drop.end();
          case Alter alter -> dropped(alter, problem.problem().span());
          case null, default -> -1;
        };
    String words = Cures.like(problem.step().text(), " cascade");
    return at < 0
        ? Optional.empty()
        : Optional.of(repair.suggest("Add CASCADE", repair.insert(at, words)));
  }

  private static int dropped(Alter alter, Span at) {
    for (AlterAction action : alter.actions()) {
      boolean drops =
          action instanceof AlterAction.DropColumn || action instanceof AlterAction.DropConstraint;
      if (drops && action.span().covers(at)) {
        return action.end();
      }
    }
    return -1;
  }

  private static Optional<String> drop(String words) {
    String[] parts = words.split(" ");
    return switch (parts[0]) {
      case "view" -> Optional.of("drop view " + Names.quote(words.substring(5)) + ";");
      case "materialized" ->
          Optional.of("drop materialized view " + Names.quote(words.substring(18)) + ";");
      case "constraint" ->
          parts.length == 5
              ? Optional.of(
                  "alter table "
                      + Names.quote(parts[4])
                      + " drop constraint "
                      + Names.quote(parts[1])
                      + ";")
              : Optional.empty();
      default -> Optional.empty();
    };
  }
}

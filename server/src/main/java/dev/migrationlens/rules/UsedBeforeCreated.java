package dev.migrationlens.rules;

import dev.migrationlens.lint.Fate;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Moving;
import dev.migrationlens.lint.ProblemCase;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.replay.Migration;
import dev.migrationlens.replay.Step;
import dev.migrationlens.text.Edit;
import java.util.ArrayList;
import java.util.List;

/** Something is used that only a later statement or file creates. */
final class UsedBeforeCreated implements Rule.OfProblem {
  private static final int FARTHEST = 5000;

  private static final RuleInfo INFO =
      new RuleInfo(
          "used-before-created",
          Severity.ERROR,
          Topic.ORDER,
          "Something is used that is created only later in the chain",
          """
          PostgreSQL checks names when a statement runs, so what it names must exist by then. On the
          database where the migration was written it may have existed already; on every fresh one
          the chain stops here.

          In one file the statement that creates goes above the one that uses; in another file the
          order of the files has to change.
          """,
          """
          create table invoices (id int primary key, customer_id int references customers (id));
          --                                                                    ^^^^^^^^^ error[used-before-created] 42P01: `customers` is created later

          -- Who buys.
          create table customers (id int primary key);
          --> Move what creates it above
          -- Who buys.
          create table customers (id int primary key);

          create table invoices (id int primary key, customer_id int references customers (id));
          --> Move this statement below
          -- Who buys.
          create table customers (id int primary key);

          create table invoices (id int primary key, customer_id int references customers (id));
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Fix> cures(ProblemCase problem) {
    if (!(problem.fate() instanceof Fate.Later later)) {
      return List.of();
    }
    List<Fix> tolerant = Cures.tolerant(problem);
    if (!tolerant.isEmpty()) {
      return tolerant;
    }
    Step user = problem.step();
    Step creator = later.creator();
    return user.path().equals(creator.path())
        ? inFile(problem, user, creator)
        : acrossFiles(problem, user, creator);
  }

  private static List<Fix> inFile(ProblemCase problem, Step user, Step creator) {
    var fixes = new ArrayList<Fix>();
    Repair repair = problem.repair();
    Moving.above(problem.replay(), creator, user)
        .ifPresent(e -> fixes.add(repair.fix("Move what creates it above", edits(e))));
    Moving.below(problem.replay(), user, creator)
        .ifPresent(e -> fixes.add(repair.fix("Move this statement below", edits(e))));
    return fixes;
  }

  private static Edit[] edits(List<Edit> edits) {
    return edits.toArray(Edit[]::new);
  }

  private static List<Fix> acrossFiles(ProblemCase problem, Step user, Step creator) {
    List<String> order = problem.replay().migrations().stream().map(Migration::path).toList();
    int from = order.indexOf(user.path());
    int to = order.indexOf(creator.path());
    if (from < 0 || to < from) {
      return List.of();
    }
    boolean alone =
        !isNeeded(problem, order.subList(from, from + 1), order.subList(from + 1, to + 1));
    boolean free = !isNeeded(problem, order.subList(from, to), order.subList(to, to + 1));
    var fixes = new ArrayList<Fix>();
    if (alone) {
      problem.files().runAfter(user.path(), creator.path()).ifPresent(fixes::add);
      boolean waited = free && isWaitedFor(problem, order.subList(from + 1, to), creator);
      if (waited) {
        problem.files().exchanged(creator.path(), user.path()).ifPresent(f -> fixes.add(0, f));
      }
    } else if (from > 0 && free) {
      problem.files().runAfter(creator.path(), order.get(from - 1)).ifPresent(fixes::add);
    }
    var strength = fixes.isEmpty() ? Fix.Strength.SAFE : Fix.Strength.SUGGESTED;
    Moving.across(problem.replay(), user, creator)
        .map(changes -> new Fix(across(creator), strength, changes))
        .ifPresent(fixes::add);
    return fixes;
  }

  private static String across(Step creator) {
    String path = creator.path();
    return "Move this statement to " + path.substring(path.lastIndexOf('/') + 1);
  }

  /** Whether files between the two also lack what the later one makes. */
  private static boolean isWaitedFor(ProblemCase problem, List<String> between, Step creator) {
    for (String path : between) {
      for (Step step : problem.replay().steps(path)) {
        for (var missed : step.outcome().problems()) {
          if (missed.sought() != null
              && Fate.of(problem.replay(), step, missed.sought()) instanceof Fate.Later later
              && later.creator().path().equals(creator.path())) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** Whether the later files look at anything that the earlier ones make. */
  private static boolean isNeeded(ProblemCase problem, List<String> makers, List<String> users) {
    var steps = makers.stream().flatMap(p -> problem.replay().steps(p).stream()).toList();
    var made = Moving.Made.by(problem.replay(), steps);
    int looked = 0;
    for (String path : users) {
      for (Step step : problem.replay().steps(path)) {
        if (made.serves(step) || ++looked > FARTHEST) {
          return true;
        }
      }
    }
    return false;
  }
}

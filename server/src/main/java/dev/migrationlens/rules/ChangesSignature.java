package dev.migrationlens.rules;

import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.ProblemCase;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import java.util.List;
import java.util.Locale;

/** CREATE OR REPLACE FUNCTION that changes what callers rely on. */
final class ChangesSignature implements Rule.OfProblem {
  private static final RuleInfo INFO =
      new RuleInfo(
          "changes-signature",
          Severity.ERROR,
          Topic.ORDER,
          "CREATE OR REPLACE FUNCTION that changes a return type or a parameter's name",
          """
          `OR REPLACE` keeps the function that others already use, so PostgreSQL refuses another return
          type, another name of a parameter and the loss of a default. The old function has to be dropped
          first.
          """,
          """
          create function total(a int) returns int language sql as 'select a';
          create or replace function total(a int) returns bigint language sql as 'select a::bigint';
          --                         ^^^^^ error[changes-signature] 42P13: cannot change the return type of `total` by OR REPLACE
          --> Drop the old function first
          create function total(a int) returns int language sql as 'select a';
          drop function public.total(integer);
          create or replace function total(a int) returns bigint language sql as 'select a::bigint';
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Fix> cures(ProblemCase problem) {
    String drop = problem.problem().facts().get("drop");
    if (drop == null) {
      return List.of();
    }
    Repair repair = problem.repair();
    return List.of(repair.fix("Drop the old function first", repair.before(like(problem, drop))));
  }

  private static String like(ProblemCase problem, String drop) {
    int name = drop.indexOf(' ', drop.indexOf(' ') + 1);
    String words = drop.substring(0, name).toLowerCase(Locale.ROOT);
    return Cures.like(problem.step().text(), words) + drop.substring(name);
  }
}

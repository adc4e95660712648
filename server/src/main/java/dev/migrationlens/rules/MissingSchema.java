package dev.migrationlens.rules;

import dev.migrationlens.effect.Sought;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.ProblemCase;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.sql.Names;
import java.util.ArrayList;
import java.util.List;

/** A schema that nobody creates. */
final class MissingSchema implements Rule.OfProblem {
  private static final RuleInfo INFO =
      new RuleInfo(
          "missing-schema",
          Severity.ERROR,
          Topic.ORDER,
          "A schema that nothing creates",
          """
          PostgreSQL creates no schema by itself, except `public`. The name is misspelt, the extension that
          makes it (`cron`, `net`) is not created, or the chain relies on somebody having created it by hand.
          """,
          """
          create schema billing;
          create table biling.invoices (id int primary key);
          --           ^^^^^^ error[missing-schema] 3F000: schema `biling` does not exist
          --> Write `billing`
          create schema billing;
          create table billing.invoices (id int primary key);
          --? Create the schema `biling`
          create schema billing;
          create schema if not exists biling;
          create table biling.invoices (id int primary key);
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Fix> cures(ProblemCase problem) {
    Sought sought = problem.problem().sought();
    if (sought == null) {
      return List.of();
    }
    List<Fix> extension = Provided.cures(problem.replay(), problem.step(), sought);
    if (!extension.isEmpty()) {
      return extension;
    }
    var names = new ArrayList<>(Cures.candidates(problem, sought));
    names.add("public");
    var fixes = new ArrayList<>(Cures.nearest(problem, sought, names));
    if (fixes.isEmpty()) {
      fixes.addAll(Cures.tolerant(problem));
    }
    Repair repair = problem.repair();
    String name = Names.quote(sought.name());
    String sql = Cures.like(problem.step().text(), "create schema if not exists " + name + ";");
    fixes.add(repair.suggest("Create the schema `" + name + "`", repair.before(sql)));
    return fixes;
  }
}

package dev.migrationlens.rules;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.ProblemCase;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.sql.Names;
import dev.migrationlens.syntax.ast.ObjectStatement.Drop;
import java.util.ArrayList;
import java.util.List;

/** A name that could mean several things. */
final class AmbiguousName implements Rule.OfProblem {
  private static final RuleInfo INFO =
      new RuleInfo(
          "ambiguous-name",
          Severity.ERROR,
          Topic.ORDER,
          "A name that could mean several things",
          """
          A column that two tables of the query have must say which one it means; a function that has
          overloads must name its argument types.
          """,
          """
          create table tickets (id int primary key);
          create table notes (id int primary key, ticket_id int references tickets (id));
          create view ticket_notes as select id from tickets join notes on notes.ticket_id = tickets.id;
          --                                 ^^ error[ambiguous-name] 42702: `id` is in tickets and notes
          --? Take it from `tickets`
          create table tickets (id int primary key);
          create table notes (id int primary key, ticket_id int references tickets (id));
          create view ticket_notes as select tickets.id from tickets join notes on notes.ticket_id = tickets.id;
          --? Take it from `notes`
          create table tickets (id int primary key);
          create table notes (id int primary key, ticket_id int references tickets (id));
          create view ticket_notes as select notes.id from tickets join notes on notes.ticket_id = tickets.id;
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Fix> cures(ProblemCase problem) {
    String owners = problem.problem().facts().getOrDefault("owners", "");
    Repair repair = problem.repair();
    int at = problem.problem().span().start();
    var fixes = new ArrayList<Fix>();
    for (String owner : owners.isEmpty() ? List.<String>of() : List.of(owners.split("\n"))) {
      String prefix = Names.quote(owner) + ".";
      fixes.add(repair.suggest("Take it from `" + owner + "`", repair.insert(at, prefix)));
    }
    fixes.addAll(overloads(problem));
    return fixes;
  }

  private static List<Fix> overloads(ProblemCase problem) {
    var parsed = problem.step().parsed();
    if (parsed == null || !(parsed.statement() instanceof Drop drop)) {
      return List.of();
    }
    Catalog before = problem.replay().before(problem.step());
    Repair repair = problem.repair();
    var fixes = new ArrayList<Fix>();
    for (var target : drop.targets()) {
      if (target.arguments() == null && target.name().span().equals(problem.problem().span())) {
        var schema = target.name().schema();
        for (var routine :
            before.routines(schema == null ? "public" : schema.text(), target.name().name())) {
          var types = routine.inputTypes().stream().map(t -> t.shortFormat()).toList();
          String list = "(" + String.join(", ", types) + ")";
          var edit = repair.insert(target.name().end(), list);
          fixes.add(repair.suggest("Take the one of " + list, edit));
        }
      }
    }
    return fixes;
  }
}

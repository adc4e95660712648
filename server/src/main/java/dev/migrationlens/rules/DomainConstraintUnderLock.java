package dev.migrationlens.rules;

import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.lint.StatementCase;
import dev.migrationlens.replay.Claim;
import dev.migrationlens.syntax.ast.AlterAction;
import dev.migrationlens.syntax.ast.TypeStatement;
import java.util.List;
import java.util.Optional;

/** A domain's new constraint is checked in every table that uses it. */
final class DomainConstraintUnderLock implements Rule.OfStatement {
  private static final RuleInfo INFO =
      new RuleInfo(
          "domain-constraint-under-lock",
          Severity.INFO,
          Topic.LOCKS,
          "A domain's constraint checked in every table that uses it",
          """
          PostgreSQL looks at every row of every table with a column of the domain, and holds a SHARE lock on each: nobody
          writes meanwhile. Add the constraint NOT VALID and validate it later, when it is quiet.
          """,
          """
          --- migrations/1_tickets.sql
          create table tickets (id int primary key, title text, priority int, status text);
          create domain amount as int;
          create table orders (id int primary key, total amount);
          --- migrations/2_change.sql
          alter domain amount add constraint positive check (value > 0);
          --                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info[domain-constraint-under-lock]: SHARE on `orders` blocks writes while every row is checked
          --? Add it NOT VALID and validate it in the next migration
          --- migrations/2_change.sql
          alter domain amount add constraint positive check (value > 0) not valid;
          --- migrations/3_validate_positive.sql
          alter domain amount validate constraint positive;
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(StatementCase statement) {
    if (statement.statement() instanceof TypeStatement.AlterDomain alter) {
      List<String> tables =
          Running.touches(statement, Claim.DOMAIN_CHECK).stream()
              .map(t -> "`" + t.relation().name() + "`")
              .sorted()
              .toList();
      if (!tables.isEmpty()) {
        Running.report(
            statement,
            alter.action(),
            "SHARE on " + String.join(", ", tables) + " blocks writes while every row is checked",
            cure(statement, alter));
      }
    }
  }

  private static Optional<Fix> cure(StatementCase statement, TypeStatement.AlterDomain alter) {
    if (!(alter.action() instanceof AlterAction.AddConstraint add)
        || add.constraint().name() == null) {
      return Optional.empty();
    }
    Repair repair = statement.repair();
    String name = statement.source(add.constraint().name());
    String text = statement.step().text();
    String validate =
        "alter domain %s validate constraint %s;".formatted(statement.source(alter.name()), name);
    return Running.later(
        statement,
        "Add it NOT VALID and validate it in the next migration",
        "validate_" + add.constraint().name().text(),
        Cures.like(text, validate),
        Running.here(repair, repair.insert(add.end(), Cures.like(text, " not valid"))));
  }
}

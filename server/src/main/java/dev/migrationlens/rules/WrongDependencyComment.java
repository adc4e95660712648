package dev.migrationlens.rules;

import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;

/** A header names a migration that is missing or runs later. */
final class WrongDependencyComment implements Rule.OfFiles {
  private static final RuleInfo INFO =
      new RuleInfo(
          "wrong-dependency-comment",
          Severity.WARNING,
          Topic.FILES,
          "A header names a migration that is missing or runs later",
          """
          A comment such as `-- Dependencies: 014_orders.sql` is only worth something while it is true: this
          one names a file that does not exist, or one that has not run yet.
          """,
          """
          --- migrations/001_orders.sql
          create table orders (id int primary key);
          --- migrations/002_payments.sql
          -- Dependencies: 001_order.sql
          --               ^^^^^^^^^^^^^ warning[wrong-dependency-comment]: there is no migration `001_order.sql`
          create table payments (order_id int references orders (id));
          --> Write 001_orders.sql
          --- migrations/002_payments.sql
          -- Dependencies: 001_orders.sql
          create table payments (order_id int references orders (id));
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }
}

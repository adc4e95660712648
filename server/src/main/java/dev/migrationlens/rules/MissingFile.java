package dev.migrationlens.rules;

import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;

/** The plan or journal names a file that is not there. */
final class MissingFile implements Rule.OfFiles {
  private static final RuleInfo INFO =
      new RuleInfo(
          "missing-file",
          Severity.ERROR,
          Topic.FILES,
          "The plan or journal names a file that is not there",
          """
          Sqitch follows its plan and Drizzle its journal; both stop at a script that does not exist. It may
          not have been committed, or was renamed by hand.
          """,
          """
          --- drizzle/meta/_journal.json
          {"dialect": "postgresql", "entries": [{"tag": "0000_orders"}, {"tag": "0001_payments"}]}
          --^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[missing-file]: the journal names `0001_payments.sql`, which does not exist: Drizzle stops
          --- drizzle/0000_orders.sql
          create table orders (id int primary key);
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }
}

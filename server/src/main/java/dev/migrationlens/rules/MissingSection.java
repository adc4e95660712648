package dev.migrationlens.rules;

import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;

/** The markers by which the tool divides the file are missing or out of order. */
final class MissingSection implements Rule.OfFiles {
  private static final RuleInfo INFO =
      new RuleInfo(
          "missing-section",
          Severity.ERROR,
          Topic.FILES,
          "The markers by which the tool divides the file are missing or out of order",
          """
          goose, dbmate, sql-migrate and others read sections between comments. A file without them, or with
          them doubled or out of order, is refused before PostgreSQL sees it.
          """,
          """
          --- db/migrations/20260105000000_orders.sql
          -- migrate:up
          create table orders (id int primary key);

          -- migrate:down
          drop table orders;
          --- db/migrations/20260106000000_payments.sql
          create table payments (id int primary key);
          --^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[missing-section]: dbmate refuses a file without `-- migrate:up`
          --> Begin the file with `-- migrate:up`
          --- db/migrations/20260106000000_payments.sql
          -- migrate:up
          create table payments (id int primary key);
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }
}

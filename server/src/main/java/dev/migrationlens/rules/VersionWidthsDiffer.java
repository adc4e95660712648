package dev.migrationlens.rules;

import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;

/** Versions of different widths run in another order than they read. */
final class VersionWidthsDiffer implements Rule.OfFiles {
  private static final RuleInfo INFO =
      new RuleInfo(
          "version-widths-differ",
          Severity.WARNING,
          Topic.FILES,
          "Versions of different widths run in another order than they read",
          """
          As text `10_b` comes before `9_a`, and `20260522000001_b` before `20260522_a`; as numbers a date of
          eight digits comes before any with a time. The files run in the tool's order, whatever they
          seem to say.
          """,
          """
          --- db/migrations/20260522000001_prices.sql
          -- migrate:up
          create table prices (id int primary key);
          --- db/migrations/20260522_orders.sql
          -- migrate:up
          --^^^^^^^^^^^ warning[version-widths-differ]: `20260522_orders.sql` runs after `20260522000001_prices.sql`, though it reads the other way: dbmate compares versions as text
          create table orders (id int primary key);
          --> Renumber to 20260522000000_orders.sql
          --- db/migrations/20260522000000_orders.sql
          -- migrate:up
          create table orders (id int primary key);
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }
}

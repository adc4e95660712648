package dev.migrationlens.rules;

import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;

/** A file that the migration tool passes over. */
final class SkippedFile implements Rule.OfFiles {
  private static final RuleInfo INFO =
      new RuleInfo(
          "skipped-file",
          Severity.WARNING,
          Topic.FILES,
          "A file that the migration tool passes over",
          """
          The tool takes only files whose names have its form, and says little or nothing about the others.
          Nothing in this file exists in any database.
          """,
          """
          --- db/migrations/20260105000000_orders.sql
          -- migrate:up
          create table orders (id int primary key);
          --- db/migrations/payments.sql
          -- migrate:up
          --^^^^^^^^^^^ warning[skipped-file]: dbmate skips this file: its name is not of the form `<version>_<name>.sql`
          create table payments (id int primary key);
          --? Let it run at the end: rename to 20260105000001_payments.sql
          --- db/migrations/20260105000001_payments.sql
          -- migrate:up
          create table payments (id int primary key);
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }
}

package dev.migrationlens.rules;

import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;

/** Two migrations of one version. */
final class DuplicateVersion implements Rule.OfFiles {
  private static final RuleInfo INFO =
      new RuleInfo(
          "duplicate-version",
          Severity.ERROR,
          Topic.FILES,
          "Two migrations of one version",
          """
          Migration tools remember versions, not names: of two files with one version the
          second is refused (Supabase, Flyway, goose, golang-migrate …) or taken for applied. Where
          nobody knows which tool runs the files, it is luck which of the two comes first.

          Usually two branches each took the next number. The newer file gets the next free one,
          everywhere it is mentioned.
          """,
          """
          --- migrations/0001_orders.up.sql
          create table orders (id int primary key);
          --- migrations/0001_payments.up.sql
          -- Needs nothing.
          --^^^^^^^^^^^^^^^ error[duplicate-version]: version `0001` is taken by `0001_orders.up.sql`: golang-migrate stops with "duplicate migration file"
          create table payments (id int primary key);
          --- migrations/0002_refunds.up.sql
          -- After 0001_payments.
          create table refunds (id int primary key);
          --> Renumber to 0003_payments.up.sql
          --- migrations/0002_refunds.up.sql
          -- After 0003_payments.
          create table refunds (id int primary key);
          --- migrations/0003_payments.up.sql
          -- Needs nothing.
          create table payments (id int primary key);
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }
}

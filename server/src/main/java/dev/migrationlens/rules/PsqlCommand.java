package dev.migrationlens.rules;

import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;

/** A command of psql stands where no psql reads it. */
final class PsqlCommand implements Rule.OfSyntax {
  private static final RuleInfo INFO =
      new RuleInfo(
          "psql-command",
          Severity.ERROR,
          Topic.SYNTAX,
          "A backslash command where no psql reads the file",
          """
          Commands that begin with a backslash are psql's own; it does not send them to the server. A
          migration tool or a web console sends the file as it is, and the server refuses the backslash.
          """,
          """
          --- supabase/migrations/20260101000000_start.sql
          \\echo creating tickets
          --^^^^^^^^^^^^^^^^^^^^ error[psql-command] 42601: `\\echo` is a command of psql; nothing else that runs this file knows it
          create table tickets (id int primary key);
          --> Write it as RAISE NOTICE
          --- supabase/migrations/20260101000000_start.sql
          DO $$ BEGIN RAISE NOTICE 'creating tickets'; END $$;
          create table tickets (id int primary key);
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }
}

package dev.migrationlens.rules;

import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;

/** Procedural code stands outside of a DO block. */
final class ProceduralOutsideDo implements Rule.OfSyntax {
  private static final RuleInfo INFO =
      new RuleInfo(
          "procedural-outside-do",
          Severity.ERROR,
          Topic.SYNTAX,
          "IF, LOOP, EXCEPTION or RAISE outside of a DO block",
          """
          Outside of functions and `DO` blocks PostgreSQL knows only SQL, which has no `IF`, `LOOP`,
          `EXCEPTION` or `RAISE`. Often a plain form of the statement does the same; otherwise the whole
          construct belongs into `DO $$ BEGIN … END $$;`.
          """,
          """
          if not exists (select 1 from pg_tables where tablename = 'tickets') then
          --@0+124 error[procedural-outside-do] 42601: `if` is PL/pgSQL, which PostgreSQL takes only inside a function or a DO block
            create table tickets (id int primary key);
          end if;
          --> Write it as CREATE … IF NOT EXISTS
          create table IF NOT EXISTS tickets (id int primary key);
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }
}

package dev.migrationlens.rules;

import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;

/** A body in PL/pgSQL that does not compile. */
final class PlpgsqlError implements Rule.OfSyntax {
  private static final RuleInfo INFO =
      new RuleInfo(
          "plpgsql-error",
          Severity.ERROR,
          Topic.SYNTAX,
          "A body in PL/pgSQL that does not compile",
          """
          PostgreSQL compiles a body in PL/pgSQL when the function is created, and refuses the function if
          it cannot be read.
          """,
          """
          create function f() returns int language plpgsql as $$
          begin
            if true then
              return 1;
            end;
          --   ^ error[plpgsql-error] 42601: syntax error at or near ";"
          end $$;
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }
}

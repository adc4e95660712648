package dev.migrationlens.rules;

import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;

/** A quoted body contains its own quotes. */
final class NestedDollarQuote implements Rule.OfSyntax {
  private static final RuleInfo INFO =
      new RuleInfo(
          "nested-dollar-quote",
          Severity.ERROR,
          Topic.SYNTAX,
          "The same dollar quotes inside a dollar-quoted body",
          """
          The second `$$` ends the body, wherever it stands. The outer quotes need a tag of their own, such
          as `$body$`.
          """,
          """
          create function f() returns void language plpgsql as $$
          --                                                   ^^ error[nested-dollar-quote] 42601: The `$$` inside this body ends it early, and the rest is read as SQL
          begin
            execute $$select 1$$;
          end $$;
          --> Quote the body with `$body$`
          create function f() returns void language plpgsql as $body$
          begin
            execute $$select 1$$;
          end $body$;
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }
}

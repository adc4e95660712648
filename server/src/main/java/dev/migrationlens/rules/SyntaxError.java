package dev.migrationlens.rules;

import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;

/** PostgreSQL cannot read a statement. */
final class SyntaxError implements Rule.OfSyntax {
  private static final RuleInfo INFO =
      new RuleInfo(
          "syntax-error",
          Severity.ERROR,
          Topic.SYNTAX,
          "PostgreSQL cannot read the statement",
          """
          The message and its place are PostgreSQL's own. The mistake is often just before that place: a
          comma or semicolon too many or too few, a misspelt key word.
          """,
          """
          create table tickets (
            id int primary key
            title text
          --@2+5 error[syntax-error] 42601: syntax error at or near "title"
          );
          --> Insert the missing `,`
          create table tickets (
            id int primary key,
            title text
          );
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }
}

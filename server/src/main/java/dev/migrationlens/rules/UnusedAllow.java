package dev.migrationlens.rules;

import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;

/** A comment that silences nothing. */
final class UnusedAllow implements Rule.OfSyntax {
  private static final RuleInfo INFO =
      new RuleInfo(
          "unused-allow",
          Severity.WARNING,
          Topic.FILES,
          "An allow comment that silences nothing, or does not say why",
          """
          `-- allow: rule-id, reason` above a statement silences one rule there; before the first
          statement, with an empty line behind it, in the whole file. The reason is required. A comment
          that silences nothing hides what may come later.
          """,
          """
          -- allow: missing-column, it is made by hand
          --^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning[unused-allow]: nothing here is silenced by `missing-column`
          create table tickets (id int primary key);
          --> Delete the comment

          create table tickets (id int primary key);
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }
}

package dev.migrationlens.rules;

import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;

/** A number is missing from the sequence. */
final class VersionGap implements Rule.OfFiles {
  private static final RuleInfo INFO =
      new RuleInfo(
          "version-gap",
          Severity.HINT,
          Topic.FILES,
          "A number is missing from the sequence",
          """
          A migration may have been lost in a merge, or left out of the commit. If it was removed on purpose,
          nothing is wrong.
          """,
          """
          --- migrations/001_a.sql
          select 1;
          --- migrations/002_b.sql
          select 1;
          --- migrations/003_c.sql
          select 1;
          --- migrations/004_d.sql
          select 1;
          --- migrations/005_e.sql
          select 1;
          --- migrations/006_f.sql
          select 1;
          --- migrations/008_h.sql
          select 1;
          --^^^^^^^ hint[version-gap]: no migration has version `007`
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }
}

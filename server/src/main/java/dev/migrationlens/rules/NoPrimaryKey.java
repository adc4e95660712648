package dev.migrationlens.rules;

import dev.migrationlens.catalog.Index;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.syntax.ast.TableStatement.CreateTable;
import java.util.regex.Pattern;

/** A table whose rows cannot be told apart. */
final class NoPrimaryKey implements Rule.OfSchema {
  private static final Pattern KEY = Pattern.compile("(?i)primary\\s+key|unique");

  private static final RuleInfo INFO =
      new RuleInfo(
          "no-primary-key",
          Severity.WARNING,
          Topic.INTEGRITY,
          "A table has no primary key",
          """
          Two rows may be the same in everything, and then no statement changes only one of them. Logical
          replication, as `supabase_realtime` uses it, refuses `UPDATE` and `DELETE` on such a table, and most
          libraries cannot work with it.
          """,
          """
          create table visits (at timestamptz, page text);
          --           ^^^^^^ warning[no-primary-key]: rows of `visits` cannot be told apart: it has no primary key and nothing unique
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(SchemaCase schema) {
    for (Relation table : schema.ownRelations()) {
      boolean own =
          table.kind().isTable()
              && table.complete()
              && table.parents().isEmpty()
              && !table.traits().temporary()
              && !table.columns().isEmpty();
      if (own
          && schema.made(table.origin(), CreateTable.class) != null
          && table.constraints().stream().noneMatch(TableConstraint::isKey)
          && schema.end().indexes(table.id()).stream().noneMatch(Index::unique)
          && !schema.doubtful(table.origin(), KEY)) {
        schema.report(
            table.origin(),
            "rows of `"
                + table.name()
                + "` cannot be told apart: it has no primary key and nothing unique");
      }
    }
  }
}

package dev.migrationlens.rules;

import dev.migrationlens.catalog.Policy;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.lint.Severity;
import java.util.List;

/** Policies that guard nothing. */
final class PoliciesWithoutRls implements Rule.OfSchema {
  private static final RuleInfo INFO =
      new RuleInfo(
          "policies-without-rls",
          Severity.WARNING,
          Topic.SECURITY,
          "A table has policies, but its row-level security is off",
          """
          PostgreSQL accepts policies for a table whose row-level security was never switched on, and
          ignores them. The migration succeeds, the policies are listed, and every row stays open to
          whoever has privileges on the table.
          """,
          """
          create table tickets (id int primary key, owner text);
          create policy own on tickets using (owner = current_user);
          --            ^^^ warning[policies-without-rls]: row-level security of `tickets` is off, so this policy does nothing
          --? Enable row-level security
          create table tickets (id int primary key, owner text);
          alter table tickets enable row level security;
          create policy own on tickets using (owner = current_user);
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(SchemaCase schema) {
    for (Relation table : schema.ownRelations()) {
      if (!table.kind().isTable()
          || table.traits().rowSecurity()
          || RowSecurity.mayBeEnabled(schema, table)) {
        continue;
      }
      List<Policy> policies = schema.end().policies(table.id());
      if (!policies.isEmpty()) {
        schema.report(
            policies.get(0).origin(),
            "row-level security of `"
                + table.name()
                + "` is off, so "
                + (policies.size() == 1
                    ? "this policy does nothing"
                    : "this and its other policies do nothing"),
            RowSecurity.enable(schema, table));
      }
    }
  }
}

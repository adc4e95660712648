package dev.migrationlens.rules;

import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.lint.Severity;

/** A foreign key into what belongs to the platform. */
final class KeyIntoAuthSchema implements Rule.OfSchema {
  private static final RuleInfo INFO =
      new RuleInfo(
          "key-into-auth-schema",
          Severity.INFO,
          Topic.SECURITY,
          "A foreign key stands on something internal of the auth schema",
          """
          Only the primary key of `auth.users` is sure to stay. Other tables and unique columns of `auth`
          change with the platform, and a foreign key on them makes its updates fail.
          """,
          """
          --- supabase/migrations/20260105000000_logins.sql
          create table logins (session uuid references auth.sessions (id));
          --                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info[key-into-auth-schema]: `auth.sessions` is the platform's own; only the key of `auth.users` is sure to stay
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(SchemaCase schema) {
    if (!schema.supabase()) {
      return;
    }
    for (Relation table : schema.ownRelations()) {
      for (TableConstraint key : table.constraints()) {
        Relation target = key.target() == 0 ? null : schema.end().relationById(key.target());
        if (target != null && target.schema().equals("auth") && !isUsersKey(target, key)) {
          schema.report(
              key.origin(),
              "`auth."
                  + target.name()
                  + "` is the platform's own; only the key of `auth.users` is sure to stay");
        }
      }
    }
  }

  private static boolean isUsersKey(Relation target, TableConstraint key) {
    TableConstraint primary = target.primaryKey();
    return Served.isUsers(target)
        && primary != null
        && primary.columns().equals(key.targetColumns());
  }
}

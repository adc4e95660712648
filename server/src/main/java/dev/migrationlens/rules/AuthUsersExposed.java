package dev.migrationlens.rules;

import dev.migrationlens.catalog.Relation;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.lint.Severity;

/** A view that shows who has signed up. */
final class AuthUsersExposed implements Rule.OfSchema {
  private static final RuleInfo INFO =
      new RuleInfo(
          "auth-users-exposed",
          Severity.WARNING,
          Topic.SECURITY,
          "A served view reads auth.users",
          """
          `auth.users` holds addresses, telephone numbers and metadata of everybody who signed up. A view of
          it in `public` is served to all. Copy what others may see into a table with row-level
          security, or keep the view where it is not served.
          """,
          """
          --- supabase/migrations/20260105000000_people.sql
          create view people as select id, email from auth.users;
          --          ^^^^^^ warning[auth-users-exposed]: shows the API's users what is in `auth.users`
          --? Take it out of the API
          --- supabase/migrations/20260105000000_people.sql
          create view people as select id, email from auth.users;
          revoke all on people from anon, authenticated;
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(SchemaCase schema) {
    for (Relation view : schema.ownRelations()) {
      if (schema.supabase()
          && view.isView()
          && schema.serves(view)
          && !view.traits().securityInvoker()
          && Served.readBy(schema.end(), view).stream().anyMatch(Served::isUsers)) {
        Served.report(schema, view, "shows the API's users what is in `auth.users`");
      }
    }
  }
}

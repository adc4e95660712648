package dev.migrationlens.rules;

import dev.migrationlens.catalog.Routine;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.sql.SqlType;
import java.util.Set;
import java.util.regex.Pattern;

/** A function that strangers call with its owner's rights. */
final class AnonCanExecute implements Rule.OfSchema {
  private static final Pattern ASKS =
      Pattern.compile(
          "(?i)\\bauth\\s*\\.\\s*(uid|jwt|role|email)\\b|request\\.jwt|current_setting\\s*\\(");
  private static final Pattern REVOKES = Pattern.compile("(?i)revoke");
  private static final Set<SqlType> CALLED_BY_POSTGRES =
      Set.of(SqlType.TRIGGER, SqlType.EVENT_TRIGGER);

  private static final RuleInfo INFO =
      new RuleInfo(
          "anon-can-execute",
          Severity.WARNING,
          Topic.SECURITY,
          "Anybody can call a function that runs with its owner's rights",
          """
          The API offers every function of `public`, and PostgreSQL lets everybody call it until that is
          taken back. With `SECURITY DEFINER` row-level security does not apply to what it does. This one
          does not ask who is calling. Revoke `EXECUTE` from `public` and `anon`, ask `auth.uid()` in the
          body, or move the function to a schema that is not served.
          """,
          """
          --- supabase/migrations/20260105000000_members.sql
          create table members (id uuid primary key);
          alter table members enable row level security;
          create function remove_member(member uuid) returns void
          --              ^^^^^^^^^^^^^ warning[anon-can-execute]: anybody can call `remove_member` through the API; it runs with its owner's rights and does not ask who calls
          language sql security definer set search_path = ''
          as $$ delete from public.members where id = member $$;
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
    for (Routine routine : schema.ownRoutines()) {
      String body = routine.traits().body();
      if (routine.traits().securityDefiner()
          && body != null
          && !CALLED_BY_POSTGRES.contains(routine.signature().returns())
          && schema.exposure().anonymousCalls(routine, schema.moment(routine.origin()))
          && !schema.doubtful(routine.origin(), REVOKES)
          && !ASKS.matcher(body).find()
          && !servesPolicies(schema, routine)) {
        schema.report(
            routine.origin(),
            "anybody can call `"
                + routine.name()
                + "` through the API; it runs with its owner's rights and does not ask who calls");
      }
    }
  }

  /** Policies call their functions with the rights of whoever queries the table. */
  private static boolean servesPolicies(SchemaCase schema, Routine routine) {
    return schema.end().dependents(routine.id()).stream()
        .anyMatch(d -> d.dependent().space() == Space.POLICY);
  }
}

package dev.migrationlens.rules;

import dev.migrationlens.catalog.Policy;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.lint.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table for which some commands have a policy and others none. */
final class PolicyCommandMissing implements Rule.OfSchema {
  private static final List<String> COMMANDS = List.of("select", "insert", "update", "delete");

  private static final RuleInfo INFO =
      new RuleInfo(
          "policy-command-missing",
          Severity.INFO,
          Topic.SECURITY,
          "Some commands have no policy",
          """
          Where row-level security is on, a command without a policy touches no row: an `UPDATE` or
          `DELETE` succeeds and changes nothing, an `INSERT` is refused. Sometimes that is meant, often
          a policy was forgotten.
          """,
          """
          create table tickets (id int primary key, owner text);
          --           ^^^^^^^ info[policy-command-missing]: no policy of `tickets` is for UPDATE or DELETE: nobody can
          alter table tickets enable row level security;
          create policy read on tickets for select using (true);
          create policy write on tickets for insert with check (owner = current_user);
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(SchemaCase schema) {
    for (Relation table : schema.ownRelations()) {
      if (!table.traits().rowSecurity() || RowSecurity.mayHaveMore(schema, table)) {
        continue;
      }
      List<Policy> policies = schema.end().policies(table.id());
      var missing = new ArrayList<>(COMMANDS);
      for (Policy policy : policies) {
        if (policy.permissive() && policy.command().equals("all")) {
          missing.clear();
        } else if (policy.permissive()) {
          missing.remove(policy.command());
        }
      }
      if (missing.size() < COMMANDS.size() && !missing.isEmpty()) {
        schema.report(
            table.origin(),
            "no policy of `" + table.name() + "` is for " + joined(missing) + ": nobody can");
      }
    }
  }

  private static String joined(List<String> commands) {
    var words = commands.stream().map(c -> c.toUpperCase(Locale.ROOT)).toList();
    int last = words.size() - 1;
    return last == 0
        ? words.get(0)
        : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }
}

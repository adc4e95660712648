package dev.migrationlens.rules;

import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Trigger;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.syntax.ast.TriggerStatement.CreateTrigger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A trigger that does what another one does. */
final class TriggerDuplicated implements Rule.OfSchema {
  private static final RuleInfo INFO =
      new RuleInfo(
          "trigger-duplicated",
          Severity.INFO,
          Topic.INTEGRITY,
          "Two triggers run one function at the same time",
          """
          The function runs twice for each row: harmless where it sets a time, wrong where it counts or writes.
          """,
          """
          create table tickets (id int primary key, touched timestamptz);
          create function touch() returns trigger language plpgsql as $$ begin new.touched := now(); return new; end $$;
          create trigger touch before update on tickets for each row execute function touch();
          create trigger set_touched before update on tickets for each row execute function touch();
          --             ^^^^^^^^^^^ info[trigger-duplicated]: `touch` runs the same function at the same time: it runs twice for each row
          """);

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public void check(SchemaCase schema) {
    for (Relation table : schema.ownRelations()) {
      Map<List<Object>, Trigger> first = new HashMap<>();
      for (Trigger trigger : schema.end().triggers(table.id())) {
        CreateTrigger create = schema.made(trigger.origin(), CreateTrigger.class);
        boolean plain =
            create != null
                && create.when() == null
                && create.arguments().isEmpty()
                && create.events().stream().allMatch(e -> e.columns().isEmpty());
        if (plain && trigger.forEachRow() && trigger.enabled()) {
          List<Object> same = List.of(trigger.function(), trigger.timing(), trigger.events());
          Trigger other = first.putIfAbsent(same, trigger);
          if (other != null) {
            schema.report(
                trigger.origin(),
                "`"
                    + other.name()
                    + "` runs the same function at the same time: it runs twice for each row");
          }
        }
      }
    }
  }
}

package dev.migrationlens.syntax.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Triggers, event triggers and rules. */
public sealed interface TriggerStatement extends Statement {

  /** CREATE [OR REPLACE] [CONSTRAINT] TRIGGER; {@code events} are upper case. */
  record CreateTrigger(
      Ident name,
      boolean orReplace,
      boolean constraint,
      String timing,
      List<TriggerEvent> events,
      ObjectName table,
      @Nullable ObjectName from,
      List<TransitionTable> transitions,
      boolean forEachRow,
      @Nullable Expr when,
      ObjectName function,
      List<String> arguments,
      int start,
      int end)
      implements TriggerStatement {
    public CreateTrigger {
      events = List.copyOf(events);
      transitions = List.copyOf(transitions);
      arguments = List.copyOf(arguments);
    }
  }

  /** INSERT, DELETE, TRUNCATE or UPDATE [OF columns]. */
  record TriggerEvent(String command, List<Ident> columns) {
    public TriggerEvent {
      columns = List.copyOf(columns);
    }
  }

  /** {@code REFERENCING OLD|NEW TABLE AS name}. */
  record TransitionTable(boolean old, boolean table, Ident name) {}

  /** CREATE EVENT TRIGGER. */
  record CreateEventTrigger(
      Ident name, Ident event, List<Option> filters, ObjectName function, int start, int end)
      implements TriggerStatement {
    public CreateEventTrigger {
      filters = List.copyOf(filters);
    }
  }

  /** ALTER EVENT TRIGGER … ENABLE/DISABLE. */
  record AlterEventTrigger(Ident name, boolean enable, int start, int end)
      implements TriggerStatement {}

  /** CREATE RULE; no actions means DO NOTHING. */
  record CreateRule(
      Ident name,
      boolean orReplace,
      String event,
      ObjectName table,
      @Nullable Expr where,
      boolean instead,
      List<Statement> actions,
      int start,
      int end)
      implements TriggerStatement {
    public CreateRule {
      actions = List.copyOf(actions);
    }
  }
}

package dev.migrationlens.syntax;

import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ConstraintAttributes.Attribute;
import dev.migrationlens.syntax.ast.Constraint.Timing;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.Option;
import dev.migrationlens.syntax.ast.Statement;
import dev.migrationlens.syntax.ast.TriggerStatement.AlterEventTrigger;
import dev.migrationlens.syntax.ast.TriggerStatement.CreateEventTrigger;
import dev.migrationlens.syntax.ast.TriggerStatement.CreateTrigger;
import dev.migrationlens.syntax.ast.TriggerStatement.TransitionTable;
import dev.migrationlens.syntax.ast.TriggerStatement.TriggerEvent;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Triggers and event triggers. */
final class TriggerStatements {
  private TriggerStatements() {}

  /** What a trigger calls. */
  private record Action(ObjectName function, List<String> arguments) {}

  /** After TRIGGER. */
  static Statement create(TokenCursor c, int start, boolean orReplace) {
    if (orReplace) {
      c.needs(14, "CREATE OR REPLACE TRIGGER", start);
    }
    Ident name = c.columnId();
    String timing = c.expectAny("before", "after", "instead").toUpperCase(Locale.ROOT);
    if (timing.equals("INSTEAD")) {
      c.expect("of");
      timing = "INSTEAD OF";
    }
    List<TriggerEvent> events = events(c);
    c.expect("on");
    ObjectName table = c.qualifiedName();
    List<TransitionTable> transitions = optionalTransitions(c);
    boolean forEachRow = optionalForEach(c);
    @Nullable Expr when = optionalWhen(c);
    Action action = action(c);
    return new CreateTrigger(
        name,
        orReplace,
        false,
        timing,
        events,
        table,
        null,
        transitions,
        forEachRow,
        when,
        action.function(),
        action.arguments(),
        start,
        c.previousEnd());
  }

  /** After CONSTRAINT TRIGGER. */
  static Statement createConstraint(TokenCursor c, int start, boolean orReplace) {
    Ident name = c.columnId();
    c.expect("after");
    List<TriggerEvent> events = events(c);
    c.expect("on");
    ObjectName table = c.qualifiedName();
    @Nullable ObjectName from = c.accept("from") ? c.qualifiedName() : null;
    ConstraintAttributes attributes = ConstraintAttributes.read(c);
    c.expect("for");
    c.expect("each");
    c.expect("row");
    @Nullable Expr when = optionalWhen(c);
    Action action = action(c);
    if (orReplace) {
      throw c.failure(
          "CREATE OR REPLACE CONSTRAINT TRIGGER is not supported",
          new Span(start, c.previousEnd()),
          SqlState.FEATURE_NOT_SUPPORTED);
    }
    Timing ignored = attributes.timing(c, "TRIGGER", EnumSet.of(Attribute.DEFERRABLE));
    return new CreateTrigger(
        name,
        false,
        true,
        ignored.deferred() ? "AFTER DEFERRED" : "AFTER",
        events,
        table,
        from,
        List.of(),
        true,
        when,
        action.function(),
        action.arguments(),
        start,
        c.previousEnd());
  }

  private static List<TriggerEvent> events(TokenCursor c) {
    var events = new ArrayList<TriggerEvent>();
    var commands = new ArrayList<String>();
    do {
      TriggerEvent event = event(c);
      if (commands.contains(event.command())) {
        // PostgreSQL notices at the last token it has read: after UPDATE it looks for an OF.
        if (!event.command().equals("UPDATE")) {
          c.reset(c.mark() - 1);
        }
        throw c.complaint("duplicate trigger events specified");
      }
      commands.add(event.command());
      events.add(event);
    } while (c.accept("or"));
    return events;
  }

  private static TriggerEvent event(TokenCursor c) {
    String command = c.expectAny("insert", "delete", "update", "truncate");
    List<Ident> columns = List.of();
    if (command.equals("update") && c.accept("of")) {
      columns = Clauses.names(c);
    }
    return new TriggerEvent(command.toUpperCase(Locale.ROOT), columns);
  }

  private static List<TransitionTable> optionalTransitions(TokenCursor c) {
    var transitions = new ArrayList<TransitionTable>();
    if (c.accept("referencing")) {
      do {
        boolean old = c.expectAny("old", "new").equals("old");
        boolean table = c.expectAny("table", "row").equals("table");
        c.accept("as");
        transitions.add(new TransitionTable(old, table, c.columnId()));
      } while (c.at("old") || c.at("new"));
    }
    return transitions;
  }

  /** {@code FOR [EACH] ROW|STATEMENT}; statements are the default. */
  private static boolean optionalForEach(TokenCursor c) {
    if (!c.accept("for")) {
      return false;
    }
    c.accept("each");
    return c.expectAny("row", "statement").equals("row");
  }

  private static @Nullable Expr optionalWhen(TokenCursor c) {
    return c.accept("when") ? TableConstraints.parenthesized(c) : null;
  }

  private static Action action(TokenCursor c) {
    c.expect("execute");
    c.expectAny("function", "procedure");
    ObjectName function = Calls.functionName(c);
    c.expectSymbol('(');
    var arguments = new ArrayList<String>();
    if (!c.atSymbol(')') && !c.atSymbol(',')) {
      arguments.add(argument(c));
    }
    while (c.acceptSymbol(',')) {
      arguments.add(argument(c));
    }
    c.expectSymbol(')');
    return new Action(function, arguments);
  }

  private static String argument(TokenCursor c) {
    TokenKind kind = c.kind();
    if (kind == TokenKind.INTEGER || kind == TokenKind.DECIMAL) {
      return c.literal().value();
    }
    return c.atString() ? c.stringLiteral() : c.columnLabel().text();
  }

  /** After EVENT TRIGGER. */
  static Statement createEvent(TokenCursor c, int start) {
    Ident name = c.columnId();
    c.expect("on");
    Ident event = c.columnLabel();
    var filters = new ArrayList<Option>();
    if (c.accept("when")) {
      do {
        filter(c, filters);
      } while (c.accept("and"));
    }
    c.expect("execute");
    c.expectAny("function", "procedure");
    ObjectName function = Calls.functionName(c);
    c.expectSymbol('(');
    c.expectSymbol(')');
    return new CreateEventTrigger(name, event, filters, function, start, c.previousEnd());
  }

  private static void filter(TokenCursor c, List<Option> filters) {
    int start = c.start();
    Ident variable = c.columnId();
    c.expect("in");
    for (String value : Clauses.parenthesized(c, TokenCursor::stringLiteral)) {
      filters.add(Options.option(c, variable.text(), value, start));
    }
  }

  /** ALTER EVENT TRIGGER, after its name and at ENABLE or DISABLE. */
  static Statement alterEvent(TokenCursor c, Ident name, int start) {
    boolean enable = c.expectAny("enable", "disable").equals("enable");
    if (enable && !c.accept("replica")) {
      c.accept("always");
    }
    return new AlterEventTrigger(name, enable, start, c.previousEnd());
  }
}

package dev.migrationlens.effect;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.NamedObject;
import dev.migrationlens.catalog.Part;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.catalog.Trigger;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.Lexer;
import dev.migrationlens.syntax.Tokens;
import dev.migrationlens.syntax.ast.DmlStatement;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.Option;
import dev.migrationlens.syntax.ast.Statement;
import dev.migrationlens.syntax.ast.TriggerStatement;
import dev.migrationlens.syntax.ast.TriggerStatement.CreateTrigger;
import dev.migrationlens.syntax.ast.TriggerStatement.TriggerEvent;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** Triggers, event triggers and rules. */
final class Triggers {
  private static final Set<String> EVENTS =
      Set.of("ddl_command_start", "ddl_command_end", "sql_drop", "table_rewrite", "login");

  private static final Pattern TAG =
      Pattern.compile(
          "(?i)(alter|analyze|begin|call|checkpoint|close|cluster|comment|commit|copy|create|"
              + "deallocate|declare|delete|discard|do|drop|execute|explain|fetch|grant|import|insert|"
              + "listen|load|lock|login|merge|move|notify|prepare|reassign|refresh|reindex|release|"
              + "reset|revoke|rollback|savepoint|security|select|set|show|start|truncate|unlisten|update|vacuum)("
              + " [a-z]+)*");

  private Triggers() {}

  static void apply(Evaluation e, TriggerStatement statement) {
    switch (statement) {
      case CreateTrigger create -> create(e, create);
      case TriggerStatement.CreateEventTrigger create -> createEvent(e, create);
      case TriggerStatement.AlterEventTrigger alter ->
          Others.require(e, Space.EVENT_TRIGGER, "event trigger", alter.name());
      case TriggerStatement.CreateRule rule -> rule(e, rule);
    }
  }

  private static void create(Evaluation e, CreateTrigger create) {
    Relation table = Lookup.relation(e, create.table());
    if (table == null) {
      RoutineLookup.triggerFunction(e, create.function(), SqlType.TRIGGER);
      return;
    }
    if (!kindFits(e, create, table) || TriggerForms.refuses(e, create, table)) {
      return;
    }
    for (TriggerEvent event : create.events()) {
      for (Ident column : event.columns()) {
        Lookup.column(e, table, column);
      }
    }
    Uses uses = condition(e, create, table);
    columns(table, create).forEach(number -> uses.column(table.id(), number));
    Routine function = RoutineLookup.triggerFunction(e, create.function(), SqlType.TRIGGER);
    Key key = Key.of(Space.TRIGGER, table.id(), create.name().text());
    if (e.db.get(key) instanceof Trigger there && !create.orReplace()) {
      Created.partTaken(
          e,
          key,
          "trigger `" + there.name() + "` for `" + table.name() + "`",
          create.name(),
          there.origin());
    }
    long id = e.db.newId();
    e.db.put(
        key,
        new Trigger(
            id,
            create.name().text(),
            function == null ? 0 : function.id(),
            create.timing(),
            create.events().stream().map(TriggerEvent::command).toList(),
            create.forEachRow(),
            true,
            create.transitions().stream().map(t -> t.name().text()).toList(),
            create.when() == null && !create.constraint(),
            columns(table, create),
            e.origin(create.name())));
    e.keepSource(id, create);
    Part whole = new Part.Whole("trigger " + create.name().text() + " on table " + table.name());
    uses.record(e, key, id, whole);
    if (function != null) {
      Uses.depend(e, function.id(), key, id, whole, List.of());
    }
  }

  private static Uses condition(Evaluation e, CreateTrigger create, Relation table) {
    var uses = new Uses();
    if (create.when() != null) {
      SqlType type = Expressions.check(e, Scope.trigger(table, create), create.when(), uses);
      Expressions.requireBoolean(e, create.when(), type, "WHEN");
      TriggerForms.condition(e, create, create.when());
    }
    return uses;
  }

  private static List<Integer> columns(Relation table, CreateTrigger create) {
    return create.events().stream()
        .flatMap(event -> event.columns().stream())
        .map(name -> table.column(name.text()))
        .filter(Objects::nonNull)
        .map(Column::number)
        .toList();
  }

  private static boolean kindFits(Evaluation e, CreateTrigger create, Relation table) {
    boolean instead = create.timing().equals("INSTEAD OF");
    boolean ok =
        instead
            ? table.kind() == Relation.Kind.VIEW
            : switch (table.kind()) {
              case TABLE, PARTITIONED_TABLE, FOREIGN_TABLE -> true;
              case VIEW -> !create.forEachRow();
              case MATERIALIZED_VIEW, SEQUENCE, COMPOSITE -> false;
            };
    if (!ok) {
      e.error(
          "relation-kind-differs",
          SqlState.WRONG_OBJECT_TYPE,
          "`"
              + table.name()
              + "` is a "
              + table.kindWords()
              + ": it cannot have "
              + create.timing()
              + " triggers",
          create.table());
    }
    return ok;
  }

  private static void createEvent(Evaluation e, TriggerStatement.CreateEventTrigger create) {
    if (!EVENTS.contains(create.event().text())) {
      e.error(
          "missing-object",
          SqlState.SYNTAX_ERROR,
          "`" + create.event().text() + "` is no event",
          create.event());
    }
    create.filters().forEach(filter -> filter(e, filter));
    NamedObject made = Others.create(e, Space.EVENT_TRIGGER, "event trigger", create.name(), false);
    Routine function = RoutineLookup.triggerFunction(e, create.function(), SqlType.EVENT_TRIGGER);
    if (function != null && made != null) {
      Uses.depend(
          e,
          function.id(),
          Key.of(Space.EVENT_TRIGGER, made.name()),
          made.id(),
          new Part.Whole("event trigger " + made.name()),
          List.of());
    }
  }

  /** A command is told by its tag, which begins with one of a few words. */
  private static void filter(Evaluation e, Option filter) {
    String tag = filter.value() == null ? "" : filter.value();
    if (!filter.name().equals("tag") || !TAG.matcher(tag).matches()) {
      e.error(
          "missing-object",
          SqlState.SYNTAX_ERROR,
          "`" + (filter.name().equals("tag") ? tag : filter.name()) + "` filters no events",
          filter);
    }
  }

  /** What a rule's condition and actions use, checked. */
  private static Uses actions(Evaluation e, Relation table, TriggerStatement.CreateRule rule) {
    var uses = new Uses();
    Scope scope = Scope.rule(table, rule.event());
    Queries.condition(e, scope, rule.where(), "WHERE", uses);
    for (Statement action : rule.actions()) {
      if (action instanceof DmlStatement dml) {
        Dml.returning(e, dml, scope, uses);
      }
    }
    if (!e.failed()) {
      refuseAbsent(e, rule);
    }
    return uses;
  }

  /** INSERT has no old row, DELETE no new one. */
  private static void refuseAbsent(Evaluation e, TriggerStatement.CreateRule rule) {
    String absent =
        rule.event().equals("insert") ? "old" : rule.event().equals("delete") ? "new" : null;
    if (absent == null) {
      return;
    }
    boolean inWhere = rule.where() != null && names(e.source(rule.where()), absent);
    if (inWhere || names(e.source(rule), absent)) {
      e.error(
          "missing-relation",
          inWhere ? SqlState.UNDEFINED_TABLE : SqlState.INVALID_OBJECT_DEFINITION,
          "a rule ON " + rule.event().toUpperCase(Locale.ROOT) + " has no `" + absent + "`",
          rule.name());
    }
  }

  /** Whether a text has fields of a row, and nothing else is called like it. */
  private static boolean names(String text, String row) {
    Tokens tokens = Lexer.lex(text);
    boolean used = false;
    for (int i = 0; i < tokens.count(); i++) {
      if (tokens.text(i).equalsIgnoreCase(row)) {
        if (i + 1 == tokens.count() || !tokens.text(i + 1).equals(".")) {
          return false;
        }
        used = true;
      }
    }
    return used;
  }

  private static void requireView(Evaluation e, Relation table, TriggerStatement.CreateRule rule) {
    if (table.kind() != Relation.Kind.VIEW) {
      e.relyOn(table.origin());
      e.error(
          "relation-kind-differs",
          SqlState.WRONG_OBJECT_TYPE,
          "`" + table.name() + "` is a " + table.kindWords() + ": only a view has a SELECT rule",
          rule.table());
    }
  }

  private static void rule(Evaluation e, TriggerStatement.CreateRule rule) {
    Relation table = Lookup.relation(e, rule.table());
    if (table == null) {
      return;
    }
    Key key = Key.of(Space.RULE, table.id(), rule.name().text());
    if (e.db.get(key) instanceof NamedObject there && !rule.orReplace()) {
      Created.exists(
          e,
          SqlState.DUPLICATE_OBJECT,
          "rule `" + there.name() + "` for `" + table.name() + "`",
          rule.name(),
          there.origin());
    }
    long id = e.db.newId();
    e.db.put(key, new NamedObject(id, rule.name().text(), rule.event(), e.origin(rule.name())));
    if (rule.event().equals("select")) {
      requireView(e, table, rule);
    } else {
      Part whole = new Part.Whole("rule " + rule.name().text() + " on table " + table.name());
      actions(e, table, rule).record(e, key, id, whole);
    }
  }
}

package dev.migrationlens.effect;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Overloads;
import dev.migrationlens.catalog.Place;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.catalog.Trigger;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.DmlStatement;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.PlBlock;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The triggers that a statement certainly fires: those of the statement itself, and those of a row
 * where VALUES says that there is one.
 */
final class TriggerRuns {
  /** Whether the row triggers before and after a change certainly meet a row. */
  private enum Rows {
    NONE,
    BEFORE,
    ALL
  }

  /** The setting under which most triggers sleep. */
  static final String REPLICATION_ROLE = "session_replication_role";

  private static final Pattern SKIPS_THE_ROW = Pattern.compile("(?i)\\breturn\\s+null\\b");

  /** The order in which PostgreSQL fires them. */
  private static final Comparator<Trigger> ORDER =
      Comparator.comparingInt(TriggerRuns::phase).thenComparing(Trigger::name);

  private TriggerRuns() {}

  static void after(Evaluation e, DmlStatement statement) {
    switch (statement) {
      case DmlStatement.Insert insert ->
          fire(e, insert.table(), "INSERT", rows(insert, StoredRows.given(e, insert)), Set.of());
      case DmlStatement.Update update -> {
        boolean all = update.where() == null && update.from().isEmpty();
        var set = new HashSet<String>();
        update.set().forEach(s -> s.targets().forEach(t -> set.add(t.column().text())));
        fire(e, update.table(), "UPDATE", rows(StoredRows.met(e, update.table(), all)), set);
      }
      case DmlStatement.Delete delete -> {
        boolean all = delete.where() == null && delete.using().isEmpty();
        fire(e, delete.table(), "DELETE", rows(StoredRows.met(e, delete.table(), all)), Set.of());
      }
      default -> {}
    }
  }

  private static Rows rows(boolean certain) {
    return certain ? Rows.ALL : Rows.NONE;
  }

  /** A row that may be in the way of another still meets the triggers before. */
  private static Rows rows(DmlStatement.Insert insert, boolean given) {
    return insert.onConflict() != null && given ? Rows.BEFORE : rows(given);
  }

  private static boolean meets(Trigger trigger, Rows rows) {
    return !trigger.forEachRow()
        || switch (rows) {
          case NONE -> false;
          case BEFORE -> !trigger.timing().equals("AFTER");
          case ALL -> true;
        };
  }

  /** Whether a trigger is for the columns that a statement sets. */
  private static boolean isFor(Trigger trigger, Relation table, String command, Set<String> set) {
    return !command.equals("UPDATE")
        || trigger.columns().isEmpty()
        || table.names(trigger.columns()).stream().anyMatch(set::contains);
  }

  private static void fire(
      Evaluation e, ObjectName name, String command, Rows rows, Set<String> set) {
    if (e.failed()
        || e.db.get(Key.of(Space.SESSION, REPLICATION_ROLE)) != null
        || !(Lookup.entry(e, name) instanceof Relation table)) {
      return;
    }
    List<Trigger> firing =
        e.db.triggers(table.id()).stream()
            .filter(t -> t.events().stream().anyMatch(command::equalsIgnoreCase))
            .filter(t -> meets(t, rows) && isFor(t, table, command, set))
            .sorted(ORDER)
            .toList();
    boolean certain = e.db.scan(Space.RULE, id(table)).isEmpty();
    for (Trigger trigger : firing) {
      certain &= trigger.always() && trigger.enabled() && !e.uncertain("trigger", trigger.name());
      Routine function = function(e.db, trigger.function());
      if (!certain || e.failed() || function == null || function.traits().body() == null) {
        return;
      }
      run(e, table, trigger, function, command, name);
      certain =
          trigger.timing().equals("AFTER")
              || !trigger.forEachRow()
              || !SKIPS_THE_ROW.matcher(function.traits().body()).find();
    }
  }

  private static String id(Relation table) {
    return Long.toString(table.id());
  }

  private static int phase(Trigger trigger) {
    boolean before = !trigger.timing().equals("AFTER");
    return before ? (trigger.forEachRow() ? 1 : 0) : (trigger.forEachRow() ? 2 : 3);
  }

  static @Nullable Routine function(Catalog db, long id) {
    return db.get(Key.id(id)) instanceof Place place
            && db.get(place.key()) instanceof Overloads overloads
        ? overloads.routines().stream().filter(r -> r.id() == id).findFirst().orElse(null)
        : null;
  }

  private static void run(
      Evaluation e,
      Relation table,
      Trigger trigger,
      Routine function,
      String command,
      ObjectName at) {
    String body = function.traits().body();
    if (body == null || !function.language().equals("plpgsql")) {
      return;
    }
    Evaluation inner = e.executing(RoutineRuns.text(function, body), at.span());
    PlBlock.Block block = RoutineRuns.compiled(inner, function, body, true);
    if (block == null || inner.depth() > RoutineRuns.DEEP) {
      e.adopt(inner);
      return;
    }
    List<String> path = function.traits().searchPath();
    inner.pin(path == null ? null : path.stream().filter(s -> !s.isEmpty()).toList());
    e.relyOn(trigger.origin());
    e.relyOn(function.origin());
    var run = new PlRun(inner);
    declare(run, table, trigger, command);
    var start = e.db.mark();
    run.all(block);
    if (!RoutineRuns.changes(body)) {
      e.db.reset(start);
    }
    // What a trigger raises by itself is its own affair.
    inner.stopped = null;
    e.adopt(inner);
    e.searchPath(null);
  }

  private static void declare(PlRun run, Relation table, Trigger trigger, String command) {
    SqlType row = SqlType.of(table.schema(), table.name());
    run.variables.declare("new", row, Values.UNKNOWN);
    run.variables.declare("old", row, Values.UNKNOWN);
    text(run, "tg_op", command);
    text(run, "tg_name", trigger.name());
    text(run, "tg_when", trigger.timing());
    text(run, "tg_level", trigger.forEachRow() ? "ROW" : "STATEMENT");
    text(run, "tg_table_name", table.name());
    text(run, "tg_relname", table.name());
    text(run, "tg_table_schema", table.schema());
    for (String other : List.of("tg_relid", "tg_nargs", "tg_argv")) {
      run.variables.declare(other, SqlType.UNSURE, Values.UNKNOWN);
    }
    for (String transition : trigger.transitions()) {
      String name = transition.toLowerCase(Locale.ROOT);
      run.tables.put(name, Scope.range(table).named(name));
    }
  }

  private static void text(PlRun run, String name, String value) {
    run.variables.declare(name, SqlType.TEXT, Value.of(value));
  }
}

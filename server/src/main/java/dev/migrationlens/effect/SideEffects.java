package dev.migrationlens.effect;

import dev.migrationlens.catalog.Certainty;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.catalog.Setting;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Query;
import java.util.List;

/** What a SELECT changes: set_config, SELECT INTO, and functions of the chain that run DDL. */
final class SideEffects {
  private SideEffects() {}

  static void of(Evaluation e, Query query) {
    of(e, query, new Valuation(e, parts -> null));
  }

  /** What a query changes, whose names mean something to {@code around}. */
  static void of(Evaluation e, Query query, Valuation around) {
    if (!(query instanceof Query.Select select)) {
      return;
    }
    if (select.into() != null) {
      into(e, select);
    }
    boolean once =
        select.from().isEmpty() && select.where() == null && select.tail().limit() == null;
    boolean any =
        once || (select.having() == null && KnownQueries.source(around, select) == Certainty.YES);
    for (Query.Output output : select.outputs()) {
      Certain.calls(output.value(), call -> call(e, call, around, once, any));
    }
    boolean plain =
        select.with() == null && select.where() == null && select.tail().limit() == null;
    boolean met = true;
    for (Query.FromItem item : select.from()) {
      if (item instanceof Query.FunctionCall function) {
        for (Expr each : function.calls()) {
          if (each instanceof Expr.Call call) {
            call(e, call, around, select.from().size() == 1, met);
          }
        }
      }
      met &= plain && item instanceof Query.Relation relation && StoredRows.in(e, relation);
    }
  }

  private static void into(Evaluation e, Query.Select select) {
    var name = select.into();
    if (name == null || Created.relationTaken(e, Created.schema(e, name), name, false)) {
      return;
    }
    int before = e.problemCount();
    var outputs = Queries.outputs(e, select, Scope.TOP, new Uses());
    e.takeBack(before);
    var table =
        Views.relation(
            e,
            Created.schema(e, name),
            name,
            Relation.Kind.TABLE,
            Views.columns(e, name, outputs, List.of()),
            outputs != null);
    Created.put(e, table.key(), table.id(), table);
  }

  /** Runs what a call runs that certainly comes once. */
  static void call(Evaluation e, Expr.Call call, Valuation around) {
    call(e, call, around, true, true);
  }

  /** Likewise for one that may come often; {@code any} says that it comes at least once. */
  private static void call(
      Evaluation e, Expr.Call call, Valuation around, boolean once, boolean any) {
    if (call.name().name().equals("set_config") && call.args().size() == 3) {
      setConfig(e, call, around);
      return;
    }
    if (e.failed()) {
      return;
    }
    List<Routine> fitting =
        RoutineLookup.visible(e, call.name()).stream()
            .filter(
                r ->
                    r.id() != 0
                        && RoutineRuns.takes(CallForms.asCalled(e, call, r), call.args().size()))
            .toList();
    for (Routine routine : fitting) {
      boolean only = fitting.size() == 1;
      if (routine.signature().returns().equals(SqlType.TRIGGER)) {
        refuseTrigger(e, call, once && only);
      } else if (!(any && !once && only && changesNothing(e, routine, call, around))) {
        RoutineRuns.run(e, routine, call, around, once && only);
      }
    }
  }

  private static void refuseTrigger(Evaluation e, Expr.Call call, boolean certain) {
    if (certain) {
      e.error(
          "missing-function",
          SqlState.FEATURE_NOT_SUPPORTED,
          "`" + call.name().name() + "` is a trigger's function: only a trigger can call it",
          call);
    }
  }

  /** Runs a routine that may come again: only what changes no schema does the same then. */
  private static boolean changesNothing(
      Evaluation e, Routine routine, Expr.Call call, Valuation around) {
    var start = e.db.mark();
    int before = e.problemCount();
    RoutineRuns.run(e, routine, call, around, true);
    if (e.db.mark().equals(start)) {
      return true;
    }
    e.takeBack(before);
    e.db.reset(start);
    e.stopped = null;
    return false;
  }

  private static void setConfig(Evaluation e, Expr.Call call, Valuation around) {
    String name = around.of(call.args().get(0).value()).known();
    String value = around.of(call.args().get(1).value()).known();
    if (name == null || value == null) {
      return;
    }
    if (name.equals("search_path")) {
      List<String> path =
          List.of(value.split(",")).stream()
              .map(s -> s.strip().replace("\"", ""))
              .filter(s -> !s.isEmpty())
              .toList();
      boolean local = Valuation.truth(around.of(call.args().get(2).value())) != Certainty.NO;
      if (LocalSettings.set(e, local)) {
        e.db.put(LocalSettings.SEARCH_PATH, new Setting(path, e.db.step()));
      }
    } else if (name.equals("check_function_bodies") || name.equals(TriggerRuns.REPLICATION_ROLE)) {
      e.db.put(Key.of(Space.SESSION, name), new Setting(List.of(value), e.db.step()));
    }
  }
}

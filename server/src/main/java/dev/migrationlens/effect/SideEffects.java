package dev.migrationlens.effect;

import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.catalog.Setting;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Query;
import java.util.List;
import java.util.Locale;

/** What a SELECT changes: set_config, and functions of the chain that run DDL. */
final class SideEffects {
  private SideEffects() {}

  static void of(Evaluation e, Query query) {
    if (!(query instanceof Query.Select select)) {
      return;
    }
    if (select.into() != null) {
      into(e, select);
    }
    for (Query.Output output : select.outputs()) {
      if (output.value() instanceof Expr.Call call) {
        call(e, call);
      }
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
            dev.migrationlens.catalog.Relation.Kind.TABLE,
            Views.columns(e, name, outputs, List.of()),
            outputs != null);
    Created.put(e, table.key(), table.id(), table);
  }

  private static void call(Evaluation e, Expr.Call call) {
    if (call.name().name().equals("set_config") && call.args().size() == 3) {
      setConfig(e, call);
      return;
    }
    for (Routine routine : RoutineLookup.visible(e, call.name())) {
      String body = routine.traits().body();
      if (routine.id() == 0 || body == null) {
        continue;
      }
      String upper = body.toUpperCase(Locale.ROOT);
      if (upper.contains("EXECUTE")
          || upper.contains("CREATE ")
          || upper.contains("ALTER ")
          || upper.contains("DROP ")) {
        Uncertain.everything(e);
      }
    }
  }

  private static void setConfig(Evaluation e, Expr.Call call) {
    if (call.args().get(0).value() instanceof Expr.Literal name
        && name.value().equals("search_path")
        && call.args().get(1).value() instanceof Expr.Literal value) {
      List<String> path =
          List.of(value.value().split(",")).stream()
              .map(s -> s.strip().replace("\"", ""))
              .filter(s -> !s.isEmpty())
              .toList();
      e.db.put(Key.of(Space.SESSION, "search_path"), new Setting(path, e.db.step()));
    }
  }
}

package dev.migrationlens.effect;

import dev.migrationlens.catalog.Relation;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.Node;
import dev.migrationlens.syntax.ast.TriggerStatement.CreateTrigger;
import dev.migrationlens.syntax.ast.TriggerStatement.TransitionTable;
import dev.migrationlens.syntax.ast.TriggerStatement.TriggerEvent;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which clauses of CREATE TRIGGER go together. */
final class TriggerForms {
  private TriggerForms() {}

  /** Reports the first combination that PostgreSQL does not have; true when there was one. */
  static boolean refuses(Evaluation e, CreateTrigger create, Relation table) {
    boolean view = table.kind() == Relation.Kind.VIEW;
    boolean truncate = has(create, "TRUNCATE");
    if (view && truncate) {
      e.relyOn(table.origin());
      refuse(e, SqlState.WRONG_OBJECT_TYPE, "a view has no TRUNCATE triggers", create.table());
    } else if (truncate && create.forEachRow()) {
      unsupported(e, "TRUNCATE has no rows: the trigger must be FOR EACH STATEMENT", create);
    } else if (create.timing().equals("INSTEAD OF")) {
      insteadOf(e, create);
    } else if (!create.transitions().isEmpty()) {
      transitions(e, create, view);
    }
    columns(e, create);
    return e.failed();
  }

  private static void insteadOf(Evaluation e, CreateTrigger create) {
    if (!create.forEachRow()) {
      unsupported(e, "an INSTEAD OF trigger must be FOR EACH ROW", create);
    } else if (create.when() != null) {
      unsupported(e, "an INSTEAD OF trigger cannot have a WHEN", create.when());
    } else if (hasColumns(create)) {
      unsupported(e, "an INSTEAD OF trigger cannot name columns", create);
    }
  }

  private static void transitions(Evaluation e, CreateTrigger create, boolean view) {
    List<TransitionTable> tables = create.transitions();
    for (TransitionTable each : tables) {
      Node at = each.name();
      if (!each.table()) {
        unsupported(e, "only OLD TABLE and NEW TABLE can be named", at);
      } else if (view) {
        refuse(e, SqlState.WRONG_OBJECT_TYPE, "a view has no transition tables", at);
      } else if (!create.timing().equals("AFTER")) {
        wrong(e, "only an AFTER trigger has transition tables", at);
      } else if (create.events().size() > 1) {
        unsupported(e, "transition tables need a trigger with one event", at);
      } else if (hasColumns(create)) {
        unsupported(e, "transition tables need a trigger without columns", at);
      } else if (each.old() ? has(create, "INSERT") : has(create, "DELETE")) {
        String words = each.old() ? "OLD TABLE: INSERT" : "NEW TABLE: DELETE";
        wrong(e, "there is no " + words + " has no such rows", at);
      }
      if (e.failed()) {
        return;
      }
    }
    boolean same =
        tables.size() == 2 && tables.get(0).name().text().equals(tables.get(1).name().text());
    if (same) {
      wrong(e, "OLD TABLE and NEW TABLE cannot have one name", tables.get(1).name());
    }
  }

  private static void columns(Evaluation e, CreateTrigger create) {
    var seen = new HashSet<String>();
    for (TriggerEvent event : create.events()) {
      for (Ident column : event.columns()) {
        if (!seen.add(column.text())) {
          String twice = "column `" + column.text() + "` is listed twice";
          e.error("already-exists", SqlState.DUPLICATE_COLUMN, twice, column);
        }
      }
    }
  }

  /** A condition names OLD and NEW as far as the trigger has them. */
  static void condition(Evaluation e, CreateTrigger create, Expr when) {
    if (e.failed() || Placement.refuses(e, Scope.Place.TRIGGER, when)) {
      return;
    }
    String lacks = has(create, "INSERT") ? "old" : has(create, "DELETE") ? "new" : null;
    Expr.ColumnRef wrong = wrong(when, create.forEachRow(), lacks);
    if (wrong != null) {
      wrong(e, "the trigger has no `" + wrong.parts().get(0).text() + "` row", wrong);
    }
  }

  private static Expr.@Nullable ColumnRef wrong(Expr expr, boolean rows, @Nullable String lacks) {
    if (expr instanceof Expr.ColumnRef ref) {
      String row = ref.parts().get(0).text();
      boolean known = ref.parts().size() > 1 && (row.equals("old") || row.equals("new"));
      return known && (!rows || row.equals(lacks)) ? ref : null;
    }
    for (Expr part : Parts.of(expr)) {
      Expr.ColumnRef found = wrong(part, rows, lacks);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static boolean has(CreateTrigger create, String command) {
    return create.events().stream().anyMatch(event -> event.command().equals(command));
  }

  private static boolean hasColumns(CreateTrigger create) {
    return create.events().stream().anyMatch(event -> !event.columns().isEmpty());
  }

  private static void unsupported(Evaluation e, String message, Node at) {
    refuse(e, SqlState.FEATURE_NOT_SUPPORTED, message, at);
  }

  private static void wrong(Evaluation e, String message, Node at) {
    refuse(e, SqlState.INVALID_OBJECT_DEFINITION, message, at);
  }

  private static void refuse(Evaluation e, SqlState state, String message, Node at) {
    e.error("relation-kind-differs", state, message, at);
  }
}

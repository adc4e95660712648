package dev.migrationlens.effect;

import dev.migrationlens.catalog.NamedObject;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.Parser;
import dev.migrationlens.syntax.ast.DmlStatement;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.Query;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** INSERT, UPDATE and DELETE through views, which PostgreSQL passes on only from simple ones. */
final class ViewChanges {
  private ViewChanges() {}

  /** Reports a view through which nothing of the sort can certainly be done. */
  static void require(Evaluation e, @Nullable Relation view, String command, ObjectName at) {
    if (view == null || view.kind() != Relation.Kind.VIEW || isHandled(e, view, command)) {
      return;
    }
    String query = view.traits().query();
    if (query == null
        || !(Parser.parse(query).statement() instanceof DmlStatement.SelectStatement select)) {
      return;
    }
    if (isSimple(select.query())) {
      if (select.query() instanceof Query.Select simple
          && simple.from().get(0) instanceof Query.Relation base
          && Lookup.entry(e, base.name()) instanceof Relation below
          && below.id() != view.id()) {
        require(e, below, command, at);
      }
    } else {
      e.relyOn(view.origin());
      e.error(
          "relation-kind-differs",
          SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE,
          "cannot "
              + command.toLowerCase(Locale.ROOT)
              + " through view `"
              + view.name()
              + "`: it is no plain selection from one table",
          at);
    }
  }

  private static boolean isHandled(Evaluation e, Relation view, String command) {
    return e.uncertain("trigger", "*")
        || e.db.triggers(view.id()).stream()
            .anyMatch(
                t ->
                    e.uncertain("trigger", t.name())
                        || (t.timing().equals("INSTEAD OF")
                            && t.events().stream().anyMatch(command::equalsIgnoreCase)))
        || e.db.scan(Space.RULE, Long.toString(view.id())).stream()
            .anyMatch(rule -> rule.value() instanceof NamedObject);
  }

  private static boolean isSimple(Query query) {
    return query instanceof Query.Select select
        && select.with() == null
        && !select.distinct()
        && select.distinctOn().isEmpty()
        && select.groupBy().isEmpty()
        && select.having() == null
        && select.tail().limit() == null
        && select.tail().offset() == null
        && select.from().size() == 1
        && select.from().get(0) instanceof Query.Relation;
  }
}

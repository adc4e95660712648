package dev.migrationlens.write;

import dev.migrationlens.catalog.CatalogObject;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.NamedObject;
import dev.migrationlens.catalog.Policy;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.catalog.Trigger;
import dev.migrationlens.schema.Ddl;
import dev.migrationlens.sql.Names;
import dev.migrationlens.syntax.Parser;
import dev.migrationlens.syntax.ast.TriggerStatement.CreateTrigger;
import dev.migrationlens.write.Inverses.Coming;
import dev.migrationlens.write.Inverses.Going;
import org.jspecify.annotations.Nullable;

/** Undoes what a statement did to policies, triggers, rules and publications of a table. */
final class UndoParts {
  private final Inverses all;

  UndoParts(Inverses all) {
    this.all = all;
  }

  void undo(Key key, @Nullable CatalogObject was, @Nullable CatalogObject is) {
    long id = Long.parseLong(key.parent());
    Relation then = all.before().relationById(id);
    Relation table = then == null ? all.after().relationById(id) : then;
    if (table == null || all.passage().goesWith(table, all.step())) {
      return;
    }
    switch (key.space()) {
      case POLICY -> policy(table, (Policy) was, (Policy) is);
      case TRIGGER -> trigger(table, (Trigger) was, (Trigger) is);
      case RULE -> rule(table, (NamedObject) was, (NamedObject) is);
      case PUBLISHED -> published(table, key.name(), was, is);
      default -> {}
    }
  }

  private static String on(String name, Relation table) {
    return Names.quote(name) + " on " + UndoRelation.name(table);
  }

  private void policy(Relation table, @Nullable Policy was, @Nullable Policy is) {
    if (is != null && was == null) {
      Policy former = former(Space.POLICY, table, is.id());
      if (former != null) {
        String name = Names.quote(former.name());
        all.change("alter policy " + on(is.name(), table) + " rename to " + name + ";");
      } else {
        all.drop(Going.PART, is.id(), "drop policy " + on(is.name(), table) + ";");
      }
    } else if (was != null && is == null) {
      if (all.after().policies(table.id()).stream().noneMatch(p -> p.id() == was.id())) {
        all.create(Coming.PART, was.id(), Ddl.policy(table, was));
      }
    } else if (was != null && !all.onlyRenames()) {
      all.change("drop policy " + on(was.name(), table) + ";");
      all.change(Ddl.policy(table, was));
    }
  }

  private @Nullable Policy former(Space space, Relation table, long id) {
    for (var entry : all.before().scan(space, Long.toString(table.id()))) {
      if (entry.value() instanceof Policy policy && policy.id() == id) {
        return policy;
      }
    }
    return null;
  }

  private void trigger(Relation table, @Nullable Trigger was, @Nullable Trigger is) {
    if (is != null && was == null) {
      var former =
          all.before().triggers(table.id()).stream().filter(t -> t.id() == is.id()).findAny();
      if (former.isPresent()) {
        String name = Names.quote(former.get().name());
        all.change("alter trigger " + on(is.name(), table) + " rename to " + name + ";");
      } else {
        all.drop(Going.PART, is.id(), "drop trigger " + on(is.name(), table) + ";");
      }
    } else if (was != null && is == null) {
      if (all.after().triggers(table.id()).stream().noneMatch(t -> t.id() == was.id())) {
        again(table, was);
      }
    } else if (was != null && is != null && was.enabled() != is.enabled()) {
      all.change(
          "alter table %s %s trigger %s;"
              .formatted(
                  UndoRelation.name(table),
                  was.enabled() ? "enable" : "disable",
                  Names.quote(was.name())));
    } else if (was != null) {
      all.change("drop trigger " + on(was.name(), table) + ";");
      again(table, was);
    }
  }

  private void again(Relation table, Trigger trigger) {
    all.made(trigger.origin(), "trigger", "constraint trigger")
        .map(sql -> on(table, sql))
        .ifPresentOrElse(
            sql -> all.create(Coming.PART, trigger.id(), sql),
            () -> all.note("Trigger %s has to be made again by hand.".formatted(trigger.name())));
  }

  /** The statement with the name that the table has by now. */
  private static String on(Relation table, String sql) {
    return Parser.parse(sql.substring(0, sql.length() - 1)).statement()
                instanceof CreateTrigger made
            && !made.table().name().equals(table.name())
        ? new StringBuilder(sql)
            .replace(made.table().start(), made.table().end(), UndoRelation.name(table))
            .toString()
        : sql;
  }

  private void rule(Relation table, @Nullable NamedObject was, @Nullable NamedObject is) {
    if (is != null) {
      all.drop(Going.PART, is.id(), "drop rule " + on(is.name(), table) + ";");
    }
    if (was != null) {
      all.made(was.origin(), "rule").ifPresent(sql -> all.create(Coming.PART, was.id(), sql));
    }
  }

  private void published(
      Relation table, String publication, @Nullable Object was, @Nullable Object is) {
    String alter = "alter publication " + Names.quote(publication);
    String name = " table " + UndoRelation.name(table) + ";";
    boolean isKnown = all.before().has(Space.PUBLICATION, publication);
    if (was == null && is != null && isKnown) {
      all.drop(Going.PUBLISHED, table.id(), alter + " drop" + name);
    } else if (was != null && is == null && all.before().has(Space.PUBLICATION, publication)) {
      all.create(Coming.PART, table.id(), alter + " add" + name);
    }
  }
}

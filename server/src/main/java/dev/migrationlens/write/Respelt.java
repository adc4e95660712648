package dev.migrationlens.write;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.Overloads;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.catalog.Trigger;
import dev.migrationlens.schema.Ddl;
import dev.migrationlens.schema.Thing;
import dev.migrationlens.sql.Names;
import dev.migrationlens.syntax.Parser;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.RoutineStatement.CreateRoutine;
import dev.migrationlens.syntax.ast.TriggerStatement.CreateTrigger;
import dev.migrationlens.text.Edit;
import java.util.ArrayList;
import java.util.List;

/** The statement that made something, with the names by which all in it goes today. */
public final class Respelt {
  private Respelt() {}

  /** {@code sql} is the statement that made the thing. */
  public static String of(Catalog catalog, Thing thing, String sql) {
    return switch (thing.object()) {
      case Routine routine -> routine(sql, routine);
      case Trigger trigger when thing.table() != null ->
          trigger(sql, catalog, thing.table(), trigger);
      default -> sql;
    };
  }

  private static String routine(String sql, Routine routine) {
    var edits = new ArrayList<Edit>();
    if (Parser.parse(sql).statement() instanceof CreateRoutine made) {
      name(edits, made.name(), routine.schema(), routine.name());
    }
    return Edit.apply(sql, edits);
  }

  private static String trigger(String sql, Catalog catalog, Relation table, Trigger trigger) {
    var edits = new ArrayList<Edit>();
    if (Parser.parse(sql).statement() instanceof CreateTrigger made) {
      String name = Names.quote(trigger.name());
      if (!made.name().text().equals(trigger.name())) {
        edits.add(Edit.replace(made.name().start(), made.name().end(), name));
      }
      name(edits, made.table(), table.schema(), table.name());
      if (catalog.byId(trigger.function()) instanceof Overloads functions) {
        Routine runs = functions.routines().get(0);
        name(edits, made.function(), runs.schema(), runs.name());
      }
    }
    return Edit.apply(sql, edits);
  }

  /** A name is written anew only where it is another one by now. */
  private static void name(List<Edit> edits, ObjectName written, String schema, String name) {
    boolean same =
        written.name().equals(name)
            && (written.schema() == null || written.schema().text().equals(schema));
    if (!same) {
      edits.add(Edit.replace(written.start(), written.end(), Ddl.name(schema, name)));
    }
  }
}

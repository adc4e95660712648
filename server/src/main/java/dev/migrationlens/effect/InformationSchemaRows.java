package dev.migrationlens.effect;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.catalog.Trigger;
import dev.migrationlens.sql.ObjectKind;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The rows of {@code information_schema} that migrations ask for. */
final class InformationSchemaRows {
  private InformationSchemaRows() {}

  /** Adds the rows of a view; false where we know nothing of it. */
  static boolean add(SystemRows rows, String name) {
    switch (name) {
      case "tables" -> tables(rows);
      case "views" -> views(rows);
      case "columns" -> columns(rows);
      case "schemata" -> schemata(rows);
      case "sequences" -> sequences(rows);
      case "routines" -> routines(rows);
      case "triggers" -> triggers(rows);
      case "table_constraints" -> tableConstraints(rows);
      case "key_column_usage" -> keyColumns(rows);
      case "constraint_column_usage" -> constraintColumns(rows);
      default -> {
        return false;
      }
    }
    return true;
  }

  private static Value schema(Relation table) {
    return CatalogRows.schemaName(table.schema());
  }

  private static List<Relation> hinted(SystemRows rows) {
    return rows.tables(rows.hint("table_schema"), rows.hint("table_name"));
  }

  private static void tables(SystemRows rows) {
    for (Relation table : hinted(rows)) {
      String type =
          switch (table.kind()) {
            case TABLE, PARTITIONED_TABLE ->
                table.traits().temporary() ? "LOCAL TEMPORARY" : "BASE TABLE";
            case VIEW -> "VIEW";
            case FOREIGN_TABLE -> "FOREIGN";
            case MATERIALIZED_VIEW, SEQUENCE, COMPOSITE -> "";
          };
      if (!type.isEmpty()) {
        rows.add(
            rows.certainty("relation", table.name()),
            "table_schema",
            schema(table),
            "table_name",
            table.name(),
            "table_type",
            type);
      }
    }
  }

  private static void views(SystemRows rows) {
    for (Relation view : hinted(rows)) {
      if (view.kind() == Relation.Kind.VIEW) {
        rows.add(
            rows.certainty("relation", view.name()),
            "table_schema",
            schema(view),
            "table_name",
            view.name());
      }
    }
  }

  private static void columns(SystemRows rows) {
    Set<String> names = rows.hint("column_name");
    rows.maybeMore("column", names);
    for (Relation table : hinted(rows)) {
      boolean shown =
          switch (table.kind()) {
            case TABLE, PARTITIONED_TABLE, VIEW, FOREIGN_TABLE -> true;
            case MATERIALIZED_VIEW, SEQUENCE, COMPOSITE -> false;
          };
      rows.more |= !table.complete();
      for (Column column : table.columns()) {
        if (shown && rows.wants("column_name", column.name(), column.origin())) {
          column(rows, table, column);
        }
      }
    }
  }

  private static void column(SystemRows rows, Relation table, Column column) {
    rows.add(
        rows.certainty("column", column.name()).and(rows.certainty("relation", table.name())),
        "table_schema",
        schema(table),
        "table_name",
        table.name(),
        "column_name",
        column.name(),
        "is_nullable",
        table.isView() ? Values.UNKNOWN : column.notNull() ? "NO" : "YES",
        "column_default",
        column.hasDefault() || column.generation() != Column.Generation.NONE || table.isView()
            ? Values.UNKNOWN
            : Values.NULL,
        "data_type",
        dataType(column),
        "udt_name",
        column.type() == null
            ? Values.UNKNOWN
            : (column.type().array() ? "_" : "") + column.type().name());
  }

  private static Object dataType(Column column) {
    var type = column.type();
    if (type == null || type.isUnsure()) {
      return Values.UNKNOWN;
    }
    return type.array() ? "ARRAY" : type.builtIn() ? type.bare().format() : "USER-DEFINED";
  }

  private static void schemata(SystemRows rows) {
    Set<String> names = rows.hint("schema_name");
    for (String schema : rows.schemas(names)) {
      rows.add(rows.certainty("schema", schema), "schema_name", schema);
    }
    rows.more |= names == null;
  }

  private static void sequences(SystemRows rows) {
    for (Relation sequence :
        rows.tables(rows.hint("sequence_schema"), rows.hint("sequence_name"))) {
      if (sequence.kind() == Relation.Kind.SEQUENCE) {
        rows.add(
            rows.certainty("relation", sequence.name()),
            "sequence_schema",
            schema(sequence),
            "sequence_name",
            sequence.name());
      }
    }
    // The sequences of identity columns are not shown here.
    rows.more |= rows.hint("sequence_name") == null;
  }

  private static void routines(SystemRows rows) {
    Set<String> names = rows.hint("routine_name");
    rows.maybeMore("routine", names);
    for (Routine routine : TypeAndRoutineRows.routines(rows, rows.hint("routine_schema"), names)) {
      if (routine.kind() != ObjectKind.AGGREGATE) {
        rows.add(
            rows.certainty("routine", routine.name()),
            "routine_schema",
            routine.schema(),
            "specific_schema",
            routine.schema(),
            "routine_name",
            routine.name(),
            "routine_type",
            routine.kind() == ObjectKind.PROCEDURE ? "PROCEDURE" : "FUNCTION");
      }
    }
    rows.more |= names == null && rows.hint("routine_schema") == null;
  }

  private static void triggers(SystemRows rows) {
    rows.maybeMore("trigger", rows.hint("trigger_name"));
    for (Relation table :
        rows.tables(rows.hint("event_object_schema"), rows.hint("event_object_table"))) {
      for (Trigger trigger : rows.e.db.triggers(table.id())) {
        if (!rows.wants("trigger_name", trigger.name(), trigger.origin())) {
          continue;
        }
        for (String event : trigger.events()) {
          rows.add(
              rows.certainty("trigger", trigger.name())
                  .and(rows.certainty("relation", table.name())),
              "trigger_schema",
              schema(table),
              "trigger_name",
              trigger.name(),
              "event_object_schema",
              schema(table),
              "event_object_table",
              table.name(),
              "event_manipulation",
              event.toUpperCase(Locale.ROOT),
              "action_timing",
              trigger.timing().toUpperCase(Locale.ROOT));
        }
      }
    }
  }

  private static void tableConstraints(SystemRows rows) {
    rows.maybeMore("constraint", rows.hint("constraint_name"));
    for (Relation table : hinted(rows)) {
      for (TableConstraint constraint : table.constraints()) {
        if (!rows.wants("constraint_name", constraint.name(), constraint.origin())) {
          continue;
        }
        String type =
            switch (constraint.kind()) {
              case PRIMARY_KEY -> "PRIMARY KEY";
              case UNIQUE -> "UNIQUE";
              case FOREIGN_KEY -> "FOREIGN KEY";
              case CHECK, NOT_NULL -> "CHECK";
              case EXCLUSION -> "";
            };
        if (!type.isEmpty()) {
          rows.add(
              rows.certainty("constraint", constraint.name())
                  .and(rows.certainty("relation", table.name())),
              "constraint_schema",
              schema(table),
              "constraint_name",
              constraint.name(),
              "table_schema",
              schema(table),
              "table_name",
              table.name(),
              "constraint_type",
              type);
        }
      }
    }
  }

  private static void keyColumns(SystemRows rows) {
    rows.maybeMore("constraint", rows.hint("constraint_name"));
    for (Relation table : hinted(rows)) {
      for (TableConstraint constraint : table.constraints()) {
        if (!rows.wants("constraint_name", constraint.name(), constraint.origin())) {
          continue;
        }
        if (constraint.isKey() || constraint.kind() == TableConstraint.Kind.FOREIGN_KEY) {
          usage(rows, table, table.names(constraint.columns()), table, constraint);
        }
      }
    }
  }

  private static void usage(
      SystemRows rows,
      Relation table,
      List<String> columns,
      Relation owner,
      TableConstraint constraint) {
    for (String column : columns) {
      rows.add(
          rows.certainty("constraint", constraint.name())
              .and(rows.certainty("relation", table.name())),
          "constraint_schema",
          schema(owner),
          "constraint_name",
          constraint.name(),
          "table_schema",
          schema(table),
          "table_name",
          table.name(),
          "column_name",
          column);
    }
  }

  private static void constraintColumns(SystemRows rows) {
    rows.maybeMore("constraint", rows.hint("constraint_name"));
    // A foreign key uses the columns it refers to, so the table hinted at is not its owner.
    for (Relation owner : rows.tables(null, null)) {
      for (TableConstraint constraint : owner.constraints()) {
        if (!rows.wants("constraint_name", constraint.name(), constraint.origin())) {
          continue;
        }
        boolean foreign = constraint.kind() == TableConstraint.Kind.FOREIGN_KEY;
        Relation used = foreign ? rows.e.db.relationById(constraint.target()) : owner;
        if (used != null) {
          List<Integer> numbers = foreign ? constraint.targetColumns() : constraint.columns();
          usage(rows, used, used.names(numbers), owner, constraint);
        }
      }
    }
  }
}

package dev.migrationlens.schema;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.ExtensionObject;
import dev.migrationlens.catalog.Index;
import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.Policy;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.sql.Names;
import java.util.List;
import java.util.Objects;

/** Single statements that make or drop one object. */
final class Creations {
  private Creations() {}

  static String extension(Thing thing) {
    ExtensionObject extension = (ExtensionObject) thing.object();
    return "create extension if not exists %s with schema %s"
        .formatted(Names.quote(extension.name()), Names.quote(extension.schema()));
  }

  /** {@code rest} is what a running database adds. */
  static String type(Thing thing, String rest) {
    PgType type = (PgType) thing.object();
    if (type.kind() == PgType.Kind.RANGE && type.base() != null) {
      return "create type %s as range (subtype = %s%s)"
          .formatted(
              thing.name(),
              Ddl.type(type.base()),
              rest.isEmpty() || isStatement(rest) ? "" : ", " + rest);
    }
    String sql = plain(Ddl.type(type));
    boolean more = type.kind() == PgType.Kind.DOMAIN && !isStatement(rest);
    return sql.isEmpty()
        ? "-- " + thing + " is not told in SQL"
        : (more ? sql + " " + rest : sql).strip();
  }

  /** {@code rest} is what a running database adds behind the columns, or a written statement. */
  static String table(Catalog catalog, Relation table, String rest) {
    String name = Ddl.name(table.schema(), table.name());
    boolean listed = !table.traits().partition() && table.kind() != Relation.Kind.FOREIGN_TABLE;
    if (isStatement(rest) && !listed) {
      return rest;
    }
    String after = isStatement(rest) ? "" : rest.lines().findFirst().orElse("");
    Relation parent =
        table.parents().isEmpty() ? null : catalog.relationById(table.parents().get(0));
    if (table.traits().partition() && parent != null) {
      String by = table.traits().partitionBy();
      return "create table %s partition of %s %s%s"
          .formatted(
              name,
              Ddl.name(parent.schema(), parent.name()),
              after,
              by == null ? "" : " partition by " + by);
    }
    if (table.kind() == Relation.Kind.FOREIGN_TABLE) {
      return after.isEmpty()
          ? "-- foreign table `" + name + "`: its server is not known"
          : "create foreign" + plain(Ddl.table(table)).substring("create".length()) + " " + after;
    }
    String inherits =
        parent == null ? "" : " inherits (" + Ddl.name(parent.schema(), parent.name()) + ")";
    return plain(Ddl.table(table)) + inherits + (after.isEmpty() ? "" : " " + after);
  }

  private static boolean isStatement(String sql) {
    return sql.regionMatches(true, 0, "create", 0, "create".length());
  }

  private static String plain(String statement) {
    return statement.replaceFirst(";\\s*$", "");
  }

  /** The statements that a table needs after it was made. */
  static List<String> later(String rest) {
    return isStatement(rest) ? List.of() : rest.lines().skip(1).toList();
  }

  static String sequence(Thing thing, String rest) {
    return isStatement(rest) ? rest : ("create sequence " + thing.name() + " " + rest).strip();
  }

  static String view(Relation view, String rest) {
    String query = view.traits().query();
    boolean told = !rest.isEmpty() && !isStatement(rest);
    String options =
        told ? " " + rest : view.traits().securityInvoker() ? " with (security_invoker = on)" : "";
    String name = Ddl.name(view.schema(), view.name());
    return query == null
        ? "-- " + Thing.of(view) + ": its query is not known"
        : "create %s %s (%s)%s as\n%s"
            .formatted(
                view.kind().words(),
                name,
                Ddl.quoted(view.columns().stream().map(Column::name).toList()),
                options,
                view.traits().populated() ? query : query + "\nwith no data");
  }

  static String constraint(Relation table, TableConstraint constraint) {
    return "alter table %s add constraint %s %s%s"
        .formatted(
            Ddl.name(table.schema(), table.name()),
            Names.quote(constraint.name()),
            Ddl.constraint(table, constraint),
            constraint.validated() ? "" : " not valid");
  }

  /** As PostgreSQL tells it, but with the partitions' indexes. */
  static String index(Thing thing, String told) {
    return told.isEmpty()
        ? Ddl.index(table(thing), (Index) thing.object())
        : told.replaceFirst(" ON ONLY ", " ON ");
  }

  static String policy(Thing thing) {
    return Ddl.policy(table(thing), (Policy) thing.object());
  }

  private static Relation table(Thing thing) {
    return Objects.requireNonNull(thing.table());
  }

  static String rowSecurity(Relation table) {
    String name = Ddl.name(table.schema(), table.name());
    String enable =
        table.traits().rowSecurity() ? "alter table " + name + " enable row level security;" : "";
    return table.traits().forceRowSecurity()
        ? enable + "\nalter table " + name + " force row level security;"
        : enable;
  }

  static String drop(Thing thing) {
    Relation table = thing.table();
    String of = table == null ? "" : Ddl.name(table.schema(), table.name());
    String name = Names.quote(thing.name());
    return switch (thing.kind()) {
      case COLUMN -> "alter table " + of + " drop column " + name;
      case CONSTRAINT -> "alter table " + of + " drop constraint " + name;
      case INDEX -> "drop index " + Ddl.name(((Index) thing.object()).schema(), thing.name());
      case TRIGGER, RULE -> "drop " + thing.kind().word() + " " + name + " on " + of;
      case PUBLISHED -> "alter publication " + name + " drop table " + of;
      case POLICY -> "drop policy " + name + " on " + of;
      case SCHEMA, EXTENSION, PUBLICATION, EVENT_TRIGGER ->
          "drop " + thing.kind().word() + " " + name;
      case ROUTINE -> "drop " + ((Routine) thing.object()).kind().words() + " " + thing.name();
      case TABLE, VIEW -> "drop " + ((Relation) thing.object()).kind().words() + " " + thing.name();
      case TYPE, SEQUENCE -> "drop " + thing.kind().word() + " " + thing.name();
    };
  }
}

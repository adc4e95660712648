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
import java.util.Objects;

/** Single statements that make or drop one object. */
final class Creations {
  private Creations() {}

  static String extension(Thing thing) {
    ExtensionObject extension = (ExtensionObject) thing.object();
    return "create extension if not exists %s with schema %s"
        .formatted(Names.quote(extension.name()), Names.quote(extension.schema()));
  }

  static String type(Thing thing) {
    PgType type = (PgType) thing.object();
    if (type.kind() == PgType.Kind.RANGE && type.base() != null) {
      return "create type %s as range (subtype = %s)"
          .formatted(thing.name(), Ddl.type(type.base()));
    }
    String sql = Ddl.type(type);
    return sql.isEmpty() ? "-- " + thing + " is not told in SQL" : sql;
  }

  static String table(Catalog catalog, Relation table, String bound) {
    String name = Ddl.name(table.schema(), table.name());
    Relation parent =
        table.parents().isEmpty() ? null : catalog.relationById(table.parents().get(0));
    if (table.traits().partition() && parent != null) {
      return "create table %s partition of %s %s"
          .formatted(name, Ddl.name(parent.schema(), parent.name()), bound);
    }
    if (table.kind() == Relation.Kind.FOREIGN_TABLE) {
      return "-- foreign table `" + name + "` is not told in SQL";
    }
    String sql = Ddl.table(table);
    return parent == null
        ? sql
        : sql.replaceFirst(";\\s*$", "")
            + " inherits ("
            + Ddl.name(parent.schema(), parent.name())
            + ")";
  }

  static String view(Relation view) {
    String query = view.traits().query();
    String invoker = view.traits().securityInvoker() ? " with (security_invoker = on)" : "";
    String name = Ddl.name(view.schema(), view.name());
    return query == null
        ? "-- " + Thing.of(view) + ": its query is not known"
        : "create %s %s (%s)%s as\n%s"
            .formatted(
                view.kind().words(),
                name,
                Ddl.quoted(view.columns().stream().map(Column::name).toList()),
                invoker,
                query);
  }

  static String constraint(Relation table, TableConstraint constraint) {
    return "alter table %s add constraint %s %s%s"
        .formatted(
            Ddl.name(table.schema(), table.name()),
            Names.quote(constraint.name()),
            Ddl.constraint(table, constraint),
            constraint.validated() ? "" : " not valid");
  }

  static String index(Thing thing) {
    return Ddl.index(table(thing), (Index) thing.object());
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
      case TRIGGER -> "drop trigger " + name + " on " + of;
      case POLICY -> "drop policy " + name + " on " + of;
      case SCHEMA, EXTENSION -> "drop " + thing.kind().word() + " " + name;
      case ROUTINE -> "drop " + ((Routine) thing.object()).kind().words() + " " + thing.name();
      case TABLE, VIEW -> "drop " + ((Relation) thing.object()).kind().words() + " " + thing.name();
      case TYPE, SEQUENCE -> "drop " + thing.kind().word() + " " + thing.name();
    };
  }
}

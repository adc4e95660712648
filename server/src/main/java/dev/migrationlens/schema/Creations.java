package dev.migrationlens.schema;

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
    if (type.kind() == PgType.Kind.COMPOSITE && !rest.isEmpty() && !isStatement(rest)) {
      return sql + ";\n" + rest;
    }
    boolean more = type.kind() == PgType.Kind.DOMAIN && !isStatement(rest);
    return sql.isEmpty()
        ? "-- " + thing + " is not told in SQL"
        : (more ? sql + " " + rest : sql).strip();
  }

  static boolean isStatement(String sql) {
    return sql.regionMatches(true, 0, "create", 0, "create".length());
  }

  static String plain(String statement) {
    return statement.replaceFirst(";\\s*$", "");
  }

  static String sequence(Thing thing, String rest) {
    return isStatement(rest) ? rest : ("create sequence " + thing.name() + " " + rest).strip();
  }

  static String view(Relation view, String rest) {
    String query = view.traits().query();
    String first = isStatement(rest) ? "" : rest.lines().findFirst().orElse("");
    String options =
        !first.isEmpty()
            ? " " + first
            : view.traits().securityInvoker() ? " with (security_invoker = on)" : "";
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

  static String index(Thing thing, String told) {
    return told.isEmpty() ? Ddl.index(table(thing), (Index) thing.object()) : told;
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
      case SCHEMA,
          EXTENSION,
          LANGUAGE,
          FOREIGN_DATA_WRAPPER,
          SERVER,
          ACCESS_METHOD,
          PUBLICATION,
          SUBSCRIPTION,
          EVENT_TRIGGER ->
          "drop " + words(thing) + " " + name;
      case ROUTINE -> "drop " + ((Routine) thing.object()).kind().words() + " " + thing.name();
      case TABLE, VIEW -> "drop " + ((Relation) thing.object()).kind().words() + " " + thing.name();
      case TYPE,
          SEQUENCE,
          COLLATION,
          CONVERSION,
          TEXT_SEARCH_PARSER,
          TEXT_SEARCH_TEMPLATE,
          TEXT_SEARCH_DICTIONARY,
          TEXT_SEARCH_CONFIGURATION,
          OPERATOR,
          OPERATOR_CLASS,
          OPERATOR_FAMILY,
          CAST,
          STATISTICS ->
          "drop " + words(thing) + " " + thing.name();
    };
  }

  /** What statements call its kind. */
  static String words(Thing thing) {
    return switch (thing.kind()) {
      case STATISTICS -> "statistics";
      case FOREIGN_DATA_WRAPPER -> "foreign data wrapper";
      default -> thing.kind().word();
    };
  }
}

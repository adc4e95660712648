package dev.migrationlens.write;

import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.lint.Casing;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.replay.Step;
import dev.migrationlens.schema.Ddl;
import dev.migrationlens.sql.Names;
import dev.migrationlens.syntax.ast.AlterAction;
import dev.migrationlens.syntax.ast.ColumnDef;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.TableStatement.Alter;
import dev.migrationlens.syntax.ast.TableStatement.ColumnElement;
import dev.migrationlens.syntax.ast.TableStatement.CreateTable;
import dev.migrationlens.syntax.ast.TypeName;
import dev.migrationlens.text.Edit;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Columns of other types: identities, times with zone, texts; here or in a new migration. */
final class BetterTypes {
  private static final Map<String, String> SERIALS =
      Map.of(
          "serial", "integer",
          "serial4", "integer",
          "bigserial", "bigint",
          "serial8", "bigint",
          "smallserial", "smallint",
          "serial2", "smallint");

  private BetterTypes() {}

  /** A column as it is defined, in its statement. */
  private record Place(Step step, ObjectName table, ColumnDef column, TypeName type) {
    String name() {
      return column.name().span().of(step.text());
    }
  }

  /** One way to a better type; the new migration's statements are empty where none is needed. */
  private record Way(String title, List<Edit> here, List<String> statements) {}

  static Stream<Offer> offers(Spot spot) {
    return place(spot).flatMap(p -> way(spot, p)).stream()
        .flatMap(
            way ->
                Stream.of(
                    new Offer(
                        way.title(),
                        Offer.Kind.REWRITE,
                        () -> spot.edit(way.title(), way.here()).changes()),
                    new Offer(
                        way.title() + " in a new migration",
                        Offer.Kind.REWRITE,
                        () ->
                            NextMigration.with(
                                    spot, way.title(), String.join("\n", way.statements()) + "\n")
                                .orElse(List.of()))));
  }

  /** The change in place, for tests and where the title is known. */
  static Optional<Fix> here(Spot spot) {
    return place(spot).flatMap(p -> way(spot, p)).map(way -> spot.edit(way.title(), way.here()));
  }

  private static Optional<Place> place(Spot spot) {
    return spot.statement()
        .flatMap(
            step -> {
              Span at = spot.within(step);
              return columns(step).stream()
                  .filter(p -> p.column().span().touches(at.start()))
                  .findFirst();
            });
  }

  private static List<Place> columns(Step step) {
    var found = new ArrayList<Place>();
    var statement = step.parsed() == null ? null : step.parsed().statement();
    if (statement instanceof CreateTable create) {
      for (var element : create.elements()) {
        if (element instanceof ColumnElement(var column) && column.type() != null) {
          found.add(new Place(step, create.name(), column, column.type()));
        }
      }
    } else if (statement instanceof Alter alter) {
      for (AlterAction action : alter.actions()) {
        if (action instanceof AlterAction.AddColumn add && add.column().type() != null) {
          found.add(new Place(step, alter.name(), add.column(), add.column().type()));
        }
      }
    }
    return found;
  }

  private static Optional<Way> way(Spot spot, Place place) {
    String type = place.type().name().name().toLowerCase(Locale.ROOT);
    if (place.type().dimensions() > 0 || place.type().setOf()) {
      return Optional.empty();
    }
    String identity = SERIALS.get(type);
    if (identity != null) {
      return Optional.of(identity(spot, place, identity));
    }
    return switch (type) {
      case "timestamp" -> Optional.of(zoned(spot, place));
      case "varchar", "bpchar" -> Optional.of(text(spot, place));
      case "json" -> Optional.of(jsonb(spot, place));
      default -> Optional.empty();
    };
  }

  private static Edit retyped(Spot spot, Place place, String type) {
    return Repair.of(spot.replay(), place.step())
        .replace(place.type(), Casing.like(place.step().text(), type));
  }

  private static String alter(Place place) {
    return "alter table "
        + place.table().span().of(place.step().text())
        + " alter column "
        + place.name()
        + " ";
  }

  private static Way identity(Spot spot, Place place, String type) {
    Optional<Relation> table = Found.relation(spot.replay().end(), place.table());
    String name = table.map(UndoRelation::name).orElse(place.table().qualified().toString());
    String sequence =
        Ddl.name(
            table.map(Relation::schema).orElse("public"),
            place.table().name() + "_" + place.column().name().text() + "_seq");
    return new Way(
        "Make it an identity column",
        List.of(retyped(spot, place, type + " generated by default as identity")),
        List.of(
            alter(place) + "drop default;",
            "drop sequence " + sequence + ";",
            alter(place) + "add generated by default as identity;",
            "select setval(pg_get_serial_sequence(%s, %s), coalesce(max(%s), 0) + 1, false) from %s;"
                .formatted(
                    Names.literal(name),
                    Names.literal(place.column().name().text()),
                    place.name(),
                    name)));
  }

  private static Way zoned(Spot spot, Place place) {
    String precision =
        place.type().modifiers().isEmpty()
            ? ""
            : "(" + place.type().modifiers().get(0).span().of(place.step().text()) + ")";
    String type = "timestamptz" + precision;
    return new Way(
        "Convert to timestamptz",
        List.of(retyped(spot, place, type)),
        List.of(alter(place) + "type " + type + " using " + place.name() + " at time zone 'UTC';"));
  }

  private static Way jsonb(Spot spot, Place place) {
    return new Way(
        "Convert to jsonb",
        List.of(retyped(spot, place, "jsonb")),
        List.of(alter(place) + "type jsonb using " + place.name() + "::jsonb;"));
  }

  private static Way text(Spot spot, Place place) {
    var here = new ArrayList<Edit>(List.of(retyped(spot, place, "text")));
    var later = new ArrayList<String>(List.of(alter(place) + "type text;"));
    if (!place.type().modifiers().isEmpty()) {
      String limit = place.type().modifiers().get(0).span().of(place.step().text());
      String check = "check (char_length(" + place.name() + ") <= " + limit + ")";
      Repair repair = Repair.of(spot.replay(), place.step());
      here.add(repair.insert(place.column().end(), " " + Casing.like(place.step().text(), check)));
      String table = place.table().span().of(place.step().text());
      later.add(
          "alter table " + table + " add constraint " + free(spot, place) + " " + check + ";");
    }
    return new Way("Convert to text", here, later);
  }

  /** A name for the limit that no constraint of the table has. */
  private static String free(Spot spot, Place place) {
    List<TableConstraint> taken =
        Found.relation(spot.replay().end(), place.table())
            .map(Relation::constraints)
            .orElse(List.of());
    String name = place.table().name() + "_" + place.column().name().text() + "_length";
    boolean free = taken.stream().noneMatch(c -> c.name().equals(name));
    return Names.quote(free ? name : name + "_2");
  }
}

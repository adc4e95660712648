package dev.migrationlens.write;

import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.lint.Casing;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.replay.Step;
import dev.migrationlens.sql.Names;
import dev.migrationlens.syntax.Lexer;
import dev.migrationlens.syntax.Tokens;
import dev.migrationlens.syntax.ast.AlterAction;
import dev.migrationlens.syntax.ast.ColumnDef;
import dev.migrationlens.syntax.ast.Constraint;
import dev.migrationlens.syntax.ast.Constraint.ForeignKey;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.Statement;
import dev.migrationlens.syntax.ast.TableStatement.Alter;
import dev.migrationlens.syntax.ast.TableStatement.ColumnElement;
import dev.migrationlens.syntax.ast.TableStatement.ConstraintElement;
import dev.migrationlens.syntax.ast.TableStatement.CreateTable;
import dev.migrationlens.syntax.ast.TableStatement.TableElement;
import dev.migrationlens.text.Edit;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Foreign keys in statements of their own, at once or checked in a second step. */
final class KeysApart {
  private final Spot spot;
  private final Step step;
  private final Repair repair;
  private final List<Edit> edits = new ArrayList<>();
  private final List<String> statements = new ArrayList<>();

  /** How a key is added. */
  enum Way {
    AT_ONCE("Extract the foreign keys into their own statements"),
    IN_TWO_STEPS("Extract the foreign keys as NOT VALID, validated after");

    private final String title;

    Way(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  private KeysApart(Spot spot, Step step) {
    this.spot = spot;
    this.step = step;
    this.repair = Repair.of(spot.replay(), step);
  }

  static boolean applies(Spot spot, Way way) {
    return spot.statement()
        .map(s -> s.parsed() == null ? List.<Place>of() : places(s.parsed().statement()))
        .filter(keys -> !keys.isEmpty())
        .filter(keys -> way == Way.IN_TWO_STEPS || keys.stream().anyMatch(k -> !k.alone()))
        .isPresent();
  }

  static Optional<Fix> of(Spot spot, Way way) {
    return applies(spot, way)
        ? spot.statement().map(step -> new KeysApart(spot, step).fix(way))
        : Optional.empty();
  }

  /** A key where it is written: on a column, among a table's elements, or as an action. */
  private record Place(
      ObjectName table, ForeignKey key, @Nullable ColumnDef column, boolean alone) {}

  private static List<Place> places(Statement statement) {
    var found = new ArrayList<Place>();
    if (statement instanceof CreateTable create) {
      for (TableElement element : create.elements()) {
        if (element instanceof ColumnElement(var column)) {
          inColumn(create.name(), column, found);
        } else if (element instanceof ConstraintElement(ForeignKey key)) {
          found.add(new Place(create.name(), key, null, false));
        }
      }
    } else if (statement instanceof Alter alter) {
      for (AlterAction action : alter.actions()) {
        if (action instanceof AlterAction.AddColumn add) {
          inColumn(alter.name(), add.column(), found);
        } else if (action instanceof AlterAction.AddConstraint add
            && add.constraint() instanceof ForeignKey key
            && !key.timing().notValid()) {
          found.add(new Place(alter.name(), key, null, true));
        }
      }
    }
    return found;
  }

  private static void inColumn(ObjectName table, ColumnDef column, List<Place> found) {
    for (Constraint constraint : column.constraints()) {
      if (constraint instanceof ForeignKey key) {
        found.add(new Place(table, key, column, false));
      }
    }
  }

  private Fix fix(Way way) {
    Statement statement = step.parsed() == null ? null : step.parsed().statement();
    for (Place place : statement == null ? List.<Place>of() : places(statement)) {
      if (place.alone()) {
        edits.add(repair.insert(place.key().end(), like(" not valid")));
        statements.add(like("alter table ") + source(place.table()) + validate(place));
        continue;
      }
      if (place.column() == null) {
        removeElement(statement, place.key());
      } else {
        edits.add(repair.replace(withBlank(place.key().span()), ""));
      }
      String valid = way == Way.AT_ONCE ? ";" : like(" not valid;");
      String alter = like("alter table ") + source(place.table());
      statements.add(alter + " " + added(place) + valid);
      if (way == Way.IN_TWO_STEPS) {
        statements.add(alter + validate(place));
      }
    }
    String after = String.join(repair.newline() + repair.indent(), statements);
    edits.add(repair.after(after));
    return spot.edit(way.title(), edits);
  }

  private String validate(Place place) {
    return like(" validate constraint ") + Names.quote(name(place)) + ";";
  }

  private String added(Place place) {
    String columns = columns(place).stream().map(this::source).collect(Collectors.joining(", "));
    return like("add constraint ")
        + Names.quote(name(place))
        + like(" foreign key (")
        + columns
        + ") "
        + like("references ")
        + new Span(place.key().target().start(), place.key().end()).of(step.text());
  }

  private static List<Ident> columns(Place place) {
    return place.column() == null ? place.key().columns() : List.of(place.column().name());
  }

  /** The name it has, written or not. */
  private String name(Place place) {
    if (place.key().name() != null) {
      return place.key().name().text();
    }
    Optional<Relation> table = Found.relation(spot.replay().after(step), place.table());
    List<String> columns = columns(place).stream().map(Ident::text).toList();
    for (TableConstraint constraint : table.map(Relation::constraints).orElse(List.of())) {
      if (constraint.kind() == TableConstraint.Kind.FOREIGN_KEY
          && table.get().names(constraint.columns()).equals(columns)) {
        return constraint.name();
      }
    }
    return place.table().name() + "_" + String.join("_", columns) + "_fkey";
  }

  private String source(dev.migrationlens.syntax.ast.Node node) {
    return node.span().of(step.text());
  }

  private String like(String sql) {
    return Casing.like(step.text(), sql);
  }

  private Span withBlank(Span span) {
    int start = span.start();
    while (start > 0 && Character.isWhitespace(step.text().charAt(start - 1))) {
      start--;
    }
    return new Span(start, span.end());
  }

  /** An element goes with the comma that is its own; comments stay. */
  private void removeElement(Statement statement, ForeignKey key) {
    Tokens tokens = Lexer.lex(step.text());
    int first = tokens.at(key.start());
    boolean leads =
        statement instanceof CreateTable create && create.elements().get(0).start() >= key.start();
    int comma = leads ? tokens.at(key.end() - 1) + 1 : first - 1;
    edits.add(repair.replace(withBlank(key.span()), ""));
    if (comma >= 0 && comma < tokens.count() && tokens.text(comma).equals(",")) {
      edits.add(repair.replace(new Span(tokens.start(comma), tokens.end(comma)), ""));
    }
  }
}

package dev.migrationlens.effect;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Part;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.catalog.TableConstraint.Kind;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.Constraint;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.IndexElement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Constraints on tables, from column clauses, table clauses and ADD CONSTRAINT alike. */
final class Constraints {
  private Constraints() {}

  /** The table with one more constraint; {@code column} is the one it was written on, if any. */
  static Relation add(Evaluation e, Relation table, Constraint constraint, @Nullable Ident column) {
    return switch (constraint) {
      case Constraint.Key key -> Keys.add(e, table, key, column);
      case Constraint.ForeignKey key -> ForeignKeys.add(e, table, key, column);
      case Constraint.Check check -> check(e, table, check);
      case Constraint.Exclusion exclusion -> exclusion(e, table, exclusion);
      case Constraint.NotNull notNull -> notNull(e, table, notNull, column);
      case Constraint.ExplicitNull n -> table;
      case Constraint.Default d -> table;
      case Constraint.Generated g -> table;
      case Constraint.Identity i -> table;
    };
  }

  private static Relation notNull(
      Evaluation e, Relation table, Constraint.NotNull constraint, @Nullable Ident on) {
    Ident name = on != null || constraint.columns().isEmpty() ? on : constraint.columns().get(0);
    if (name == null) {
      return table;
    }
    Column column = Lookup.column(e, table, name);
    if (column == null) {
      return table;
    }
    Relation at = table.mapColumn(column.number(), c -> c.withNotNull(true));
    if (constraint.name() != null && isNotNullOf(table, constraint.name(), column)) {
      return at;
    }
    // Those without a name of their own are known by what they do to the column.
    String own = named(e, table, constraint.name());
    return own == null
        ? at
        : at.withConstraint(
            made(e, own, Kind.NOT_NULL, List.of(column.number()), constraint, null));
  }

  /** Saying it again is no mistake. */
  private static boolean isNotNullOf(Relation table, Ident name, Column column) {
    TableConstraint there = table.constraint(name.text());
    return there != null
        && there.kind() == Kind.NOT_NULL
        && there.columns().contains(column.number());
  }

  private static Relation check(Evaluation e, Relation table, Constraint.Check check) {
    var uses = new Uses();
    int before = e.problemCount();
    SqlType type =
        Expressions.check(e, Scope.of(table, Scope.Place.CHECK), check.condition(), uses);
    if (e.problemCount() == before && !Placement.refuses(e, Scope.Place.CHECK, check.condition())) {
      Expressions.requireBoolean(e, check.condition(), type, "CHECK");
    }
    List<Integer> columns = List.copyOf(uses.columnsOf(table.id()));
    Column only = columns.size() == 1 ? table.column(columns.get(0)) : null;
    String name =
        named(e, table, check.name()) != null
            ? check.name().text()
            : AutoNames.constraint(e, table, only == null ? null : only.name(), "check");
    uses.record(e, table.key(), table.id(), new Part.ConstraintOf(name));
    return table.withConstraint(
        made(e, name, Kind.CHECK, columns, check, e.source(check.condition())));
  }

  private static Relation exclusion(Evaluation e, Relation table, Constraint.Exclusion exclusion) {
    var columns = new ArrayList<Integer>();
    var names = new ArrayList<String>();
    var uses = new Uses();
    for (IndexElement element : exclusion.elements()) {
      names.add(AutoNames.element(element));
      columns.add(Indexes.element(e, table, element, uses));
      IndexClasses.require(
          e,
          table,
          element,
          exclusion.method() == null ? "btree" : exclusion.method().text(),
          uses);
    }
    if (exclusion.predicate() != null) {
      Expressions.check(
          e, Scope.of(table, Scope.Place.INDEX_PREDICATE), exclusion.predicate(), uses);
    }
    String name =
        named(e, table, exclusion.name()) != null
            ? exclusion.name().text()
            : AutoNames.relation(e, table, AutoNames.columns(names), "excl");
    uses.record(e, table.key(), table.id(), new Part.ConstraintOf(name));
    Indexes.forConstraint(
        e,
        table,
        name,
        columns,
        List.of(),
        new Indexes.Form(
            false, false, exclusion.method() == null ? "gist" : exclusion.method().text()),
        e.origin(exclusion));
    return table.withConstraint(
        made(e, name, Kind.EXCLUSION, columns, exclusion, e.source(exclusion)));
  }

  /** A written name after saying that it is taken, or null where none is written. */
  static @Nullable String named(Evaluation e, Relation table, @Nullable Ident name) {
    if (name == null) {
      return null;
    }
    TableConstraint there = table.constraint(name.text());
    if (there != null) {
      Created.exists(
          e,
          SqlState.DUPLICATE_OBJECT,
          "constraint `" + name.text() + "` of `" + table.name() + "`",
          name,
          there.origin());
    }
    return name.text();
  }

  static TableConstraint made(
      Evaluation e,
      String name,
      Kind kind,
      List<Integer> columns,
      Constraint written,
      @Nullable String text) {
    Constraint.Timing timing = written.timing();
    return new TableConstraint(
        name,
        kind,
        columns,
        0,
        List.of(),
        text,
        !timing.notValid() && !timing.notEnforced(),
        timing.deferrable(),
        new TableConstraint.Details(null, null, false, timing.noInherit()),
        e.origin(written.name() == null ? written : written.name()));
  }

  /** The numbers of columns by name; missing ones are reported and left out. */
  static List<Integer> numbers(Evaluation e, Relation table, List<Ident> names, String clause) {
    var numbers = new ArrayList<Integer>();
    for (Ident name : names) {
      Column column = table.column(name.text());
      if (column != null) {
        e.relyOn(column.origin());
        numbers.add(column.number());
      } else {
        reportMissingKeyColumn(e, table, name, clause);
      }
    }
    return numbers;
  }

  private static void reportMissingKeyColumn(
      Evaluation e, Relation table, Ident name, String clause) {
    if (Lookup.isSystemColumn(table, name.text()) && !clause.isEmpty()) {
      return;
    }
    Lookup.reportMissingColumn(e, table, name);
  }

  /** Whether an expression is a bare NULL. */
  static boolean isNull(Expr expr) {
    return expr instanceof Expr.Literal literal && literal.kind() == Expr.LiteralKind.NULL;
  }
}

package dev.migrationlens.syntax;

import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ConstraintAttributes.Attribute;
import dev.migrationlens.syntax.ast.Constraint;
import dev.migrationlens.syntax.ast.Constraint.Timing;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.Option;
import dev.migrationlens.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Constraints written after a column's or domain's type. */
final class ColumnConstraints {
  private ColumnConstraints() {}

  /** Reads one constraint, or one attribute of the constraint before it; false where none comes. */
  static boolean read(TokenCursor c, List<Constraint> constraints) {
    int start = c.start();
    if (c.accept("constraint")) {
      Ident name = c.columnId();
      @Nullable Constraint constraint = element(c, name, start);
      if (constraint == null) {
        throw c.unexpected();
      }
      constraints.add(constraint);
      return true;
    }
    @Nullable Constraint constraint = element(c, null, start);
    if (constraint != null) {
      constraints.add(constraint);
      return true;
    }
    return attribute(c, constraints);
  }

  private static @Nullable Constraint element(TokenCursor c, @Nullable Ident name, int start) {
    if (c.at("not", "null") || (name != null && c.at("not"))) {
      c.expect("not");
      c.expect("null");
      Timing timing = noInherit(c);
      if (timing.noInherit()) {
        c.needs(18, "NOT NULL NO INHERIT", start);
      }
      return new Constraint.NotNull(name, List.of(), timing, start, c.previousEnd());
    }
    if (c.accept("null")) {
      return new Constraint.ExplicitNull(name, Timing.NONE, start, c.previousEnd());
    }
    if (c.accept("default")) {
      Expr value = Expressions.restricted(c);
      return new Constraint.Default(name, value, Timing.NONE, start, c.previousEnd());
    }
    if (c.accept("check")) {
      Expr condition = TableConstraints.parenthesized(c);
      Timing timing = noInherit(c);
      return new Constraint.Check(name, condition, timing, start, c.previousEnd());
    }
    if (c.accept("references")) {
      return ForeignKeys.references(c, name, List.of(), false, start);
    }
    if (c.accept("generated")) {
      return generated(c, name, start);
    }
    return key(c, name, start);
  }

  private static Timing noInherit(TokenCursor c) {
    if (!c.accept("no")) {
      return Timing.NONE;
    }
    c.expect("inherit");
    return new Timing(false, false, false, true, false);
  }

  private static @Nullable Constraint key(TokenCursor c, @Nullable Ident name, int start) {
    boolean primary = c.accept("primary");
    if (primary) {
      c.expect("key");
    } else if (!c.accept("unique")) {
      return null;
    }
    boolean nullsNotDistinct = !primary && TableConstraints.nullsNotDistinct(c);
    Options.optionalDefinition(c);
    TableConstraints.optionalIndexTablespace(c);
    return new Constraint.Key(
        name,
        primary,
        List.of(),
        List.of(),
        nullsNotDistinct,
        false,
        null,
        Timing.NONE,
        start,
        c.previousEnd());
  }

  private static Constraint generated(TokenCursor c, @Nullable Ident name, int start) {
    int when = c.start();
    boolean always = always(c);
    Span written = new Span(when, c.previousEnd());
    c.expect("as");
    if (c.accept("identity")) {
      List<Option> options = SequenceStatements.parenthesizedOptions(c);
      return new Constraint.Identity(name, always, options, Timing.NONE, start, c.previousEnd());
    }
    Expr value = TableConstraints.parenthesized(c);
    boolean stored = c.accept("stored");
    if (!stored) {
      c.accept("virtual");
      c.needs(18, "virtual generated columns", start);
    }
    if (!always) {
      throw c.failure(
          "for a generated column, GENERATED ALWAYS must be specified",
          written,
          SqlState.SYNTAX_ERROR);
    }
    return new Constraint.Generated(name, value, stored, Timing.NONE, start, c.previousEnd());
  }

  /** {@code ALWAYS} or {@code BY DEFAULT}. */
  static boolean always(TokenCursor c) {
    if (c.accept("always")) {
      return true;
    }
    c.expect("by");
    c.expect("default");
    return false;
  }

  /**
   * A DEFERRABLE, INITIALLY … or ENFORCED belongs to the constraint before it; PostgreSQL checks
   * that there is one only when it executes the statement.
   */
  private static boolean attribute(TokenCursor c, List<Constraint> constraints) {
    @Nullable Attribute attribute = ConstraintAttributes.columnAttribute(c);
    if (attribute == null) {
      return false;
    }
    if (!constraints.isEmpty()) {
      int last = constraints.size() - 1;
      constraints.set(
          last, ConstraintAttributes.added(constraints.get(last), attribute, c.previousEnd()));
    }
    return true;
  }
}

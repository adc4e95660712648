package dev.migrationlens.syntax;

import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.Constraint;
import dev.migrationlens.syntax.ast.Constraint.Timing;
import dev.migrationlens.text.Span;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * DEFERRABLE, INITIALLY …, NOT VALID, NO INHERIT and [NOT] ENFORCED after a constraint; {@code
 * span} is that of the first one.
 */
record ConstraintAttributes(Set<Attribute> given, Span span) {

  /** One of them, in PostgreSQL's words. */
  enum Attribute {
    NOT_DEFERRABLE,
    DEFERRABLE,
    INITIALLY_IMMEDIATE,
    INITIALLY_DEFERRED,
    NOT_VALID,
    NO_INHERIT,
    NOT_ENFORCED,
    ENFORCED
  }

  static ConstraintAttributes read(TokenCursor c) {
    var given = EnumSet.noneOf(Attribute.class);
    Span first = new Span(c.start(), c.start());
    while (true) {
      int start = c.start();
      @Nullable Attribute attribute = tableAttribute(c);
      if (attribute == null) {
        return new ConstraintAttributes(given, first);
      }
      var span = new Span(start, c.previousEnd());
      if (given.isEmpty()) {
        first = span;
      }
      given.add(attribute);
      checkConflicts(c, given, span);
    }
  }

  private static void checkConflicts(TokenCursor c, Set<Attribute> given, Span span) {
    if (both(given, Attribute.NOT_DEFERRABLE, Attribute.INITIALLY_DEFERRED)) {
      throw c.failure(
          "constraint declared INITIALLY DEFERRED must be DEFERRABLE", span, SqlState.SYNTAX_ERROR);
    }
    if (both(given, Attribute.NOT_DEFERRABLE, Attribute.DEFERRABLE)
        || both(given, Attribute.INITIALLY_IMMEDIATE, Attribute.INITIALLY_DEFERRED)
        || both(given, Attribute.NOT_ENFORCED, Attribute.ENFORCED)) {
      throw c.failure("conflicting constraint properties", span, SqlState.SYNTAX_ERROR);
    }
  }

  private static boolean both(Set<Attribute> given, Attribute one, Attribute other) {
    return given.contains(one) && given.contains(other);
  }

  private static @Nullable Attribute tableAttribute(TokenCursor c) {
    if (c.at("not", "valid")) {
      c.accept("not", "valid");
      return Attribute.NOT_VALID;
    }
    if (c.accept("no")) {
      c.expect("inherit");
      return Attribute.NO_INHERIT;
    }
    return columnAttribute(c);
  }

  /** The next attribute of those that may follow a column's constraint, or null. */
  static @Nullable Attribute columnAttribute(TokenCursor c) {
    int start = c.start();
    if (c.accept("deferrable")) {
      return Attribute.DEFERRABLE;
    }
    if (c.accept("initially")) {
      if (c.accept("deferred")) {
        return Attribute.INITIALLY_DEFERRED;
      }
      c.expect("immediate");
      return Attribute.INITIALLY_IMMEDIATE;
    }
    if (c.accept("enforced")) {
      c.needs(18, "ENFORCED", start);
      return Attribute.ENFORCED;
    }
    if (!c.accept("not")) {
      return null;
    }
    if (c.accept("deferrable")) {
      return Attribute.NOT_DEFERRABLE;
    }
    c.expect("enforced");
    c.needs(18, "NOT ENFORCED", start);
    return Attribute.NOT_ENFORCED;
  }

  /**
   * The attributes as a constraint keeps them, after PostgreSQL's check that a constraint of this
   * sort may have them. DEFERRABLE stands for INITIALLY DEFERRED too.
   */
  Timing timing(TokenCursor c, String constraint, Set<Attribute> allowed) {
    boolean deferred = given.contains(Attribute.INITIALLY_DEFERRED);
    boolean deferrable = deferred || given.contains(Attribute.DEFERRABLE);
    if (deferrable && !allowed.contains(Attribute.DEFERRABLE)) {
      throw forbidden(c, constraint, "DEFERRABLE");
    }
    for (Attribute attribute :
        EnumSet.of(
            Attribute.NOT_VALID,
            Attribute.NO_INHERIT,
            Attribute.NOT_ENFORCED,
            Attribute.ENFORCED)) {
      Attribute permission = attribute == Attribute.NOT_ENFORCED ? Attribute.ENFORCED : attribute;
      if (given.contains(attribute) && !allowed.contains(permission)) {
        throw forbidden(c, constraint, attribute.name().replace('_', ' '));
      }
    }
    return new Timing(
        deferrable,
        deferred,
        given.contains(Attribute.NOT_VALID),
        given.contains(Attribute.NO_INHERIT),
        given.contains(Attribute.NOT_ENFORCED));
  }

  private SyntaxFailure forbidden(TokenCursor c, String constraint, String attribute) {
    return c.failure(
        constraint + " constraints cannot be marked " + attribute,
        span,
        SqlState.FEATURE_NOT_SUPPORTED);
  }

  /** The constraint with one more attribute, which ends at {@code end}. */
  static Constraint added(Constraint constraint, Attribute attribute, int end) {
    Timing old = constraint.timing();
    boolean deferred = attribute == Attribute.INITIALLY_DEFERRED || old.deferred();
    Timing timing =
        new Timing(
            deferred || attribute == Attribute.DEFERRABLE || old.deferrable(),
            deferred,
            old.notValid(),
            old.noInherit(),
            attribute == Attribute.NOT_ENFORCED || old.notEnforced());
    return switch (constraint) {
      case Constraint.NotNull x ->
          new Constraint.NotNull(x.name(), x.columns(), timing, x.start(), end);
      case Constraint.ExplicitNull x ->
          new Constraint.ExplicitNull(x.name(), timing, x.start(), end);
      case Constraint.Default x ->
          new Constraint.Default(x.name(), x.value(), timing, x.start(), end);
      case Constraint.Generated x ->
          new Constraint.Generated(x.name(), x.value(), x.stored(), timing, x.start(), end);
      case Constraint.Identity x ->
          new Constraint.Identity(x.name(), x.always(), x.options(), timing, x.start(), end);
      case Constraint.Check x ->
          new Constraint.Check(x.name(), x.condition(), timing, x.start(), end);
      case Constraint.Key x ->
          new Constraint.Key(
              x.name(),
              x.primary(),
              x.columns(),
              x.including(),
              x.nullsNotDistinct(),
              x.withoutOverlaps(),
              x.usingIndex(),
              timing,
              x.start(),
              end);
      case Constraint.ForeignKey x -> ForeignKeys.timed(x, timing, end);
      case Constraint.Exclusion x ->
          new Constraint.Exclusion(
              x.name(),
              x.method(),
              x.elements(),
              x.operators(),
              x.predicate(),
              timing,
              x.start(),
              end);
    };
  }
}

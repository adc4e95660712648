package dev.migrationlens.syntax;

import dev.migrationlens.syntax.ConstraintAttributes.Attribute;
import dev.migrationlens.syntax.ast.Constraint;
import dev.migrationlens.syntax.ast.Constraint.Timing;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.IndexElement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Constraints of a table or domain, written on their own. */
final class TableConstraints {
  private static final Set<Attribute> ON_CHECK =
      EnumSet.of(Attribute.NOT_VALID, Attribute.NO_INHERIT, Attribute.ENFORCED);
  private static final Set<Attribute> ON_NOT_NULL =
      EnumSet.of(Attribute.NOT_VALID, Attribute.NO_INHERIT);
  private static final Set<Attribute> ON_KEY = EnumSet.of(Attribute.DEFERRABLE);
  private static final Set<Attribute> ON_FOREIGN_KEY =
      EnumSet.of(Attribute.DEFERRABLE, Attribute.NOT_VALID, Attribute.ENFORCED);

  private TableConstraints() {}

  /** Whether a table constraint comes, rather than a column. */
  static boolean ahead(TokenCursor c) {
    return c.at("constraint")
        || c.at("check")
        || c.at("not")
        || c.at("unique")
        || c.at("primary")
        || c.at("exclude", "using")
        || (c.at("exclude") && c.peekSymbol(1, '('))
        || c.at("foreign");
  }

  static Constraint read(TokenCursor c) {
    int start = c.start();
    @Nullable Ident name = c.accept("constraint") ? c.columnId() : null;
    if (c.accept("check")) {
      Expr condition = parenthesized(c);
      Timing timing = ConstraintAttributes.read(c).timing(c, "CHECK", ON_CHECK);
      return new Constraint.Check(name, condition, timing, start, c.previousEnd());
    }
    if (c.accept("not")) {
      c.expect("null");
      c.needs(18, "NOT NULL as a table constraint", start);
      List<Ident> columns = List.of(c.columnId());
      Timing timing = ConstraintAttributes.read(c).timing(c, "NOT NULL", ON_NOT_NULL);
      return new Constraint.NotNull(name, columns, timing, start, c.previousEnd());
    }
    if (c.accept("unique")) {
      return key(c, name, false, start);
    }
    if (c.accept("primary")) {
      c.expect("key");
      return key(c, name, true, start);
    }
    if (c.accept("exclude")) {
      return exclusion(c, name, start);
    }
    c.expect("foreign");
    c.expect("key");
    return foreignKey(c, name, start);
  }

  private static Constraint key(TokenCursor c, @Nullable Ident name, boolean primary, int start) {
    String words = primary ? "PRIMARY KEY" : "UNIQUE";
    if (c.accept("using")) {
      c.expect("index");
      Ident index = c.columnId();
      Timing timing = ConstraintAttributes.read(c).timing(c, words, ON_KEY);
      return new Constraint.Key(
          name, primary, List.of(), List.of(), false, false, index, timing, start, c.previousEnd());
    }
    boolean nullsNotDistinct = !primary && nullsNotDistinct(c);
    c.expectSymbol('(');
    List<Ident> columns = Clauses.names(c);
    boolean withoutOverlaps = withoutOverlaps(c);
    c.expectSymbol(')');
    List<Ident> including = optionalInclude(c);
    Options.optionalDefinition(c);
    optionalIndexTablespace(c);
    Timing timing = ConstraintAttributes.read(c).timing(c, words, ON_KEY);
    return new Constraint.Key(
        name,
        primary,
        columns,
        including,
        nullsNotDistinct,
        withoutOverlaps,
        null,
        timing,
        start,
        c.previousEnd());
  }

  private static boolean withoutOverlaps(TokenCursor c) {
    int start = c.start();
    if (!c.accept("without")) {
      return false;
    }
    c.expect("overlaps");
    c.needs(18, "WITHOUT OVERLAPS", start);
    return true;
  }

  private static Constraint exclusion(TokenCursor c, @Nullable Ident name, int start) {
    @Nullable Ident method = c.accept("using") ? c.columnId() : null;
    var elements = new ArrayList<IndexElement>();
    var operators = new ArrayList<String>();
    c.expectSymbol('(');
    do {
      elements.add(IndexElements.element(c));
      c.expect("with");
      operators.add(OperatorNames.text(OperatorNames.ofExclusion(c)));
    } while (c.acceptSymbol(','));
    c.expectSymbol(')');
    optionalInclude(c);
    Options.optionalDefinition(c);
    optionalIndexTablespace(c);
    @Nullable Expr predicate = c.accept("where") ? parenthesized(c) : null;
    Timing timing = ConstraintAttributes.read(c).timing(c, "EXCLUDE", ON_KEY);
    return new Constraint.Exclusion(
        name, method, elements, operators, predicate, timing, start, c.previousEnd());
  }

  private static Constraint foreignKey(TokenCursor c, @Nullable Ident name, int start) {
    ForeignKeys.Columns columns = ForeignKeys.columns(c);
    c.expect("references");
    var key = ForeignKeys.references(c, name, columns.names(), columns.period(), start);
    Timing timing = ConstraintAttributes.read(c).timing(c, "FOREIGN KEY", ON_FOREIGN_KEY);
    return ForeignKeys.timed(key, timing, c.previousEnd());
  }

  /** What ALTER DOMAIN adds: CHECK or NOT NULL, perhaps named. */
  static Constraint ofDomain(TokenCursor c) {
    int start = c.start();
    @Nullable Ident name = c.accept("constraint") ? c.columnId() : null;
    if (c.accept("check")) {
      Expr condition = parenthesized(c);
      Timing timing = ConstraintAttributes.read(c).timing(c, "CHECK", ON_NOT_NULL);
      return new Constraint.Check(name, condition, timing, start, c.previousEnd());
    }
    c.expect("not");
    c.expect("null");
    c.needs(17, "NOT NULL as a domain constraint", start);
    Timing timing =
        ConstraintAttributes.read(c).timing(c, "NOT NULL", EnumSet.noneOf(Attribute.class));
    return new Constraint.NotNull(name, List.of(), timing, start, c.previousEnd());
  }

  static Expr parenthesized(TokenCursor c) {
    c.expectSymbol('(');
    Expr condition = Expressions.expression(c);
    c.expectSymbol(')');
    return condition;
  }

  /** {@code NULLS [NOT] DISTINCT}, or nothing. */
  static boolean nullsNotDistinct(TokenCursor c) {
    int start = c.start();
    if (!c.accept("nulls")) {
      return false;
    }
    boolean not = c.accept("not");
    c.expect("distinct");
    c.needs(15, "NULLS NOT DISTINCT", start);
    return not;
  }

  private static List<Ident> optionalInclude(TokenCursor c) {
    return c.accept("include") ? Clauses.columns(c) : List.of();
  }

  /** {@code USING INDEX TABLESPACE t}, or nothing. */
  static void optionalIndexTablespace(TokenCursor c) {
    if (c.accept("using")) {
      c.expect("index");
      c.expect("tablespace");
      c.columnId();
    }
  }
}

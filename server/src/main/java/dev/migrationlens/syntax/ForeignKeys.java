package dev.migrationlens.syntax;

import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.Constraint;
import dev.migrationlens.syntax.ast.Constraint.ForeignKey;
import dev.migrationlens.syntax.ast.Constraint.Timing;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What follows REFERENCES, in a column's constraint and in a table's. */
final class ForeignKeys {
  private ForeignKeys() {}

  /** A list of columns whose last may be a PERIOD. */
  record Columns(List<Ident> names, boolean period) {}

  private record Actions(@Nullable String onDelete, @Nullable String onUpdate) {}

  /** {@code (a, b, PERIOD c)}. */
  static Columns columns(TokenCursor c) {
    c.expectSymbol('(');
    var names = new ArrayList<Ident>();
    names.add(c.columnId());
    boolean period = false;
    while (!period && c.acceptSymbol(',')) {
      period = c.at("period") && !c.peekSymbol(1, ',') && !c.peekSymbol(1, ')');
      if (period) {
        c.expect("period");
        c.needs(18, "PERIOD", c.previousEnd() - "period".length());
      }
      names.add(c.columnId());
    }
    c.expectSymbol(')');
    return new Columns(names, period);
  }

  /** {@code target [(columns)] [MATCH m] [ON DELETE a] [ON UPDATE a]}, after REFERENCES. */
  static ForeignKey references(
      TokenCursor c, @Nullable Ident name, List<Ident> columns, boolean period, int start) {
    boolean inColumn = columns.isEmpty();
    ObjectName target = c.qualifiedName();
    Columns referenced = new Columns(List.of(), false);
    if (c.atSymbol('(')) {
      referenced = inColumn ? new Columns(Clauses.columns(c), false) : columns(c);
    }
    @Nullable String match = match(c);
    Actions actions = actions(c);
    return new ForeignKey(
        name,
        columns,
        target,
        referenced.names(),
        match,
        actions.onDelete(),
        actions.onUpdate(),
        period || referenced.period(),
        Timing.NONE,
        start,
        c.previousEnd());
  }

  private static @Nullable String match(TokenCursor c) {
    int start = c.start();
    if (!c.accept("match")) {
      return null;
    }
    if (c.accept("full")) {
      return "FULL";
    }
    if (c.accept("partial")) {
      throw c.failure(
          "MATCH PARTIAL not yet implemented",
          new Span(start, c.previousEnd()),
          SqlState.FEATURE_NOT_SUPPORTED);
    }
    c.expect("simple");
    return "SIMPLE";
  }

  private static Actions actions(TokenCursor c) {
    @Nullable String onDelete = null;
    @Nullable String onUpdate = null;
    int start = c.start();
    while ((onDelete == null || onUpdate == null) && c.accept("on")) {
      if (onDelete == null && c.accept("delete")) {
        onDelete = action(c);
      } else if (onUpdate == null && c.accept("update")) {
        onUpdate = updateAction(c, start);
      } else {
        throw c.unexpected();
      }
      start = c.start();
    }
    return new Actions(onDelete, onUpdate);
  }

  private static String updateAction(TokenCursor c, int start) {
    String action = action(c);
    int list = action.indexOf('(');
    if (list >= 0) {
      throw c.failure(
          "a column list with "
              + action.substring(0, list - 1)
              + " is only supported for ON DELETE actions",
          new Span(start, c.previousEnd()),
          SqlState.FEATURE_NOT_SUPPORTED);
    }
    return action;
  }

  /** The action in upper case, with the columns of SET NULL (a, b) where there are any. */
  private static String action(TokenCursor c) {
    if (c.accept("no")) {
      c.expect("action");
      return "NO ACTION";
    }
    if (c.accept("restrict")) {
      return "RESTRICT";
    }
    if (c.accept("cascade")) {
      return "CASCADE";
    }
    int start = c.start();
    c.expect("set");
    if (!c.accept("null")) {
      c.expect("default");
    }
    String action =
        c.text().substring(start, c.previousEnd()).toUpperCase(Locale.ROOT).endsWith("NULL")
            ? "SET NULL"
            : "SET DEFAULT";
    if (!c.atSymbol('(')) {
      return action;
    }
    c.needs(15, "column list of ON DELETE SET", start);
    List<String> columns = Clauses.columns(c).stream().map(Ident::text).toList();
    return action + " (" + String.join(", ", columns) + ")";
  }

  static Constraint timed(ForeignKey key, Timing timing, int end) {
    return new ForeignKey(
        key.name(),
        key.columns(),
        key.target(),
        key.referenced(),
        key.match(),
        key.onDelete(),
        key.onUpdate(),
        key.period(),
        timing,
        key.start(),
        end);
  }
}

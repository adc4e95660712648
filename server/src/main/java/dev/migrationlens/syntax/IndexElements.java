package dev.migrationlens.syntax;

import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.IndexElement;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.Option;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Keys of indexes, exclusion constraints, partitions and ON CONFLICT. */
final class IndexElements {
  private IndexElements() {}

  /** What an index is built over: a column, a function call or an expression in parentheses. */
  private record Subject(@Nullable Ident column, @Nullable Expr expression) {}

  /** {@code (element, …)}. */
  static List<IndexElement> list(TokenCursor c) {
    return Clauses.parenthesized(c, IndexElements::element);
  }

  /** {@code subject [COLLATE c] [opclass [(…)]] [ASC|DESC] [NULLS FIRST|LAST]}. */
  static IndexElement element(TokenCursor c) {
    int start = c.start();
    Subject subject = subject(c);
    @Nullable ObjectName collation = ColumnDefinitions.optionalCollation(c);
    @Nullable ObjectName operatorClass = optionalOperatorClass(c);
    List<Option> options = List.of();
    if (operatorClass != null && c.atSymbol('(')) {
      options = Options.storage(c);
    }
    boolean descending = Sorting.descending(c);
    @Nullable Boolean nullsFirst = Sorting.nullsFirst(c);
    return new IndexElement(
        subject.column(),
        subject.expression(),
        collation,
        operatorClass,
        descending,
        nullsFirst,
        options,
        start,
        c.previousEnd());
  }

  /** {@code subject [COLLATE c] [opclass]}: a key of PARTITION BY. */
  static IndexElement partitionKey(TokenCursor c) {
    int start = c.start();
    Subject subject = subject(c);
    @Nullable ObjectName collation = ColumnDefinitions.optionalCollation(c);
    @Nullable ObjectName operatorClass = optionalOperatorClass(c);
    return new IndexElement(
        subject.column(),
        subject.expression(),
        collation,
        operatorClass,
        false,
        null,
        List.of(),
        start,
        c.previousEnd());
  }

  /** A column or expression that CREATE STATISTICS looks at. */
  static Expr statisticsItem(TokenCursor c) {
    Subject subject = subject(c);
    Expr expression = subject.expression();
    if (expression != null) {
      return expression;
    }
    Ident column = Objects.requireNonNull(subject.column());
    return new Expr.ColumnRef(List.of(column), false, column.start(), column.end());
  }

  private static @Nullable ObjectName optionalOperatorClass(TokenCursor c) {
    boolean order = c.at("nulls", "first") || c.at("nulls", "last");
    return !order && c.atColumnId() ? c.anyName() : null;
  }

  private static Subject subject(TokenCursor c) {
    if (c.atSymbol('(')) {
      return new Subject(null, TableConstraints.parenthesized(c));
    }
    if (TableFunctions.startsHere(c) || (c.atColumnId() && c.peekSymbol(1, '.'))) {
      return new Subject(null, Calls.windowless(c));
    }
    return new Subject(c.columnId(), null);
  }
}

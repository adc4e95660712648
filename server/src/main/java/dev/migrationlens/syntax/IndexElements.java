package dev.migrationlens.syntax;

import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.IndexElement;
import dev.migrationlens.syntax.ast.ObjectName;
import java.util.ArrayList;
import java.util.List;

/** The keys of indexes, ON CONFLICT and exclusion constraints (index_elem). */
final class IndexElements {
  private IndexElements() {}

  static List<IndexElement> list(TokenCursor c) {
    c.expectSymbol('(');
    var elements = new ArrayList<IndexElement>();
    do {
      elements.add(element(c));
    } while (c.acceptSymbol(','));
    c.expectSymbol(')');
    return elements;
  }

  static IndexElement element(TokenCursor c) {
    int start = c.start();
    Ident column = null;
    Expr expression = null;
    if (c.acceptSymbol('(')) {
      expression = Expressions.expression(c);
      c.expectSymbol(')');
    } else if (TableFunctions.startsHere(c)) {
      expression = Calls.windowless(c);
    } else {
      column = c.columnId();
    }
    ObjectName collation = c.accept("collate") ? c.anyName() : null;
    ObjectName operatorClass = c.atColumnId() && !c.at("nulls") ? c.anyName() : null;
    boolean descending = Sorting.descending(c);
    Boolean nullsFirst = Sorting.nullsFirst(c);
    return new IndexElement(
        column,
        expression,
        collation,
        operatorClass,
        descending,
        nullsFirst,
        List.of(),
        start,
        c.previousEnd());
  }
}

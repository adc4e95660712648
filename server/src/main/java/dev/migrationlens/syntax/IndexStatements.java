package dev.migrationlens.syntax;

import dev.migrationlens.syntax.Relations.Relation;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.IndexElement;
import dev.migrationlens.syntax.ast.IndexStatement.CreateIndex;
import dev.migrationlens.syntax.ast.IndexStatement.CreateStatistics;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.Option;
import dev.migrationlens.syntax.ast.Query;
import dev.migrationlens.syntax.ast.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CREATE INDEX and CREATE STATISTICS. */
final class IndexStatements {
  private static final List<String> STORAGE =
      List.of(
          "fillfactor",
          "deduplicate_items",
          "buffering",
          "fastupdate",
          "gin_pending_list_limit",
          "pages_per_range",
          "autosummarize");

  private IndexStatements() {}

  /** After INDEX. */
  static Statement create(TokenCursor c, int start, boolean unique) {
    boolean concurrently = c.accept("concurrently");
    boolean ifNotExists = Clauses.ifNotExists(c);
    @Nullable ObjectName name = null;
    if (ifNotExists || !c.at("on")) {
      name = new ObjectName(List.of(c.columnId()));
    }
    c.expect("on");
    Relation relation = Relations.relation(c);
    @Nullable Ident method = c.accept("using") ? c.columnId() : null;
    List<IndexElement> elements = IndexElements.list(c);
    List<Ident> including = List.of();
    if (c.accept("include")) {
      including = including(IndexElements.list(c));
    }
    boolean nullsNotDistinct = TableConstraints.nullsNotDistinct(c);
    List<Option> options = Options.optionalStorage(c, STORAGE);
    @Nullable Ident tablespace = c.accept("tablespace") ? c.columnId() : null;
    @Nullable Expr predicate = c.accept("where") ? Expressions.expression(c) : null;
    return new CreateIndex(
        name,
        unique,
        concurrently,
        ifNotExists,
        relation.name(),
        relation.only(),
        method,
        elements,
        including,
        nullsNotDistinct,
        options,
        tablespace,
        predicate,
        start,
        c.previousEnd());
  }

  /** PostgreSQL's grammar allows expressions here and refuses them only later. */
  private static List<Ident> including(List<IndexElement> elements) {
    var columns = new ArrayList<Ident>();
    for (IndexElement element : elements) {
      Ident column = element.column();
      if (column != null) {
        columns.add(column);
      }
    }
    return columns;
  }

  /** After STATISTICS. */
  static Statement createStatistics(TokenCursor c, int start) {
    boolean ifNotExists = Clauses.ifNotExists(c);
    @Nullable ObjectName name = null;
    if (ifNotExists || (!c.at("on") && !c.atSymbol('('))) {
      name = c.anyName();
    } else {
      c.needs(16, "CREATE STATISTICS without a name", start);
    }
    List<Ident> kinds = Clauses.optionalColumns(c);
    c.expect("on");
    List<Expr> items = Clauses.list(c, IndexElements::statisticsItem);
    if (items.stream().anyMatch(item -> !(item instanceof Expr.ColumnRef))) {
      c.needs(14, "CREATE STATISTICS on expressions", items.get(0).start());
    }
    c.expect("from");
    List<Query.FromItem> from = FromItems.list(c);
    return new CreateStatistics(name, ifNotExists, kinds, items, from, start, c.previousEnd());
  }
}

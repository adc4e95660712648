package dev.migrationlens.syntax.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** CREATE INDEX and CREATE STATISTICS. */
public sealed interface IndexStatement extends Statement {

  /** CREATE [UNIQUE] INDEX. */
  record CreateIndex(
      @Nullable ObjectName name,
      boolean unique,
      boolean concurrently,
      boolean ifNotExists,
      ObjectName table,
      boolean only,
      @Nullable Ident method,
      List<IndexElement> elements,
      List<Ident> including,
      boolean nullsNotDistinct,
      List<Option> options,
      @Nullable Ident tablespace,
      @Nullable Expr predicate,
      int start,
      int end)
      implements IndexStatement {
    public CreateIndex {
      elements = List.copyOf(elements);
      including = List.copyOf(including);
      options = List.copyOf(options);
    }
  }

  /** CREATE STATISTICS. */
  record CreateStatistics(
      @Nullable ObjectName name,
      boolean ifNotExists,
      List<Ident> kinds,
      List<Expr> items,
      List<Query.FromItem> from,
      int start,
      int end)
      implements IndexStatement {
    public CreateStatistics {
      kinds = List.copyOf(kinds);
      items = List.copyOf(items);
      from = List.copyOf(from);
    }
  }
}

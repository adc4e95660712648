package dev.migrationlens.syntax.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** SELECT and the statements that change rows. */
public sealed interface DmlStatement extends Statement {

  /** A query as a statement. */
  record SelectStatement(Query query, int start, int end) implements DmlStatement {}

  /** {@code INSERT INTO t [AS a] (columns) query}; no query means DEFAULT VALUES. */
  record Insert(
      Query.@Nullable With with,
      ObjectName table,
      @Nullable Ident alias,
      List<Target> columns,
      @Nullable String overriding,
      @Nullable Query source,
      @Nullable OnConflict onConflict,
      List<Query.Output> returning,
      int start,
      int end)
      implements DmlStatement {
    public Insert {
      columns = List.copyOf(columns);
      returning = List.copyOf(returning);
    }
  }

  /** A column that receives a value; {@code place} is the column, or a field or element of it. */
  record Target(Ident column, Expr place) {
    public boolean partial() {
      return !(place instanceof Expr.ColumnRef);
    }
  }

  /** {@code SET (a, b) = source} or {@code SET a = source}. */
  record Assignment(List<Target> targets, Expr value) {
    public Assignment {
      targets = List.copyOf(targets);
    }
  }

  /** {@code ON CONFLICT [(items) [WHERE p] | ON CONSTRAINT c] DO NOTHING | DO UPDATE SET …}. */
  record OnConflict(
      List<IndexElement> items,
      @Nullable Expr predicate,
      @Nullable Ident constraint,
      boolean update,
      List<Assignment> set,
      @Nullable Expr where,
      int start,
      int end)
      implements Node {
    public OnConflict {
      items = List.copyOf(items);
      set = List.copyOf(set);
    }
  }

  /** {@code UPDATE t [AS a] SET … FROM … WHERE …}. */
  record Update(
      Query.@Nullable With with,
      ObjectName table,
      @Nullable Ident alias,
      List<Assignment> set,
      List<Query.FromItem> from,
      @Nullable Expr where,
      List<Query.Output> returning,
      int start,
      int end)
      implements DmlStatement {
    public Update {
      set = List.copyOf(set);
      from = List.copyOf(from);
      returning = List.copyOf(returning);
    }
  }

  /** {@code DELETE FROM t [AS a] USING … WHERE …}. */
  record Delete(
      Query.@Nullable With with,
      ObjectName table,
      @Nullable Ident alias,
      List<Query.FromItem> using,
      @Nullable Expr where,
      List<Query.Output> returning,
      int start,
      int end)
      implements DmlStatement {
    public Delete {
      using = List.copyOf(using);
      returning = List.copyOf(returning);
    }
  }

  /** {@code MERGE INTO t USING s ON c WHEN …}. */
  record Merge(
      Query.@Nullable With with,
      ObjectName table,
      @Nullable Ident alias,
      Query.FromItem source,
      Expr on,
      List<MergeWhen> whens,
      List<Query.Output> returning,
      int start,
      int end)
      implements DmlStatement {
    public Merge {
      whens = List.copyOf(whens);
      returning = List.copyOf(returning);
    }
  }

  /** One WHEN of MERGE; {@code match}: MATCHED, NOT MATCHED, NOT MATCHED BY SOURCE. */
  record MergeWhen(
      String match,
      @Nullable Expr condition,
      String action,
      List<Assignment> set,
      List<Target> columns,
      List<Expr> values) {
    public MergeWhen {
      set = List.copyOf(set);
      columns = List.copyOf(columns);
      values = List.copyOf(values);
    }
  }

  /** {@code COPY t (c, …) FROM/TO …} or {@code COPY (query) TO …}. */
  record Copy(
      @Nullable ObjectName table,
      List<Ident> columns,
      @Nullable Query query,
      boolean from,
      boolean stdin,
      @Nullable Expr where,
      int start,
      int end)
      implements DmlStatement {
    public Copy {
      columns = List.copyOf(columns);
    }
  }

  /** {@code TRUNCATE t, … CASCADE}. */
  record Truncate(
      List<ObjectName> tables, boolean cascade, boolean restartIdentity, int start, int end)
      implements DmlStatement {
    public Truncate {
      tables = List.copyOf(tables);
    }
  }
}

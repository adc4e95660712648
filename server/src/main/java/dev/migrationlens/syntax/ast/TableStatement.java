package dev.migrationlens.syntax.ast;

import dev.migrationlens.sql.ObjectKind;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** CREATE TABLE in its forms, and ALTER of everything that has columns or lives beside tables. */
public sealed interface TableStatement extends Statement {

  /** Where a table lives and whether it survives. */
  enum Persistence {
    PERMANENT,
    TEMPORARY,
    UNLOGGED
  }

  /**
   * CREATE [FOREIGN] TABLE; {@code partitionOf} and {@code ofType} are the other ways to columns.
   */
  record CreateTable(
      ObjectName name,
      Persistence persistence,
      boolean ifNotExists,
      boolean foreign,
      @Nullable ObjectName ofType,
      @Nullable PartitionOf partitionOf,
      List<TableElement> elements,
      List<ObjectName> inherits,
      @Nullable PartitionBy partitionBy,
      @Nullable Ident server,
      List<Option> options,
      @Nullable String onCommit,
      int start,
      int end)
      implements TableStatement {
    public CreateTable {
      elements = List.copyOf(elements);
      inherits = List.copyOf(inherits);
      options = List.copyOf(options);
    }
  }

  /** A column, a constraint or LIKE between the parentheses. */
  sealed interface TableElement extends Node {}

  /** A column between the parentheses. */
  record ColumnElement(ColumnDef column) implements TableElement {
    @Override
    public int start() {
      return column.start();
    }

    @Override
    public int end() {
      return column.end();
    }
  }

  /** A table constraint between the parentheses. */
  record ConstraintElement(Constraint constraint) implements TableElement {
    @Override
    public int start() {
      return constraint.start();
    }

    @Override
    public int end() {
      return constraint.end();
    }
  }

  /** {@code LIKE t INCLUDING ALL EXCLUDING INDEXES}: upper-case words as written, in order. */
  record LikeElement(ObjectName table, List<LikeOption> options, int start, int end)
      implements TableElement {
    public LikeElement {
      options = List.copyOf(options);
    }
  }

  /** One INCLUDING or EXCLUDING. */
  record LikeOption(boolean including, String what) {}

  /** {@code PARTITION OF parent FOR VALUES … | DEFAULT}. */
  record PartitionOf(ObjectName parent, PartitionBound bound) {}

  /** The bound of a partition. */
  record PartitionBound(BoundKind kind, List<Expr> values, List<Expr> to, int start, int end)
      implements Node {
    public PartitionBound {
      values = List.copyOf(values);
      to = List.copyOf(to);
    }
  }

  /** The four ways to bound a partition. */
  enum BoundKind {
    DEFAULT,
    IN,
    RANGE,
    HASH
  }

  /** {@code PARTITION BY method (elements)}, the method in lower case. */
  record PartitionBy(String method, List<IndexElement> elements, int start, int end)
      implements Node {
    public PartitionBy {
      elements = List.copyOf(elements);
    }
  }

  /** CREATE TABLE AS, SELECT INTO and CREATE MATERIALIZED VIEW's sibling; EXECUTE has no query. */
  record CreateTableAs(
      ObjectName name,
      Persistence persistence,
      boolean ifNotExists,
      List<Ident> columns,
      @Nullable String onCommit,
      @Nullable Query query,
      boolean withData,
      int start,
      int end)
      implements TableStatement {
    public CreateTableAs {
      columns = List.copyOf(columns);
    }
  }

  /**
   * ALTER TABLE, VIEW, MATERIALIZED VIEW, INDEX, SEQUENCE, FOREIGN TABLE or (composite) TYPE with a
   * list of actions; renames and SET SCHEMA are {@link ObjectStatement}s.
   */
  record Alter(
      ObjectKind kind,
      ObjectName name,
      boolean ifExists,
      boolean only,
      List<AlterAction> actions,
      int start,
      int end)
      implements TableStatement {
    public Alter {
      actions = List.copyOf(actions);
    }

    /** The same without some of its actions. */
    public Alter without(Predicate<AlterAction> left) {
      return new Alter(
          kind, name, ifExists, only, actions.stream().filter(left.negate()).toList(), start, end);
    }
  }
}

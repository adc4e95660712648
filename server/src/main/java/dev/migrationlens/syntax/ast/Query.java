package dev.migrationlens.syntax.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that returns rows: SELECT, VALUES, TABLE, a set operation, or DML in a CTE. */
public sealed interface Query extends Node {

  /** {@code SELECT …}; {@code TABLE t} is a Select of {@code *} from t. */
  record Select(
      @Nullable With with,
      boolean distinct,
      List<Expr> distinctOn,
      List<Output> outputs,
      @Nullable ObjectName into,
      List<FromItem> from,
      @Nullable Expr where,
      List<Expr> groupBy,
      @Nullable Expr having,
      List<NamedWindow> windows,
      Tail tail,
      int start,
      int end)
      implements Query {
    public Select {
      distinctOn = List.copyOf(distinctOn);
      outputs = List.copyOf(outputs);
      from = List.copyOf(from);
      groupBy = List.copyOf(groupBy);
      windows = List.copyOf(windows);
    }
  }

  /** {@code VALUES (…), (…)}. */
  record Values(@Nullable With with, List<List<Expr>> rows, Tail tail, int start, int end)
      implements Query {
    public Values {
      rows = List.copyOf(rows);
    }
  }

  /** UNION, INTERSECT, EXCEPT. */
  record SetOperation(
      @Nullable With with,
      String operator,
      boolean all,
      Query left,
      Query right,
      Tail tail,
      int start,
      int end)
      implements Query {}

  /** INSERT, UPDATE, DELETE or MERGE inside WITH. */
  record Modifying(DmlStatement statement, int start, int end) implements Query {}

  /** What could not be read. */
  record Unknown(int start, int end) implements Query {}

  /** ORDER BY, LIMIT, OFFSET, FOR UPDATE OF …: what may follow any query. */
  record Tail(
      List<Expr.OrderItem> orderBy,
      @Nullable Expr limit,
      @Nullable Expr offset,
      boolean locks,
      List<ObjectName> lockedTables) {
    public static final Tail NONE = new Tail(List.of(), null, null, false, List.of());

    public Tail {
      orderBy = List.copyOf(orderBy);
      lockedTables = List.copyOf(lockedTables);
    }
  }

  /** One output of SELECT or RETURNING; {@code *} is a ColumnRef with {@code star}. */
  record Output(Expr value, @Nullable Ident alias) {}

  /** {@code WINDOW name AS (…)}. */
  record NamedWindow(Ident name, Expr.Window window) {}

  /** {@code WITH [RECURSIVE] …}. */
  record With(boolean recursive, List<Cte> ctes) {
    public With {
      ctes = List.copyOf(ctes);
    }
  }

  /** One common table expression; {@code extraColumns} come from SEARCH and CYCLE. */
  record Cte(Ident name, List<Ident> columns, Query query, List<Ident> extraColumns) {
    public Cte {
      columns = List.copyOf(columns);
      extraColumns = List.copyOf(extraColumns);
    }
  }

  /** A name given to a FROM item, and perhaps to its columns. */
  record Alias(Ident name, List<Ident> columns) {
    public Alias {
      columns = List.copyOf(columns);
    }
  }

  /** One member of FROM. */
  sealed interface FromItem extends Node {}

  /** A table, view or CTE by name. */
  record Relation(ObjectName name, @Nullable Alias alias, @Nullable Expr sample, int start, int end)
      implements FromItem {}

  /** {@code [LATERAL] (query) alias}. */
  record Derived(Query query, boolean lateral, @Nullable Alias alias, int start, int end)
      implements FromItem {}

  /**
   * {@code f(…)}, {@code ROWS FROM (…)}, JSON_TABLE, XMLTABLE. {@code definition} are the columns
   * of {@code AS (a int, …)}; {@code special} forms list theirs there too.
   */
  record FunctionCall(
      List<Expr> calls,
      boolean ordinality,
      boolean lateral,
      @Nullable Alias alias,
      List<ColumnDefinition> definition,
      int start,
      int end)
      implements FromItem {
    public FunctionCall {
      calls = List.copyOf(calls);
      definition = List.copyOf(definition);
    }
  }

  /** A column that a FROM item spells out; FOR ORDINALITY has no type. */
  record ColumnDefinition(Ident name, @Nullable TypeName type) {}

  /**
   * {@code left JOIN right ON/USING}; {@code kind} is upper case: INNER, LEFT, RIGHT, FULL, CROSS.
   */
  record Join(
      FromItem left,
      String kind,
      boolean natural,
      FromItem right,
      @Nullable Expr on,
      List<Ident> using,
      @Nullable Ident usingAlias,
      @Nullable Alias alias,
      int start,
      int end)
      implements FromItem {
    public Join {
      using = List.copyOf(using);
    }
  }
}

package dev.migrationlens.syntax.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression, shaped as PostgreSQL's precedence groups it; parentheses leave no node. */
public sealed interface Expr extends Node {

  /** {@code c}, {@code t.c}, {@code s.t.c}; with {@code star} the last part is {@code *}. */
  record ColumnRef(List<Ident> parts, boolean star, int start, int end) implements Expr {
    public ColumnRef {
      parts = List.copyOf(parts);
    }

    public Ident last() {
      return parts.get(parts.size() - 1);
    }
  }

  /**
   * A constant; {@code value} is decoded (no quotes, no escapes); a bare string has type unknown.
   */
  record Literal(LiteralKind kind, String value, int start, int end) implements Expr {}

  /** What sort of constant. */
  enum LiteralKind {
    STRING,
    INTEGER,
    DECIMAL,
    BIT_STRING,
    TRUE,
    FALSE,
    NULL
  }

  /** {@code $1}. */
  record Param(int number, int start, int end) implements Expr {}

  /**
   * {@code DEFAULT} where INSERT, UPDATE and VALUES allow it; {@code CURRENT OF c}; psql {@code
   * :x}.
   */
  record Special(String word, int start, int end) implements Expr {}

  /**
   * A function call. The grammar's special forms ({@code EXTRACT}, {@code COALESCE}, {@code
   * CURRENT_DATE}, {@code JSON_VALUE} …) have {@code special}, a one-part name, their arguments as
   * far as they are expressions, and are never looked up.
   */
  record Call(
      ObjectName name,
      List<Argument> args,
      boolean special,
      boolean star,
      boolean distinct,
      List<OrderItem> orderBy,
      List<OrderItem> withinGroup,
      @Nullable Expr filter,
      @Nullable Window over,
      int start,
      int end)
      implements Expr {
    public Call {
      args = List.copyOf(args);
      orderBy = List.copyOf(orderBy);
      withinGroup = List.copyOf(withinGroup);
    }
  }

  /** One argument, by position or by name. */
  record Argument(@Nullable Ident name, Expr value, boolean variadic) {}

  /** {@code e::t}, {@code CAST(e AS t)} or {@code t 'literal'}. */
  record Cast(Expr value, TypeName type, int start, int end) implements Expr {}

  /**
   * An operator or a grammar keyword used as one, upper case: {@code + AND IS NOT NULL, LIKE,
   * BETWEEN, AT TIME ZONE, COLLATE …}; one operand where prefix, three for BETWEEN or LIKE …
   * ESCAPE.
   */
  record Operator(String symbol, @Nullable Ident schema, List<Expr> operands, int start, int end)
      implements Expr {
    public Operator {
      operands = List.copyOf(operands);
    }
  }

  /** {@code e COLLATE name}. */
  record Collate(Expr value, ObjectName collation, int start, int end) implements Expr {}

  /** {@code a IN (b, c)}, with {@code negated} for NOT IN. */
  record InList(Expr value, List<Expr> items, boolean negated, int start, int end) implements Expr {
    public InList {
      items = List.copyOf(items);
    }
  }

  /** A query as a value: scalar, EXISTS, ARRAY(…), or the right side of IN. */
  record Subquery(SubqueryKind kind, @Nullable Expr left, Query query, int start, int end)
      implements Expr {}

  /** How a query is used as a value; IN and the quantified kinds have a left side. */
  enum SubqueryKind {
    SCALAR,
    EXISTS,
    ARRAY,
    IN,
    NOT_IN,
    ANY,
    ALL
  }

  /** {@code a = ANY (array)}, where the right side is no query. */
  record Quantified(Expr left, String operator, Expr array, int start, int end) implements Expr {}

  /** {@code CASE [operand] WHEN … THEN … ELSE … END}. */
  record Case(
      @Nullable Expr operand, List<When> whens, @Nullable Expr otherwise, int start, int end)
      implements Expr {
    public Case {
      whens = List.copyOf(whens);
    }
  }

  /** One branch of CASE. */
  record When(Expr condition, Expr result) {}

  /** {@code ROW(a, b)} or {@code (a, b)}. */
  record Row(List<Expr> items, int start, int end) implements Expr {
    public Row {
      items = List.copyOf(items);
    }
  }

  /** {@code ARRAY[a, b]}, nested ones too. */
  record ArrayOf(List<Expr> items, int start, int end) implements Expr {
    public ArrayOf {
      items = List.copyOf(items);
    }
  }

  /** {@code e[i]}, {@code e[i:j]}: the subscripts present, in order. */
  record Subscript(Expr value, List<Expr> subscripts, boolean slice, int start, int end)
      implements Expr {
    public Subscript {
      subscripts = List.copyOf(subscripts);
    }
  }

  /** {@code (e).field}; with {@code star}, {@code (e).*} and no field. */
  record Field(Expr value, @Nullable Ident field, boolean star, int start, int end)
      implements Expr {}

  /** What could not be read; it silences every claim about itself. */
  record Unknown(int start, int end) implements Expr {}

  /** One item of ORDER BY. */
  record OrderItem(Expr value, boolean descending, @Nullable Boolean nullsFirst) {}

  /** {@code OVER name} or {@code OVER (…)}. */
  record Window(
      @Nullable Ident name, List<Expr> partitionBy, List<OrderItem> orderBy, List<Expr> bounds) {
    public Window {
      partitionBy = List.copyOf(partitionBy);
      orderBy = List.copyOf(orderBy);
      bounds = List.copyOf(bounds);
    }
  }
}

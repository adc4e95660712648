package dev.migrationlens.syntax;

import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.Query;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may follow any query: ORDER BY, LIMIT, OFFSET, FETCH, and row locks. */
final class QueryTails {
  /** A tail while it is read; the spans tell where PostgreSQL points when one comes twice. */
  private static final class Draft {
    List<Expr.OrderItem> orderBy = List.of();
    @Nullable Expr limit;
    @Nullable Span limitAt;
    @Nullable Expr offset;
    @Nullable Span offsetAt;
    @Nullable Span withTies;
    boolean skipLocked;
    boolean locks;
    final List<ObjectName> locked = new ArrayList<>(0);

    boolean isEmpty() {
      return orderBy.isEmpty() && limitAt == null && offsetAt == null && !locks;
    }
  }

  private QueryTails() {}

  /** The query with its WITH and the tail that is read here. */
  static Query tail(TokenCursor c, Query.@Nullable With with, Query query, int start) {
    Draft draft = read(c);
    if (with == null && draft.isEmpty()) {
      return query;
    }
    check(c, with, query, draft, start);
    Query.Tail old = tailOf(query);
    var locked = new ArrayList<>(old.lockedTables());
    locked.addAll(draft.locked);
    var tail =
        new Query.Tail(
            draft.orderBy.isEmpty() ? old.orderBy() : draft.orderBy,
            draft.limit == null ? old.limit() : draft.limit,
            draft.offset == null ? old.offset() : draft.offset,
            old.locks() || draft.locks,
            locked);
    return rebuilt(query, with != null ? with : withOf(query), tail, start, c.previousEnd());
  }

  private static Draft read(TokenCursor c) {
    var draft = new Draft();
    draft.orderBy = Sorting.optional(c);
    if (c.at("for")) {
      locks(c, draft);
      limits(c, draft);
    } else {
      limits(c, draft);
      if (c.at("for")) {
        locks(c, draft);
      }
    }
    return draft;
  }

  private static void limits(TokenCursor c, Draft draft) {
    if (c.at("offset")) {
      offset(c, draft);
      if (c.at("limit") || c.at("fetch")) {
        limit(c, draft);
      }
    } else if (c.at("limit") || c.at("fetch")) {
      limit(c, draft);
      if (c.at("offset")) {
        offset(c, draft);
      }
    }
  }

  private static void limit(TokenCursor c, Draft draft) {
    Span at = c.currentSpan();
    draft.limitAt = at;
    if (c.accept("fetch")) {
      fetch(c, draft, at);
      return;
    }
    c.expect("limit");
    int start = c.start();
    if (c.accept("all")) {
      draft.limit = new Expr.Literal(Expr.LiteralKind.NULL, "ALL", start, c.previousEnd());
    } else {
      draft.limit = Expressions.expression(c);
    }
    if (c.acceptSymbol(',')) {
      Expressions.expression(c);
      throw c.failure("LIMIT #,# syntax is not supported", at, SqlState.SYNTAX_ERROR);
    }
  }

  private static void fetch(TokenCursor c, Draft draft, Span at) {
    c.expectAny("first", "next");
    boolean none = (c.at("row") || c.at("rows")) && (c.peekAt(1, "only") || c.peekAt(1, "with"));
    draft.limit =
        none ? new Expr.Literal(Expr.LiteralKind.INTEGER, "1", at.start(), at.end()) : count(c);
    c.expectAny("row", "rows");
    if (c.accept("only")) {
      return;
    }
    Span with = c.currentSpan();
    c.expect("with", "ties");
    draft.withTies = with;
  }

  /** How many rows, where ROW or ROWS follows (select_fetch_first_value). */
  private static Expr count(TokenCursor c) {
    int start = c.start();
    if (c.atOperator("+") || c.atOperator("-")) {
      String sign = c.tokenText();
      c.advance();
      if (c.kind() != TokenKind.INTEGER && c.kind() != TokenKind.DECIMAL) {
        throw c.unexpected();
      }
      return Operators.operator(c, sign, List.of(c.literal()), start);
    }
    return Primaries.primary(c);
  }

  private static void offset(TokenCursor c, Draft draft) {
    draft.offsetAt = c.currentSpan();
    c.expect("offset");
    int start = c.start();
    int mark = c.mark();
    boolean counts;
    if (Expressions.startsWithOperator(c)) {
      boolean sign = c.atOperator("+") || c.atOperator("-");
      TokenKind next = c.peekKind(1);
      draft.offset = Expressions.expression(c);
      boolean number = next == TokenKind.INTEGER || next == TokenKind.DECIMAL;
      counts = sign && number && c.mark() == mark + 2;
    } else {
      Expr first = Primaries.primary(c);
      int plain = c.mark();
      draft.offset = Expressions.after(c, first, start);
      counts = c.mark() == plain;
    }
    if (counts && !c.accept("row")) {
      c.accept("rows");
    }
  }

  private static void locks(TokenCursor c, Draft draft) {
    if (c.at("for") && c.peekAt(1, "read")) {
      c.advance();
      c.advance();
      c.expect("only");
      return;
    }
    while (c.accept("for")) {
      draft.locks = true;
      if (c.accept("no")) {
        c.expect("key", "update");
      } else if (c.accept("key")) {
        c.expect("share");
      } else {
        c.expectAny("update", "share");
      }
      if (c.accept("of")) {
        do {
          draft.locked.add(c.qualifiedName());
        } while (c.acceptSymbol(','));
      }
      if (c.accept("skip")) {
        c.expect("locked");
        draft.skipLocked = true;
      } else {
        c.accept("nowait");
      }
    }
  }

  private static void check(
      TokenCursor c, Query.@Nullable With with, Query query, Draft draft, int start) {
    Query.Tail old = tailOf(query);
    if (!draft.orderBy.isEmpty() && !old.orderBy().isEmpty()) {
      throw twice(c, "ORDER BY", draft.orderBy.get(0).value().span());
    }
    if (draft.offsetAt != null && old.offset() != null) {
      throw twice(c, "OFFSET", draft.offsetAt);
    }
    if (draft.limitAt != null && old.limit() != null) {
      throw twice(c, "LIMIT", draft.limitAt);
    }
    Span ties = draft.withTies;
    if (ties != null && draft.orderBy.isEmpty() && old.orderBy().isEmpty()) {
      String words = "WITH TIES cannot be specified without ORDER BY clause";
      throw c.failure(words, ties, SqlState.SYNTAX_ERROR);
    }
    if (ties != null && draft.skipLocked) {
      String words = "SKIP LOCKED and WITH TIES options cannot be used together";
      throw c.failure(words, ties, SqlState.SYNTAX_ERROR);
    }
    if (with != null && withOf(query) != null) {
      throw twice(c, "WITH", new Span(start, start + 4));
    }
  }

  private static SyntaxFailure twice(TokenCursor c, String clause, Span at) {
    return c.failure("multiple " + clause + " clauses not allowed", at, SqlState.SYNTAX_ERROR);
  }

  private static Query.Tail tailOf(Query query) {
    return switch (query) {
      case Query.Select select -> select.tail();
      case Query.Values values -> values.tail();
      case Query.SetOperation operation -> operation.tail();
      case Query.Modifying modifying -> Query.Tail.NONE;
      case Query.Unknown unknown -> Query.Tail.NONE;
    };
  }

  private static Query.@Nullable With withOf(Query query) {
    return switch (query) {
      case Query.Select select -> select.with();
      case Query.Values values -> values.with();
      case Query.SetOperation operation -> operation.with();
      case Query.Modifying modifying -> null;
      case Query.Unknown unknown -> null;
    };
  }

  private static Query rebuilt(
      Query query, Query.@Nullable With with, Query.Tail tail, int start, int end) {
    return switch (query) {
      case Query.Select s ->
          new Query.Select(
              with,
              s.distinct(),
              s.distinctOn(),
              s.outputs(),
              s.into(),
              s.from(),
              s.where(),
              s.groupBy(),
              s.having(),
              s.windows(),
              tail,
              start,
              end);
      case Query.Values v -> new Query.Values(with, v.rows(), tail, start, end);
      case Query.SetOperation o ->
          new Query.SetOperation(
              with, o.operator(), o.all(), o.left(), o.right(), tail, start, end);
      case Query.Modifying modifying -> modifying;
      case Query.Unknown unknown -> new Query.Unknown(start, end);
    };
  }
}

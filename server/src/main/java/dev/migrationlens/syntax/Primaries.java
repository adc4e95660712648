package dev.migrationlens.syntax;

import dev.migrationlens.sql.Keyword;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.Query;
import dev.migrationlens.syntax.ast.TypeName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operands of operators (c_expr). */
final class Primaries {
  private Primaries() {}

  static Expr primary(TokenCursor c) {
    int start = c.start();
    return switch (c.kind()) {
      case INTEGER, DECIMAL, STRING, ESCAPE_STRING, UNICODE_STRING, DOLLAR_STRING, BIT_STRING ->
          c.literal();
      case PARAM -> {
        int number = Integer.parseInt(c.tokenText().substring(1));
        c.advance();
        yield Indirections.of(c, new Expr.Param(number, start, c.previousEnd()), start);
      }
      case QUOTED, UNICODE_QUOTED, PLACEHOLDER -> named(c, start);
      case WORD -> word(c, start);
      case SYMBOL -> symbol(c, start);
      default -> throw c.unexpected();
    };
  }

  private static Expr symbol(TokenCursor c, int start) {
    if (NameTokens.isVariable(c.tokens(), c.mark())) {
      Ident name = c.takeName();
      return new Expr.Special(name.text(), start, c.previousEnd());
    }
    if (!c.atSymbol('(')) {
      throw c.unexpected();
    }
    return grouped(c, group(c), start);
  }

  /** A {@link #group} as an operand. */
  static Expr grouped(TokenCursor c, Object group, int start) {
    if (group instanceof Query query) {
      return Indirections.of(c, scalar(c, query, start), start);
    }
    Expr value = (Expr) group;
    boolean row = value instanceof Expr.Row made && made.start() == start;
    return row ? value : Indirections.of(c, value, start);
  }

  private static Expr scalar(TokenCursor c, Query query, int start) {
    return new Expr.Subquery(Expr.SubqueryKind.SCALAR, null, query, start, c.previousEnd());
  }

  /** A query in parentheses (select_with_parens) and nothing else. */
  static Query queryInParentheses(TokenCursor c) {
    if (!c.atSymbol('(')) {
      throw c.unexpected();
    }
    Object inside = group(c, Group.QUERY);
    return (Query) inside;
  }

  /** What may stand between parentheses. */
  private enum Group {
    LIST,
    SINGLE,
    QUERY
  }

  /**
   * A group in parentheses: a {@link Query}, or an {@link Expr}; several with commas are a Row that
   * spans the parentheses.
   */
  static Object group(TokenCursor c) {
    return group(c, Group.LIST);
  }

  /** Like {@link #group}, but with no commas. */
  static Object single(TokenCursor c) {
    return group(c, Group.SINGLE);
  }

  private static Object group(TokenCursor c, Group kind) {
    c.enter();
    int start = c.start();
    c.expectSymbol('(');
    Object inside = inside(c, kind, start);
    c.leave();
    return inside;
  }

  private static Object inside(TokenCursor c, Group kind, int start) {
    if (Queries.startsHere(c) || (kind == Group.QUERY && c.at("values"))) {
      Query query = Queries.query(c);
      c.expectSymbol(')');
      return query;
    }
    Expr first;
    if (c.atSymbol('(')) {
      int innerStart = c.start();
      Object inner = group(c, kind == Group.QUERY ? kind : Group.LIST);
      if (inner instanceof Query query) {
        if (c.acceptSymbol(')')) {
          return query;
        }
        if (Queries.goesOn(c)) {
          Query all = Queries.after(c, query, innerStart);
          c.expectSymbol(')');
          return all;
        }
        if (kind == Group.QUERY) {
          throw c.unexpected();
        }
      }
      first = Expressions.after(c, grouped(c, inner, innerStart), innerStart);
    } else {
      if (kind == Group.QUERY) {
        throw c.unexpected();
      }
      first = Expressions.expression(c);
    }
    return closed(c, kind, first, start);
  }

  private static Expr closed(TokenCursor c, Group kind, Expr first, int start) {
    if (kind != Group.LIST || !c.atSymbol(',')) {
      c.expectSymbol(')');
      return first;
    }
    var items = new ArrayList<Expr>();
    items.add(first);
    while (c.acceptSymbol(',')) {
      items.add(Expressions.expression(c));
    }
    c.expectSymbol(')');
    return new Expr.Row(items, start, c.previousEnd());
  }

  private static Expr word(TokenCursor c, int start) {
    Keyword keyword = c.keyword();
    if (keyword == null) {
      return named(c, start);
    }
    switch (keyword.category()) {
      case UNRESERVED -> {
        if (c.at("double", "precision")) {
          return typedConstant(c, Types.simple(c), start);
        }
      }
      case COLUMN_NAME -> {
        Expr special = columnNameWord(c, keyword.word(), start);
        if (special != null) {
          return special;
        }
      }
      case TYPE_OR_FUNCTION -> {
        if (SpecialCalls.startsHere(c)) {
          return SpecialCalls.read(c);
        }
      }
      case RESERVED -> {
        return reserved(c, keyword.word(), start);
      }
    }
    return named(c, start);
  }

  private static @Nullable Expr columnNameWord(TokenCursor c, String word, int start) {
    if (c.peekSymbol(1, '(')) {
      switch (word) {
        case "exists" -> {
          c.advance();
          Query query = queryInParentheses(c);
          return new Expr.Subquery(Expr.SubqueryKind.EXISTS, null, query, start, c.previousEnd());
        }
        case "row" -> {
          c.advance();
          return explicitRow(c, start);
        }
        default -> {
          if (SpecialCalls.startsHere(c)) {
            return Calls.finish(c, SpecialCalls.read(c));
          }
        }
      }
    }
    return Constants.typed(c, word, start);
  }

  private static Expr explicitRow(TokenCursor c, int start) {
    c.expectSymbol('(');
    List<Expr> items = c.atSymbol(')') ? List.of() : Expressions.list(c);
    c.expectSymbol(')');
    return new Expr.Row(items, start, c.previousEnd());
  }

  private static Expr reserved(TokenCursor c, String word, int start) {
    return switch (word) {
      case "true" -> constant(c, Expr.LiteralKind.TRUE, start);
      case "false" -> constant(c, Expr.LiteralKind.FALSE, start);
      case "null" -> constant(c, Expr.LiteralKind.NULL, start);
      case "case" -> caseExpression(c, start);
      case "array" -> array(c, start);
      default -> {
        if (SpecialCalls.startsHere(c)) {
          yield SpecialCalls.read(c);
        }
        throw c.unexpected();
      }
    };
  }

  private static Expr constant(TokenCursor c, Expr.LiteralKind kind, int start) {
    String text = c.tokenText();
    c.advance();
    return new Expr.Literal(kind, text, start, c.previousEnd());
  }

  private static Expr caseExpression(TokenCursor c, int start) {
    c.expect("case");
    Expr operand = c.at("when") ? null : Expressions.expression(c);
    var whens = new ArrayList<Expr.When>();
    c.expect("when");
    do {
      Expr condition = Expressions.expression(c);
      c.expect("then");
      whens.add(new Expr.When(condition, Expressions.expression(c)));
    } while (c.accept("when"));
    Expr otherwise = c.accept("else") ? Expressions.expression(c) : null;
    c.expect("end");
    return new Expr.Case(operand, whens, otherwise, start, c.previousEnd());
  }

  private static Expr array(TokenCursor c, int start) {
    c.expect("array");
    if (c.atSymbol('(')) {
      Query query = queryInParentheses(c);
      return new Expr.Subquery(Expr.SubqueryKind.ARRAY, null, query, start, c.previousEnd());
    }
    return elements(c, start);
  }

  private static Expr elements(TokenCursor c, int start) {
    c.enter();
    c.expectSymbol('[');
    List<Expr> items = new ArrayList<>();
    if (c.atSymbol('[')) {
      do {
        items.add(elements(c, c.start()));
      } while (c.acceptSymbol(','));
    } else if (!c.atSymbol(']')) {
      items = Expressions.list(c);
    }
    c.expectSymbol(']');
    c.leave();
    return new Expr.ArrayOf(items, start, c.previousEnd());
  }

  /** A column, a function's call or a constant of a named type. */
  private static Expr named(TokenCursor c, int start) {
    if (!c.atColumnId()) {
      Ident function = c.typeFunctionName();
      if (c.atString()) {
        return typedConstant(c, type(c, new ObjectName(List.of(function)), List.of()), start);
      }
      if (!c.atSymbol('(')) {
        throw c.unexpected();
      }
      return Calls.call(c, new ObjectName(List.of(function)), start);
    }
    boolean function = c.atTypeFunctionName();
    var parts = new ArrayList<Ident>(2);
    parts.add(c.takeName());
    while (c.atSymbol('.') && !c.peekOperator(1, "*")) {
      c.advance();
      parts.add(c.columnLabel());
      function = true;
    }
    if (function && c.atSymbol('(')) {
      return Calls.call(c, new ObjectName(parts), start);
    }
    if (function && c.atString()) {
      return typedConstant(c, type(c, new ObjectName(parts), List.of()), start);
    }
    return Indirections.column(c, parts, start);
  }

  static TypeName type(TokenCursor c, ObjectName name, List<Expr> modifiers) {
    return new TypeName(
        name, modifiers, 0, false, TypeName.Percent.NONE, name.start(), c.previousEnd());
  }

  /** The string after its type. */
  static Expr typedConstant(TokenCursor c, TypeName type, int start) {
    if (!c.atString()) {
      throw c.unexpected();
    }
    Expr value = c.literal();
    return new Expr.Cast(value, type, start, c.previousEnd());
  }
}

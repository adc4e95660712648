package dev.migrationlens.syntax;

import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.Query;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The inside of the SQL/JSON forms. */
final class JsonCalls {
  private static final Set<String> ENCODINGS = Set.of("utf8", "utf16", "utf32");

  private JsonCalls() {}

  /** Reads up to the closing parenthesis; the result is JSON_ARRAYAGG's ORDER BY. */
  static List<Expr.OrderItem> inside(
      TokenCursor c, String word, int start, List<Expr.Argument> arguments) {
    switch (word) {
      case "json_object" -> object(c, arguments);
      case "json_array" -> array(c, arguments);
      case "json" -> {
        value(c, arguments);
        uniqueKeys(c);
      }
      case "json_scalar" -> SpecialCalls.add(arguments, Expressions.expression(c));
      case "json_serialize" -> {
        value(c, arguments);
        returning(c);
      }
      case "json_objectagg" -> {
        nameAndValue(c, arguments);
        nullClause(c);
        uniqueKeys(c);
        returning(c);
      }
      case "json_arrayagg" -> {
        value(c, arguments);
        List<Expr.OrderItem> orderBy = Sorting.optional(c);
        nullClause(c);
        returning(c);
        c.needs(16, "JSON_ARRAYAGG", start);
        return orderBy;
      }
      default -> pathQuery(c, word, arguments);
    }
    if (!word.equals("json_object")) {
      boolean older = word.equals("json_array") || word.equals("json_objectagg");
      c.needs(older ? 16 : 17, word.toUpperCase(Locale.ROOT), start);
    }
    return List.of();
  }

  private static void pathQuery(TokenCursor c, String word, List<Expr.Argument> arguments) {
    value(c, arguments);
    c.expectSymbol(',');
    SpecialCalls.add(arguments, Expressions.expression(c));
    passing(c, arguments);
    if (word.equals("json_exists")) {
      behaviour(c, "error");
      return;
    }
    returning(c);
    if (word.equals("json_query")) {
      wrapper(c);
      quotes(c);
    }
    behaviours(c);
  }

  /** An expression that FORMAT JSON may follow (json_value_expr). */
  static void value(TokenCursor c, List<Expr.Argument> arguments) {
    SpecialCalls.add(arguments, Expressions.expression(c));
    format(c);
  }

  static boolean format(TokenCursor c) {
    if (!c.accept("format", "json")) {
      return false;
    }
    if (c.accept("encoding")) {
      Ident encoding = c.columnId();
      if (!ENCODINGS.contains(encoding.text().toLowerCase(Locale.ROOT))) {
        String words = "unrecognized JSON encoding: " + encoding.text();
        throw c.failure(words, encoding, SqlState.INVALID_PARAMETER_VALUE);
      }
    }
    return true;
  }

  private static void returning(TokenCursor c) {
    if (c.accept("returning")) {
      Types.typeName(c);
      format(c);
    }
  }

  static void passing(TokenCursor c, List<Expr.Argument> arguments) {
    if (!c.accept("passing")) {
      return;
    }
    do {
      value(c, arguments);
      c.expect("as");
      c.columnLabel();
    } while (c.acceptSymbol(','));
  }

  static void uniqueKeys(TokenCursor c) {
    if (c.accept("with") || c.accept("without")) {
      c.expect("unique");
      c.accept("keys");
    }
  }

  private static void nullClause(TokenCursor c) {
    if (c.accept("null") || c.accept("absent")) {
      c.expect("on", "null");
    }
  }

  private static void object(TokenCursor c, List<Expr.Argument> arguments) {
    if (c.atSymbol(')')) {
      return;
    }
    int start = c.start();
    if (c.at("returning")) {
      returning(c);
      c.needs(16, "JSON_OBJECT", start);
      return;
    }
    if (c.peekOperator(1, ":=") || c.peekOperator(1, "=>")) {
      callArguments(c, arguments);
      return;
    }
    if (!name(c, arguments)) {
      if (c.acceptSymbol(',')) {
        callArguments(c, arguments);
      }
      return;
    }
    value(c, arguments);
    while (c.acceptSymbol(',')) {
      nameAndValue(c, arguments);
    }
    nullClause(c);
    uniqueKeys(c);
    returning(c);
    c.needs(16, "JSON_OBJECT", start);
  }

  private static void callArguments(TokenCursor c, List<Expr.Argument> arguments) {
    do {
      arguments.add(Calls.argument(c, false));
    } while (c.acceptSymbol(','));
  }

  private static void nameAndValue(TokenCursor c, List<Expr.Argument> arguments) {
    if (!name(c, arguments)) {
      throw c.unexpected();
    }
    value(c, arguments);
  }

  /** A key up to its colon or VALUE; false where neither follows. */
  private static boolean name(TokenCursor c, List<Expr.Argument> arguments) {
    int start = c.start();
    if (Expressions.startsWithOperator(c)) {
      SpecialCalls.add(arguments, Expressions.expression(c));
      return c.acceptSymbol(':');
    }
    Expr first = Primaries.primary(c);
    if (c.accept("value")) {
      SpecialCalls.add(arguments, first);
      return true;
    }
    SpecialCalls.add(arguments, Expressions.after(c, first, start));
    return c.acceptSymbol(':');
  }

  private static void array(TokenCursor c, List<Expr.Argument> arguments) {
    if (c.atSymbol(')')) {
      return;
    }
    if (c.at("returning")) {
      returning(c);
      return;
    }
    int start = c.start();
    if (Queries.startsHere(c)) {
      rows(c, Queries.query(c), start, arguments);
      return;
    }
    if (c.atSymbol('(')) {
      Object group = Primaries.group(c);
      if (group instanceof Query first && Queries.goesOn(c)) {
        rows(c, Queries.after(c, first, start), start, arguments);
        return;
      }
      Expr first = Primaries.grouped(c, group, start);
      SpecialCalls.add(arguments, Expressions.after(c, first, start));
      format(c);
    } else {
      value(c, arguments);
    }
    while (c.acceptSymbol(',')) {
      value(c, arguments);
    }
    nullClause(c);
    returning(c);
  }

  private static void rows(TokenCursor c, Query query, int start, List<Expr.Argument> arguments) {
    var kind = Expr.SubqueryKind.ARRAY;
    SpecialCalls.add(arguments, new Expr.Subquery(kind, null, query, start, c.previousEnd()));
    format(c);
    returning(c);
  }

  static void wrapper(TokenCursor c) {
    if (c.accept("without")) {
      c.accept("array");
      c.expect("wrapper");
    } else if (c.accept("with")) {
      if (!c.accept("conditional")) {
        c.accept("unconditional");
      }
      c.accept("array");
      c.expect("wrapper");
    }
  }

  static void quotes(TokenCursor c) {
    if (c.accept("keep") || c.accept("omit")) {
      c.expect("quotes");
      if (c.accept("on")) {
        c.expect("scalar", "string");
      }
    }
  }

  /** {@code x ON EMPTY}, {@code x ON ERROR}, each at most once and in this order. */
  static void behaviours(TokenCursor c) {
    if (behaviour(c, "empty", "error").equals("empty")) {
      behaviour(c, "error");
    }
  }

  /**
   * {@code NULL ON ERROR} and the like; what it is about, or an empty string where none is here.
   */
  static String behaviour(TokenCursor c, String... about) {
    if (c.accept("default")) {
      Expressions.expression(c);
    } else if (c.accept("empty")) {
      if (!c.accept("array")) {
        c.accept("object");
      }
    } else if (!c.accept("error")
        && !c.accept("null")
        && !c.accept("true")
        && !c.accept("false")
        && !c.accept("unknown")) {
      return "";
    }
    c.expect("on");
    return c.expectAny(about);
  }
}

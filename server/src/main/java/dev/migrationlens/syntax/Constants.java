package dev.migrationlens.syntax;

import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.TypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Constants of the grammar's own types: {@code interval '1 day'}, {@code varchar(3) 'x'}. */
final class Constants {
  private Constants() {}

  /** The constant that begins with this word, unless the word is a column's name here. */
  static @Nullable Expr typed(TokenCursor c, String word, int start) {
    return switch (word) {
      case "int", "integer", "smallint", "bigint", "real", "boolean", "json" ->
          c.peekKind(1).isString() ? read(c, start) : null;
      case "float", "decimal", "dec", "numeric", "varchar" ->
          typeFollows(c) ? read(c, start) : null;
      case "bit", "character", "char", "nchar" ->
          typeFollows(c) || c.peekAt(1, "varying") ? read(c, start) : null;
      case "national" -> c.peekAt(1, "character") || c.peekAt(1, "char") ? read(c, start) : null;
      case "time", "timestamp" -> typeFollows(c) || zoneFollows(c) ? read(c, start) : null;
      case "interval" -> typeFollows(c) ? interval(c, start) : null;
      default -> null;
    };
  }

  private static boolean typeFollows(TokenCursor c) {
    return c.peekKind(1).isString() || c.peekSymbol(1, '(');
  }

  private static boolean zoneFollows(TokenCursor c) {
    return (c.peekAt(1, "with") || c.peekAt(1, "without")) && c.peekAt(2, "time");
  }

  private static Expr read(TokenCursor c, int start) {
    TypeName type = Types.constant(c);
    if (type == null) {
      throw c.unexpected();
    }
    return Primaries.typedConstant(c, type, start);
  }

  private static Expr interval(TokenCursor c, int start) {
    c.expect("interval");
    List<Expr> precision = List.of();
    if (c.acceptSymbol('(')) {
      if (!c.atInteger()) {
        throw c.unexpected();
      }
      precision = List.of(c.literal());
      c.expectSymbol(')');
    }
    TypeName type = Types.builtIn(c, start, "interval", precision);
    if (!c.atString()) {
      throw c.unexpected();
    }
    Expr value = c.literal();
    if (precision.isEmpty()) {
      Types.intervalFields(c);
    }
    return new Expr.Cast(value, type, start, c.previousEnd());
  }

  /** A constant (AexprConst) and nothing else. */
  static Expr constant(TokenCursor c) {
    int start = c.start();
    if (c.kind() != TokenKind.WORD && !c.kind().isQuotedName()) {
      return c.literal();
    }
    if (c.at("null") || c.at("true") || c.at("false")) {
      return Primaries.primary(c);
    }
    if (c.at("interval")) {
      return interval(c, start);
    }
    TypeName known = Types.constant(c);
    if (known != null) {
      return Primaries.typedConstant(c, known, start);
    }
    ObjectName name = Calls.functionName(c);
    if (!c.atSymbol('(')) {
      return Primaries.typedConstant(c, Primaries.type(c, name, List.of()), start);
    }
    Expr value = Calls.call(c, name, start);
    if (!(value instanceof Expr.Cast)) {
      throw c.unexpected();
    }
    return value;
  }
}

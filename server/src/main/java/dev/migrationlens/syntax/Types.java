package dev.migrationlens.syntax;

import dev.migrationlens.sql.Keyword;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.TypeName;
import dev.migrationlens.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Type names, the grammar's own and others. */
public final class Types {
  private Types() {}

  /** A type (Typename): SETOF, array bounds and modifiers included. */
  public static TypeName typeName(TokenCursor c) {
    return type(c, TypeName.Percent.NONE);
  }

  /** A routine's type (func_type): {@code t.c%TYPE} too. */
  public static TypeName routineType(TokenCursor c) {
    return type(c, TypeName.Percent.TYPE);
  }

  private static TypeName type(TokenCursor c, TypeName.Percent allowed) {
    int start = c.start();
    boolean setOf = c.accept("setof");
    TypeName type = simple(c);
    boolean percent =
        allowed == TypeName.Percent.TYPE
            && !type.builtIn()
            && type.modifiers().isEmpty()
            && type.name().parts().size() > 1
            && c.acceptOperator("%");
    if (percent) {
      c.expect("type");
      return new TypeName(
          type.name(), List.of(), 0, setOf, TypeName.Percent.TYPE, start, c.previousEnd());
    }
    int dimensions = dimensions(c);
    return new TypeName(
        type.name(),
        type.modifiers(),
        dimensions,
        setOf,
        TypeName.Percent.NONE,
        start,
        c.previousEnd());
  }

  private static int dimensions(TokenCursor c) {
    if (c.accept("array")) {
      if (c.acceptSymbol('[')) {
        c.integer();
        c.expectSymbol(']');
      }
      return 1;
    }
    int dimensions = 0;
    while (c.acceptSymbol('[')) {
      if (!c.acceptSymbol(']')) {
        c.integer();
        c.expectSymbol(']');
      }
      dimensions++;
    }
    return dimensions;
  }

  /** A type without SETOF and array bounds (SimpleTypename). */
  static TypeName simple(TokenCursor c) {
    TypeName known = grammarType(c, false);
    return known != null ? known : generic(c);
  }

  /**
   * A type that may stand before a string constant (ConstTypename), with the grammar's own names.
   */
  static @Nullable TypeName constant(TokenCursor c) {
    return grammarType(c, true);
  }

  private static TypeName generic(TokenCursor c) {
    ObjectName name = c.dotted(c.typeFunctionName());
    return new TypeName(
        name, modifiers(c), 0, false, TypeName.Percent.NONE, name.start(), c.previousEnd());
  }

  private static List<Expr> modifiers(TokenCursor c) {
    if (!c.acceptSymbol('(')) {
      return List.of();
    }
    List<Expr> list = Expressions.list(c);
    c.expectSymbol(')');
    return list;
  }

  private static @Nullable TypeName grammarType(TokenCursor c, boolean constant) {
    Keyword keyword = c.keyword();
    if (keyword == null) {
      return null;
    }
    int start = c.start();
    return switch (keyword.word()) {
      case "int", "integer" -> one(c, start, "int4");
      case "smallint" -> one(c, start, "int2");
      case "bigint" -> one(c, start, "int8");
      case "real" -> one(c, start, "float4");
      case "boolean" -> one(c, start, "bool");
      case "json" -> one(c, start, "json");
      case "float" -> floating(c, start);
      case "double" -> c.peekAt(1, "precision") ? two(c, start) : null;
      case "decimal", "dec", "numeric" -> {
        c.advance();
        yield builtIn(c, start, "numeric", modifiers(c));
      }
      case "bit" -> bit(c, start);
      case "character", "char", "national", "nchar", "varchar" -> character(c, start);
      case "timestamp", "time" -> temporal(c, start);
      case "interval" -> constant ? null : interval(c, start);
      default -> null;
    };
  }

  private static TypeName one(TokenCursor c, int start, String name) {
    c.advance();
    return builtIn(c, start, name, List.of());
  }

  private static TypeName two(TokenCursor c, int start) {
    c.advance();
    return one(c, start, "float8");
  }

  /** A type of the catalog's own schema whose spans are those of what was written. */
  static TypeName builtIn(TokenCursor c, int start, String name, List<Expr> modifiers) {
    int end = c.previousEnd();
    var schema = new Ident("pg_catalog", false, start, end);
    var own = new Ident(name, false, start, end);
    return new TypeName(
        new ObjectName(List.of(schema, own)),
        modifiers,
        0,
        false,
        TypeName.Percent.NONE,
        start,
        end);
  }

  private static TypeName floating(TokenCursor c, int start) {
    c.advance();
    long bits = 53;
    if (c.acceptSymbol('(')) {
      Span at = c.currentSpan();
      bits = c.integer();
      c.expectSymbol(')');
      if (bits < 1) {
        String words = "precision for type float must be at least 1 bit";
        throw c.failure(words, at, SqlState.INVALID_PARAMETER_VALUE);
      }
      if (bits > 53) {
        String words = "precision for type float must be less than 54 bits";
        throw c.failure(words, at, SqlState.INVALID_PARAMETER_VALUE);
      }
    }
    return builtIn(c, start, bits <= 24 ? "float4" : "float8", List.of());
  }

  private static TypeName bit(TokenCursor c, int start) {
    c.advance();
    boolean varying = c.accept("varying");
    List<Expr> modifiers = modifiers(c);
    if (modifiers.isEmpty() && !varying) {
      modifiers = List.of(one(start, c.previousEnd()));
    }
    return builtIn(c, start, varying ? "varbit" : "bit", modifiers);
  }

  /** The length that CHAR and BIT have where none is written. */
  private static Expr one(int start, int end) {
    return new Expr.Literal(Expr.LiteralKind.INTEGER, "1", start, end);
  }

  private static TypeName character(TokenCursor c, int start) {
    boolean varying = c.accept("varchar");
    if (!varying) {
      if (c.accept("national")) {
        c.expectAny("character", "char");
      } else {
        c.advance();
      }
      varying = c.accept("varying");
    }
    List<Expr> modifiers = List.of();
    if (c.acceptSymbol('(')) {
      modifiers = List.of(integerLiteral(c));
      c.expectSymbol(')');
    } else if (!varying) {
      modifiers = List.of(one(start, c.previousEnd()));
    }
    return builtIn(c, start, varying ? "varchar" : "bpchar", modifiers);
  }

  private static Expr integerLiteral(TokenCursor c) {
    if (!c.atInteger()) {
      throw c.unexpected();
    }
    return c.literal();
  }

  private static TypeName temporal(TokenCursor c, int start) {
    String name = c.expectAny("timestamp", "time");
    List<Expr> modifiers = List.of();
    if (c.acceptSymbol('(')) {
      modifiers = List.of(integerLiteral(c));
      c.expectSymbol(')');
    }
    boolean zone = c.accept("with", "time");
    if (zone || c.accept("without", "time")) {
      c.expect("zone");
    }
    return builtIn(c, start, zone ? name + "tz" : name, modifiers);
  }

  private static TypeName interval(TokenCursor c, int start) {
    c.advance();
    if (c.acceptSymbol('(')) {
      Expr precision = integerLiteral(c);
      c.expectSymbol(')');
      return builtIn(c, start, "interval", List.of(precision));
    }
    intervalFields(c);
    return builtIn(c, start, "interval", List.of());
  }

  /** What may follow INTERVAL or an interval's constant (opt_interval). */
  static void intervalFields(TokenCursor c) {
    if (c.accept("year")) {
      if (c.accept("to")) {
        c.expect("month");
      }
    } else if (c.accept("day")) {
      to(c, "hour", "minute");
    } else if (c.accept("hour")) {
      to(c, "minute");
    } else if (c.accept("minute")) {
      to(c);
    } else if (!c.accept("month")) {
      second(c);
    }
  }

  private static void to(TokenCursor c, String... fields) {
    if (!c.accept("to")) {
      return;
    }
    for (String field : fields) {
      if (c.accept(field)) {
        return;
      }
    }
    if (!second(c)) {
      throw c.unexpected();
    }
  }

  private static boolean second(TokenCursor c) {
    if (!c.accept("second")) {
      return false;
    }
    if (c.acceptSymbol('(')) {
      c.integer();
      c.expectSymbol(')');
    }
    return true;
  }
}

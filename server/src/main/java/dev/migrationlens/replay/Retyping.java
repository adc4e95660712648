package dev.migrationlens.replay;

import dev.migrationlens.catalog.Builtins;
import dev.migrationlens.catalog.CastRule;
import dev.migrationlens.catalog.Certainty;
import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a column's rows must be written again to be of another type. */
final class Retyping {
  /** Types whose modifier is a precision that may grow for nothing. */
  private static final List<String> FIELDS =
      List.of("second", "minute", "hour", "day", "month", "year");

  private static final Set<String> OF_TIME =
      Set.of("timestamp", "timestamptz", "time", "timetz", "interval");

  private Retyping() {}

  /** Whether the expression is the column itself, perhaps cast. */
  static boolean isColumn(Expr expr, Ident column) {
    return switch (expr) {
      case Expr.ColumnRef ref -> !ref.star() && ref.last().text().equals(column.text());
      case Expr.Cast cast -> isColumn(cast.value(), column);
      default -> false;
    };
  }

  static Certainty rewrites(Scene scene, SqlType from, SqlType to) {
    if (from.isUnsure() || to.isUnsure()) {
      return Certainty.UNKNOWN;
    }
    if (from.equals(to)) {
      return Certainty.NO;
    }
    if (isDomain(scene, from) || isDomain(scene, to)) {
      return Certainty.UNKNOWN;
    }
    if (isEnum(scene, from) != isEnum(scene, to) && scene.before().scan(Space.CAST, "").isEmpty()) {
      return Certainty.YES;
    }
    if (from.array() || to.array()) {
      return from.array() && to.array() && from.bare().equals(to.bare()) && to.modifiers().isEmpty()
          ? Certainty.NO
          : Certainty.UNKNOWN;
    }
    if (from.bare().equals(to.bare())) {
      return Certainty.of(!widens(from, to));
    }
    if (isTimestamp(from) && isTimestamp(to)) {
      return Certainty.UNKNOWN;
    }
    return otherType(from, to);
  }

  private static Certainty otherType(SqlType from, SqlType to) {
    if (!from.builtIn() || !to.builtIn()) {
      return isCitext(from) && isText(to) || isText(from) && isCitext(to)
          ? Certainty.of(!to.modifiers().isEmpty())
          : Certainty.UNKNOWN;
    }
    CastRule cast = Builtins.cast(from.bare(), to.bare()).orElse(null);
    boolean binary = cast != null && cast.method() == CastRule.Method.BINARY;
    return Certainty.of(!binary || !to.modifiers().isEmpty() && !sameLength(from, to));
  }

  private static boolean sameLength(SqlType from, SqlType to) {
    return isText(from) && isText(to) && !from.modifiers().isEmpty() && widens(from, to);
  }

  /** Between dates with and without a zone nothing is computed in UTC, which the server knows. */
  private static boolean isTimestamp(SqlType type) {
    return type.is("timestamp") || type.is("timestamptz");
  }

  private static boolean isText(SqlType type) {
    return type.is("text") || type.is("varchar");
  }

  private static boolean isCitext(SqlType type) {
    return !type.builtIn() && !type.array() && type.name().equals("citext");
  }

  private static boolean isDomain(Scene scene, SqlType type) {
    PgType own = type.builtIn() ? null : scene.before().type(type.schema(), type.name());
    return own != null && own.kind() == PgType.Kind.DOMAIN;
  }

  private static boolean isEnum(Scene scene, SqlType type) {
    PgType own =
        type.builtIn() || type.array() ? null : scene.before().type(type.schema(), type.name());
    return own != null && own.kind() == PgType.Kind.ENUM;
  }

  /** Whether every value of the type with the old modifiers has the same form with the new ones. */
  private static boolean widens(SqlType from, SqlType to) {
    List<String> had = from.modifiers();
    List<String> has = to.modifiers();
    if (has.isEmpty()) {
      return !from.name().equals("bpchar") && !from.name().equals("bit");
    }
    if (from.name().equals("interval")) {
      return leastField(has) <= leastField(had) && precision(has) >= precision(had);
    }
    Integer was = number(had, 0);
    Integer is = number(has, 0);
    if (was == null || is == null) {
      return false;
    }
    return switch (from.name()) {
      case "varchar", "varbit" -> is >= was;
      case "numeric" -> is >= was && scale(had) == scale(has);
      default -> OF_TIME.contains(from.name()) && is >= was;
    };
  }

  /** How coarse the smallest field of an interval is. */
  private static int leastField(List<String> modifiers) {
    String fields = modifiers.isEmpty() ? "" : modifiers.get(0);
    int found = FIELDS.indexOf(fields.substring(fields.lastIndexOf(' ') + 1));
    return Math.max(found, 0);
  }

  private static int precision(List<String> modifiers) {
    Integer precision = number(modifiers, modifiers.size() - 1);
    return precision == null ? 6 : precision;
  }

  private static int scale(List<String> modifiers) {
    Integer scale = number(modifiers, 1);
    return scale == null ? 0 : scale;
  }

  private static @Nullable Integer number(List<String> modifiers, int at) {
    if (at < 0 || at >= modifiers.size()) {
      return null;
    }
    try {
      return Integer.valueOf(modifiers.get(at));
    } catch (NumberFormatException unreadable) {
      return null;
    }
  }
}

package dev.migrationlens.effect;

import dev.migrationlens.catalog.FunctionSignature;
import dev.migrationlens.catalog.FunctionSignature.Volatility;
import dev.migrationlens.catalog.PgType;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.Expr;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What indexes and generated columns store must be the same tomorrow and in another time zone: they
 * take nothing whose result depends on settings or on the time.
 */
final class Immutability {
  /** Types whose text depends on settings, in and out. */
  private static final Set<String> SPOKEN = Set.of("date", "timestamp", "timestamptz", "interval");

  private Immutability() {}

  /** Why an expression in a place may not change; null where it may. */
  private static @Nullable String words(Scope.Place place) {
    return switch (place) {
      case INDEX_EXPRESSION -> "an index stores its values";
      case INDEX_PREDICATE -> "an index stores which rows it has";
      case GENERATED -> "a generated column stores its value";
      default -> null;
    };
  }

  static void call(
      Evaluation e, Scope scope, Expr.Call call, FunctionSignature function, List<SqlType> types) {
    if (function.volatility() != Volatility.IMMUTABLE) {
      String name = "`" + call.name().qualified() + "`";
      report(e, scope, call, name, instant(call, types));
    }
  }

  static void special(Evaluation e, Scope scope, Expr.Call call, List<SqlType> types) {
    String name = call.name().name().toLowerCase(Locale.ROOT);
    boolean clock =
        name.startsWith("current_") || name.startsWith("local") || name.endsWith("user");
    boolean field = name.equals("extract") && types.stream().anyMatch(t -> t.is("timestamptz"));
    if (clock || field) {
      report(e, scope, call, "`" + name + "`", instant(call, types));
    }
  }

  private static @Nullable Expr instant(Expr.Call call, List<SqlType> types) {
    for (int i = 0; i < types.size() && i < call.args().size(); i++) {
      if (types.get(i).is("timestamptz") && !types.get(i).array()) {
        return call.args().get(i).value();
      }
    }
    return null;
  }

  static void cast(Evaluation e, Scope scope, Expr.Cast cast, SqlType from, SqlType to) {
    if (words(scope.place) == null || from.isUnsure() || to.isUnsure() || from.isUnknown()) {
      return;
    }
    if (from.array() || to.array() || from.bare().equals(to.bare())) {
      return;
    }
    boolean zoned = from.is("timestamptz") && (SPOKEN.contains(to.name()) || to.is("time"));
    boolean placed = to.is("timestamptz") && SPOKEN.contains(from.name());
    boolean told = isText(to) && isSpoken(e, from);
    boolean read = isText(from) && isSpoken(e, to);
    if (zoned || placed || told || read) {
      String words = "`" + from.shortFormat() + "` to `" + to.shortFormat() + "`";
      report(e, scope, cast, words, from.is("timestamptz") ? cast.value() : null);
    }
  }

  private static boolean isText(SqlType type) {
    return type.is("text") || type.is("varchar");
  }

  private static boolean isSpoken(Evaluation e, SqlType type) {
    PgType own = e.types().own(type);
    return own == null
        ? type.builtIn() && SPOKEN.contains(type.name())
        : own.kind() == PgType.Kind.ENUM;
  }

  /** An interval has days, which are of 23 to 25 hours in a time zone. */
  static void operator(Evaluation e, Scope scope, Expr.Operator at, List<SqlType> types) {
    String name = at.symbol();
    SqlType left = types.get(0);
    SqlType right = types.get(1);
    boolean shifted =
        (name.equals("+") || name.equals("-"))
            && ((left.is("timestamptz") && right.is("interval"))
                || (left.is("timestamptz") && right.isUnknown() && name.equals("+"))
                || (left.is("interval") && right.is("timestamptz")));
    boolean compared =
        Set.of("=", "<>", "!=", "<", ">", "<=", ">=", "-").contains(name) && mixed(left, right);
    if (shifted || compared) {
      report(
          e,
          scope,
          at,
          "`" + left.shortFormat() + " " + name + " " + right.shortFormat() + "`",
          null);
    }
  }

  private static boolean mixed(SqlType left, SqlType right) {
    return (left.is("timestamptz") && (right.is("date") || right.is("timestamp")))
        || (right.is("timestamptz") && (left.is("date") || left.is("timestamp")));
  }

  private static void report(
      Evaluation e, Scope scope, Expr at, String what, @Nullable Expr instant) {
    String why = words(scope.place);
    if (why == null) {
      return;
    }
    var problem =
        Problem.of(
            "not-immutable",
            SqlState.INVALID_OBJECT_DEFINITION,
            what + " depends on settings or the time, but " + why,
            at.span());
    e.report(
        instant == null
            ? problem
            : problem.with(
                Map.of(
                    "from", Integer.toString(instant.start()),
                    "to", Integer.toString(instant.end()))));
  }
}

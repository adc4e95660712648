package dev.migrationlens.effect;

import dev.migrationlens.catalog.FunctionResolution;
import dev.migrationlens.catalog.Resolution;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.Expr;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Calls that have a grammar of their own, most of which stand for a function. */
final class SpecialForms {
  private static final Set<String> TIMELESS =
      Set.of("text", "varchar", "int2", "int4", "int8", "numeric", "uuid", "bool", "jsonb");

  private SpecialForms() {}

  static SqlType check(Evaluation e, Expr.Call call, List<SqlType> types) {
    String name = call.name().name().toLowerCase(Locale.ROOT);
    return switch (name) {
      case "current_timestamp" -> SqlType.TIMESTAMPTZ;
      case "current_date" -> SqlType.DATE;
      case "current_time" -> SqlType.of("timetz");
      case "localtime" -> SqlType.of("time");
      case "localtimestamp" -> SqlType.of("timestamp");
      case "current_user",
          "session_user",
          "user",
          "current_role",
          "current_catalog",
          "current_schema" ->
          SqlType.of("name");
      case "coalesce" -> common(e, call, types, "COALESCE");
      case "greatest", "least" -> common(e, call, types, "GREATEST/LEAST");
      case "nullif" -> nullIf(e, call, types);
      case "extract" -> extract(e, call, types);
      case "position" ->
          types.size() == 2 ? function(e, call, name, types.reversed()) : SqlType.INT4;
      case "btrim", "ltrim", "rtrim" ->
          // TRIM (what FROM where) has them the other way round.
          function(e, call, name, types.size() == 2 ? types.reversed() : types);
      case "overlay", "substring", "normalize" -> function(e, call, name, types);
      case "grouping" -> SqlType.INT4;
      default -> SqlType.UNSURE;
    };
  }

  /** What a form makes of types by the function that it stands for. */
  static SqlType function(Evaluation e, Expr at, String name, List<SqlType> types) {
    boolean named =
        at instanceof Expr.Call call && call.args().stream().anyMatch(a -> a.name() != null);
    List<Routine> routines = e.db.routines("pg_catalog", name);
    if (named || routines.isEmpty() || types.stream().anyMatch(SqlType::isUnsure)) {
      return SqlType.UNSURE;
    }
    var signatures = routines.stream().map(Routine::signature).toList();
    var question = FunctionResolution.Call.of(null, types);
    return switch (FunctionResolution.resolve(e.types(), signatures, question)) {
      case Resolution.Found found -> found.type();
      case Resolution.Unsure unsure -> SqlType.UNSURE;
      case Resolution.Failed failed -> {
        if (!e.failed() && !mayBeAnother(e, name)) {
          refuse(e, at, name, types, failed.state());
        }
        yield SqlType.UNSURE;
      }
    };
  }

  /** Some of the forms may mean a function of the chain. */
  private static boolean mayBeAnother(Evaluation e, String name) {
    return e.uncertain("routine", name)
        || e.uncertain("cast", "*")
        || e.searchPath().stream().anyMatch(schema -> !e.db.routines(schema, name).isEmpty());
  }

  private static void refuse(
      Evaluation e, Expr at, String name, List<SqlType> types, SqlState state) {
    boolean ambiguous = state == SqlState.AMBIGUOUS_FUNCTION;
    String shown =
        "`"
            + name
            + "("
            + String.join(", ", types.stream().map(SqlType::shortFormat).toList())
            + ")`";
    e.error(
        ambiguous ? "ambiguous-name" : "missing-function",
        state,
        ambiguous ? shown + " could be several functions" : "there is no function " + shown,
        at);
  }

  private static SqlType extract(Evaluation e, Expr.Call call, List<SqlType> types) {
    SqlType value = types.isEmpty() ? SqlType.UNSURE : types.get(types.size() - 1);
    SqlType base = value.isUnsure() || value.isUnknown() ? value : e.types().base(value);
    if (base.builtIn() && (base.array() || TIMELESS.contains(base.name()))) {
      e.error(
          "missing-function",
          SqlState.UNDEFINED_FUNCTION,
          "`" + value.shortFormat() + "` has no such fields",
          call);
    }
    return SqlType.NUMERIC;
  }

  private static SqlType common(Evaluation e, Expr.Call call, List<SqlType> types, String words) {
    SqlType found = Expressions.common(e, types, call, words);
    for (int i = 0; i < types.size() && !found.isUnsure() && !found.isUnknown(); i++) {
      if (types.get(i).isUnknown() && call.args().get(i).value() instanceof Expr.Literal literal) {
        Columns.literalFits(e, literal, found);
      }
    }
    return found;
  }

  /** NULLIF compares with {@code =}, and gives the first value or nothing. */
  private static SqlType nullIf(Evaluation e, Expr.Call call, List<SqlType> types) {
    if (types.size() == 2) {
      Expr left = call.args().get(0).value();
      Expr right = call.args().get(1).value();
      OperatorUse.apply(e, "=", left, types.get(0), right, types.get(1), call);
    }
    return types.isEmpty() ? SqlType.UNSURE : types.get(0);
  }
}

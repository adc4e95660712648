package dev.migrationlens.effect;

import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Query;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL calls an output column that has no alias ({@code FigureColname}). */
final class OutputNames {
  private OutputNames() {}

  /** The name, {@code ?column?} where there is nothing to name it after. */
  static String orUnnamed(Expr expr) {
    String name = of(expr);
    return name == null ? "?column?" : name;
  }

  /** The name, or null where PostgreSQL would say {@code ?column?}. */
  static @Nullable String of(Expr expr) {
    return switch (expr) {
      case Expr.ColumnRef ref -> ref.star() ? null : ref.last().text();
      case Expr.Field field -> field.field() != null ? field.field().text() : of(field.value());
      case Expr.Subscript subscript -> of(subscript.value());
      case Expr.Call call -> call(call);
      case Expr.Cast cast -> {
        String inner = strong(cast.value());
        yield inner != null ? inner : cast.type().name().name();
      }
      case Expr.Collate collate -> of(collate.value());
      case Expr.Case choice -> {
        String otherwise = choice.otherwise() == null ? null : strong(choice.otherwise());
        yield otherwise != null ? otherwise : "case";
      }
      case Expr.ArrayOf array -> "array";
      case Expr.Row row -> "row";
      case Expr.Subquery sub -> subquery(sub);
      case Expr.Literal literal -> null;
      case Expr.Param param -> null;
      case Expr.Special special -> null;
      case Expr.Operator operator -> null;
      case Expr.InList list -> null;
      case Expr.Quantified quantified -> null;
      case Expr.Unknown unknown -> null;
    };
  }

  /** Names that win over a cast's type name. */
  private static @Nullable String strong(Expr expr) {
    return switch (expr) {
      case Expr.Cast cast -> of(cast);
      case Expr.Case choice -> choice.otherwise() == null ? null : strong(choice.otherwise());
      default -> of(expr);
    };
  }

  private static String call(Expr.Call call) {
    String name = call.name().name();
    if (!call.special()) {
      return name;
    }
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "current_date", "current_time", "current_timestamp" -> name.toLowerCase(Locale.ROOT);
      case "trim" -> "btrim";
      default -> name.toLowerCase(Locale.ROOT);
    };
  }

  private static @Nullable String subquery(Expr.Subquery sub) {
    return switch (sub.kind()) {
      case EXISTS -> "exists";
      case ARRAY -> "array";
      case SCALAR -> first(sub.query());
      case IN, NOT_IN, ANY, ALL -> null;
    };
  }

  private static @Nullable String first(Query query) {
    return switch (query) {
      case Query.Select select -> {
        if (select.outputs().isEmpty()) {
          yield null;
        }
        Query.Output output = select.outputs().get(0);
        yield output.alias() != null ? output.alias().text() : of(output.value());
      }
      case Query.SetOperation set -> first(set.left());
      case Query.Values values -> "column1";
      case Query.Modifying modifying -> null;
      case Query.Unknown unknown -> null;
    };
  }
}

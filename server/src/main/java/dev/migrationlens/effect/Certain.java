package dev.migrationlens.effect;

import dev.migrationlens.syntax.ast.Expr;
import java.util.Set;
import java.util.function.Consumer;

/** The parts of an expression that are computed whenever the whole is. */
final class Certain {
  private static final Set<String> LAZY = Set.of("AND", "OR");
  private static final Set<String> LAZY_CALLS = Set.of("coalesce", "greatest", "least", "nullif");

  private Certain() {}

  /** Visits the calls, the outermost first. */
  static void calls(Expr expr, Consumer<Expr.Call> visit) {
    switch (expr) {
      case Expr.Call call -> {
        visit.accept(call);
        if (!(call.special() && LAZY_CALLS.contains(call.name().name())) && call.filter() == null) {
          call.args().forEach(a -> calls(a.value(), visit));
        }
      }
      case Expr.Cast cast -> calls(cast.value(), visit);
      case Expr.Field field -> calls(field.value(), visit);
      case Expr.Collate collate -> calls(collate.value(), visit);
      case Expr.Operator operator when !LAZY.contains(operator.symbol()) ->
          operator.operands().forEach(o -> calls(o, visit));
      case Expr.Row row -> row.items().forEach(i -> calls(i, visit));
      case Expr.ArrayOf array -> array.items().forEach(i -> calls(i, visit));
      default -> {}
    }
  }
}

package dev.migrationlens.effect;

import dev.migrationlens.syntax.ast.Expr;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The expressions that an expression is made of; the inside of a query is none of them. */
final class Parts {
  private Parts() {}

  static List<Expr> of(Expr expr) {
    return switch (expr) {
      case Expr.Call call -> call(call);
      case Expr.Cast cast -> List.of(cast.value());
      case Expr.Operator operator -> operator.operands();
      case Expr.Collate collate -> List.of(collate.value());
      case Expr.InList list -> and(list.value(), list.items());
      case Expr.Subquery sub -> some(sub.left());
      case Expr.Quantified quantified -> List.of(quantified.left(), quantified.array());
      case Expr.Case choice -> {
        var parts = new ArrayList<>(some(choice.operand(), choice.otherwise()));
        choice.whens().forEach(w -> parts.addAll(List.of(w.condition(), w.result())));
        yield parts;
      }
      case Expr.Row row -> row.items();
      case Expr.ArrayOf array -> array.items();
      case Expr.Subscript subscript -> and(subscript.value(), subscript.subscripts());
      case Expr.Field field -> List.of(field.value());
      case Expr.ColumnRef ref -> List.of();
      case Expr.Literal literal -> List.of();
      case Expr.Param param -> List.of();
      case Expr.Special special -> List.of();
      case Expr.Unknown unknown -> List.of();
    };
  }

  private static List<Expr> call(Expr.Call call) {
    var parts = new ArrayList<Expr>();
    call.args().forEach(a -> parts.add(a.value()));
    call.orderBy().forEach(o -> parts.add(o.value()));
    call.withinGroup().forEach(o -> parts.add(o.value()));
    parts.addAll(some(call.filter()));
    if (call.over() != null) {
      parts.addAll(call.over().partitionBy());
      call.over().orderBy().forEach(o -> parts.add(o.value()));
    }
    return parts;
  }

  private static List<Expr> and(Expr first, List<Expr> others) {
    var parts = new ArrayList<Expr>();
    parts.add(first);
    parts.addAll(others);
    return parts;
  }

  private static List<Expr> some(@Nullable Expr... parts) {
    return Arrays.stream(parts).filter(Objects::nonNull).toList();
  }
}

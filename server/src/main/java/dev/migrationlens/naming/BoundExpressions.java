package dev.migrationlens.naming;

import dev.migrationlens.catalog.FunctionSignature;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.IndexElement;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The names in expressions. */
final class BoundExpressions {
  private BoundExpressions() {}

  static void all(Binder b, Sight sight, List<Expr> exprs) {
    exprs.forEach(e -> expression(b, sight, e));
  }

  static void expression(Binder b, Sight sight, @Nullable Expr expr) {
    switch (expr) {
      case null -> {}
      case Expr.ColumnRef ref -> column(b, sight, ref);
      case Expr.Call call -> call(b, sight, call);
      case Expr.Cast cast -> {
        expression(b, sight, cast.value());
        b.type(cast.type());
      }
      case Expr.Operator operator -> all(b, sight, operator.operands());
      case Expr.Collate collate -> expression(b, sight, collate.value());
      case Expr.InList in -> {
        expression(b, sight, in.value());
        all(b, sight, in.items());
      }
      case Expr.Subquery subquery -> {
        expression(b, sight, subquery.left());
        BoundQueries.query(b, subquery.query(), sight, null);
      }
      case Expr.Quantified quantified -> {
        expression(b, sight, quantified.left());
        expression(b, sight, quantified.array());
      }
      case Expr.Case cases -> {
        expression(b, sight, cases.operand());
        for (Expr.When when : cases.whens()) {
          expression(b, sight, when.condition());
          expression(b, sight, when.result());
        }
        expression(b, sight, cases.otherwise());
      }
      case Expr.Row row -> all(b, sight, row.items());
      case Expr.ArrayOf array -> all(b, sight, array.items());
      case Expr.Subscript subscript -> {
        expression(b, sight, subscript.value());
        all(b, sight, subscript.subscripts());
      }
      case Expr.Field field -> field(b, sight, field);
      case Expr.Literal literal -> {}
      case Expr.Param param -> {}
      case Expr.Special special -> {}
      case Expr.Unknown unknown -> {}
    }
  }

  private static void field(Binder b, Sight sight, Expr.Field field) {
    expression(b, sight, field.value());
    if (field.field() != null) {
      Sight.Field found = row(b, sight, field.value()).field(field.field().text());
      b.put(field.field(), found == null ? List.of() : found.senses());
    }
  }

  /** The columns of what an expression is, where that is a row. */
  static Sight.Rows row(Binder b, Sight sight, Expr value) {
    if (value instanceof Expr.ColumnRef ref && ref.parts().size() == 1) {
      Sight.Source source = sight.source(ref.last().text());
      Sight.Variable variable = sight.variable(ref.last().text());
      if (source != null && sight.plain(ref.last().text()).isEmpty()) {
        return source.rows();
      }
      if (variable != null && !variable.rows().isEmpty()) {
        return new Sight.Rows(variable.rows().stream().flatMap(r -> r.fields().stream()).toList());
      }
    }
    Meaning called = value instanceof Expr.Call call ? called(b, call) : null;
    if (called != null && called.object() instanceof Routine routine) {
      return new Sight.Rows(BoundFrom.returned(b, routine));
    }
    return BoundTypes.rows(b, type(b, sight, value));
  }

  /** The type of an expression, where it may have columns. */
  static @Nullable SqlType type(Binder b, Sight sight, Expr value) {
    return switch (value) {
      case Expr.ColumnRef ref when ref.parts().size() == 1 -> sight.type(ref.last().text());
      case Expr.ColumnRef ref when ref.parts().size() == 2 && !ref.star() -> {
        Sight.Field field = member(b, sight, ref.parts().get(0).text(), ref.last().text());
        yield field == null ? null : field.type();
      }
      case Expr.Cast cast -> {
        var found = new SqlType[1];
        b.muted(() -> found[0] = b.type(cast.type()));
        yield found[0];
      }
      case Expr.Call call -> {
        Meaning meaning = called(b, call);
        yield meaning != null && meaning.object() instanceof Routine routine
            ? routine.signature().returns()
            : null;
      }
      case Expr.Subscript subscript -> {
        SqlType array = type(b, sight, subscript.value());
        yield array == null || subscript.slice() ? array : array.element();
      }
      case Expr.Field field when field.field() != null -> {
        Sight.Field found = row(b, sight, field.value()).field(field.field().text());
        yield found == null ? null : found.type();
      }
      case Expr other -> null;
    };
  }

  private static Sight.@Nullable Field member(Binder b, Sight sight, String of, String name) {
    Sight.Source source = sight.source(of);
    if (source != null) {
      return source.rows().field(name);
    }
    Sight.Variable variable = sight.variable(of);
    Sight.Field seen = variable == null ? null : variable.field(name);
    return variable == null || seen != null
        ? seen
        : BoundTypes.rows(b, variable.type()).field(name);
  }

  private static void column(Binder b, Sight sight, Expr.ColumnRef ref) {
    List<Ident> parts = ref.parts();
    int count = parts.size();
    if (ref.star()) {
      boolean starIsPart = count > 0 && parts.get(count - 1).text().equals("*");
      qualifier(b, sight, starIsPart ? parts.subList(0, count - 1) : parts);
    } else if (count == 1) {
      plain(b, sight, parts.get(0));
    } else {
      qualified(b, sight, parts.subList(0, count - 1), parts.get(count - 1));
    }
  }

  private static void plain(Binder b, Sight sight, Ident name) {
    List<Sense> senses = sight.plain(name.text());
    Sight.Source source = senses.isEmpty() ? sight.source(name.text()) : null;
    b.put(name, senses);
    if (source != null) {
      b.put(name, source.sense());
    }
  }

  private static void qualified(Binder b, Sight sight, List<Ident> before, Ident name) {
    Ident last = before.get(before.size() - 1);
    if (sight.source(last.text()) == null
        && before.size() == 1
        && sight.label(last.text()) != null) {
      Sight.Variable variable = sight.variable(name.text());
      b.put(last, sight.label(last.text()));
      b.put(name, variable == null ? List.of() : variable.senses());
      return;
    }
    if (before.size() == 2 && sight.source(last.text()) == null) {
      // A field of a row that a variable or a column holds.
      Sight.Field row = member(b, sight, before.get(0).text(), last.text());
      if (row != null) {
        qualified(b, sight, before.subList(0, 1), last);
        Sight.Field field = BoundTypes.rows(b, row.type()).field(name.text());
        b.put(name, field == null ? List.of() : field.senses());
        return;
      }
    }
    qualifier(b, sight, before);
    Sight.Field field = member(b, sight, last.text(), name.text());
    b.put(name, field == null ? List.of() : field.senses());
  }

  private static void qualifier(Binder b, Sight sight, List<Ident> parts) {
    if (parts.isEmpty()) {
      return;
    }
    Ident last = parts.get(parts.size() - 1);
    Sight.Source source = sight.source(last.text());
    if (source != null) {
      b.put(last, source.sense());
    } else {
      Sight.Variable variable = sight.variable(last.text());
      b.put(last, variable == null ? List.of() : variable.senses());
    }
    if (parts.size() > 1) {
      b.schema(parts.get(parts.size() - 2));
    }
  }

  private static void call(Binder b, Sight sight, Expr.Call call) {
    Routine routine = b.routine(call.name(), called(b, call), Bound.Role.USES);
    for (Expr.Argument argument : call.args()) {
      if (argument.name() != null && routine != null) {
        b.put(argument.name(), parameter(b, routine, argument.name()));
      }
      expression(b, sight, argument.value());
    }
    Stream.concat(call.orderBy().stream(), call.withinGroup().stream())
        .forEach(item -> expression(b, sight, item.value()));
    expression(b, sight, call.filter());
    window(b, sight, call.over());
  }

  static @Nullable Meaning parameter(Binder b, Routine routine, Ident name) {
    FunctionSignature signature = routine.signature();
    boolean there =
        Stream.concat(signature.inputs().stream(), signature.outputs().stream())
            .anyMatch(p -> p.name().equals(name.text()));
    return there ? b.parameter(routine, name.text(), b.span(name)) : null;
  }

  /** The routine that a call means, as far as the number and the names of arguments tell. */
  static @Nullable Meaning called(Binder b, Expr.Call call) {
    if (call.special()) {
      return null;
    }
    int count = call.args().size();
    List<String> names =
        call.args().stream()
            .map(Expr.Argument::name)
            .filter(n -> n != null)
            .map(Ident::text)
            .toList();
    return b.routine(
        call.name(),
        r -> {
          FunctionSignature s = r.signature();
          int most = s.inputs().size();
          List<String> own = s.inputs().stream().map(FunctionSignature.Parameter::name).toList();
          return (s.variadic() || count <= most)
              && count >= most - s.defaults() - (s.variadic() ? 1 : 0)
              && own.containsAll(names);
        });
  }

  static void window(Binder b, Sight sight, Expr.@Nullable Window window) {
    if (window == null) {
      return;
    }
    if (window.name() != null) {
      b.put(window.name(), sight.window(window.name().text()));
    }
    all(b, sight, window.partitionBy());
    window.orderBy().forEach(item -> expression(b, sight, item.value()));
    all(b, sight, window.bounds());
  }

  static void elements(Binder b, Sight sight, List<IndexElement> elements) {
    for (IndexElement element : elements) {
      if (element.column() != null) {
        plain(b, sight, element.column());
      }
      expression(b, sight, element.expression());
    }
  }
}

package dev.migrationlens.naming;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.query.Outputs;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.Query;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The names in queries, and the columns that they return. */
final class BoundQueries {
  private BoundQueries() {}

  /**
   * Keeps a query's names; {@code made} is the view or table whose columns its outputs name, if
   * any.
   */
  static Sight.Rows query(Binder b, @Nullable Query query, Sight outer, @Nullable Relation made) {
    return switch (query) {
      case null -> Sight.Rows.NONE;
      case Query.Select select -> select(b, select, outer, made);
      case Query.Values values -> {
        Sight sight = with(b, values.with(), outer);
        values.rows().forEach(row -> BoundExpressions.all(b, sight, row));
        tail(b, sight, values.tail(), List.of());
        yield unnamed(query);
      }
      case Query.SetOperation set -> {
        Sight sight = with(b, set.with(), outer);
        Sight.Rows left = query(b, set.left(), sight, made);
        query(b, set.right(), sight, null);
        tail(b, new Sight(sight), set.tail(), left.fields());
        yield left;
      }
      case Query.Modifying modifying -> BoundDml.statement(b, modifying.statement(), outer);
      case Query.Unknown unknown -> Sight.Rows.NONE;
    };
  }

  private static Sight.Rows unnamed(Query query) {
    return new Sight.Rows(
        Outputs.of(query).stream()
            .map(o -> new Sight.Field(String.valueOf(o.name()), List.of(), null))
            .toList());
  }

  private static Sight.Rows select(
      Binder b, Query.Select select, Sight outer, @Nullable Relation made) {
    Sight sight = with(b, select.with(), outer);
    select.from().forEach(item -> BoundFrom.add(b, sight, item));
    for (Query.NamedWindow window : select.windows()) {
      Local named = b.local(Local.Kind.WINDOW, window.name());
      b.gives(window.name(), named);
      sight.windows.put(window.name().text(), named);
    }
    Sight.Rows outputs = outputs(b, sight, select.outputs(), made);
    BoundExpressions.expression(b, sight, select.where());
    select.distinctOn().forEach(e -> byOutput(b, sight, e, outputs.fields()));
    select.groupBy().forEach(e -> grouped(b, sight, e, outputs.fields()));
    BoundExpressions.expression(b, sight, select.having());
    select.windows().forEach(w -> BoundExpressions.window(b, sight, w.window()));
    tail(b, sight, select.tail(), outputs.fields());
    b.relation(select.into(), Bound.Role.GIVES);
    return outputs;
  }

  /** The sight of a query with common table expressions. */
  static Sight with(Binder b, Query.@Nullable With with, Sight outer) {
    var sight = new Sight(outer);
    if (with == null) {
      return sight;
    }
    for (Query.Cte cte : with.ctes()) {
      Local named = b.local(Local.Kind.WITH, cte.name());
      b.gives(cte.name(), named);
      String name = cte.name().text();
      if (with.recursive() && cte.query() instanceof Query.SetOperation set) {
        b.muted(
            () -> {
              Sight.Rows first = query(b, set.left(), sight, null);
              sight.ctes.put(name, new Sight.Source(name, named, renamed(b, first, cte)));
            });
      }
      Sight.Rows rows = query(b, cte.query(), sight, null);
      Sight.Rows all = renamed(b, rows, cte);
      cte.columns().forEach(c -> b.gives(c, b.local(Local.Kind.OUTPUT, c)));
      sight.ctes.put(name, new Sight.Source(name, named, all));
    }
    return sight;
  }

  private static Sight.Rows renamed(Binder b, Sight.Rows rows, Query.Cte cte) {
    Sight.Rows first = renamed(b, rows, cte.columns());
    var fields = new ArrayList<>(first.fields());
    for (Ident extra : cte.extraColumns()) {
      fields.add(new Sight.Field(extra.text(), List.of(b.local(Local.Kind.OUTPUT, extra)), null));
    }
    return new Sight.Rows(fields);
  }

  /** Rows whose first columns get other names. */
  static Sight.Rows renamed(Binder b, Sight.Rows rows, List<Ident> names) {
    var fields = new ArrayList<>(rows.fields());
    for (int i = 0; i < names.size(); i++) {
      Ident name = names.get(i);
      List<Sense> senses = List.of(b.local(Local.Kind.OUTPUT, name));
      if (i < fields.size()) {
        fields.set(i, new Sight.Field(name.text(), senses, fields.get(i).type()));
      } else {
        fields.add(new Sight.Field(name.text(), senses, null));
      }
    }
    return new Sight.Rows(fields);
  }

  static Sight.Rows outputs(
      Binder b, Sight sight, List<Query.Output> outputs, @Nullable Relation made) {
    var fields = new ArrayList<Sight.Field>();
    for (Query.Output output : outputs) {
      BoundExpressions.expression(b, sight, output.value());
      Ident alias = output.alias();
      if (alias != null) {
        Column column = made == null ? null : made.column(alias.text());
        var whole = new Query.Unknown(output.value().start(), alias.end());
        Sense sense =
            column == null ? b.local(Local.Kind.OUTPUT, alias, whole) : b.column(made, alias);
        b.gives(alias, sense);
        fields.add(
            new Sight.Field(
                alias.text(),
                sense == null ? List.of() : List.of(sense),
                BoundExpressions.type(b, sight, output.value())));
      } else {
        List<Sight.Field> own =
            output.value() instanceof Expr.ColumnRef ref && ref.star()
                ? starred(sight, ref)
                : List.of(unaliased(b, sight, output.value()));
        fields.addAll(own);
        if (made != null) {
          own.forEach(field -> b.follows(made, field.name(), field.senses()));
        }
      }
    }
    return new Sight.Rows(fields);
  }

  private static List<Sight.Field> starred(Sight sight, Expr.ColumnRef ref) {
    List<Ident> parts = ref.parts().stream().filter(p -> !p.text().equals("*")).toList();
    if (parts.isEmpty()) {
      return sight.sources.stream().flatMap(s -> s.rows().fields().stream()).toList();
    }
    Sight.Source source = sight.source(parts.get(parts.size() - 1).text());
    return source == null ? List.of() : source.rows().fields();
  }

  /** An output that nobody named is called like its column, and follows it. */
  private static Sight.Field unaliased(Binder b, Sight sight, Expr value) {
    String name = Outputs.name(value);
    return new Sight.Field(
        name, senses(b, sight, value, name), BoundExpressions.type(b, sight, value));
  }

  private static List<Sense> senses(Binder b, Sight sight, Expr value, String name) {
    int before = b.found.size();
    BoundExpressions.expression(b, sight, value);
    List<Bound> seen = List.copyOf(b.found.subList(before, b.found.size()));
    b.found.subList(before, b.found.size()).clear();
    Ident last =
        switch (value) {
          case Expr.ColumnRef ref -> ref.last();
          case Expr.Field field -> field.field();
          case Expr.Cast cast when cast.value() instanceof Expr.ColumnRef ref -> ref.last();
          case Expr.Call call when !call.special() -> call.name().last();
          case Expr other -> null;
        };
    return last == null || !last.text().equals(name)
        ? List.of()
        : seen.stream().filter(s -> s.span().equals(b.span(last))).map(Bound::sense).toList();
  }

  static void tail(Binder b, Sight sight, Query.Tail tail, List<Sight.Field> outputs) {
    tail.orderBy().forEach(item -> byOutput(b, sight, item.value(), outputs));
    BoundExpressions.expression(b, sight, tail.limit());
    BoundExpressions.expression(b, sight, tail.offset());
    for (var locked : tail.lockedTables()) {
      Sight.Source source = sight.source(locked.name());
      if (source != null) {
        b.put(locked.last(), source.sense());
      }
    }
  }

  /** ORDER BY looks among the outputs first, where it is a name alone. */
  private static void byOutput(Binder b, Sight sight, Expr value, List<Sight.Field> outputs) {
    Sight.Field named = named(value, outputs);
    if (named == null) {
      BoundExpressions.expression(b, sight, value);
    } else {
      b.put(((Expr.ColumnRef) value).last(), named.senses());
    }
  }

  /** GROUP BY looks among the columns first. */
  private static void grouped(Binder b, Sight sight, Expr value, List<Sight.Field> outputs) {
    Sight.Field named = named(value, outputs);
    boolean column =
        named != null && sight.sources.stream().anyMatch(s -> s.rows().field(named.name()) != null);
    if (named == null || column) {
      BoundExpressions.expression(b, sight, value);
    } else {
      b.put(((Expr.ColumnRef) value).last(), named.senses());
    }
  }

  private static Sight.@Nullable Field named(Expr value, List<Sight.Field> outputs) {
    if (!(value instanceof Expr.ColumnRef ref) || ref.parts().size() != 1 || ref.star()) {
      return null;
    }
    for (Sight.Field output : outputs) {
      if (output.name().equals(ref.last().text())) {
        return output;
      }
    }
    return null;
  }
}

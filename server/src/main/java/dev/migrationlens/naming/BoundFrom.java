package dev.migrationlens.naming;

import dev.migrationlens.catalog.FunctionSignature;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.Query;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The names in FROM. */
final class BoundFrom {
  private BoundFrom() {}

  static void add(Binder b, Sight sight, Query.FromItem item) {
    switch (item) {
      case Query.Relation relation -> sight.with(relation(b, sight, relation));
      case Query.Derived derived -> {
        Sight around = derived.lateral() ? sight : sight.hiding();
        Sight.Rows rows = BoundQueries.query(b, derived.query(), around, null);
        sight.with(aliased(b, new Sight.Source("", null, rows), derived.alias()));
      }
      case Query.FunctionCall call -> sight.with(function(b, sight, call));
      case Query.Join join -> join(b, sight, join);
    }
  }

  private static Sight.Source relation(Binder b, Sight sight, Query.Relation item) {
    BoundExpressions.expression(b, sight, item.sample());
    String name = item.name().name();
    Sight.Source cte = item.name().schema() == null ? sight.cte(name) : null;
    if (cte != null) {
      b.put(item.name().last(), cte.sense());
      return aliased(b, cte, item.alias());
    }
    Relation relation = b.relation(item.name());
    return aliased(b, source(b, name, relation), item.alias());
  }

  static Sight.Source source(Binder b, String name, @Nullable Relation relation) {
    Sense sense =
        relation == null ? null : new Meaning(relation, null, b.catalog(), new Span(0, 0));
    return new Sight.Source(name, sense, b.rows(relation));
  }

  private static Sight.Source aliased(Binder b, Sight.Source source, Query.@Nullable Alias alias) {
    if (alias == null) {
      return source;
    }
    Local named = b.alias(alias.name(), source.sense());
    b.gives(alias.name(), named);
    for (Ident column : alias.columns()) {
      b.gives(column, b.local(Local.Kind.OUTPUT, column));
    }
    return new Sight.Source(
        alias.name().text(), named, BoundQueries.renamed(b, source.rows(), alias.columns()));
  }

  /** The columns of what a function in FROM returns. */
  private static Sight.Source function(Binder b, Sight sight, Query.FunctionCall call) {
    var fields = new ArrayList<Sight.Field>();
    String name = "";
    for (Expr each : call.calls()) {
      BoundExpressions.expression(b, sight, each);
      if (each instanceof Expr.Call f) {
        name = f.name().name();
        Meaning called = BoundExpressions.called(b, f);
        if (called != null && called.object() instanceof Routine routine) {
          fields.addAll(returned(b, routine));
        }
      }
    }
    for (Query.ColumnDefinition column : call.definition()) {
      Local named = b.local(Local.Kind.OUTPUT, column.name());
      b.gives(column.name(), named);
      fields.add(new Sight.Field(column.name().text(), List.of(named), b.type(column.type())));
    }
    Query.Alias alias = call.alias();
    if (fields.isEmpty() && alias != null) {
      // A scalar's column is called like its alias.
      Local named = b.local(Local.Kind.ALIAS, alias.name());
      fields.add(new Sight.Field(alias.name().text(), List.of(named), null));
    }
    return aliased(b, new Sight.Source(name, null, new Sight.Rows(fields)), alias);
  }

  /** The columns of what a routine returns. */
  static List<Sight.Field> returned(Binder b, Routine routine) {
    List<FunctionSignature.Parameter> outputs = routine.signature().outputs();
    if (outputs.isEmpty()) {
      return BoundTypes.rows(b, routine.signature().returns()).fields();
    }
    return outputs.stream()
        .map(
            o ->
                new Sight.Field(
                    o.name(), List.of(b.parameter(routine, o.name(), new Span(0, 0))), o.type()))
        .toList();
  }

  private static void join(Binder b, Sight sight, Query.Join join) {
    int before = sight.sources.size();
    add(b, sight, join.left());
    int middle = sight.sources.size();
    add(b, sight, join.right());
    joined(
        b,
        join,
        sight.sources.subList(before, middle),
        sight.sources.subList(middle, sight.sources.size()));
    BoundExpressions.expression(b, sight, join.on());
    if (join.usingAlias() != null) {
      b.gives(join.usingAlias(), b.local(Local.Kind.ALIAS, join.usingAlias()));
    }
    if (join.alias() != null) {
      List<Sight.Source> members = sight.sources.subList(before, sight.sources.size());
      var all = members.stream().flatMap(s -> s.rows().fields().stream()).toList();
      members.clear();
      sight.with(aliased(b, new Sight.Source("", null, new Sight.Rows(all)), join.alias()));
    }
  }

  private static void joined(
      Binder b, Query.Join join, List<Sight.Source> left, List<Sight.Source> right) {
    boolean keepsRight = join.kind().equals("RIGHT") || join.kind().equals("FULL");
    for (Ident column : join.using()) {
      Joined.Side first = side(left, column.text());
      Joined.Side second = side(right, column.text());
      first.senses().forEach(sense -> b.put(column, sense, Bound.Role.JOINS));
      second.senses().forEach(sense -> b.put(column, sense, Bound.Role.JOINS));
      b.joins.add(new Joined(b.span(column), first, second, keepsRight));
    }
    for (Sight.Source source : join.natural() ? left : List.<Sight.Source>of()) {
      for (Sight.Field field : source.rows().fields()) {
        Joined.Side second = side(right, field.name());
        if (!second.senses().isEmpty()) {
          b.joins.add(new Joined(null, side(left, field.name()), second, keepsRight));
        }
      }
    }
  }

  /** A column of one side of a join. */
  private static Joined.Side side(List<Sight.Source> sources, String name) {
    for (Sight.Source source : sources) {
      Sight.Field field = source.rows().field(name);
      if (field != null) {
        return new Joined.Side(source.name(), field.senses());
      }
    }
    return new Joined.Side("", List.of());
  }
}

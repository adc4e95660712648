package dev.migrationlens.query;

import dev.migrationlens.query.References.Column;
import dev.migrationlens.query.References.Function;
import dev.migrationlens.query.References.Output;
import dev.migrationlens.query.References.Relation;
import dev.migrationlens.syntax.ast.DmlStatement;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.Query;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first reader: our own tree, exact and complete. Spans are those of the tree. */
public final class AstReader {
  private final List<Relation> relations = new ArrayList<>();
  private final List<Column> columns = new ArrayList<>();
  private final List<Function> functions = new ArrayList<>();

  private AstReader() {}

  public static References read(Query query) {
    var reader = new AstReader();
    reader.query(query);
    return reader.result(Outputs.of(query));
  }

  public static References read(Expr expression) {
    var reader = new AstReader();
    reader.expression(expression);
    return reader.result(List.of());
  }

  public static References read(DmlStatement statement) {
    var reader = new AstReader();
    reader.statement(statement);
    List<Output> outputs =
        statement instanceof DmlStatement.SelectStatement select
            ? Outputs.of(select.query())
            : Outputs.of(Outputs.returning(statement));
    return reader.result(outputs);
  }

  private References result(List<Output> outputs) {
    relations.sort(Comparator.comparingInt(r -> r.span().start()));
    columns.sort(Comparator.comparingInt(c -> c.span().start()));
    functions.sort(Comparator.comparingInt(f -> f.span().start()));
    return new References(relations, columns, functions, outputs);
  }

  private void relation(ObjectName name, @Nullable Ident alias) {
    String other = alias == null ? null : alias.text();
    relations.add(new Relation(name.qualified(), other, new Span(name.start(), name.end())));
  }

  private void query(Query query) {
    switch (query) {
      case Query.Select select -> select(select);
      case Query.Values values -> {
        with(values.with());
        values.rows().forEach(this::expressions);
        tail(values.tail());
      }
      case Query.SetOperation operation -> {
        with(operation.with());
        query(operation.left());
        query(operation.right());
        tail(operation.tail());
      }
      case Query.Modifying modifying -> statement(modifying.statement());
      case Query.Unknown unknown -> {}
    }
  }

  private void select(Query.Select select) {
    with(select.with());
    expressions(select.distinctOn());
    outputs(select.outputs());
    select.from().forEach(this::fromItem);
    optional(select.where());
    expressions(select.groupBy());
    optional(select.having());
    select.windows().forEach(w -> window(w.window()));
    tail(select.tail());
  }

  private void with(Query.@Nullable With with) {
    if (with != null) {
      with.ctes().forEach(cte -> query(cte.query()));
    }
  }

  private void tail(Query.Tail tail) {
    tail.orderBy().forEach(item -> expression(item.value()));
    optional(tail.limit());
    optional(tail.offset());
  }

  private void outputs(List<Query.Output> outputs) {
    outputs.forEach(output -> expression(output.value()));
  }

  private void fromItem(Query.FromItem item) {
    switch (item) {
      case Query.Relation relation -> {
        relation(relation.name(), relation.alias() == null ? null : relation.alias().name());
        optional(relation.sample());
      }
      case Query.Derived derived -> query(derived.query());
      case Query.FunctionCall call -> expressions(call.calls());
      case Query.Join join -> {
        fromItem(join.left());
        fromItem(join.right());
        join.using().forEach(this::named);
        optional(join.on());
      }
    }
  }

  private void statement(DmlStatement statement) {
    switch (statement) {
      case DmlStatement.SelectStatement select -> query(select.query());
      case DmlStatement.Insert insert -> insert(insert);
      case DmlStatement.Update update -> {
        with(update.with());
        relation(update.table(), update.alias());
        assignments(update.set());
        update.from().forEach(this::fromItem);
        optional(update.where());
        outputs(update.returning());
      }
      case DmlStatement.Delete delete -> {
        with(delete.with());
        relation(delete.table(), delete.alias());
        delete.using().forEach(this::fromItem);
        optional(delete.where());
        outputs(delete.returning());
      }
      case DmlStatement.Merge merge -> merge(merge);
      case DmlStatement.Copy copy -> {
        if (copy.table() != null) {
          relation(copy.table(), null);
        }
        if (copy.query() != null) {
          query(copy.query());
        }
        optional(copy.where());
      }
      case DmlStatement.Truncate truncate -> truncate.tables().forEach(t -> relation(t, null));
    }
  }

  private void insert(DmlStatement.Insert insert) {
    with(insert.with());
    relation(insert.table(), insert.alias());
    targets(insert.columns());
    if (insert.source() != null) {
      query(insert.source());
    }
    DmlStatement.OnConflict conflict = insert.onConflict();
    if (conflict != null) {
      conflict
          .items()
          .forEach(
              item -> {
                Ident column = item.column();
                if (column != null) {
                  named(column);
                }
                optional(item.expression());
              });
      optional(conflict.predicate());
      assignments(conflict.set());
      optional(conflict.where());
    }
    outputs(insert.returning());
  }

  private void merge(DmlStatement.Merge merge) {
    with(merge.with());
    relation(merge.table(), merge.alias());
    fromItem(merge.source());
    expression(merge.on());
    for (DmlStatement.MergeWhen when : merge.whens()) {
      optional(when.condition());
      assignments(when.set());
      targets(when.columns());
      expressions(when.values());
    }
    outputs(merge.returning());
  }

  private void assignments(List<DmlStatement.Assignment> assignments) {
    for (DmlStatement.Assignment assignment : assignments) {
      targets(assignment.targets());
      expression(assignment.value());
    }
  }

  private void targets(List<DmlStatement.Target> targets) {
    targets.forEach(target -> named(target.column()));
  }

  private void expressions(List<? extends Expr> expressions) {
    expressions.forEach(this::expression);
  }

  private void optional(@Nullable Expr expression) {
    if (expression != null) {
      expression(expression);
    }
  }

  private void expression(Expr expression) {
    switch (expression) {
      case Expr.ColumnRef column -> column(column);
      case Expr.Call call -> call(call);
      case Expr.Cast cast -> expression(cast.value());
      case Expr.Operator operator -> expressions(operator.operands());
      case Expr.Collate collate -> expression(collate.value());
      case Expr.InList in -> {
        expression(in.value());
        expressions(in.items());
      }
      case Expr.Subquery subquery -> {
        optional(subquery.left());
        query(subquery.query());
      }
      case Expr.Quantified quantified -> {
        expression(quantified.left());
        expression(quantified.array());
      }
      case Expr.Case cases -> {
        optional(cases.operand());
        for (Expr.When when : cases.whens()) {
          expression(when.condition());
          expression(when.result());
        }
        optional(cases.otherwise());
      }
      case Expr.Row row -> expressions(row.items());
      case Expr.ArrayOf array -> expressions(array.items());
      case Expr.Subscript subscript -> {
        expression(subscript.value());
        expressions(subscript.subscripts());
      }
      case Expr.Field field -> expression(field.value());
      case Expr.Literal literal -> {}
      case Expr.Param param -> {}
      case Expr.Special special -> {}
      case Expr.Unknown unknown -> {}
    }
  }

  private void named(Ident column) {
    columns.add(new Column(List.of(column.text()), column.span()));
  }

  private void column(Expr.ColumnRef column) {
    if (!column.star()) {
      List<String> parts = column.parts().stream().map(Ident::text).toList();
      columns.add(new Column(parts, column.span()));
    }
  }

  private void call(Expr.Call call) {
    if (!call.special()) {
      functions.add(new Function(call.name().qualified(), call.args().size(), call.span()));
    }
    call.args().forEach(argument -> expression(argument.value()));
    call.orderBy().forEach(item -> expression(item.value()));
    call.withinGroup().forEach(item -> expression(item.value()));
    optional(call.filter());
    if (call.over() != null) {
      window(call.over());
    }
  }

  private void window(Expr.Window window) {
    expressions(window.partitionBy());
    window.orderBy().forEach(item -> expression(item.value()));
    expressions(window.bounds());
  }
}

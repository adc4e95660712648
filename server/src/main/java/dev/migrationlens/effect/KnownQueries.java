package dev.migrationlens.effect;

import dev.migrationlens.catalog.Certainty;
import dev.migrationlens.query.Outputs;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.Query;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What queries over the system catalogs, constants and variables return. */
final class KnownQueries {
  private static final Set<String> AGGREGATES =
      Set.of(
          "count",
          "array_agg",
          "string_agg",
          "max",
          "min",
          "sum",
          "bool_or",
          "bool_and",
          "avg",
          "json_agg",
          "jsonb_agg",
          "every",
          "json_object_agg",
          "jsonb_object_agg");

  private KnownQueries() {}

  /** A row that is returned, perhaps. */
  record Row(Map<String, Value> fields, Certainty certainty) {
    Value first() {
      return fields.isEmpty() ? Values.UNKNOWN : fields.values().iterator().next();
    }
  }

  /** The rows of a query; {@code more} when there may be others. */
  record Answer(List<Row> rows, boolean more) {
    static final Answer UNKNOWN = new Answer(List.of(), true);

    Answer {
      rows = List.copyOf(rows);
    }

    /** Whether these rows and no others are returned. */
    boolean certain() {
      return !more && rows.stream().allMatch(r -> r.certainty() == Certainty.YES);
    }

    Certainty exists() {
      if (rows.stream().anyMatch(r -> r.certainty() == Certainty.YES)) {
        return Certainty.YES;
      }
      return more || !rows.isEmpty() ? Certainty.UNKNOWN : Certainty.NO;
    }
  }

  /** A subquery as a value. */
  static Value value(Valuation v, Expr.Subquery sub) {
    Answer answer = answer(v, sub.query());
    return switch (sub.kind()) {
      case EXISTS ->
          switch (answer.exists()) {
            case YES -> Values.TRUE;
            case NO -> Values.FALSE;
            case UNKNOWN -> Values.UNKNOWN;
          };
      case SCALAR -> {
        if (!answer.certain() || answer.rows().size() > 1) {
          yield Values.UNKNOWN;
        }
        yield answer.rows().isEmpty() ? Values.NULL : answer.rows().get(0).first();
      }
      case ARRAY ->
          answer.certain()
              ? new Value.Many(answer.rows().stream().map(Row::first).toList())
              : Values.UNKNOWN;
      case IN, NOT_IN, ANY -> in(v, sub, answer);
      case ALL -> Values.UNKNOWN;
    };
  }

  private static Value in(Valuation v, Expr.Subquery sub, Answer answer) {
    if (sub.left() == null || !answer.certain()) {
      return Values.UNKNOWN;
    }
    Value found = Valuation.any(v.of(sub.left()), answer.rows().stream().map(Row::first).toList());
    if (sub.kind() == Expr.SubqueryKind.NOT_IN) {
      return found.equals(Values.TRUE)
          ? Values.FALSE
          : found.equals(Values.FALSE) ? Values.TRUE : found;
    }
    return found;
  }

  static Answer answer(Valuation v, Query query) {
    return switch (query) {
      case Query.Select select -> select(v, select);
      case Query.Values values -> values(v, values);
      case Query.SetOperation set -> union(v, set);
      case Query.Modifying modifying -> Answer.UNKNOWN;
      case Query.Unknown unknown -> Answer.UNKNOWN;
    };
  }

  private static Answer values(Valuation v, Query.Values values) {
    if (values.with() != null || limited(values.tail())) {
      return Answer.UNKNOWN;
    }
    var rows = new ArrayList<Row>();
    for (List<Expr> row : values.rows()) {
      var fields = new LinkedHashMap<String, Value>();
      for (Expr item : row) {
        fields.put("column" + (fields.size() + 1), v.of(item));
      }
      rows.add(new Row(fields, Certainty.YES));
    }
    return new Answer(rows, false);
  }

  private static boolean limited(Query.Tail tail) {
    return tail.limit() != null || tail.offset() != null;
  }

  private static Answer union(Valuation v, Query.SetOperation set) {
    if (set.with() != null || !set.operator().startsWith("UNION") || limited(set.tail())) {
      return Answer.UNKNOWN;
    }
    Answer left = answer(v, set.left());
    Answer right = answer(v, set.right());
    var rows = new ArrayList<>(left.rows());
    for (Row row : right.rows()) {
      var fields = new LinkedHashMap<String, Value>();
      List<Value> items = List.copyOf(row.fields().values());
      int at = 0;
      for (String name :
          left.rows().isEmpty() ? row.fields().keySet() : left.rows().get(0).fields().keySet()) {
        fields.put(name, at < items.size() ? items.get(at++) : Values.UNKNOWN);
      }
      rows.add(new Row(fields, row.certainty()));
    }
    return new Answer(set.all() ? rows : distinct(rows), left.more() || right.more());
  }

  private static List<Row> distinct(List<Row> rows) {
    return rows.stream().distinct().toList();
  }

  private static Answer select(Valuation v, Query.Select select) {
    if (select.with() != null || select.having() != null || !select.groupBy().isEmpty()) {
      return Answer.UNKNOWN;
    }
    Joined joined = Joined.of(v, select);
    if (joined == null) {
      return aggregated(select) ? new Answer(List.of(blank(select)), false) : Answer.UNKNOWN;
    }
    if (aggregated(select)) {
      return new Answer(List.of(aggregate(select, joined)), false);
    }
    var rows = new ArrayList<Row>();
    for (Joined.Row row : joined.rows()) {
      if (select.outputs().stream().anyMatch(o -> returnsSet(v, o.value()))) {
        List<Row> several = several(select, row);
        if (several == null) {
          return Answer.UNKNOWN;
        }
        rows.addAll(several);
      } else {
        rows.add(output(select, row));
      }
    }
    return cut(v, select, new Answer(select.distinct() ? distinct(rows) : rows, joined.more()));
  }

  /** Whether FROM and WHERE leave a row; LIMIT and CTEs leave it open. */
  static Certainty source(Valuation v, Query.Select select) {
    Joined joined = select.with() != null || limited(select.tail()) ? null : Joined.of(v, select);
    return joined != null
            && joined.rows().stream().anyMatch(row -> row.certainty() == Certainty.YES)
        ? Certainty.YES
        : Certainty.UNKNOWN;
  }

  private static boolean returnsSet(Valuation v, Expr expr) {
    return expr instanceof Expr.Call call
        && !call.special()
        && RoutineLookup.visible(v.e, call.name()).stream()
            .anyMatch(r -> r.signature().returnsSet());
  }

  /** {@code SELECT unnest(array)}; null where the elements are not known. */
  private static @Nullable List<Row> several(Query.Select select, Joined.Row row) {
    Query.Output only = select.outputs().get(0);
    if (select.outputs().size() != 1 || !(only.value() instanceof Expr.Call call)) {
      return null;
    }
    List<Value> items = Joined.items(row.valuation(), call.name().name(), call);
    if (items == null) {
      return null;
    }
    String name = name(only, Map.of());
    return items.stream().map(item -> new Row(Map.of(name, item), row.certainty())).toList();
  }

  /** One row of which nothing is known. */
  private static Row blank(Query.Select select) {
    var fields = new LinkedHashMap<String, Value>();
    for (Query.Output output : select.outputs()) {
      fields.put(name(output, fields), Values.UNKNOWN);
    }
    return new Row(fields, Certainty.YES);
  }

  private static String name(Query.Output output, Map<String, Value> taken) {
    String name = output.alias() != null ? output.alias().text() : Outputs.name(output.value());
    return taken.containsKey(name) ? name + " " + taken.size() : name;
  }

  private static Row output(Query.Select select, Joined.Row row) {
    var fields = new LinkedHashMap<String, Value>();
    for (Query.Output output : select.outputs()) {
      if (output.value() instanceof Expr.ColumnRef ref && ref.star()) {
        Ident alias = ref.parts().size() > 1 ? ref.parts().get(ref.parts().size() - 2) : null;
        row.tables()
            .forEach(
                (name, columns) -> {
                  if (alias == null || alias.text().equals(name)) {
                    fields.putAll(columns);
                  }
                });
      } else {
        fields.put(name(output, fields), row.valuation().of(output.value()));
      }
    }
    return new Row(fields, row.certainty());
  }

  private static Answer cut(Valuation v, Query.Select select, Answer answer) {
    if (select.tail().offset() != null) {
      return Answer.UNKNOWN;
    }
    if (select.tail().limit() == null) {
      return answer;
    }
    BigDecimal limit = Valuation.number(v.of(select.tail().limit()));
    if (limit == null || limit.signum() <= 0) {
      return Answer.UNKNOWN;
    }
    if (answer.rows().size() <= limit.intValue()) {
      return answer;
    }
    // Which rows come first is not known, only that there are some.
    var fields = new LinkedHashMap<String, Value>();
    answer.rows().get(0).fields().keySet().forEach(name -> fields.put(name, Values.UNKNOWN));
    return answer.certain()
        ? new Answer(
            java.util.Collections.nCopies(limit.intValue(), new Row(fields, Certainty.YES)), false)
        : Answer.UNKNOWN;
  }

  private static boolean aggregated(Query.Select select) {
    return select.outputs().stream().anyMatch(o -> isAggregate(o.value()));
  }

  private static boolean isAggregate(Expr expr) {
    return switch (expr) {
      case Expr.Call call ->
          (AGGREGATES.contains(call.name().name()) && call.over() == null)
              || call.args().stream().anyMatch(a -> isAggregate(a.value()));
      case Expr.Operator operator ->
          operator.operands().stream().anyMatch(KnownQueries::isAggregate);
      case Expr.Cast cast -> isAggregate(cast.value());
      default -> false;
    };
  }

  private static Row aggregate(Query.Select select, Joined joined) {
    var fields = new LinkedHashMap<String, Value>();
    for (Query.Output output : select.outputs()) {
      fields.put(name(output, fields), aggregate(output.value(), joined));
    }
    return new Row(fields, Certainty.YES);
  }

  private static Value aggregate(Expr expr, Joined joined) {
    if (expr instanceof Expr.Operator operator && operator.operands().size() == 2) {
      var values = operator.operands().stream().map(o -> aggregate(o, joined)).toList();
      return Valuation.binary(operator.symbol(), values.get(0), values.get(1));
    }
    if (expr instanceof Expr.Literal) {
      return joined.around().of(expr);
    }
    if (!(expr instanceof Expr.Call call) || call.distinct() || call.filter() != null) {
      return Values.UNKNOWN;
    }
    if (call.special() && call.name().name().equals("coalesce")) {
      return call.args().stream()
          .map(a -> aggregate(a.value(), joined))
          .filter(value -> !(value instanceof Value.Null))
          .findFirst()
          .orElse(Values.NULL);
    }
    boolean certain =
        !joined.more() && joined.rows().stream().allMatch(r -> r.certainty() == Certainty.YES);
    return switch (call.name().name()) {
      case "count" -> certain && call.star() ? Value.of(joined.rows().size()) : Values.UNKNOWN;
      case "array_agg" ->
          certain && !call.args().isEmpty() ? collected(call, joined) : Values.UNKNOWN;
      case "string_agg" -> call.args().size() == 2 ? strung(call, joined, certain) : Values.UNKNOWN;
      default -> Values.UNKNOWN;
    };
  }

  private static Value collected(Expr.Call call, Joined joined) {
    Expr item = call.args().get(0).value();
    return joined.rows().isEmpty()
        ? Values.NULL
        : new Value.Many(joined.rows().stream().map(r -> r.valuation().of(item)).toList());
  }

  /** The texts one after the other; where the rows are not known, what they have in common. */
  private static Value strung(Expr.Call call, Joined joined, boolean certain) {
    Expr item = call.args().get(0).value();
    if (!certain) {
      Value any = new Valuation(joined.around().e, parts -> null).of(item);
      return any instanceof Value.Template ? any : Values.UNKNOWN;
    }
    Value all = Values.NULL;
    for (Joined.Row row : joined.rows()) {
      Value one = row.valuation().of(item);
      Value between = row.valuation().of(call.args().get(1).value());
      all = all instanceof Value.Null ? one : Value.joined(Value.joined(all, between), one);
    }
    return all;
  }
}

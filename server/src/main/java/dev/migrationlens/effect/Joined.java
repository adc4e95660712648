package dev.migrationlens.effect;

import dev.migrationlens.catalog.Certainty;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.Query;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows that FROM and WHERE of a query leave, where its members are known to us. */
record Joined(List<Joined.Row> rows, boolean more, Valuation around) {
  private static final int MANY = 100_000;

  /** One combination of rows, by the alias of each member. */
  record Row(Map<String, Map<String, Value>> tables, Valuation valuation, Certainty certainty) {}

  /** A member's rows before any condition. */
  private record Member(
      String alias, List<SystemRows.Row> rows, boolean more, @Nullable Expr on, boolean outer) {}

  /** Null where a member is no relation that we know. */
  static @Nullable Joined of(Valuation v, Query.Select select) {
    var conditions = new ArrayList<Expr>();
    split(select.where(), conditions);
    var flat = new ArrayList<Query.FromItem>();
    var outer = new LinkedHashMap<Query.FromItem, Expr>();
    for (Query.FromItem item : select.from()) {
      if (!flatten(item, flat, outer, conditions)) {
        return null;
      }
    }
    var members = new ArrayList<Member>();
    for (Query.FromItem item : flat) {
      Member member = member(v, item, flat.size() == 1, conditions, outer.get(item));
      if (member == null) {
        return null;
      }
      members.add(member);
    }
    return join(v, members, conditions);
  }

  private static void split(@Nullable Expr condition, List<Expr> into) {
    if (condition instanceof Expr.Operator operator && operator.symbol().equals("AND")) {
      operator.operands().forEach(o -> split(o, into));
    } else if (condition != null) {
      into.add(condition);
    }
  }

  /** The members of nested joins; inner joins' conditions are as good as WHERE. */
  private static boolean flatten(
      Query.FromItem item,
      List<Query.FromItem> flat,
      Map<Query.FromItem, Expr> outer,
      List<Expr> conditions) {
    if (!(item instanceof Query.Join join)) {
      flat.add(item);
      return true;
    }
    boolean plain = join.using().isEmpty() && !join.natural() && join.alias() == null;
    if (!plain || !flatten(join.left(), flat, outer, conditions)) {
      return false;
    }
    return switch (join.kind()) {
      case "INNER", "CROSS" -> {
        split(join.on(), conditions);
        yield flatten(join.right(), flat, outer, conditions);
      }
      case "LEFT" -> {
        if (join.right() instanceof Query.Join || join.on() == null) {
          yield false;
        }
        flat.add(join.right());
        outer.put(join.right(), join.on());
        yield true;
      }
      default -> false;
    };
  }

  private static @Nullable Member member(
      Valuation v, Query.FromItem item, boolean only, List<Expr> conditions, @Nullable Expr on) {
    return switch (item) {
      case Query.Relation relation -> relation(v, relation, only, conditions, on);
      case Query.Derived derived -> {
        KnownQueries.Answer answer = KnownQueries.answer(v, derived.query());
        yield derived.alias() == null
            ? null
            : renamed(derived.alias(), answer.rows(), answer.more(), on);
      }
      case Query.FunctionCall call -> function(v, call, on);
      case Query.Join join -> null;
    };
  }

  private static Member renamed(
      Query.Alias alias, List<KnownQueries.Row> rows, boolean more, @Nullable Expr on) {
    var all = new ArrayList<SystemRows.Row>();
    for (KnownQueries.Row row : rows) {
      var fields = new LinkedHashMap<String, Value>();
      for (var field : row.fields().entrySet()) {
        int at = fields.size();
        fields.put(
            at < alias.columns().size() ? alias.columns().get(at).text() : field.getKey(),
            field.getValue());
      }
      all.add(new SystemRows.Row(fields, row.certainty()));
    }
    return new Member(alias.name().text(), all, more, on, on != null);
  }

  private static @Nullable Member function(
      Valuation v, Query.FunctionCall item, @Nullable Expr on) {
    if (item.calls().size() != 1
        || item.ordinality()
        || !(item.calls().get(0) instanceof Expr.Call call)) {
      return null;
    }
    String name = call.name().name();
    String alias = item.alias() == null ? name : item.alias().name().text();
    String column =
        item.alias() != null && !item.alias().columns().isEmpty()
            ? item.alias().columns().get(0).text()
            : alias;
    List<Value> items = items(v, name, call);
    if (items == null) {
      return null;
    }
    var rows = new ArrayList<SystemRows.Row>();
    items.forEach(value -> rows.add(new SystemRows.Row(Map.of(column, value), Certainty.YES)));
    return new Member(alias, rows, false, on, on != null);
  }

  static @Nullable List<Value> items(Valuation v, String name, Expr.Call call) {
    if (name.equals("unnest") && call.args().size() == 1) {
      return Casts.asArray(v.of(call.args().get(0).value())) instanceof Value.Many many
          ? many.items()
          : null;
    }
    if (name.equals("generate_series") && call.args().size() == 2) {
      BigDecimal from = Valuation.number(v.of(call.args().get(0).value()));
      BigDecimal to = Valuation.number(v.of(call.args().get(1).value()));
      if (from == null || to == null || to.subtract(from).intValue() > 1000) {
        return null;
      }
      var items = new ArrayList<Value>();
      for (int i = from.intValue(); i <= to.intValue(); i++) {
        items.add(Value.of(i));
      }
      return items;
    }
    return null;
  }

  private static @Nullable Member relation(
      Valuation v, Query.Relation item, boolean only, List<Expr> conditions, @Nullable Expr on) {
    if (item.sample() != null) {
      return null;
    }
    String schema = systemSchema(v.e, item.name());
    if (schema == null) {
      return stored(v.e, item, on);
    }
    boolean renamed = item.alias() != null && !item.alias().columns().isEmpty();
    String alias = item.alias() == null ? item.name().name() : item.alias().name().text();
    var all = new ArrayList<Expr>();
    if (on == null) {
      all.addAll(conditions);
    } else {
      split(on, all);
    }
    SystemRows rows =
        renamed ? null : SystemRows.of(v.e, schema, item.name().name(), hints(v, alias, only, all));
    return rows == null ? null : new Member(alias, rows.rows, rows.more, on, on != null);
  }

  /** A table of the chain with a row of which only that it is there is known. */
  private static @Nullable Member stored(Evaluation e, Query.Relation item, @Nullable Expr on) {
    if (on != null
        || !StoredRows.in(e, item)
        || !(Lookup.entry(e, item.name()) instanceof Relation table)) {
      return null;
    }
    var fields = new LinkedHashMap<String, Value>();
    table.columns().forEach(c -> fields.put(c.name(), Values.UNKNOWN));
    if (item.alias() != null) {
      item.alias().columns().forEach(c -> fields.put(c.text(), Values.UNKNOWN));
    }
    String alias = item.alias() == null ? item.name().name() : item.alias().name().text();
    return new Member(alias, List.of(new SystemRows.Row(fields, Certainty.YES)), true, null, false);
  }

  /** The schema of a system relation, null for everybody else's. */
  private static @Nullable String systemSchema(Evaluation e, ObjectName name) {
    var found = Lookup.entry(e, name);
    return found != null
            && (found.schema().equals("pg_catalog") || found.schema().equals("information_schema"))
        ? found.schema()
        : null;
  }

  /** The texts that a member's columns must have for the conditions to hold. */
  private static Map<String, Set<String>> hints(
      Valuation v, String alias, boolean only, List<Expr> conditions) {
    var hints = new LinkedHashMap<String, Set<String>>();
    for (Expr condition : conditions) {
      if (condition instanceof Expr.Operator operator && operator.symbol().equals("=")) {
        hint(
            v, alias, only, operator.operands().get(0), List.of(operator.operands().get(1)), hints);
        hint(
            v, alias, only, operator.operands().get(1), List.of(operator.operands().get(0)), hints);
      } else if (condition instanceof Expr.InList list && !list.negated()) {
        hint(v, alias, only, list.value(), list.items(), hints);
      } else if (condition instanceof Expr.Quantified any && any.operator().equals("=")) {
        String column = column(any.left(), alias, only);
        if (column != null && Casts.asArray(v.of(any.array())) instanceof Value.Many many) {
          put(hints, column, many.items());
        }
      }
    }
    return hints;
  }

  private static void hint(
      Valuation v,
      String alias,
      boolean only,
      Expr side,
      List<Expr> others,
      Map<String, Set<String>> hints) {
    String column = column(side, alias, only);
    if (column != null) {
      put(hints, column, others.stream().map(v::of).toList());
    }
  }

  private static void put(Map<String, Set<String>> hints, String column, List<Value> values) {
    var texts = new HashSet<String>();
    for (Value value : values) {
      String text = value.known();
      if (text == null) {
        return;
      }
      texts.add(text);
    }
    hints.merge(
        column,
        texts,
        (a, b) -> {
          var both = new LinkedHashSet<>(a);
          both.retainAll(b);
          return both;
        });
  }

  private static @Nullable String column(Expr expr, String alias, boolean only) {
    Expr plain = expr instanceof Expr.Cast cast ? cast.value() : expr;
    if (!(plain instanceof Expr.ColumnRef ref) || ref.star()) {
      return null;
    }
    List<Ident> parts = ref.parts();
    if (parts.size() == 1) {
      // Columns of the catalogs begin with their own prefix; a join's unqualified one is found too.
      return only || !parts.get(0).text().equals("oid") ? parts.get(0).text() : null;
    }
    return parts.get(parts.size() - 2).text().equals(alias) ? ref.last().text() : null;
  }

  private static @Nullable Joined join(Valuation v, List<Member> members, List<Expr> conditions) {
    List<Row> rows = List.of(new Row(Map.of(), v, Certainty.YES));
    boolean more = false;
    for (Member member : members) {
      if ((long) rows.size() * member.rows().size() > MANY * 100L) {
        return null;
      }
      more |= member.more() && !member.outer();
      rows = next(v, rows, member, conditions);
    }
    if (members.isEmpty()) {
      rows =
          next(
              v,
              rows,
              new Member(
                  "", List.of(new SystemRows.Row(Map.of(), Certainty.YES)), false, null, false),
              conditions);
    }
    return new Joined(settled(rows, conditions), more, v);
  }

  /** Once all members are joined, the conditions say which rows are sure. */
  private static List<Row> settled(List<Row> rows, List<Expr> conditions) {
    var settled = new ArrayList<Row>();
    for (Row row : rows) {
      Certainty certainty = row.certainty();
      for (Expr condition : conditions) {
        certainty = certainty.and(row.valuation().truth(condition));
      }
      if (certainty != Certainty.NO) {
        settled.add(new Row(row.tables(), row.valuation(), certainty));
      }
    }
    return settled;
  }

  private static List<Row> next(Valuation v, List<Row> rows, Member member, List<Expr> conditions) {
    var next = new ArrayList<Row>();
    for (Row row : rows) {
      boolean matched = false;
      for (SystemRows.Row candidate : member.rows()) {
        Row combined = combine(v, row, member, candidate.fields(), candidate.certainty());
        Certainty certainty = combined.certainty();
        if (member.on() != null) {
          Certainty on = combined.valuation().truth(member.on());
          if (on == Certainty.NO) {
            continue;
          }
          matched = true;
          certainty = certainty.and(on);
        }
        boolean ruledOut =
            conditions.stream().anyMatch(c -> combined.valuation().truth(c) == Certainty.NO);
        if (!ruledOut && certainty != Certainty.NO) {
          next.add(new Row(combined.tables(), combined.valuation(), certainty));
        }
      }
      if (member.outer() && (!matched || member.more())) {
        Certainty certainty = member.more() ? Certainty.UNKNOWN : row.certainty();
        next.add(combine(v, row, member, Map.of(), certainty));
      }
    }
    return next;
  }

  private static Row combine(
      Valuation v, Row row, Member member, Map<String, Value> fields, Certainty certainty) {
    var tables = new LinkedHashMap<>(row.tables());
    tables.put(member.alias(), fields);
    var names = new Bound(tables, v.names);
    return new Row(tables, new Valuation(v.e, names), row.certainty().and(certainty));
  }

  /** The names of the rows joined so far, then those around. */
  private record Bound(Map<String, Map<String, Value>> tables, Valuation.Names around)
      implements Valuation.Names {
    @Override
    public @Nullable Value find(List<Ident> parts) {
      String last = parts.get(parts.size() - 1).text();
      if (parts.size() > 1) {
        Map<String, Value> fields = tables.get(parts.get(parts.size() - 2).text());
        return fields == null ? around.find(parts) : fields.getOrDefault(last, Values.UNKNOWN);
      }
      for (Map<String, Value> fields : tables.values()) {
        Value found = fields.get(last);
        if (found != null) {
          return found;
        }
      }
      return around.find(parts);
    }
  }
}

package dev.migrationlens.effect;

import dev.migrationlens.catalog.FunctionSignature;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members of FROM. */
final class FromItems {
  private FromItems() {}

  static void add(Evaluation e, Scope scope, Query.FromItem item, Uses uses) {
    switch (item) {
      case Query.Relation relation -> put(e, scope, relation(e, scope, relation, uses), relation);
      case Query.Derived derived -> put(e, scope, derived(e, scope, derived, uses), derived);
      case Query.FunctionCall call -> put(e, scope, function(e, scope, call, uses), call);
      case Query.Join join -> join(e, scope, join, uses);
    }
  }

  private static void put(Evaluation e, Scope scope, Scope.Range range, Query.FromItem at) {
    String alias = range.alias();
    if (alias != null) {
      for (Scope.Range there : scope.ranges) {
        boolean sameSchema =
            there.schema() == null
                || range.schema() == null
                || there.schema().equals(range.schema());
        if (alias.equals(there.alias()) && sameSchema) {
          e.error(
              "ambiguous-name",
              SqlState.DUPLICATE_ALIAS,
              "table name `" + alias + "` is used more than once",
              at);
        }
      }
    }
    scope.ranges.add(range);
  }

  private static Scope.Range relation(Evaluation e, Scope scope, Query.Relation item, Uses uses) {
    if (item.name().schema() == null) {
      Scope.Range cte = scope.cte(item.name().name());
      if (cte != null) {
        if (scope.isSilent(item.name().name())) {
          e.error(
              "missing-column",
              SqlState.FEATURE_NOT_SUPPORTED,
              "`" + item.name().name() + "` has no RETURNING, so there are no rows to read",
              item);
        }
        Samples.check(e, scope, item, null, uses);
        refuseNames(e, cte, item.alias());
        return aliased(cte, item.alias());
      }
    }
    Relation relation = Lookup.relation(e, item.name(), Lookup.IfSchemaMissing.RELATION_MISSING);
    if (relation == null) {
      var unknown = new Scope.Range(item.name().name(), null, 0, List.of(), false);
      return aliased(unknown, item.alias());
    }
    uses.relation(relation.id());
    Samples.check(e, scope, item, relation, uses);
    refuseNames(e, Scope.range(relation), item.alias());
    return aliased(Scope.range(relation), item.alias());
  }

  /** An alias cannot name more columns than there are. */
  private static void refuseNames(Evaluation e, Scope.Range range, Query.@Nullable Alias alias) {
    if (alias != null && range.complete() && alias.columns().size() > range.items().size()) {
      e.error(
          "counts-differ",
          SqlState.INVALID_COLUMN_REFERENCE,
          alias.columns().size() + " names for " + range.items().size() + " columns",
          alias.columns().get(range.items().size()));
    }
  }

  /** A range under its alias, with the column names the alias gives. */
  static Scope.Range aliased(Scope.Range range, Query.@Nullable Alias alias) {
    if (alias == null) {
      return range;
    }
    var items = new ArrayList<>(range.items());
    for (int i = 0; i < alias.columns().size() && i < items.size(); i++) {
      Scope.Item item = items.get(i);
      items.set(
          i,
          new Scope.Item(
              alias.columns().get(i).text(),
              item.type(),
              item.relation(),
              item.number(),
              item.maker()));
    }
    for (int i = items.size(); i < alias.columns().size(); i++) {
      items.add(new Scope.Item(alias.columns().get(i).text(), SqlType.UNSURE, 0, 0));
    }
    return new Scope.Range(alias.name().text(), null, range.relation(), items, range.complete());
  }

  private static Scope.Range derived(Evaluation e, Scope scope, Query.Derived derived, Uses uses) {
    Scope around = derived.lateral() ? scope : hiding(scope);
    List<Scope.Output> outputs = Queries.outputs(e, derived.query(), around, uses);
    Scope.Range range = range(null, outputs);
    refuseNames(e, range, derived.alias());
    return aliased(range, derived.alias());
  }

  /** What a subquery in FROM sees: the queries around it, and no sibling. */
  private static Scope hiding(Scope scope) {
    Scope around = Scope.inside(scope.outer == null ? Scope.TOP : scope.outer);
    around.ctes.putAll(scope.ctes);
    around.silent.addAll(scope.silent);
    around.variables.putAll(scope.variables);
    around.routine = scope.routine;
    around.open = scope.open;
    return around;
  }

  private static Scope.Range range(@Nullable String alias, @Nullable List<Scope.Output> outputs) {
    var items = new ArrayList<Scope.Item>();
    if (outputs != null) {
      for (Scope.Output output : outputs) {
        items.add(new Scope.Item(output.name(), Queries.settled(output.type()), 0, 0));
      }
    }
    return new Scope.Range(alias, null, 0, items, outputs != null);
  }

  private static Scope.Range function(
      Evaluation e, Scope scope, Query.FunctionCall call, Uses uses) {
    var items = new ArrayList<Scope.Item>();
    boolean complete = true;
    String name = null;
    SqlType only = SqlType.UNSURE;
    for (Expr each : call.calls()) {
      if (each instanceof Expr.Call several && isParallelUnnest(several)) {
        name = several.name().name();
        unnested(e, scope, several, uses, items);
        continue;
      }
      SqlType type = Expressions.check(e, scope, each, uses);
      Misplaced.member(e, scope, each);
      only = type;
      if (each instanceof Expr.Call f) {
        name = f.name().name();
        complete &= !f.special() && columns(e, f, type, call, items);
      } else {
        complete = false;
      }
    }
    RowShapes.check(e, call, only);
    if (!call.definition().isEmpty()) {
      items.clear();
      complete = call.calls().size() == 1;
      for (Query.ColumnDefinition definition : call.definition()) {
        SqlType type =
            definition.type() == null ? SqlType.INT4 : e.types().resolve(definition.type());
        items.add(new Scope.Item(definition.name().text(), type, 0, 0));
      }
    }
    if (!complete) {
      items.clear();
    } else if (call.ordinality()) {
      items.add(new Scope.Item("ordinality", SqlType.INT8, 0, 0));
    }
    var range = new Scope.Range(name, null, 0, items, complete);
    refuseNames(e, range, call.alias());
    return aliased(range, call.alias());
  }

  /** In FROM, and only there, {@code unnest} takes several arrays side by side. */
  private static boolean isParallelUnnest(Expr.Call call) {
    return call.name().name().equals("unnest") && call.args().size() > 1;
  }

  private static void unnested(
      Evaluation e, Scope scope, Expr.Call call, Uses uses, List<Scope.Item> items) {
    for (Expr.Argument argument : call.args()) {
      SqlType type = Expressions.check(e, scope, argument.value(), uses);
      items.add(new Scope.Item("unnest", type.array() ? type.element() : SqlType.UNSURE, 0, 0));
    }
  }

  /** Adds the columns that a function in FROM has; false where they are not known. */
  private static boolean columns(
      Evaluation e, Expr.Call call, SqlType type, Query.FunctionCall at, List<Scope.Item> items) {
    List<Routine> routines = RoutineLookup.visible(e, call.name());
    if (routines.size() != 1) {
      // Whichever overload has several columns would return a record.
      if (isScalar(e, type)) {
        items.add(new Scope.Item(scalarName(call, at), type, 0, 0));
        return true;
      }
      return false;
    }
    FunctionSignature signature = routines.get(0).signature();
    if (signature.outputs().size() > 1) {
      for (FunctionSignature.Parameter output : signature.outputs()) {
        items.add(new Scope.Item(output.name(), SqlType.UNSURE, 0, 0));
      }
      return true;
    }
    boolean polymorphic = signature.returns().is("anyelement") && !type.isUnsure();
    SqlType returns = polymorphic ? type : signature.returns();
    String schema = returns.qualifiedName().schema();
    if (schema != null && e.db.relationEntry(schema, returns.name()) instanceof Relation row) {
      Scope.range(row).items().forEach(i -> items.add(new Scope.Item(i.name(), i.type(), 0, 0)));
      return row.complete();
    }
    if (!isScalar(e, returns)) {
      return false;
    }
    boolean named = signature.outputs().size() == 1 && !signature.outputs().get(0).name().isEmpty();
    String column = named ? signature.outputs().get(0).name() : scalarName(call, at);
    items.add(new Scope.Item(column, type, 0, 0));
    return true;
  }

  /** A scalar function's column is called like its alias, else like the function. */
  private static String scalarName(Expr.Call call, Query.FunctionCall at) {
    return at.alias() != null ? at.alias().name().text() : call.name().name();
  }

  static boolean isScalar(Evaluation e, SqlType type) {
    if (type.isUnsure() || type.is("record")) {
      return false;
    }
    if (type.array()) {
      return true;
    }
    var facts = e.types().facts(type.bare());
    return facts != null
        && switch (facts.kind()) {
          case BASE, ENUM, DOMAIN, RANGE, MULTIRANGE -> true;
          case COMPOSITE, PSEUDO -> false;
        };
  }

  private static void join(Evaluation e, Scope scope, Query.Join join, Uses uses) {
    int before = scope.ranges.size();
    add(e, scope, join.left(), uses);
    int middle = scope.ranges.size();
    add(e, scope, join.right(), uses);
    List<Scope.Range> left = List.copyOf(scope.ranges.subList(before, middle));
    List<Scope.Range> right = List.copyOf(scope.ranges.subList(middle, scope.ranges.size()));
    for (Ident column : join.using()) {
      scope.merged.add(column.text());
      requireIn(e, left, column, "left");
      requireIn(e, right, column, "right");
    }
    if (join.natural()) {
      for (Scope.Range range : left) {
        range.items().forEach(item -> scope.merged.add(item.name()));
      }
    }
    if (join.on() != null) {
      Queries.condition(e, scope, join.on(), "JOIN/ON", uses);
    }
    if (join.alias() != null) {
      hide(scope, before, join);
    }
    if (join.usingAlias() != null) {
      scope.ranges.add(new Scope.Range(join.usingAlias().text(), null, 0, List.of(), false));
    }
  }

  private static void requireIn(Evaluation e, List<Scope.Range> side, Ident column, String which) {
    boolean known = side.stream().allMatch(Scope.Range::complete);
    if (known && side.stream().allMatch(r -> r.item(column.text()) == null)) {
      e.report(
          new Problem(
              "missing-column",
              SqlState.UNDEFINED_COLUMN,
              "`" + column.text() + "` of USING is not in the " + which + " table",
              column.span(),
              new Sought(
                  Sought.What.COLUMN,
                  null,
                  side.stream().map(r -> Long.toString(r.relation())).toList(),
                  column.text(),
                  side.stream().flatMap(r -> r.items().stream()).map(Scope.Item::name).toList()),
              Map.of()));
    }
  }

  /** A join under an alias hides the names of its members. */
  private static void hide(Scope scope, int from, Query.Join join) {
    var items = new ArrayList<Scope.Item>();
    boolean complete = true;
    for (Scope.Range range : scope.ranges.subList(from, scope.ranges.size())) {
      items.addAll(range.items());
      complete &= range.complete();
    }
    scope.ranges.subList(from, scope.ranges.size()).clear();
    scope.ranges.add(aliased(new Scope.Range(null, null, 0, items, complete), join.alias()));
  }
}

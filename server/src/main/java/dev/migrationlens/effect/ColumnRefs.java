package dev.migrationlens.effect;

import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a name in an expression means. */
final class ColumnRefs {
  private ColumnRefs() {}

  static SqlType check(Evaluation e, Scope scope, Expr.ColumnRef ref, Uses uses) {
    List<Ident> parts = ref.parts();
    if (ref.star()) {
      return SqlType.UNSURE;
    }
    return switch (parts.size()) {
      case 1 -> plain(e, scope, parts.get(0), uses);
      case 2 -> qualified(e, scope, null, parts.get(0), parts.get(1), uses);
      case 3 -> qualified(e, scope, parts.get(0), parts.get(1), parts.get(2), uses);
      default -> SqlType.UNSURE;
    };
  }

  private static SqlType plain(Evaluation e, Scope scope, Ident name, Uses uses) {
    boolean sure = true;
    for (Scope at = scope; at != null; at = at.outer) {
      List<Scope.Item> found = matches(at, name.text());
      if (found.size() > 1 && !at.merged.contains(name.text())) {
        return ambiguous(e, scope, at, name);
      }
      if (!found.isEmpty() && alsoVariable(at, name.text())) {
        e.error(
            "ambiguous-name",
            SqlState.AMBIGUOUS_COLUMN,
            "`" + name.text() + "` is a variable here and a column",
            name);
        return SqlType.UNSURE;
      }
      if (!found.isEmpty()) {
        return use(e, found.get(0), uses);
      }
      sure &= at.ranges.stream().allMatch(Scope.Range::complete);
      SqlType variable = at.variables.get(name.text());
      if (variable != null) {
        return variable;
      }
    }
    Scope.Range row = scope.byAlias(name.text());
    if (row != null) {
      row.items().forEach(uses::column);
      return SqlType.UNSURE;
    }
    SqlType system = SystemColumns.type(name.text());
    if (system != null && SystemColumns.reachable(e, scope)) {
      return system;
    }
    if (sure && !scope.anyOpen()) {
      missing(e, scope, name, null);
    }
    return SqlType.UNSURE;
  }

  private static boolean alsoVariable(Scope scope, String name) {
    for (Scope at = scope; at != null; at = at.outer) {
      if (at.jealous && at.variables.containsKey(name)) {
        return true;
      }
    }
    return false;
  }

  private static List<Scope.Item> matches(Scope scope, String name) {
    var found = new ArrayList<Scope.Item>(1);
    for (Scope.Range range : scope.ranges) {
      for (Scope.Item item : range.items()) {
        if (item.name().equals(name)) {
          found.add(item);
        }
      }
    }
    return found;
  }

  private static SqlType ambiguous(Evaluation e, Scope scope, Scope at, Ident name) {
    if (scope.anyOpen()) {
      return SqlType.UNSURE;
    }
    var owners = new ArrayList<String>();
    for (Scope.Range range : at.ranges) {
      if (range.item(name.text()) != null && range.alias() != null) {
        owners.add(range.alias());
      }
    }
    e.report(
        Problem.of(
                "ambiguous-name",
                SqlState.AMBIGUOUS_COLUMN,
                "`" + name.text() + "` is in " + String.join(" and ", owners),
                name.span())
            .with(Map.of("owners", String.join("\n", owners))));
    return SqlType.UNSURE;
  }

  private static SqlType use(Evaluation e, Scope.Item item, Uses uses) {
    e.relyOnStep(item.maker());
    uses.column(item);
    return item.type();
  }

  private static SqlType qualified(
      Evaluation e, Scope scope, @Nullable Ident schema, Ident table, Ident name, Uses uses) {
    Scope.Range range = range(scope, schema, table.text());
    if (range == null && schema == null) {
      range = row(scope, table.text());
    }
    if (range == null) {
      SqlType field = schema == null ? parameter(scope, table, name) : null;
      if (field == null && schema == null) {
        field = fieldOfVariable(e, scope, table, name);
      }
      return field != null ? field : notInFrom(e, scope, schema, table);
    }
    Scope.Item item = range.item(name.text());
    if (item != null) {
      return use(e, item, uses);
    }
    SqlType system = SystemColumns.type(name.text());
    if (system != null && SystemColumns.has(e, range)) {
      return system;
    }
    boolean asFunction = range.relation() != 0 && mayBeFunction(e, name);
    if (range.complete() && !asFunction) {
      missing(e, scope, name, range);
    }
    return SqlType.UNSURE;
  }

  /** {@code row.f} is another way to write {@code f(row)}. */
  static boolean mayBeFunction(Evaluation e, Ident name) {
    return e.uncertain("routine", name.text())
        || e.searchPath().stream().anyMatch(s -> !e.db.routines(s, name.text()).isEmpty());
  }

  private static Scope.@Nullable Range range(Scope scope, @Nullable Ident schema, String alias) {
    for (Scope at = scope; at != null; at = at.outer) {
      for (Scope.Range range : at.ranges) {
        if (alias.equals(range.alias())
            && (schema == null || schema.text().equals(range.schema()))) {
          return range;
        }
      }
    }
    return null;
  }

  private static Scope.@Nullable Range row(Scope scope, String variable) {
    for (Scope at = scope; at != null; at = at.outer) {
      Scope.Range row = at.rows.get(variable);
      if (row != null) {
        return row;
      }
    }
    return null;
  }

  /** A parameter after its routine's name. */
  private static @Nullable SqlType parameter(Scope scope, Ident routine, Ident name) {
    for (Scope at = scope; at != null; at = at.outer) {
      if (routine.text().equals(at.routine)) {
        return at.variables.get(name.text());
      }
    }
    return null;
  }

  /** A field of a row that is a parameter, where its fields are known; null where none is. */
  private static @Nullable SqlType fieldOfVariable(
      Evaluation e, Scope scope, Ident variable, Ident name) {
    for (Scope at = scope; at != null; at = at.outer) {
      SqlType type = at.variables.get(variable.text());
      Scope.Range row = type == null ? null : RowTypes.row(e, type);
      if (row == null) {
        continue;
      }
      Scope.Item item = row.item(name.text());
      if (item != null) {
        return item.type();
      }
      boolean asFunction = mayBeFunction(e, name);
      if (row.complete() && !asFunction && !scope.anyOpen()) {
        e.report(
            new Problem(
                "missing-column",
                SqlState.UNDEFINED_TABLE,
                "`" + variable.text() + "` has no field `" + name.text() + "`",
                name.span(),
                new Sought(Sought.What.OTHER, null, List.of(), name.text(), row.names()),
                Map.of()));
        return SqlType.UNSURE;
      }
    }
    return null;
  }

  static SqlType notInFrom(Evaluation e, Scope scope, @Nullable Ident schema, Ident table) {
    for (Scope at = scope; at != null; at = at.outer) {
      boolean variable =
          at.variables.containsKey(table.text())
              || (schema != null && at.variables.containsKey(schema.text()));
      boolean column = at.ranges.stream().anyMatch(r -> r.item(table.text()) != null);
      if (variable || (column && at.place == Scope.Place.TRIGGER)) {
        return SqlType.UNSURE;
      }
    }
    if (scope.anyOpen()) {
      return SqlType.UNSURE;
    }
    var aliases = new LinkedHashSet<String>();
    for (Scope at = scope; at != null; at = at.outer) {
      at.ranges.stream().filter(r -> r.alias() != null).forEach(r -> aliases.add(r.alias()));
    }
    e.report(
        new Problem(
            "missing-relation",
            SqlState.UNDEFINED_TABLE,
            "`" + table.text() + "` is not in FROM here",
            table.span(),
            new Sought(
                Sought.What.OTHER,
                schema == null ? null : schema.text(),
                List.of(),
                table.text(),
                List.copyOf(aliases)),
            Map.of()));
    return SqlType.UNSURE;
  }

  private static void missing(Evaluation e, Scope scope, Ident name, Scope.@Nullable Range range) {
    if (e.mayBeThere("column", name.text())) {
      return;
    }
    List<String> relations = new ArrayList<>();
    Set<String> candidates = new LinkedHashSet<>();
    for (Scope.Range at : range != null ? List.of(range) : visible(scope)) {
      relations.add(Long.toString(at.relation()));
      at.items().forEach(item -> candidates.add(item.name()));
    }
    Relation relation = only(e, range, scope);
    String where = relation != null ? "`" + relation.name() + "` has no" : "there is no";
    if (relation != null) {
      e.relyOn(relation.origin());
    }
    e.report(
        new Problem(
            "missing-column",
            SqlState.UNDEFINED_COLUMN,
            where + " column `" + name.text() + "`" + (relation == null ? " here" : ""),
            name.span(),
            new Sought(
                Sought.What.COLUMN,
                relation == null ? null : relation.name(),
                relations,
                name.text(),
                List.copyOf(candidates)),
            relation == null
                ? Map.of()
                : Map.of("relation", Key.relation(relation.schema(), relation.name()).toString())));
  }

  private static List<Scope.Range> visible(Scope scope) {
    var all = new ArrayList<Scope.Range>();
    for (Scope at = scope; at != null; at = at.outer) {
      all.addAll(at.ranges);
    }
    return all;
  }

  /** The one relation that the name could belong to. */
  private static @Nullable Relation only(Evaluation e, Scope.@Nullable Range range, Scope scope) {
    List<Scope.Range> all = range != null ? List.of(range) : visible(scope);
    return all.size() == 1 && all.get(0).relation() != 0
        ? e.db.relationById(all.get(0).relation())
        : null;
  }
}

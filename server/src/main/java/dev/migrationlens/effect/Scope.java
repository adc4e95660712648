package dev.migrationlens.effect;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.Node;
import dev.migrationlens.syntax.ast.TriggerStatement.CreateTrigger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names an expression may use: the members of FROM, common table expressions, and variables;
 * what is not here is looked for in the scope around it.
 */
final class Scope {
  /** Where an expression stands; some places allow less than a query. */
  enum Place {
    QUERY,
    DEFAULT,
    CHECK,
    GENERATED,
    INDEX_EXPRESSION,
    INDEX_PREDICATE,
    POLICY,
    USING,
    TRIGGER,
    PUBLICATION,
    DOMAIN
  }

  /** One column that a query returns. */
  record Output(String name, SqlType type, Node at) {}

  /**
   * A column as an expression sees it; {@code number} and {@code relation} are 0 for derived ones,
   * {@code maker} is the step that made it, 0 where nobody needs to know.
   */
  record Item(String name, SqlType type, long relation, int number, int maker) {
    Item(String name, SqlType type, long relation, int number) {
      this(name, type, relation, number, 0);
    }
  }

  /** One member of FROM. {@code complete} is false where it may have columns we do not know. */
  record Range(
      @Nullable String alias,
      @Nullable String schema,
      long relation,
      List<Item> items,
      boolean complete) {
    Range {
      items = List.copyOf(items);
    }

    List<String> names() {
      return items.stream().map(Item::name).toList();
    }

    @Nullable Item item(String name) {
      for (Item item : items) {
        if (item.name().equals(name)) {
          return item;
        }
      }
      return null;
    }

    Range named(String other) {
      return new Range(other, null, relation, items, complete);
    }
  }

  /** Stands for parameters of which nobody said how many there are. */
  static final String ANY_PARAMETER = "$";

  /** A query with nothing around it. */
  static final Scope TOP = new Scope(null, Place.QUERY);

  final @Nullable Scope outer;
  final Place place;
  final List<Range> ranges = new ArrayList<>();
  final Map<String, Range> ctes = new HashMap<>();
  final Map<String, SqlType> variables = new HashMap<>();

  /** The routine whose parameters may be written after its name. */
  @Nullable String routine;

  /** Those of the common table expressions that return nothing. */
  final Set<String> silent = new HashSet<>();

  /** Variables that hold rows of known fields, which only {@code variable.field} means. */
  final Map<String, Range> rows = new HashMap<>();

  /** Names that a JOIN … USING made one, so that they are not ambiguous. */
  final List<String> merged = new ArrayList<>();

  /** The names that WINDOW gives to windows. */
  final Set<String> windows = new HashSet<>();

  /** Whether names may mean something we cannot see (a routine's variables, for one). */
  boolean open;

  /** Whether a variable may not have the name of a column that is used (PL/pgSQL). */
  boolean jealous;

  private Scope(@Nullable Scope outer, Place place) {
    this.outer = outer;
    this.place = place;
    this.open = outer != null && outer.open;
  }

  static Scope inside(Scope outer) {
    return new Scope(outer, outer.place);
  }

  static Scope constant(Place place) {
    return new Scope(null, place);
  }

  static Scope of(Relation relation, Place place) {
    var scope = new Scope(null, place);
    scope.ranges.add(range(relation));
    return scope;
  }

  static Scope domainValue(@Nullable SqlType type) {
    var scope = new Scope(null, Place.DOMAIN);
    scope.variables.put("value", type == null ? SqlType.UNSURE : type);
    return scope;
  }

  /** A trigger's WHEN sees OLD and NEW, as far as its events have them. */
  static Scope trigger(Relation table, CreateTrigger create) {
    var scope = new Scope(null, Place.TRIGGER);
    Range range = range(table);
    scope.ranges.add(range.named("new"));
    scope.ranges.add(range.named("old"));
    scope.open = !create.forEachRow();
    return scope;
  }

  /** A rule's condition and actions see OLD and NEW, as far as its event has them. */
  static Scope rule(Relation table, String event) {
    var scope = new Scope(null, Place.QUERY);
    scope.seen("new", range(table), !event.equals("delete"));
    scope.seen("old", range(table), !event.equals("insert"));
    return scope;
  }

  private void seen(String name, Range range, boolean there) {
    if (there) {
      ranges.add(range.named(name));
    } else {
      rows.put(name, range);
    }
  }

  /** A scope whose names may be variables that nobody told us about. */
  static Scope routine() {
    var scope = new Scope(null, Place.QUERY);
    scope.open = true;
    return scope;
  }

  /** A scope of known variables, where a name that is a column too is ambiguous. */
  static Scope routine(Map<String, SqlType> variables) {
    var scope = new Scope(null, Place.QUERY);
    scope.variables.putAll(variables);
    scope.jealous = true;
    return scope;
  }

  static Range range(Relation relation) {
    var items = new ArrayList<Item>(relation.columns().size());
    for (Column column : relation.columns()) {
      SqlType type = column.type() == null ? SqlType.UNSURE : column.type();
      int maker = column.origin().step();
      items.add(new Item(column.name(), type, relation.id(), column.number(), maker));
    }
    return new Range(relation.name(), relation.schema(), relation.id(), items, relation.complete());
  }

  /** The common table expression of a name, from here outwards. */
  @Nullable Range cte(String name) {
    for (Scope at = this; at != null; at = at.outer) {
      Range found = at.ctes.get(name);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** Whether a common table expression changes rows and returns none. */
  boolean isSilent(String cte) {
    for (Scope at = this; at != null; at = at.outer) {
      if (at.ctes.containsKey(cte)) {
        return at.silent.contains(cte);
      }
    }
    return false;
  }

  /** The FROM member of an alias, from here outwards. */
  @Nullable Range byAlias(String alias) {
    for (Scope at = this; at != null; at = at.outer) {
      for (Range range : at.ranges) {
        if (alias.equals(range.alias())) {
          return range;
        }
      }
    }
    return null;
  }

  /** The type of {@code $1} and the like, where a statement says so. */
  SqlType parameter(int number) {
    for (Scope at = this; at != null; at = at.outer) {
      SqlType type = at.variables.get("$" + number);
      if (type != null) {
        return type;
      }
    }
    return SqlType.UNSURE;
  }

  /** Whether nobody can give a value to {@code $1} and the like. */
  boolean lacksParameter(int number) {
    for (Scope at = this; at != null; at = at.outer) {
      boolean may =
          at.open
              || at.jealous
              || at.variables.containsKey(ANY_PARAMETER)
              || at.variables.containsKey("$" + number);
      if (may) {
        return false;
      }
    }
    return true;
  }

  boolean anyOpen() {
    for (Scope at = this; at != null; at = at.outer) {
      if (at.open) {
        return true;
      }
    }
    return false;
  }
}

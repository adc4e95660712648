package dev.migrationlens.naming;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.sql.SqlType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The names that an expression sees: members of FROM, common table expressions, variables; what is
 * not here is looked for in the sight around it.
 */
final class Sight {
  /** Something with columns. */
  record Rows(List<Field> fields) {
    static final Rows NONE = new Rows(List.of());

    Rows {
      fields = List.copyOf(fields);
    }

    static Rows of(Relation relation, Function<Column, Sense> sense) {
      return new Rows(
          relation.columns().stream()
              .map(c -> new Field(c.name(), List.of(sense.apply(c)), c.type()))
              .toList());
    }

    @Nullable Field field(String name) {
      for (Field field : fields) {
        if (field.name().equals(name)) {
          return field;
        }
      }
      return null;
    }
  }

  /** One column as a query sees it; {@code senses} are none where nobody wrote its name. */
  record Field(String name, List<Sense> senses, @Nullable SqlType type) {
    Field {
      senses = List.copyOf(senses);
    }
  }

  /** A member of FROM under the name that it has there. */
  record Source(String name, @Nullable Sense sense, Rows rows) {}

  /** A variable, with the rows that a record was seen to hold. */
  record Variable(List<Sense> senses, @Nullable SqlType type, List<Rows> rows) {
    static Variable of(@Nullable Sense sense, @Nullable SqlType type) {
      return new Variable(sense == null ? List.of() : List.of(sense), type, new ArrayList<>());
    }

    @Nullable Field field(String name) {
      for (Rows each : rows) {
        Field found = each.field(name);
        if (found != null) {
          return found;
        }
      }
      return null;
    }
  }

  final @Nullable Sight outer;
  final List<Source> sources = new ArrayList<>();
  final Map<String, Source> ctes = new HashMap<>();
  final Map<String, Variable> variables = new HashMap<>();

  /** What blocks and routines are called, for names of variables that are told apart so. */
  final Map<String, Sense> labels = new HashMap<>();

  final Map<String, Sense> windows = new HashMap<>();

  Sight(@Nullable Sight outer) {
    this.outer = outer;
  }

  /** What a subquery in FROM sees: what is around the query, and no sibling. */
  Sight hiding() {
    var hiding = new Sight(outer);
    hiding.ctes.putAll(ctes);
    hiding.variables.putAll(variables);
    hiding.labels.putAll(labels);
    return hiding;
  }

  Sight with(Source source) {
    sources.add(source);
    return this;
  }

  @Nullable Source cte(String name) {
    return outward(s -> s.ctes.get(name));
  }

  @Nullable Source source(String name) {
    return outward(
        s -> {
          for (Source source : s.sources) {
            if (source.name().equals(name)) {
              return source;
            }
          }
          return null;
        });
  }

  @Nullable Variable variable(String name) {
    return outward(s -> s.variables.get(name));
  }

  @Nullable Sense label(String name) {
    return outward(s -> s.labels.get(name));
  }

  @Nullable Sense window(String name) {
    return outward(s -> s.windows.get(name));
  }

  /** Whichever is nearer: a column of FROM, or else a variable. */
  List<Sense> plain(String name) {
    List<Sense> found =
        outward(
            s -> {
              for (Source source : s.sources) {
                Field field = source.rows().field(name);
                if (field != null) {
                  return field.senses();
                }
              }
              Variable variable = s.variables.get(name);
              return variable == null ? null : variable.senses();
            });
    return found == null ? List.of() : found;
  }

  /** The field that a name without qualifier is, for what it holds. */
  @Nullable SqlType type(String name) {
    return outward(
        s -> {
          for (Source source : s.sources) {
            Field field = source.rows().field(name);
            if (field != null) {
              return field.type();
            }
          }
          Variable variable = s.variables.get(name);
          return variable == null ? null : variable.type();
        });
  }

  private <T> @Nullable T outward(Function<Sight, @Nullable T> look) {
    for (Sight at = this; at != null; at = at.outer) {
      T found = look.apply(at);
      if (found != null) {
        return found;
      }
    }
    return null;
  }
}

package dev.migrationlens.rules;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Origin;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.lint.SchemaCase;
import dev.migrationlens.replay.Step;
import dev.migrationlens.sql.Names;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.ColumnDef;
import dev.migrationlens.text.Edit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What columns of one name reference: {@code customer_id} and {@code "customerId"} are one name.
 * Learned from the chain's own foreign keys.
 */
final class References {
  private static final int FEW = 2;

  /** What the columns of one name reference, and how many tables say so. */
  record Habit(Relation target, Column key, int tables, @Nullable String onDelete) {}

  /** A column that bears such a name and references nothing. */
  record Loose(Relation table, Column column, Habit habit) {}

  private References() {}

  /** The columns that reference nothing although their name does everywhere else. */
  static List<Loose> loose(SchemaCase schema) {
    Map<String, List<TableConstraint>> keys = new HashMap<>();
    Map<String, Integer> bare = new HashMap<>();
    List<Relation> tables =
        schema.ownRelations().stream()
            .filter(t -> t.kind().isTable() && t.parents().isEmpty() && t.complete())
            .toList();
    for (Relation table : tables) {
      for (TableConstraint key : table.constraints()) {
        if (key.target() != 0 && key.columns().size() == 1) {
          String name = plain(table.names(key.columns()).get(0));
          keys.computeIfAbsent(name, n -> new ArrayList<>()).add(key);
        }
      }
    }
    var candidates = new ArrayList<Loose>();
    for (Relation table : tables) {
      for (Column column : table.columns()) {
        Habit habit = habit(schema, keys.get(plain(column.name())));
        if (habit != null && habit.target().id() != table.id() && !isKey(table, column)) {
          candidates.add(new Loose(table, column, habit));
          bare.merge(plain(column.name()), 1, Integer::sum);
        }
      }
    }
    return candidates.stream()
        .filter(l -> bare.getOrDefault(plain(l.column().name()), 0) < l.habit().tables())
        .toList();
  }

  /** What all the keys of a name reference, if there are enough and they agree. */
  private static @Nullable Habit habit(SchemaCase schema, @Nullable List<TableConstraint> keys) {
    if (keys == null || keys.size() < FEW) {
      return null;
    }
    TableConstraint first = keys.get(0);
    boolean agree =
        keys.stream()
            .allMatch(
                k ->
                    k.target() == first.target()
                        && k.targetColumns().equals(first.targetColumns()));
    Relation target = schema.end().relationById(first.target());
    Column key =
        target == null || first.targetColumns().size() != 1
            ? null
            : target.column(first.targetColumns().get(0));
    return agree && target != null && key != null
        ? new Habit(target, key, keys.size(), first.details().onDelete())
        : null;
  }

  /** Whether the column is in a foreign key already, or tells the rows of its table apart. */
  private static boolean isKey(Relation table, Column column) {
    return table.constraints().stream()
        .anyMatch(
            c ->
                c.columns().contains(column.number())
                    && (c.target() != 0 || c.kind() == TableConstraint.Kind.PRIMARY_KEY));
  }

  private static String plain(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }

  /** Whether a foreign key from the column to the key would be right as it is. */
  static boolean fits(Loose loose) {
    SqlType type = loose.column().type();
    SqlType key = loose.habit().key().type();
    return type == null
        || key == null
        || type.isUnsure()
        || key.isUnsure()
        || isWhole(type) && isWhole(key)
        || isText(type) && isText(key)
        || type.bare().equals(key.bare());
  }

  private static boolean isWhole(SqlType type) {
    return type.is("int2") || type.is("int4") || type.is("int8");
  }

  private static boolean isText(SqlType type) {
    return type.is("text") || type.is("varchar");
  }

  static String evidence(Loose loose) {
    return loose.habit().tables() + " other tables reference `" + name(loose.habit()) + "` by it";
  }

  static String name(Habit habit) {
    String schema = habit.target().schema();
    return (schema.equals("public") ? "" : schema + ".") + habit.target().name();
  }

  /** Writes the reference as the peers do, and with it the key's type where that differs. */
  static Fix[] cure(SchemaCase schema, Loose loose) {
    Origin origin = loose.column().origin();
    Step step = schema.step(origin);
    ColumnDef written = step == null ? null : WrittenColumn.of(step, loose.column());
    if (step == null
        || written == null
        || written.type() == null
        || schema.moment(loose.habit().target().origin()) > step.moment()) {
      return new Fix[0];
    }
    Repair repair = schema.repair(step);
    Habit habit = loose.habit();
    String schemaName = habit.target().schema();
    String target =
        (schemaName.equals("public") ? "" : Names.quote(schemaName) + ".")
            + Names.quote(habit.target().name());
    String rule =
        habit.onDelete() == null
            ? ""
            : Cures.like(step.text(), " on delete " + habit.onDelete().toLowerCase(Locale.ROOT));
    String sql =
        Cures.like(step.text(), " references ")
            + target
            + " ("
            + Names.quote(habit.key().name())
            + ")"
            + rule;
    var edits = new ArrayList<Edit>();
    if (!fits(loose) && habit.key().type() != null) {
      edits.add(repair.replace(written.type(), habit.key().type().shortFormat()));
    }
    edits.add(repair.insert(written.end(), sql));
    return new Fix[] {
      repair.suggest("Reference " + habit.target().name(), edits.toArray(Edit[]::new))
    };
  }
}

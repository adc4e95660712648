package dev.migrationlens.effect;

import dev.migrationlens.catalog.CatalogObject;
import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Index;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Overloads;
import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.catalog.SchemaObject;
import dev.migrationlens.catalog.TableConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What remains of statements that may or may not have run: the database that has everything it had
 * and everything they made, with all that differs uncertain. So nothing is missed that may be
 * there, and nothing that may be gone is in the way.
 */
final class Maybe {
  private Maybe() {}

  /** Merges what a branch wrote into the database as it was before the branch. */
  static void merge(Evaluation e, Map<Key, Optional<CatalogObject>> written) {
    written.forEach(
        (key, now) -> {
          CatalogObject before = e.db.get(key);
          CatalogObject after = now.orElse(null);
          if (after == null ? before != null : !after.equals(before)) {
            merge(e, key, before, after);
          }
        });
  }

  private static void merge(
      Evaluation e, Key key, @Nullable CatalogObject before, @Nullable CatalogObject after) {
    switch (key.space()) {
      case RELATION -> relation(e, key, before, after);
      case TYPE -> type(e, key, before, after);
      case ROUTINE -> routine(e, key, before, after);
      case SCHEMA -> schema(e, key, before, after);
      case UNCERTAIN -> {
        if (after != null) {
          e.db.put(key, after);
        }
      }
      case ID, INDEX_OF, CHILD, SESSION, SOURCE -> {
        boolean kept = StoredRows.isMark(key) ? StoredRows.isDoubt(key) : before == null;
        if (kept && after != null) {
          e.db.put(key, after);
        }
      }
      case DEPENDENT -> {
        if (after == null) {
          e.db.remove(key);
        }
      }
      case GRANT -> Uncertain.mark(e, "privileges", key.parent());
      case COMMENT -> Uncertain.mark(e, "comment", "*");
      case PUBLISHED -> {
        Relation table = e.db.relationById(Long.parseLong(key.parent()));
        Uncertain.mark(e, "published", table == null ? "*" : table.name());
        Uncertain.mark(e, "publication", key.name());
        keep(e, key, before, after);
      }
      default -> {
        String kind = key.space().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        Uncertain.mark(e, after == null ? Uncertain.GONE + kind : kind, key.name());
        keep(e, key, before, after);
      }
    }
  }

  private static void keep(
      Evaluation e, Key key, @Nullable CatalogObject before, @Nullable CatalogObject after) {
    if (before == null && after != null) {
      e.db.put(key, after);
    }
  }

  private static void schema(
      Evaluation e, Key key, @Nullable CatalogObject before, @Nullable CatalogObject after) {
    Uncertain.mark(e, "schema", key.name());
    if (before == null && after instanceof SchemaObject made) {
      e.db.put(key, new SchemaObject(made.id(), made.name(), made.owner(), false, made.origin()));
    }
  }

  private static void relation(
      Evaluation e, Key key, @Nullable CatalogObject before, @Nullable CatalogObject after) {
    if (before instanceof Relation old && after instanceof Relation now && old.id() == now.id()) {
      e.db.put(key, altered(e, old, now));
      return;
    }
    String gone = after == null ? Uncertain.GONE : "";
    Uncertain.mark(e, gone + "relation", key.name());
    if (!(after instanceof Index) && !(before instanceof Index)) {
      Uncertain.mark(e, gone + "type", key.name());
    }
    if (after == null) {
      return;
    }
    if (before instanceof Relation old) {
      e.db.put(key, old.incomplete());
    } else if (before == null) {
      e.db.put(key, after instanceof Relation made ? made.incomplete() : after);
    }
  }

  /** A table that has the columns and constraints of both. */
  private static Relation altered(Evaluation e, Relation old, Relation now) {
    var columns = new ArrayList<Column>();
    for (Column column : old.columns()) {
      Column later = now.column(column.name());
      if (later == null) {
        Uncertain.mark(e, "column", column.name());
        columns.add(column);
      } else {
        columns.add(either(column, later));
      }
    }
    for (Column column : now.columns()) {
      if (old.column(column.name()) == null) {
        Uncertain.mark(e, "column", column.name());
        columns.add(column);
      }
    }
    var constraints = new ArrayList<>(old.constraints());
    for (TableConstraint constraint : now.constraints()) {
      TableConstraint namesake = old.constraint(constraint.name());
      if (!constraint.equals(namesake)) {
        Uncertain.mark(e, "constraint", constraint.name());
      }
      if (namesake == null) {
        constraints.add(constraint);
      }
    }
    for (TableConstraint constraint : old.constraints()) {
      if (now.constraint(constraint.name()) == null) {
        Uncertain.mark(e, "constraint", constraint.name());
      }
    }
    if (!old.traits().equals(now.traits()) || !now.columns().equals(columns)) {
      Uncertain.mark(e, Uncertain.ALTERED, old.name());
    }
    return old.withColumns(columns).withConstraints(constraints);
  }

  private static Column either(Column one, Column other) {
    Column both = one;
    if (one.type() == null ? other.type() != null : !one.type().equals(other.type())) {
      both = both.typed(null);
    }
    if (other.hasDefault() && !one.hasDefault()) {
      both = both.withDefault(other.defaultText());
    }
    boolean free = one.generation() != other.generation();
    return (free ? both.generated(Column.Generation.NONE) : both)
        .withNotNull(one.notNull() && other.notNull());
  }

  private static void type(
      Evaluation e, Key key, @Nullable CatalogObject before, @Nullable CatalogObject after) {
    if (before instanceof PgType old && after instanceof PgType now && old.id() == now.id()) {
      var labels = new ArrayList<>(old.labels());
      for (PgType.Label label : now.labels()) {
        if (!old.hasLabel(label.text())) {
          labels.add(label);
          Uncertain.mark(e, "enum label", label.text());
        }
      }
      Uncertain.mark(e, "label", old.name());
      e.db.put(key, old.withLabels(labels));
      return;
    }
    Uncertain.mark(e, "type", key.name());
    Uncertain.mark(e, "label", key.name());
    keep(e, key, before, after);
  }

  private static void routine(
      Evaluation e, Key key, @Nullable CatalogObject before, @Nullable CatalogObject after) {
    List<Routine> all =
        new ArrayList<>(before instanceof Overloads old ? old.routines() : List.of());
    List<Routine> others = after instanceof Overloads now ? now.routines() : List.of();
    boolean same = all.size() == others.size();
    for (Routine other : others) {
      int at = indexOf(all, other);
      same &= at >= 0 && all.get(at).signature().equals(other.signature());
      if (at < 0) {
        all.add(other);
      } else if (!all.get(at).traits().equals(other.traits())) {
        all.set(at, all.get(at).doingAnything());
      }
    }
    if (!same) {
      Uncertain.mark(e, "routine", key.name());
    }
    if (!all.isEmpty()) {
      e.db.put(key, new Overloads(all));
    }
  }

  private static int indexOf(List<Routine> routines, Routine wanted) {
    for (int i = 0; i < routines.size(); i++) {
      if (routines.get(i).id() == wanted.id()) {
        return i;
      }
    }
    return -1;
  }
}

package dev.migrationlens.write;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Column.Generation;
import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.schema.Ddl;
import dev.migrationlens.sql.Names;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.write.Inverses.Coming;
import dev.migrationlens.write.Inverses.Going;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Undoes what a statement did inside one table. */
final class UndoTable {
  private final Inverses all;
  private final Relation old;
  private final Relation now;
  private final String alter;

  /** The table has its old name again by now. */
  UndoTable(Inverses all, Relation old, Relation now) {
    this.all = all;
    this.old = old;
    this.now = now;
    this.alter = "alter table " + UndoRelation.name(old) + " ";
  }

  void undo() {
    for (TableConstraint constraint : now.constraints()) {
      if (isNew(constraint, old)) {
        added(constraint);
      }
    }
    for (Column column : now.columns()) {
      Column was = old.column(column.number());
      if (was == null && !column.inherited()) {
        String sql = alter + "drop column " + Names.quote(column.name()) + ";";
        all.drop(Going.RELATION, column.number(), sql);
      } else if (was != null) {
        changed(was, column);
      }
    }
    for (Column column : old.columns()) {
      if (now.column(column.number()) == null && !column.inherited()) {
        all.create(
            Coming.COLUMN, column.number(), alter + "add column " + Ddl.column(column) + ";");
        all.note("The values of %s.%s are lost.".formatted(old.name(), column.name()));
      }
    }
    for (TableConstraint constraint : old.constraints()) {
      if (isNew(constraint, now)) {
        removed(constraint);
      }
    }
    if (old.traits().rowSecurity() != now.traits().rowSecurity()) {
      String word = old.traits().rowSecurity() ? "enable" : "disable";
      all.change(alter + word + " row level security;");
    }
    if (old.traits().forceRowSecurity() != now.traits().forceRowSecurity()) {
      String word = old.traits().forceRowSecurity() ? "force" : "no force";
      all.change(alter + word + " row level security;");
    }
  }

  /** Row-level security as it was, for a table that comes again. */
  void security() {
    if (old.traits().rowSecurity()) {
      all.create(Coming.KEY, old.id(), alter + "enable row level security;");
    }
    if (old.traits().forceRowSecurity()) {
      all.create(Coming.KEY, old.id(), alter + "force row level security;");
    }
  }

  private static boolean told(TableConstraint constraint) {
    return constraint.kind() != TableConstraint.Kind.NOT_NULL && !constraint.details().inherited();
  }

  /** The same constraint, perhaps under another name. */
  private static boolean same(TableConstraint a, TableConstraint b) {
    return a.kind() == b.kind()
        && a.columns().equals(b.columns())
        && a.target() == b.target()
        && a.targetColumns().equals(b.targetColumns())
        && Objects.equals(a.text(), b.text())
        && a.details().equals(b.details())
        && a.deferrable() == b.deferrable();
  }

  /** Whether the other state of the table has no such constraint of that name. */
  private static boolean isNew(TableConstraint constraint, Relation other) {
    TableConstraint there = other.constraint(constraint.name());
    return there == null || !same(constraint, there);
  }

  private void added(TableConstraint constraint) {
    boolean goesWithColumn =
        constraint.columns().stream().anyMatch(number -> old.column(number) == null);
    boolean renamed =
        old.constraints().stream()
            .anyMatch(c -> same(c, constraint) && now.constraint(c.name()) == null);
    if (told(constraint) && !goesWithColumn && !renamed) {
      String sql = alter + "drop constraint " + Names.quote(constraint.name()) + ";";
      all.drop(Going.PART, now.id(), sql);
    }
  }

  private void removed(TableConstraint constraint) {
    for (TableConstraint other : now.constraints()) {
      if (old.constraint(other.name()) == null && same(constraint, other)) {
        all.change(
            alter
                + "rename constraint %s to %s;"
                    .formatted(Names.quote(other.name()), Names.quote(constraint.name())));
        return;
      }
    }
    if (constraint.kind() == TableConstraint.Kind.FOREIGN_KEY) {
      all.create(Coming.FOREIGN_KEY, old.id(), Ddl.foreignKey(all.before(), old, constraint));
    } else if (told(constraint)) {
      String sql =
          alter
              + "add constraint "
              + Names.quote(constraint.name())
              + " "
              + Ddl.constraint(old, constraint)
              + ";";
      all.create(Coming.KEY, old.id(), sql);
    }
  }

  private void changed(Column was, Column is) {
    String name = Names.quote(was.name());
    String column = alter + "alter column " + name + " ";
    if (!was.name().equals(is.name())) {
      String sql = alter + "rename column " + Names.quote(is.name()) + " to " + name + ";";
      all.change(sql);
    }
    generation(was, is, column);
    boolean retyped = !Objects.equals(was.type(), is.type()) && !isRenamed(was.type(), is.type());
    boolean redefaulted = !Objects.equals(was.defaultText(), is.defaultText());
    boolean plain = was.generation() == Generation.NONE && is.generation() == Generation.NONE;
    if (plain && is.hasDefault() && (redefaulted || (retyped && !was.hasDefault()))) {
      all.change(column + "drop default;");
    }
    if (retyped) {
      type(was, column);
    }
    if (plain && "nextval".equals(was.defaultText()) && redefaulted) {
      all.note("%s.%s has to get its sequence again by hand.".formatted(old.name(), was.name()));
    } else if (plain && was.hasDefault() && redefaulted) {
      all.change(column + "set default " + was.defaultText() + ";");
    }
    if (was.notNull() != is.notNull() && !is.generation().identity()) {
      all.change(column + (was.notNull() ? "set" : "drop") + " not null;");
    }
  }

  /** Whether it is the type that has another name now. */
  private boolean isRenamed(@Nullable SqlType was, @Nullable SqlType is) {
    if (was == null || is == null || was.schema() == null || is.schema() == null) {
      return false;
    }
    PgType then = all.before().type(was.schema(), was.name());
    PgType now = all.after().type(is.schema(), is.name());
    return then != null && now != null && then.id() == now.id();
  }

  private void type(Column was, String column) {
    SqlType type = was.type();
    if (type == null) {
      all.note("The former type of %s.%s is not known.".formatted(old.name(), was.name()));
      return;
    }
    String text = Ddl.type(type);
    all.change(column + "type " + text + " using " + Names.quote(was.name()) + "::" + text + ";");
  }

  private void generation(Column was, Column is, String column) {
    if (was.generation() == is.generation()) {
      return;
    }
    if (is.generation().identity()) {
      all.change(column + "drop identity;");
      if (!was.notNull()) {
        all.change(column + "drop not null;");
      }
    } else if (is.generation().computed()) {
      all.change(column + "drop expression;");
    }
    if (was.generation().identity()) {
      String how = was.generation() == Generation.IDENTITY_ALWAYS ? "always" : "by default";
      all.change(column + "add generated " + how + " as identity;");
    } else if (was.generation().computed()) {
      all.note("%s.%s cannot be computed again.".formatted(old.name(), was.name()));
    }
  }
}

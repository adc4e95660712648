package dev.migrationlens.effect;

import dev.migrationlens.catalog.Dependency;
import dev.migrationlens.catalog.Index;
import dev.migrationlens.catalog.Part;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.AlterAction;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.Node;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** DROP, VALIDATE and ALTER CONSTRAINT. */
final class AlterConstraints {
  private static final Pattern TIMING =
      Pattern.compile("(?i)\\s+(?:initially\\s+(?:deferred|immediate)|(?:not\\s+)?deferrable)\\b");

  private AlterConstraints() {}

  /** The constraint of this name, or null after saying that there is none. */
  static @Nullable TableConstraint require(Evaluation e, Relation table, Ident name) {
    TableConstraint found = table.constraint(name.text());
    if (found != null) {
      e.relyOn(found.origin());
      return found;
    }
    if (!table.complete()
        || e.mayBeThere("constraint", name.text())
        || name.text().endsWith("_not_null")) {
      return null;
    }
    e.report(
        new Problem(
            "missing-object",
            SqlState.UNDEFINED_OBJECT,
            "`" + table.name() + "` has no constraint `" + name.text() + "`",
            name.span(),
            new Sought(
                Sought.What.CONSTRAINT,
                table.name(),
                List.of(Long.toString(table.id())),
                name.text(),
                table.constraints().stream().map(TableConstraint::name).toList()),
            Map.of()));
    return null;
  }

  static Relation validate(Evaluation e, Relation table, AlterAction.ValidateConstraint validate) {
    TableConstraint found = require(e, table, validate.name());
    if (found == null) {
      return table;
    }
    boolean possible =
        switch (found.kind()) {
          case FOREIGN_KEY, CHECK, NOT_NULL -> true;
          case PRIMARY_KEY, UNIQUE, EXCLUSION -> false;
        };
    if (!possible) {
      e.error(
          "relation-kind-differs",
          SqlState.WRONG_OBJECT_TYPE,
          "`" + found.name() + "` is no foreign key or check constraint",
          validate.name());
      return table;
    }
    return table.withConstraints(
        table.constraints().stream().map(c -> c == found ? c.valid() : c).toList());
  }

  /** ALTER CONSTRAINT, which may say other things than when it is looked at. */
  static Relation alter(Evaluation e, Relation table, AlterAction.AlterConstraint alter) {
    TableConstraint found = require(e, table, alter.name());
    if (found == null || !e.source(alter).toLowerCase(Locale.ROOT).contains("deferr")) {
      return table;
    }
    if (found.kind() != TableConstraint.Kind.FOREIGN_KEY) {
      e.error(
          "relation-kind-differs",
          SqlState.WRONG_OBJECT_TYPE,
          "`" + found.name() + "` is no foreign key: it waits or does not as it was made",
          alter.name());
      return table;
    }
    boolean deferrable = alter.timing().deferrable() || alter.timing().deferred();
    return table.withConstraints(
        table.constraints().stream()
            .map(c -> c == found ? timed(c, deferrable, alter.timing().deferred()) : c)
            .toList());
  }

  private static TableConstraint timed(
      TableConstraint constraint, boolean deferrable, boolean deferred) {
    String words = TIMING.matcher(String.valueOf(constraint.text())).replaceAll("");
    String when = deferred ? " initially deferred" : "";
    return constraint.saying(words + when).withDeferrable(deferrable);
  }

  static Relation drop(Evaluation e, Relation table, AlterAction.DropConstraint drop) {
    TableConstraint found =
        drop.ifExists() ? table.constraint(drop.name().text()) : require(e, table, drop.name());
    if (found == null || Inherited.refusesDrop(e, table, found, drop.name())) {
      return table;
    }
    if (found.isKey() && !dropKey(e, table, found, drop)) {
      return table;
    }
    String name = found.name();
    Inheritance.toChildren(
        e,
        table,
        c -> Inherited.isGiven(c, name) ? c.withoutConstraint(name) : c,
        (before, after) -> {});
    forgetReference(e, table, found);
    Relation at = found.isKey() ? withoutOwnReferences(e, table, found) : table;
    at = at.withoutConstraint(name);
    return found.kind() == TableConstraint.Kind.NOT_NULL
        ? at.mapColumn(found.columns().get(0), c -> c.withNotNull(false))
        : at;
  }

  /** A foreign key that is gone no longer holds its target. */
  static void forgetReference(Evaluation e, Relation table, TableConstraint constraint) {
    if (constraint.target() != 0) {
      Part part = new Part.ConstraintOf(constraint.name());
      e.db.remove(Dependency.key(constraint.target(), table.id(), part));
    }
  }

  /** The foreign keys by which a table references itself, where they need exactly this key. */
  private static List<TableConstraint> ownReferences(
      Evaluation e, Relation table, String key, List<Integer> columns) {
    return table.constraints().stream()
        .filter(
            c ->
                c.kind() == TableConstraint.Kind.FOREIGN_KEY
                    && c.target() == table.id()
                    && new HashSet<>(c.targetColumns()).equals(new HashSet<>(columns))
                    && !e.uncertain("constraint", c.name())
                    && !otherKeyServes(e, table, key, columns))
        .toList();
  }

  private static Relation withoutOwnReferences(Evaluation e, Relation table, TableConstraint key) {
    Relation at = table;
    for (TableConstraint own : ownReferences(e, table, key.name(), key.columns())) {
      at = at.withoutConstraint(own.name());
    }
    return at;
  }

  /** False where a reference needs the key. */
  private static boolean dropKey(
      Evaluation e, Relation table, TableConstraint key, AlterAction.DropConstraint drop) {
    for (TableConstraint own : ownReferences(e, table, key.name(), key.columns())) {
      if (!drop.cascade()) {
        String dependent = new Part.ConstraintOf(own.name()).words(table);
        refuse(e, key.name(), own, dependent, drop.name());
        return false;
      }
    }
    for (Dependency dependency : e.db.dependents(table.id())) {
      if (needs(e, table, key.name(), key.columns(), dependency, drop.cascade(), drop.name())) {
        return false;
      }
    }
    Index index = Alters.indexOf(e, table, key);
    if (index != null) {
      Indexes.remove(e, index);
    }
    return true;
  }

  /** Whether a foreign key keeps a unique index that no constraint made from being dropped. */
  static boolean needsIndex(Evaluation e, Index index, boolean cascade, Node at) {
    Relation table = e.db.relationById(index.table());
    if (table == null || !index.unique() || index.predicate() != null) {
      return false;
    }
    for (Dependency dependency : e.db.dependents(table.id())) {
      if (needs(e, table, index.name(), index.columns(), dependency, cascade, at)) {
        return true;
      }
    }
    List<TableConstraint> own = ownReferences(e, table, index.name(), index.columns());
    if (!own.isEmpty() && !cascade) {
      TableConstraint first = own.get(0);
      refuse(e, index.name(), first, new Part.ConstraintOf(first.name()).words(table), at);
      return true;
    }
    Relation left = table;
    for (TableConstraint gone : own) {
      left = left.withoutConstraint(gone.name());
    }
    if (!own.isEmpty()) {
      e.db.put(table.key(), left);
    }
    return false;
  }

  /** Reports a foreign key that needs what is dropped, or lets it go too. */
  private static boolean needs(
      Evaluation e,
      Relation table,
      String name,
      List<Integer> columns,
      Dependency dependency,
      boolean cascade,
      Node at) {
    TableConstraint reference = referenceTo(e, table, name, columns, dependency);
    if (reference == null || Uncertain.isDoubtful(e, dependency)) {
      return false;
    }
    if (!cascade) {
      refuse(e, name, reference, Drops.words(e, dependency), at);
      return true;
    }
    if (e.db.byId(dependency.id()) instanceof Relation other) {
      e.db.put(other.key(), other.withoutConstraint(reference.name()));
    }
    return false;
  }

  private static void refuse(
      Evaluation e, String name, TableConstraint reference, String dependent, Node at) {
    e.relyOn(reference.origin());
    Obstacles.refuse(e, "`" + name + "`", dependent, List.of(dependent), at);
  }

  /** The foreign key behind a dependency, if it needs exactly this key's columns. */
  private static @Nullable TableConstraint referenceTo(
      Evaluation e, Relation table, String key, List<Integer> columns, Dependency dependency) {
    if (!(e.db.byId(dependency.id()) instanceof Relation other)
        || !(dependency.part() instanceof Part.ConstraintOf part)) {
      return null;
    }
    for (TableConstraint constraint : other.constraints()) {
      if (constraint.kind() == TableConstraint.Kind.FOREIGN_KEY
          && constraint.target() == table.id()
          && new HashSet<>(constraint.targetColumns()).equals(new HashSet<>(columns))
          && part.name().equals(constraint.name())
          && !otherKeyServes(e, table, key, columns)) {
        return constraint;
      }
    }
    return null;
  }

  private static boolean otherKeyServes(
      Evaluation e, Relation table, String key, List<Integer> columns) {
    var wanted = new HashSet<>(columns);
    return e.db.indexes(table.id()).stream()
            .anyMatch(
                i ->
                    i.unique()
                        && i.predicate() == null
                        && !i.name().equals(key)
                        && wanted.equals(new HashSet<>(i.columns())))
        || table.constraints().stream()
            .anyMatch(
                c ->
                    !c.name().equals(key)
                        && c.isKey()
                        && wanted.equals(new HashSet<>(c.columns())));
  }
}

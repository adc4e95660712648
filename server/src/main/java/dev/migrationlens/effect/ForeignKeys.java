package dev.migrationlens.effect;

import dev.migrationlens.catalog.Certainty;
import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Index;
import dev.migrationlens.catalog.Part;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.catalog.TypeRules;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.Constraint;
import dev.migrationlens.syntax.ast.Ident;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** FOREIGN KEY and REFERENCES. */
final class ForeignKeys {
  private ForeignKeys() {}

  static Relation add(Evaluation e, Relation table, Constraint.ForeignKey key, @Nullable Ident on) {
    Relation target = target(e, table, key);
    List<Ident> names = on != null ? List.of(on) : key.columns();
    List<Integer> columns = Constraints.numbers(e, table, names, "key");
    boolean complete = columns.size() == names.size();
    refuseComputed(e, table, names, key);
    List<Integer> referenced = List.of();
    if (target != null && complete && checkKind(e, key, target) && lasts(e, table, target, key)) {
      referenced = referenced(e, target, key);
      if (!referenced.isEmpty()) {
        check(e, table, columns, target, referenced, key);
      }
    }
    String name = name(e, table, key, names);
    var constraint =
        new TableConstraint(
            name,
            TableConstraint.Kind.FOREIGN_KEY,
            columns,
            target == null ? 0 : target.id(),
            referenced,
            e.source(key),
            !key.timing().notValid() && !key.timing().notEnforced(),
            key.timing().deferrable(),
            new TableConstraint.Details(key.onDelete(), key.onUpdate(), false, false),
            e.origin(key.name() == null ? key : key.name()));
    if (target != null && target.id() != table.id()) {
      Uses.depend(e, target.id(), table.key(), table.id(), new Part.ConstraintOf(name), referenced);
    }
    return table.withConstraint(constraint);
  }

  /** A computed column cannot follow what it references. */
  private static void refuseComputed(
      Evaluation e, Relation table, List<Ident> names, Constraint.ForeignKey key) {
    for (Ident name : names) {
      Column column = table.column(name.text());
      Indexes.refuseVirtual(e, column, name);
      boolean computed = column != null && column.generation().computed();
      if (computed && (follows(key.onUpdate()) || isSet(key.onDelete())) && !e.failed()) {
        e.relyOn(column.origin());
        e.error(
            "relation-kind-differs",
            SqlState.SYNTAX_ERROR,
            "`" + column.name() + "` is generated: it cannot be changed with what it references",
            key);
      }
    }
  }

  private static boolean follows(@Nullable String action) {
    return isSet(action) || "CASCADE".equals(action);
  }

  private static boolean isSet(@Nullable String action) {
    return action != null && action.startsWith("SET");
  }

  private static @Nullable Relation target(
      Evaluation e, Relation table, Constraint.ForeignKey key) {
    boolean self =
        key.target().name().equals(table.name())
            && (key.target().schema() == null
                || key.target().schema().text().equals(table.schema()));
    if (self && (key.target().schema() != null || Lookup.entry(e, key.target()) == null)) {
      return table;
    }
    Relation found = Lookup.relation(e, key.target());
    return found != null && found.id() == table.id() ? table : found;
  }

  private static String name(
      Evaluation e, Relation table, Constraint.ForeignKey key, List<Ident> names) {
    String written = Constraints.named(e, table, key.name());
    return written != null
        ? written
        : AutoNames.constraint(
            e, table, AutoNames.columns(names.stream().map(Ident::text).toList()), "fkey");
  }

  private static boolean checkKind(Evaluation e, Constraint.ForeignKey key, Relation target) {
    if (target.kind().isTable()) {
      return true;
    }
    e.error(
        "relation-kind-differs",
        SqlState.WRONG_OBJECT_TYPE,
        "a foreign key cannot reference `" + target.name() + "`, a " + target.kindWords(),
        key.target());
    return false;
  }

  /** What is referenced must last as long as what references it, and be as temporary. */
  private static boolean lasts(
      Evaluation e, Relation table, Relation target, Constraint.ForeignKey key) {
    boolean temporary = isTemporary(table);
    boolean fits =
        temporary == isTemporary(target)
            && (temporary || table.traits().unlogged() || !target.traits().unlogged());
    if (!fits && table.complete()) {
      e.relyOn(target.origin());
      e.relyOn(table.origin());
      String kind =
          isTemporary(target) ? "temporary" : target.traits().unlogged() ? "unlogged" : "permanent";
      e.error(
          "relation-kind-differs",
          SqlState.INVALID_TABLE_DEFINITION,
          "`" + table.name() + "` cannot reference `" + target.name() + "`, which is " + kind,
          key.target());
    }
    return fits;
  }

  private static boolean isTemporary(Relation table) {
    return table.traits().temporary() || table.schema().equals(Lookup.TEMP);
  }

  /** The numbers of the referenced columns, the primary key's where none are written. */
  private static List<Integer> referenced(
      Evaluation e, Relation target, Constraint.ForeignKey key) {
    if (key.referenced().isEmpty()) {
      TableConstraint primary = target.primaryKey();
      if (primary != null) {
        e.relyOn(primary.origin());
        return primary.columns();
      }
      if (target.complete()) {
        e.report(
            new Problem(
                "missing-object",
                SqlState.UNDEFINED_OBJECT,
                "`" + target.name() + "` has no primary key to reference",
                key.target().span(),
                null,
                Map.of("target", target.key().toString())));
      }
      return List.of();
    }
    List<Integer> numbers = Constraints.numbers(e, target, key.referenced(), "");
    return numbers.size() == key.referenced().size() ? numbers : List.of();
  }

  private static void check(
      Evaluation e,
      Relation table,
      List<Integer> columns,
      Relation target,
      List<Integer> referenced,
      Constraint.ForeignKey key) {
    if (!isUnique(e, target, referenced, key.period())) {
      e.report(
          new Problem(
              "key-target-not-unique",
              SqlState.INVALID_FOREIGN_KEY,
              "no unique key on `"
                  + target.name()
                  + "("
                  + String.join(", ", target.names(referenced))
                  + ")`",
              key.target().span(),
              null,
              Map.of(
                  "target", target.key().toString(),
                  "columns", String.join(", ", target.names(referenced)))));
      return;
    }
    if (columns.size() != referenced.size()) {
      e.error(
          "counts-differ",
          SqlState.INVALID_FOREIGN_KEY,
          columns.size() + " columns reference " + referenced.size(),
          key);
      return;
    }
    for (int i = 0; i < columns.size(); i++) {
      compare(e, table.column(columns.get(i)), target, target.column(referenced.get(i)), key);
    }
  }

  private static void compare(
      Evaluation e,
      @Nullable Column from,
      Relation target,
      @Nullable Column to,
      Constraint.ForeignKey key) {
    if (from == null || to == null || from.type() == null || to.type() == null) {
      return;
    }
    SqlType left = from.type();
    SqlType right = to.type();
    if (TypeRules.foreignKey(e.types(), left, right) != Certainty.NO) {
      return;
    }
    e.relyOn(from.origin());
    e.relyOn(to.origin());
    e.report(
        new Problem(
            "key-types-differ",
            SqlState.DATATYPE_MISMATCH,
            "`"
                + from.name()
                + "` is `"
                + left.shortFormat()
                + "` but `"
                + target.name()
                + "."
                + to.name()
                + "` is `"
                + right.shortFormat()
                + "`",
            key.span(),
            null,
            Map.of("column", from.name(), "type", right.shortFormat())));
  }

  /** Whether a unique key or index stands on exactly these columns, in any order. */
  private static boolean isUnique(
      Evaluation e, Relation target, List<Integer> columns, boolean period) {
    if (!target.complete() || mayHaveOtherKeys(e, target)) {
      return true;
    }
    var wanted = new HashSet<>(columns);
    for (TableConstraint constraint : target.constraints()) {
      if (constraint.isKey()
          && !constraint.deferrable()
          && wanted.equals(new HashSet<>(constraint.columns()))
          && constraint.columns().size() == columns.size()) {
        e.relyOn(constraint.origin());
        return true;
      }
    }
    for (Index index : e.db.indexes(target.id())) {
      if ((index.plainUnique() || period)
          && index.columns().size() == columns.size()
          && wanted.equals(new HashSet<>(index.columns()))
          && !isDeferrable(target, index)) {
        e.relyOn(index.origin());
        return true;
      }
    }
    return false;
  }

  private static boolean mayHaveOtherKeys(Evaluation e, Relation target) {
    return target.constraints().stream()
        .anyMatch(c -> c.isKey() && e.mayBeThere("constraint", c.name()));
  }

  private static boolean isDeferrable(Relation target, Index index) {
    TableConstraint constraint =
        index.constraint() == null ? null : target.constraint(index.constraint());
    return constraint != null && constraint.deferrable();
  }
}

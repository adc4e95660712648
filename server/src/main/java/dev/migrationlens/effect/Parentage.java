package dev.migrationlens.effect;

import dev.migrationlens.catalog.Dependency;
import dev.migrationlens.catalog.Part;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Relation.Trait;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.AlterAction;

/** Tables that become and cease to be partitions or heirs of others. */
final class Parentage {
  private Parentage() {}

  static Relation attach(Evaluation e, Relation table, AlterAction.AttachPartition attach) {
    Relation child = Lookup.relation(e, attach.partition());
    if (table.kind() != Relation.Kind.PARTITIONED_TABLE) {
      e.error(
          "relation-kind-differs",
          SqlState.WRONG_OBJECT_TYPE,
          "`" + table.name() + "` is not partitioned",
          attach);
      return table;
    }
    if (child != null && child.id() != table.id()) {
      if (refusesPartition(e, table, child, attach)) {
        return table;
      }
      Relation adopted =
          Inheritance.adopt(e, child.withTraits(child.traits().with(Trait.PARTITION, true)), table);
      e.db.put(adopted.key(), adopted);
      Tables.addChild(e, table.id(), adopted);
      PartitionIndexes.adopt(e, table, adopted);
    }
    return table;
  }

  /** A partition that PostgreSQL does not take stays a table of its own. */
  private static boolean refusesPartition(
      Evaluation e, Relation table, Relation child, AlterAction.AttachPartition attach) {
    if (child.traits().partition()) {
      e.relyOn(child.origin());
      e.error(
          "relation-kind-differs",
          SqlState.WRONG_OBJECT_TYPE,
          "`" + child.name() + "` is a partition already",
          attach.partition());
      return true;
    }
    int before = e.problemCount();
    if (!Inherited.refusesChild(e, table, child, attach, true) && attach.bound() != null) {
      Partitions.checkBound(e, table, child, attach.bound());
    }
    return e.failureSince(before) != null;
  }

  static Relation detach(Evaluation e, Relation table, AlterAction.DetachPartition detach) {
    if (detach.concurrently()) {
      Transactions.refuseInBlock(e, "ALTER TABLE ... DETACH CONCURRENTLY", detach);
    }
    Relation rest = detach.concurrently() ? PartitionBounds.ofTheRest(e, table) : null;
    if (rest != null) {
      e.error(
          "still-needed",
          SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE,
          "CONCURRENTLY cannot be used while `" + rest.name() + "` is the default partition",
          detach);
      return table;
    }
    Relation child = Lookup.relation(e, detach.partition());
    if (child != null && requireChild(e, table, child, detach)) {
      part(e, table, child);
    }
    return table;
  }

  private static boolean requireChild(
      Evaluation e, Relation parent, Relation child, AlterAction at) {
    if (child.parents().contains(parent.id()) || !child.complete()) {
      return true;
    }
    e.relyOn(child.origin());
    e.error(
        "missing-relation",
        SqlState.UNDEFINED_TABLE,
        "`" + child.name() + "` does not belong to `" + parent.name() + "`",
        at);
    return false;
  }

  /** The parent and the child go separate ways. */
  private static Relation part(Evaluation e, Relation parent, Relation child) {
    var parents = child.parents().stream().filter(p -> p != parent.id()).toList();
    Relation free =
        child.withParents(parents).withTraits(child.traits().with(Trait.PARTITION, false));
    if (parents.isEmpty()) {
      free = free.withColumns(free.columns().stream().map(c -> c.inherited(false)).toList());
      free =
          free.withConstraints(free.constraints().stream().map(c -> c.inherited(false)).toList());
    }
    e.db.put(free.key(), free);
    e.db.remove(Inheritance.childKey(parent.id(), child.id()));
    e.db.remove(Dependency.key(parent.id(), child.id(), new Part.Whole("table " + child.name())));
    return free;
  }

  private static boolean descends(Evaluation e, Relation heir, Relation from) {
    if (heir.id() == from.id()) {
      return true;
    }
    for (long id : heir.parents()) {
      Relation parent = e.db.relationById(id);
      if (parent != null && descends(e, parent, from)) {
        return true;
      }
    }
    return false;
  }

  static Relation inherit(Evaluation e, Relation table, AlterAction.Inherit inherit) {
    Relation parent = Lookup.relation(e, inherit.parent());
    if (parent == null) {
      return table;
    }
    if (!inherit.inherit()) {
      return requireChild(e, parent, table, inherit) ? part(e, parent, table) : table;
    }
    if (descends(e, parent, table)) {
      e.error(
          "already-exists",
          SqlState.DUPLICATE_TABLE,
          "`" + parent.name() + "` inherits from `" + table.name() + "`",
          inherit);
      return table;
    }
    if (Inherited.refusesChild(e, parent, table, inherit, false)) {
      return table;
    }
    Relation at = Inheritance.adopt(e, table, parent);
    Tables.addChild(e, parent.id(), at);
    return at;
  }
}

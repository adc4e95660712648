package dev.migrationlens.replay;

import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.syntax.ast.DmlStatement;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.ObjectName;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Statements that change rows. */
final class DmlImpact {
  private DmlImpact() {}

  static void add(Scene scene, DmlStatement statement) {
    switch (statement) {
      case DmlStatement.SelectStatement select -> {}
      case DmlStatement.Insert insert -> written(scene, insert.table());
      case DmlStatement.Update update ->
          changed(scene, update.table(), update.where(), update.from().isEmpty());
      case DmlStatement.Delete delete ->
          changed(scene, delete.table(), delete.where(), delete.using().isEmpty());
      case DmlStatement.Merge merge -> written(scene, merge.table());
      case DmlStatement.Copy copy -> {
        if (copy.from() && copy.table() != null) {
          written(scene, copy.table());
        }
      }
      case DmlStatement.Truncate truncate -> {
        Set<Long> done = new HashSet<>();
        for (ObjectName name : truncate.tables()) {
          truncate(scene, scene.relation(name), truncate.cascade(), done);
        }
      }
    }
  }

  private static void written(Scene scene, ObjectName table) {
    scene.touch(table(scene, table), Claim.ROWS_WRITTEN);
  }

  private static void changed(Scene scene, ObjectName name, @Nullable Expr where, boolean alone) {
    boolean all =
        where == null
            || where instanceof Expr.Literal literal && literal.kind() == Expr.LiteralKind.TRUE;
    Claim claim = all && alone ? Claim.ROWS_ALL_WRITTEN : Claim.ROWS_WRITTEN;
    Relation table = table(scene, name);
    if (table != null) {
      scene.touchAll(table, claim);
    }
  }

  private static @Nullable Relation table(Scene scene, ObjectName name) {
    Relation relation = scene.relation(name);
    return relation != null && relation.kind().isTable() ? relation : null;
  }

  /** Every table whose keys refer to it goes along with CASCADE. */
  private static void truncate(
      Scene scene, @Nullable Relation table, boolean cascade, Set<Long> done) {
    if (table == null || !done.add(table.id())) {
      return;
    }
    scene.touch(table, Claim.TABLE_TRUNCATE);
    scene.children(table).forEach(c -> truncate(scene, c, cascade, done));
    if (cascade) {
      referrers(scene, table).forEach(r -> truncate(scene, r, true, done));
    }
  }

  /** The tables with a foreign key to a table. */
  static Set<Relation> referrers(Scene scene, Relation table) {
    var referrers = new HashSet<Relation>();
    for (String schema : scene.before().timeline().parentsEver(Space.RELATION)) {
      for (Relation other : scene.before().relations(schema)) {
        for (TableConstraint constraint : other.constraints()) {
          if (constraint.target() == table.id() && other.id() != table.id()) {
            referrers.add(other);
          }
        }
      }
    }
    return referrers;
  }
}

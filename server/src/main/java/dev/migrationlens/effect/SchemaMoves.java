package dev.migrationlens.effect;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Index;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.RelationEntry;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.ObjectStatement.SetSchema;
import dev.migrationlens.syntax.ast.ObjectStatement.Target;

/** SET SCHEMA: objects and what belongs to them live elsewhere. */
final class SchemaMoves {
  private SchemaMoves() {}

  static void apply(Evaluation e, SetSchema set) {
    String schema = set.schema().text();
    Target target = set.target();
    int before = e.problemCount();
    switch (target.kind()) {
      case TABLE, VIEW, MATERIALIZED_VIEW, FOREIGN_TABLE, SEQUENCE -> moveRelation(e, set, schema);
      case TYPE, DOMAIN -> {
        PgType found = TypeStatements.require(e, target.name());
        if (found != null) {
          PgType there = e.db.type(schema, found.name());
          if (there != null && there.id() != found.id()) {
            Created.exists(
                e,
                SqlState.DUPLICATE_OBJECT,
                "type `" + found.name() + "`",
                target.name(),
                there.origin());
          }
          Moves.type(e, found, schema, found.name());
        }
      }
      case FUNCTION, PROCEDURE, ROUTINE, AGGREGATE -> {
        Routine found = RoutineLookup.named(e, target.kind(), target, false);
        if (found != null && found.id() != 0) {
          e.relyOn(found.origin());
          Renames.taken(e, found, schema, found.name(), target.name());
          Moves.routine(e, found, schema, found.name());
        }
      }
      case EXTENSION -> Extensions.move(e, target.name().last(), schema);
      default -> {
        Key key = Others.find(e, target);
        if (key != null) {
          Moves.other(e, key, schema, key.name());
        }
      }
    }
    // PostgreSQL looks for what is to move before it looks where to.
    boolean nothing = set.ifExists() && Lookup.entry(e, target.name()) == null;
    if (e.failureSince(before) == null && !(nothing && isRelation(target.kind()))) {
      Lookup.reportMissingSchema(e, set.schema());
    }
  }

  private static boolean isRelation(ObjectKind kind) {
    return switch (kind) {
      case TABLE, VIEW, MATERIALIZED_VIEW, FOREIGN_TABLE, SEQUENCE -> true;
      default -> false;
    };
  }

  private static void moveRelation(Evaluation e, SetSchema set, String schema) {
    if (set.ifExists() && Lookup.entry(e, set.target().name()) == null) {
      return;
    }
    Relation found = Lookup.relation(e, set.target().name());
    if (found == null) {
      return;
    }
    if (!Renames.kindFits(set.target().kind(), found)) {
      e.error(
          "relation-kind-differs",
          SqlState.WRONG_OBJECT_TYPE,
          "`" + found.name() + "` is a " + found.kindWords(),
          set.target().name());
      return;
    }
    RelationEntry taken = e.db.relationEntry(schema, found.name());
    if (taken != null && !found.schema().equals(schema)) {
      Created.exists(
          e,
          SqlState.DUPLICATE_TABLE,
          "relation `" + schema + "." + found.name() + "`",
          set.target().name(),
          taken.origin());
    }
    for (Index index : e.db.indexes(found.id())) {
      Moves.index(e, index, schema, index.name());
    }
    for (Column column : found.columns()) {
      Relation sequence = Sequences.behind(e, found, column);
      if (sequence != null) {
        Moves.relation(e, sequence, schema, sequence.name());
      }
    }
    Moves.relation(e, found, schema, found.name());
  }
}

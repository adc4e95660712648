package dev.migrationlens.syntax.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One action of ALTER TABLE and its relatives. */
public sealed interface AlterAction extends Node {

  /** ADD COLUMN; ADD ATTRIBUTE of a composite type too. */
  record AddColumn(ColumnDef column, boolean ifNotExists, int start, int end)
      implements AlterAction {}

  /** DROP COLUMN; DROP ATTRIBUTE. */
  record DropColumn(Ident column, boolean ifExists, boolean cascade, int start, int end)
      implements AlterAction {}

  /** ALTER COLUMN c TYPE t [COLLATE x] [USING e]; ALTER ATTRIBUTE. */
  record SetType(
      Ident column,
      TypeName type,
      @Nullable ObjectName collation,
      @Nullable Expr using,
      int start,
      int end)
      implements AlterAction {}

  /** SET DEFAULT e, or DROP DEFAULT where there is no value. */
  record SetDefault(Ident column, @Nullable Expr value, int start, int end)
      implements AlterAction {}

  /** SET NOT NULL or DROP NOT NULL. */
  record SetNotNull(Ident column, boolean notNull, int start, int end) implements AlterAction {}

  /** SET EXPRESSION AS (e), or DROP EXPRESSION [IF EXISTS] where there is none. */
  record SetExpression(Ident column, @Nullable Expr value, boolean ifExists, int start, int end)
      implements AlterAction {}

  /** ADD GENERATED … AS IDENTITY, DROP IDENTITY [IF EXISTS], or SET GENERATED / RESTART. */
  record ChangeIdentity(
      Ident column,
      IdentityChange change,
      boolean ifExists,
      boolean always,
      List<Option> options,
      int start,
      int end)
      implements AlterAction {
    public ChangeIdentity {
      options = List.copyOf(options);
    }
  }

  /** What happens to an identity. */
  enum IdentityChange {
    ADD,
    DROP,
    SET
  }

  /** SET STATISTICS, SET (…), RESET (…), SET STORAGE, SET COMPRESSION of a column. */
  record ColumnOption(Ident column, List<Option> options, int start, int end)
      implements AlterAction {
    public ColumnOption {
      options = List.copyOf(options);
    }
  }

  /** ADD constraint. */
  record AddConstraint(Constraint constraint, int start, int end) implements AlterAction {}

  /** DROP CONSTRAINT. */
  record DropConstraint(Ident name, boolean ifExists, boolean cascade, int start, int end)
      implements AlterAction {}

  /** VALIDATE CONSTRAINT. */
  record ValidateConstraint(Ident name, int start, int end) implements AlterAction {}

  /** ALTER CONSTRAINT. */
  record AlterConstraint(Ident name, Constraint.Timing timing, int start, int end)
      implements AlterAction {}

  /** ENABLE/DISABLE/FORCE/NO FORCE ROW LEVEL SECURITY. */
  record RowSecurity(Security security, int start, int end) implements AlterAction {}

  /** The four row security words. */
  enum Security {
    ENABLE,
    DISABLE,
    FORCE,
    NO_FORCE
  }

  /** ENABLE/DISABLE TRIGGER or RULE; no name means ALL or USER. */
  record ToggleTrigger(boolean rule, boolean enable, @Nullable Ident name, int start, int end)
      implements AlterAction {}

  /** ATTACH PARTITION (of a table: with bound; of an index: without). */
  record AttachPartition(
      ObjectName partition, TableStatement.@Nullable PartitionBound bound, int start, int end)
      implements AlterAction {}

  /** DETACH PARTITION [CONCURRENTLY | FINALIZE]. */
  record DetachPartition(
      ObjectName partition, boolean concurrently, boolean finalizing, int start, int end)
      implements AlterAction {}

  /** INHERIT or NO INHERIT. */
  record Inherit(ObjectName parent, boolean inherit, int start, int end) implements AlterAction {}

  /** OF type; NOT OF where there is none. */
  record OfType(@Nullable ObjectName type, int start, int end) implements AlterAction {}

  /** OWNER TO. */
  record OwnerTo(Ident role, int start, int end) implements AlterAction {}

  /** SET TABLESPACE. */
  record SetTablespace(Ident tablespace, int start, int end) implements AlterAction {}

  /**
   * SET ACCESS METHOD, SET LOGGED/UNLOGGED, CLUSTER ON, REPLICA IDENTITY, SET/RESET (…), OPTIONS.
   */
  record SetOptions(String what, @Nullable Ident name, List<Option> options, int start, int end)
      implements AlterAction {
    public SetOptions {
      options = List.copyOf(options);
    }
  }
}

package dev.migrationlens.syntax.ast;

import dev.migrationlens.sql.ObjectKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be said of any object: DROP, RENAME, SET SCHEMA, OWNER TO, COMMENT, DEPENDS. */
public sealed interface ObjectStatement extends Statement {

  /**
   * An object as DROP, COMMENT and ALTER name it. Relations, types, schemas: {@code name} alone.
   * Routines, aggregates, operators: {@code arguments} (null: not written). Policies, triggers,
   * rules, constraints: {@code name} and the relation {@code on} (a domain for DOMAIN_CONSTRAINT).
   * Columns: {@code name} is the column's last part and {@code on} the relation. Casts: two types
   * in {@code arguments}. Operator classes and families: {@code on} is the access method.
   */
  record Target(
      ObjectKind kind,
      ObjectName name,
      @Nullable List<RoutineStatement.Parameter> arguments,
      @Nullable ObjectName on,
      int start,
      int end)
      implements Node {}

  /** DROP of anything. */
  record Drop(
      ObjectKind kind,
      List<Target> targets,
      boolean ifExists,
      boolean cascade,
      boolean concurrently,
      int start,
      int end)
      implements ObjectStatement {
    public Drop {
      targets = List.copyOf(targets);
    }
  }

  /**
   * ALTER … RENAME TO; columns, constraints and attributes too ({@code column} kinds have {@code
   * on}), {@code only} of a table that others may inherit from.
   */
  record Rename(Target target, boolean ifExists, boolean only, Ident newName, int start, int end)
      implements ObjectStatement {}

  /** ALTER … SET SCHEMA. */
  record SetSchema(Target target, boolean ifExists, Ident schema, int start, int end)
      implements ObjectStatement {}

  /** ALTER … OWNER TO, where no list of actions is possible. */
  record SetOwner(Target target, Ident owner, int start, int end) implements ObjectStatement {}

  /** ALTER … [NO] DEPENDS ON EXTENSION, and other ALTERs that change nothing the catalog keeps. */
  record OtherAlter(Target target, List<Option> options, int start, int end)
      implements ObjectStatement {
    public OtherAlter {
      options = List.copyOf(options);
    }
  }

  /** COMMENT ON … IS; a null text removes it. SECURITY LABEL has {@code label} true. */
  record Comment(Target target, Expr.@Nullable Literal text, boolean label, int start, int end)
      implements ObjectStatement {}
}

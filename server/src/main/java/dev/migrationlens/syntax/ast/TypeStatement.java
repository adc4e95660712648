package dev.migrationlens.syntax.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Types and domains. */
public sealed interface TypeStatement extends Statement {

  /** CREATE TYPE AS ENUM. */
  record CreateEnum(ObjectName name, List<Expr.Literal> labels, int start, int end)
      implements TypeStatement {
    public CreateEnum {
      labels = List.copyOf(labels);
    }
  }

  /** CREATE TYPE AS (attributes). */
  record CreateComposite(ObjectName name, List<ColumnDef> attributes, int start, int end)
      implements TypeStatement {
    public CreateComposite {
      attributes = List.copyOf(attributes);
    }
  }

  /** CREATE TYPE AS RANGE (options), a base type (options), or a shell ({@code form} SHELL). */
  record CreateOther(
      ObjectName name,
      Form form,
      @Nullable TypeName subtype,
      List<Option> options,
      int start,
      int end)
      implements TypeStatement {
    public CreateOther {
      options = List.copyOf(options);
    }
  }

  /** The remaining forms of CREATE TYPE. */
  enum Form {
    RANGE,
    BASE,
    SHELL
  }

  /** CREATE DOMAIN. */
  record CreateDomain(
      ObjectName name,
      TypeName type,
      @Nullable ObjectName collation,
      List<Constraint> constraints,
      int start,
      int end)
      implements TypeStatement {
    public CreateDomain {
      constraints = List.copyOf(constraints);
    }
  }

  /** ALTER TYPE … ADD VALUE. */
  record AddValue(
      ObjectName name,
      Expr.Literal label,
      boolean ifNotExists,
      Expr.@Nullable Literal neighbour,
      boolean before,
      int start,
      int end)
      implements TypeStatement {}

  /** ALTER TYPE … RENAME VALUE. */
  record RenameValue(ObjectName name, Expr.Literal from, Expr.Literal to, int start, int end)
      implements TypeStatement {}

  /** ALTER TYPE … SET (options). */
  record SetTypeOptions(ObjectName name, List<Option> options, int start, int end)
      implements TypeStatement {
    public SetTypeOptions {
      options = List.copyOf(options);
    }
  }

  /** ALTER DOMAIN: the action is one of AddConstraint, DropConstraint, ValidateConstraint, … */
  record AlterDomain(ObjectName name, AlterAction action, int start, int end)
      implements TypeStatement {}
}

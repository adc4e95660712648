package dev.migrationlens.syntax.ast;

import dev.migrationlens.sql.ObjectKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operators and the objects that extend PostgreSQL itself. */
public sealed interface OperatorStatement extends Statement {

  /** CREATE OPERATOR; the operand types are null where absent. */
  record CreateOperator(
      ObjectName name,
      @Nullable TypeName left,
      @Nullable TypeName right,
      @Nullable ObjectName function,
      List<Option> options,
      int start,
      int end)
      implements OperatorStatement {
    public CreateOperator {
      options = List.copyOf(options);
    }
  }

  /** CREATE CAST; {@code context} is lower case: explicit, assignment, implicit. */
  record CreateCast(
      TypeName source,
      TypeName target,
      RoutineStatement.@Nullable Signature function,
      boolean inout,
      String context,
      int start,
      int end)
      implements OperatorStatement {}

  /**
   * CREATE of a collation, conversion, text search object, operator class or family, access method,
   * transform: the named parts.
   */
  record CreateNamed(
      ObjectKind kind,
      ObjectName name,
      boolean ifNotExists,
      @Nullable ObjectName from,
      @Nullable TypeName type,
      List<Option> options,
      int start,
      int end)
      implements OperatorStatement {
    public CreateNamed {
      options = List.copyOf(options);
    }
  }
}

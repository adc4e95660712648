package dev.migrationlens.syntax.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sequences. */
public sealed interface SequenceStatement extends Statement {

  /** CREATE SEQUENCE; {@code ownedBy} is {@code t.c}, null for NONE or nothing. */
  record CreateSequence(
      ObjectName name,
      boolean ifNotExists,
      TableStatement.Persistence persistence,
      @Nullable TypeName type,
      @Nullable ObjectName ownedBy,
      List<Option> options,
      int start,
      int end)
      implements SequenceStatement {
    public CreateSequence {
      options = List.copyOf(options);
    }
  }

  /** ALTER SEQUENCE with sequence options; {@code ownedByNone} for OWNED BY NONE. */
  record AlterSequence(
      ObjectName name,
      boolean ifExists,
      @Nullable TypeName type,
      @Nullable ObjectName ownedBy,
      boolean ownedByNone,
      List<Option> options,
      int start,
      int end)
      implements SequenceStatement {
    public AlterSequence {
      options = List.copyOf(options);
    }
  }
}

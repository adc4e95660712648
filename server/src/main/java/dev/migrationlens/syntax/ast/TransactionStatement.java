package dev.migrationlens.syntax.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Transaction control. */
public sealed interface TransactionStatement extends Statement {

  /** The verbs. */
  enum Verb {
    BEGIN,
    COMMIT,
    ROLLBACK,
    SAVEPOINT,
    RELEASE,
    ROLLBACK_TO,
    PREPARE,
    COMMIT_PREPARED,
    ROLLBACK_PREPARED
  }

  /** Any of them; {@code name} is a savepoint's; {@code chain} for AND CHAIN. */
  record Control(
      Verb verb, @Nullable Ident name, boolean chain, List<Option> modes, int start, int end)
      implements TransactionStatement {
    public Control {
      modes = List.copyOf(modes);
    }
  }
}

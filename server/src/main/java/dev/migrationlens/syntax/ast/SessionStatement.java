package dev.migrationlens.syntax.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Settings, cursors, prepared statements and notifications of a session. */
public sealed interface SessionStatement extends Statement {

  /** SET [LOCAL|SESSION] name = values; RESET has null values; RESET ALL has the name "all". */
  record Set(String name, boolean local, boolean reset, List<String> values, int start, int end)
      implements SessionStatement {
    public Set {
      values = List.copyOf(values);
    }
  }

  /** SET ROLE / SET SESSION AUTHORIZATION; null role for NONE or DEFAULT. */
  record SetRole(@Nullable Ident role, boolean session, boolean local, int start, int end)
      implements SessionStatement {}

  /** SET TRANSACTION, SET SESSION CHARACTERISTICS, SET CONSTRAINTS. */
  record SetTransaction(List<Option> modes, List<ObjectName> constraints, int start, int end)
      implements SessionStatement {
    public SetTransaction {
      modes = List.copyOf(modes);
      constraints = List.copyOf(constraints);
    }
  }

  /** SHOW. */
  record Show(String name, int start, int end) implements SessionStatement {}

  /** PREPARE name (types) AS statement. */
  record Prepare(Ident name, List<TypeName> types, Statement statement, int start, int end)
      implements SessionStatement {
    public Prepare {
      types = List.copyOf(types);
    }
  }

  /** EXECUTE or DEALLOCATE (null name: ALL). */
  record Prepared(boolean execute, @Nullable Ident name, List<Expr> arguments, int start, int end)
      implements SessionStatement {
    public Prepared {
      arguments = List.copyOf(arguments);
    }
  }

  /** DECLARE cursor FOR query. */
  record DeclareCursor(Ident name, Query query, boolean hold, int start, int end)
      implements SessionStatement {}

  /** FETCH, MOVE, CLOSE (null name: ALL). */
  record UseCursor(String verb, @Nullable Ident name, int start, int end)
      implements SessionStatement {}

  /** LISTEN, UNLISTEN, NOTIFY, DISCARD, LOAD, CHECKPOINT. */
  record Other(String verb, @Nullable Ident name, int start, int end) implements SessionStatement {}
}

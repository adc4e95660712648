package dev.migrationlens.effect;

import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.TransactionStatement.Control;
import dev.migrationlens.syntax.ast.TransactionStatement.Verb;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Savepoints, which live as long as their transaction. */
public final class Savepoints {
  private Savepoints() {}

  /**
   * Reports a RELEASE or ROLLBACK TO of a savepoint that its transaction certainly does not have;
   * {@code before} are the statements of that kind in the same file, in order.
   */
  public static void require(Evaluation e, Control control, List<Control> before) {
    Ident name = control.name();
    boolean names = control.verb() == Verb.RELEASE || control.verb() == Verb.ROLLBACK_TO;
    if (name == null || !names || !Transactions.state(e).equals("open")) {
      return;
    }
    Deque<String> alive = null;
    for (Control each : before) {
      alive = after(alive, each);
    }
    if (alive != null && !alive.contains(name.text())) {
      e.error(
          "missing-object",
          SqlState.INVALID_SAVEPOINT_SPECIFICATION,
          "savepoint `" + name.text() + "` does not exist",
          name);
    }
  }

  /** The savepoints after a statement; null outside of a transaction of this file's own. */
  private static @Nullable Deque<String> after(@Nullable Deque<String> alive, Control control) {
    String name = control.name() == null ? "" : control.name().text();
    switch (control.verb()) {
      case BEGIN -> {
        return alive == null ? new ArrayDeque<>() : alive;
      }
      case COMMIT, ROLLBACK, PREPARE -> {
        return control.chain() ? new ArrayDeque<>() : null;
      }
      case SAVEPOINT -> {
        if (alive != null) {
          alive.push(name);
        }
      }
      case RELEASE -> {
        if (alive != null && alive.contains(name)) {
          String top = alive.pop();
          while (!top.equals(name)) {
            top = alive.pop();
          }
        }
      }
      case ROLLBACK_TO -> {
        while (alive != null && alive.contains(name) && !name.equals(alive.peek())) {
          alive.pop();
        }
      }
      case COMMIT_PREPARED, ROLLBACK_PREPARED -> {}
    }
    return alive;
  }
}

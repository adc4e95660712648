package dev.migrationlens.effect;

import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Setting;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.Node;
import dev.migrationlens.syntax.ast.TransactionStatement;
import dev.migrationlens.syntax.ast.TransactionStatement.Verb;
import java.util.List;
import java.util.Map;

/** BEGIN, COMMIT and their like, and what is refused inside a block. */
final class Transactions {
  private static final Key BLOCK = Key.of(Space.SESSION, "transaction");

  private Transactions() {}

  /** How the statement's file runs: {@code open}, {@code file}, {@code none} or {@code unknown}. */
  static String state(Evaluation e) {
    return e.db.get(BLOCK) instanceof Setting setting && !setting.values().isEmpty()
        ? setting.values().get(0)
        : "none";
  }

  /** What is true after COMMIT: nobody begins the tool's transaction again. */
  private static String outer(Evaluation e) {
    return e.db.get(BLOCK) instanceof Setting setting && setting.values().size() > 1
        ? setting.values().get(1)
        : "none";
  }

  static void apply(Evaluation e, TransactionStatement.Control control) {
    String state = state(e);
    switch (control.verb()) {
      case BEGIN -> {
        if (!state.equals("open")) {
          String after = state.equals("unknown") ? state : outer(e);
          e.db.put(BLOCK, new Setting(List.of("open", after), e.db.step()));
        }
      }
      case COMMIT, ROLLBACK, PREPARE -> {
        FreshLabels.forget(e);
        TemporaryTables.afterTransaction(e);
        LocalSettings.afterTransaction(e);
        if ((state.equals("open") || state.equals("file")) && !control.chain()) {
          e.db.put(BLOCK, new Setting(List.of(outer(e), outer(e)), e.db.step()));
        }
      }
      case SAVEPOINT, RELEASE, ROLLBACK_TO -> requireBlock(e, state, control);
      case COMMIT_PREPARED, ROLLBACK_PREPARED -> {}
    }
  }

  private static void requireBlock(
      Evaluation e, String state, TransactionStatement.Control control) {
    if (state.equals("none")) {
      String words = control.verb() == Verb.ROLLBACK_TO ? "ROLLBACK TO" : control.verb().name();
      needsBlock(e, words, control);
    }
  }

  /** Reports a statement that only works inside a transaction block. */
  static void needsBlock(Evaluation e, String words, Node at) {
    e.error(
        "needs-a-transaction",
        SqlState.NO_ACTIVE_SQL_TRANSACTION,
        words + " works only inside a transaction",
        at);
  }

  /** Reports a statement that PostgreSQL refuses inside a transaction block, or a routine. */
  static void refuseInBlock(Evaluation e, String words, Node at) {
    String state = e.inRoutine() ? "routine" : state(e);
    String where =
        switch (state) {
          case "open" -> "a transaction";
          case "file" -> "the tool's transaction";
          case "routine" -> "a function or a DO block";
          default -> null;
        };
    if (where != null) {
      e.report(
          new Problem(
              "not-in-a-transaction",
              state.equals("file") ? null : SqlState.ACTIVE_SQL_TRANSACTION,
              words + " cannot run inside " + where,
              at.span(),
              null,
              Map.of("block", state, "words", words)));
    }
  }
}

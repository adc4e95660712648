package dev.migrationlens.syntax;

import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.Option;
import dev.migrationlens.syntax.ast.Statement;
import dev.migrationlens.syntax.ast.TransactionStatement.Control;
import dev.migrationlens.syntax.ast.TransactionStatement.Verb;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Transaction control. */
final class TransactionStatements {
  private TransactionStatements() {}

  /** BEGIN or START TRANSACTION. */
  static Statement begin(TokenCursor c) {
    int start = c.start();
    if (c.accept("start")) {
      c.expect("transaction");
    } else {
      c.expect("begin");
      optionalWord(c);
    }
    List<Option> modes = atMode(c) ? modes(c) : List.of();
    return new Control(Verb.BEGIN, null, false, modes, start, c.previousEnd());
  }

  private static void optionalWord(TokenCursor c) {
    if (!c.accept("work")) {
      c.accept("transaction");
    }
  }

  private static boolean atMode(TokenCursor c) {
    return c.at("isolation") || c.at("read") || c.at("deferrable") || c.at("not");
  }

  /** One mode or more, with commas or without. */
  static List<Option> modes(TokenCursor c) {
    var modes = new ArrayList<Option>();
    do {
      modes.add(mode(c));
    } while (c.acceptSymbol(',') || atMode(c));
    return modes;
  }

  private static Option mode(TokenCursor c) {
    int start = c.start();
    if (c.accept("isolation")) {
      c.expect("level");
      return Options.option(c, "isolation level", level(c), start);
    }
    if (c.accept("read")) {
      return Options.option(c, "read", c.expectAny("only", "write"), start);
    }
    String value = c.accept("not") ? "false" : "true";
    c.expect("deferrable");
    return Options.option(c, "deferrable", value, start);
  }

  private static String level(TokenCursor c) {
    if (c.accept("read")) {
      return "read " + c.expectAny("uncommitted", "committed");
    }
    if (c.accept("repeatable")) {
      c.expect("read");
      return "repeatable read";
    }
    return c.expectAny("serializable");
  }

  /** COMMIT or END. */
  static Statement commit(TokenCursor c) {
    int start = c.start();
    if (c.expectAny("commit", "end").equals("commit") && c.accept("prepared")) {
      return prepared(c, Verb.COMMIT_PREPARED, start);
    }
    optionalWord(c);
    return control(c, Verb.COMMIT, null, chain(c), start);
  }

  /** ROLLBACK or ABORT. */
  static Statement rollback(TokenCursor c) {
    int start = c.start();
    boolean rollback = c.expectAny("rollback", "abort").equals("rollback");
    if (rollback && c.accept("prepared")) {
      return prepared(c, Verb.ROLLBACK_PREPARED, start);
    }
    optionalWord(c);
    if (rollback && c.accept("to")) {
      return control(c, Verb.ROLLBACK_TO, savepoint(c), false, start);
    }
    return control(c, Verb.ROLLBACK, null, chain(c), start);
  }

  /** {@code AND [NO] CHAIN}. */
  private static boolean chain(TokenCursor c) {
    if (!c.accept("and")) {
      return false;
    }
    boolean chain = !c.accept("no");
    c.expect("chain");
    return chain;
  }

  /** {@code [SAVEPOINT] name}: a savepoint may have that name too. */
  private static Ident savepoint(TokenCursor c) {
    int mark = c.mark();
    if (c.accept("savepoint") && !c.atColumnId()) {
      c.reset(mark);
    }
    return c.columnId();
  }

  static Statement savepointStatement(TokenCursor c) {
    int start = c.start();
    c.expect("savepoint");
    return control(c, Verb.SAVEPOINT, c.columnId(), false, start);
  }

  static Statement release(TokenCursor c) {
    int start = c.start();
    c.expect("release");
    return control(c, Verb.RELEASE, savepoint(c), false, start);
  }

  /** {@code 'id'} of a prepared transaction, which is no name. */
  static Statement prepared(TokenCursor c, Verb verb, int start) {
    c.stringLiteral();
    return control(c, verb, null, false, start);
  }

  private static Statement control(
      TokenCursor c, Verb verb, @Nullable Ident name, boolean chain, int start) {
    return new Control(verb, name, chain, List.of(), start, c.previousEnd());
  }
}

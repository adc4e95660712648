package dev.migrationlens.syntax;

import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.syntax.ast.RoutineStatement;
import dev.migrationlens.syntax.ast.RoutineStatement.Body;
import dev.migrationlens.syntax.ast.TypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands inside a routine: a quoted text in some language, BEGIN ATOMIC, or RETURN. */
final class RoutineBodies {
  private RoutineBodies() {}

  /**
   * What the statement around a body says; {@code kind} is FUNCTION or PROCEDURE, {@code name} null
   * for DO, {@code returns} null where nothing (or only TABLE) was written.
   */
  record Header(
      ObjectKind kind,
      @Nullable String name,
      List<RoutineStatement.Parameter> parameters,
      @Nullable TypeName returns,
      List<RoutineStatement.Parameter> returnsTable) {
    Header {
      parameters = List.copyOf(parameters);
      returnsTable = List.copyOf(returnsTable);
    }

    /** DO's: no name, no parameters, nothing returned. */
    static Header inline() {
      return new Header(ObjectKind.FUNCTION, null, List.of(), null, List.of());
    }
  }

  /**
   * The body in the string token numbered {@code token} ({@link TokenCursor#mark} before it was
   * consumed), once the whole statement is read; {@code language} is folded, null if absent.
   * Problems inside go to {@link TokenCursor#bodyProblem}.
   */
  static Body quoted(TokenCursor c, int token, @Nullable String language, Header header) {
    Tokens tokens = c.tokens();
    return new Body(
        Strings.decode(tokens, token),
        tokens.start(token),
        false,
        List.of(),
        null,
        null,
        List.of(),
        tokens.start(token),
        tokens.end(token));
  }

  /** {@code BEGIN ATOMIC statement; … END}, the cursor being at BEGIN. */
  static Body atomic(TokenCursor c) {
    throw c.unexpected();
  }

  /** {@code RETURN expression}, the cursor being at RETURN. */
  static Body returned(TokenCursor c) {
    throw c.unexpected();
  }
}

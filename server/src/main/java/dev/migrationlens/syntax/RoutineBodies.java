package dev.migrationlens.syntax;

import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.syntax.ast.PlBlock;
import dev.migrationlens.syntax.ast.RoutineStatement;
import dev.migrationlens.syntax.ast.RoutineStatement.Body;
import dev.migrationlens.syntax.ast.Statement;
import dev.migrationlens.syntax.ast.TypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The quoted bodies of routines: PL/pgSQL and SQL are read, other languages are not. */
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
    BodyText body = BodyText.of(tokens, token);
    PlBlock.Block block = null;
    List<Statement> statements = List.of();
    if (body != null && "sql".equals(language)) {
      statements = SqlBodies.statements(c, body.tokens());
    } else if (body != null && isProcedural(language, header)) {
      block = procedural(c, body.tokens(), header);
    }
    return new Body(
        body == null ? Strings.decode(tokens, token) : body.text(),
        body == null ? tokens.start(token) + 1 : body.start(),
        body != null && body.plain(),
        List.of(),
        null,
        block,
        statements,
        tokens.start(token),
        tokens.end(token));
  }

  /** DO is PL/pgSQL unless it says otherwise. */
  private static boolean isProcedural(@Nullable String language, Header header) {
    return language == null ? header.name() == null : language.equals("plpgsql");
  }

  private static PlBlock.@Nullable Block procedural(TokenCursor c, Tokens tokens, Header header) {
    var routine = new PlRoutine(header);
    var cursor = new PlCursor(c, tokens, routine);
    PlBlock.Block block = PlpgsqlParser.parse(cursor);
    SyntaxProblem before = routine.problem();
    note(c, tokens, before != null ? before : cursor.problem());
    return block;
  }

  /** Notes what is wrong in a body, unless some tool replaces parts of it first. */
  static void note(TokenCursor c, Tokens tokens, @Nullable SyntaxProblem problem) {
    if (problem == null) {
      return;
    }
    for (int i = 0; i < tokens.count(); i++) {
      if (tokens.kind(i) == TokenKind.PLACEHOLDER) {
        return;
      }
    }
    c.bodyProblem(problem);
  }
}

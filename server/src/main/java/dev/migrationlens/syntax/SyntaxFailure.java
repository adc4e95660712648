package dev.migrationlens.syntax;

import dev.migrationlens.sql.SqlState;
import dev.migrationlens.text.Span;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's refusal of a statement, on its way out of a parser; it never leaves the room. */
public final class SyntaxFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient @Nullable SyntaxProblem problem;

  SyntaxFailure(SyntaxProblem problem) {
    super(problem.message(), null, false, false);
    this.problem = problem;
  }

  private SyntaxFailure() {
    super("nested too deeply", null, false, false);
    this.problem = null;
  }

  /** The statement is beyond what we read; nothing is said about it. */
  static SyntaxFailure tooDeep() {
    return new SyntaxFailure();
  }

  /** What PostgreSQL says; null where we gave up ourselves. */
  @Nullable SyntaxProblem problem() {
    return problem;
  }

  /** Whether this is a plain syntax error rather than a check with words of its own. */
  boolean isPlain() {
    return problem != null && problem.message().startsWith("syntax error at ");
  }

  /** The words of PostgreSQL's scanner about a token. */
  static SyntaxProblem near(String text, String words, int start, int end) {
    String message =
        start >= end
            ? words + " at end of input"
            : words + " at or near \"" + written(text, start, end) + '"';
    return new SyntaxProblem(new Span(start, end), message, SqlState.SYNTAX_ERROR);
  }

  private static String written(String text, int start, int end) {
    return text.substring(start, end).replace(String.valueOf(BodyText.PAD), "");
  }
}

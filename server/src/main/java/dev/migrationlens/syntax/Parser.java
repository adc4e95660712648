package dev.migrationlens.syntax;

import dev.migrationlens.syntax.ast.Statement;
import java.util.List;
import java.util.Set;

/** Reads one statement. It never throws: what it cannot read is Unparsed, with a problem. */
public final class Parser {
  private Parser() {}

  /** What a slice's text says. */
  public static Parsed parse(String sliceText) {
    Tokens tokens = Lexer.lex(sliceText);
    var cursor = new TokenCursor(sliceText, tokens);
    Statement statement = new Statement.Unparsed(0, sliceText.length());
    try {
      if (tokens.count() > 0) {
        statement = Statements.statement(cursor);
      }
      if (!cursor.atEnd()) {
        throw cursor.unexpected();
      }
      return parsed(cursor, statement, List.of());
    } catch (SyntaxFailure failure) {
      return parsed(cursor, statement, problems(cursor, failure));
    }
  }

  /**
   * What a broken or half-typed statement would be after a small repair, for those who help to
   * write it: names in it may be empty, and nothing may be claimed from it. Unparsed where none is
   * found.
   */
  public static Statement guess(String sliceText) {
    var cursor = new TokenCursor(sliceText, Lexer.lex(sliceText));
    Statement statement = new Statement.Unparsed(0, sliceText.length());
    try {
      statement = Statements.statement(cursor);
      if (cursor.atEnd()) {
        return statement;
      }
      throw cursor.unexpected();
    } catch (SyntaxFailure failure) {
      Statement repaired = failure.isPlain() ? Repair.statement(cursor) : null;
      return repaired == null ? statement : repaired;
    }
  }

  private static List<SyntaxProblem> problems(TokenCursor cursor, SyntaxFailure failure) {
    SyntaxProblem problem = failure.isPlain() ? cursor.furthestError() : failure.problem();
    if (problem != null
        && !failure.isPlain()
        && !problem.message().startsWith("unrecognized ")
        && cursor.kind() == TokenKind.ERROR) {
      // Most checks are made when the next token is known, and the lexer refuses that one first.
      problem = cursor.tokens().problem(cursor.mark());
    }
    return problem == null || Templates.in(cursor) ? List.of() : List.of(problem);
  }

  private static Parsed parsed(
      TokenCursor cursor, Statement statement, List<SyntaxProblem> problems) {
    // PostgreSQL looks into a body only when the statement around it is right.
    List<SyntaxProblem> inBodies = problems.isEmpty() ? cursor.notes().bodyProblems : List.of();
    return new Parsed(statement, problems, inBodies, cursor.notes().needs, Templates.in(cursor));
  }

  /**
   * What may follow at an offset: key words in lower case, and {@code <name>}, {@code <type>},
   * {@code <expression>} where those may begin. A word that ends at the offset counts as not yet
   * there.
   */
  public static Set<String> expectations(String sliceText, int offset) {
    int end = Math.max(0, Math.min(offset, sliceText.length()));
    while (end > 0 && Chars.isNamePart(sliceText.charAt(end - 1))) {
      end--;
    }
    String before = sliceText.substring(0, end);
    var cursor = new TokenCursor(before, Lexer.lex(before));
    cursor.notes().wanted = true;
    try {
      Statements.statement(cursor);
    } catch (SyntaxFailure incomplete) {
      return cursor.notes().expectations;
    }
    return cursor.notes().expectations;
  }
}

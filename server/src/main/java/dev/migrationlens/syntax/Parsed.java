package dev.migrationlens.syntax;

import dev.migrationlens.sql.PgVersion;
import dev.migrationlens.syntax.ast.Statement;
import dev.migrationlens.text.Span;
import java.util.List;

/**
 * What one statement's text says. At most one of {@code problems} is the statement's own
 * (PostgreSQL stops at the first); problems inside routine bodies follow, {@code bodyProblems}.
 * {@code needs} are constructs that older servers do not know. {@code templated}: psql variables or
 * placeholders stand in it, which some tool replaces before PostgreSQL sees the statement.
 */
public record Parsed(
    Statement statement,
    List<SyntaxProblem> problems,
    List<SyntaxProblem> bodyProblems,
    List<Needs> needs,
    boolean templated) {

  /** A construct that came with a version. */
  public record Needs(Span span, String construct, PgVersion version) {}

  public Parsed {
    problems = List.copyOf(problems);
    bodyProblems = List.copyOf(bodyProblems);
    needs = List.copyOf(needs);
  }

  public boolean broken() {
    return !problems.isEmpty();
  }
}

package dev.migrationlens.lint;

import java.util.List;

/** One rule: stateless, and of one of the shapes below. */
public sealed interface Rule {
  RuleInfo info();

  default String id() {
    return info().id();
  }

  /**
   * Explains and cures what the replay (or the parser) found; the finding itself is made for it.
   */
  non-sealed interface OfProblem extends Rule {
    /** Cures, the preferred one first. */
    List<Fix> cures(ProblemCase problem);
  }

  /** Explains mistakes of syntax; the finding, and most cures, come with what recognised them. */
  non-sealed interface OfSyntax extends Rule {
    /** Cures that need to know the database. */
    default List<Fix> cures(SyntaxCase mistake) {
      return List.of();
    }
  }

  /** Looks at one statement between the database it meets and the one it leaves. */
  non-sealed interface OfStatement extends Rule {
    void check(StatementCase statement);
  }

  /** What the migration tool holds against files and their order; the chain finds and cures it. */
  non-sealed interface OfFiles extends Rule {}

  /** Looks at the database at the end of the chain. */
  non-sealed interface OfSchema extends Rule {
    void check(SchemaCase schema);
  }
}

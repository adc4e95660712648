package dev.migrationlens.syntax;

import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.ObjectStatement.Comment;
import dev.migrationlens.syntax.ast.ObjectStatement.Target;
import dev.migrationlens.syntax.ast.Statement;
import org.jspecify.annotations.Nullable;

/** COMMENT and SECURITY LABEL. */
final class CommentStatements {
  private CommentStatements() {}

  /** COMMENT, at its first word. */
  static Statement comment(TokenCursor c) {
    int start = c.start();
    c.expect("comment");
    c.expect("on");
    Target target = ObjectTargets.ofComment(c);
    return text(c, target, false, start);
  }

  /** SECURITY LABEL, at its first word. */
  static Statement label(TokenCursor c) {
    int start = c.start();
    c.expect("security");
    c.expect("label");
    if (c.accept("for")) {
      Values.wordOrString(c);
    }
    c.expect("on");
    Target target = ObjectTargets.ofLabel(c);
    return text(c, target, true, start);
  }

  /** {@code IS 'text'} or {@code IS NULL}. */
  private static Statement text(TokenCursor c, Target target, boolean label, int start) {
    c.expect("is");
    Expr.@Nullable Literal text = c.accept("null") ? null : Clauses.string(c);
    return new Comment(target, text, label, start, c.previousEnd());
  }
}

package dev.migrationlens.syntax;

import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.Expr;
import java.util.ArrayList;
import java.util.List;

/** The variables that receive what a statement returns. */
final class PlTargets {
  private PlTargets() {}

  /** What follows INTO. */
  record Into(List<Expr> targets, boolean strict) {
    static final Into NONE = new Into(List.of(), false);

    Into {
      targets = List.copyOf(targets);
    }
  }

  /** After INTO: a record, or scalars with commas between them, perhaps STRICT. */
  static Into into(PlCursor p) {
    boolean strict = p.accept("strict");
    return new Into(list(p), strict);
  }

  /** After FETCH's INTO, which knows no STRICT. */
  static List<Expr> list(PlCursor p) {
    PlToken first = p.next();
    PlVariable variable = first.variable();
    if (variable == null) {
      throw p.notAVariable(first);
    }
    if (variable.isRecord()) {
      checkAssignable(p, first);
      PlToken after = p.peek();
      if (after.is(",")) {
        String words = "record variable cannot be part of multiple-item INTO list";
        throw p.syntaxError(words, after.span());
      }
      return List.of(PlSql.reference(p, first));
    }
    return scalars(p, first);
  }

  /** The rest of a list whose first variable is read. */
  static List<Expr> scalars(PlCursor p, PlToken first) {
    checkAssignable(p, first);
    var targets = new ArrayList<Expr>();
    targets.add(PlSql.reference(p, first));
    while (p.accept(",")) {
      PlToken token = p.next();
      PlVariable variable = token.variable();
      if (variable == null) {
        throw p.notAVariable(token);
      }
      checkAssignable(p, token);
      if (variable.isRecord()) {
        throw notScalar(p, token);
      }
      targets.add(PlSql.reference(p, token));
    }
    return targets;
  }

  static SyntaxFailure notScalar(PlCursor p, PlToken token) {
    return p.syntaxError('"' + token.text() + "\" is not a scalar variable", token.span());
  }

  static void checkAssignable(PlCursor p, PlToken token) {
    PlVariable variable = token.variable();
    if (variable != null && variable.constant()) {
      String words = "variable \"" + variable.name() + "\" is declared CONSTANT";
      throw p.failure(words, token.span(), SqlState.ERROR_IN_ASSIGNMENT);
    }
  }
}

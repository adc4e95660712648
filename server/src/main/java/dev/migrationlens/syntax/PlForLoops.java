package dev.migrationlens.syntax;

import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.PlBlock;
import dev.migrationlens.syntax.ast.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** FOR over numbers, queries, cursors and EXECUTE: only what follows IN tells which. */
final class PlForLoops {
  private PlForLoops() {}

  /** The loop's variables, one of them perhaps new. */
  record Target(PlToken first, boolean list, List<Ident> variables) {
    boolean isVariable() {
      return first.isVariable();
    }
  }

  /** The variables between FOR and IN. */
  static Target target(PlCursor p) {
    PlToken first = p.next();
    PlVariable variable = first.variable();
    if (variable == null) {
      if (first.kind() != PlToken.Kind.WORD) {
        throw p.notAVariable(first);
      }
      if (p.at(",")) {
        throw p.notAVariable(first);
      }
      return new Target(first, false, List.of(first.ident()));
    }
    if (variable.isRecord() || !p.at(",")) {
      return new Target(first, false, List.of(first.ident()));
    }
    List<Expr> targets = PlTargets.scalars(p, first);
    var variables = new ArrayList<Ident>();
    for (Expr target : targets) {
      if (target instanceof Expr.ColumnRef column) {
        variables.add(column.last());
      }
    }
    return new Target(first, true, variables);
  }

  static PlBlock loop(PlCursor p, @Nullable Ident label, int start) {
    Target target = target(p);
    p.expect("in");
    PlToken token = p.next();
    if (token.is("execute")) {
      return dynamic(p, label, target, start);
    }
    PlVariable variable = token.variable();
    if (variable != null && variable.refcursor()) {
      return overCursor(p, label, target, token, start);
    }
    boolean reverse = token.isWord("reverse");
    if (!reverse) {
      p.scanner.pushBack(token);
    }
    PlSql.Piece piece = PlSql.expressionPiece(p, "LOOP", "..", "loop");
    return piece.terminator().is("..")
        ? range(p, label, target, piece, reverse, start)
        : overQuery(p, label, target, piece, reverse ? token : null, start);
  }

  private static PlBlock dynamic(PlCursor p, @Nullable Ident label, Target target, int start) {
    PlSql.Ended command = PlSql.expression(p, "LOOP or USING", "loop", "using");
    checkRows(p, target, SqlState.DATATYPE_MISMATCH);
    var using = new ArrayList<Expr>();
    if (command.by("using")) {
      PlSql.Ended value;
      do {
        value = PlSql.expression(p, ", or LOOP", ",", "loop");
        using.add(value.value());
      } while (value.by(","));
    }
    PlLoops.LoopBody body = PlLoops.body(p, label);
    return new PlBlock.ForRows(
        label,
        target.variables,
        null,
        null,
        List.of(),
        command.value(),
        using,
        body.statements(),
        start,
        body.end());
  }

  private static void checkRows(PlCursor p, Target target, SqlState state) {
    if (!target.isVariable()) {
      throw PlLoops.notRows(p, target.first, state);
    }
    PlTargets.checkAssignable(p, target.first);
  }

  private static PlBlock overCursor(
      PlCursor p, @Nullable Ident label, Target target, PlToken cursor, int start) {
    PlVariable variable = cursor.variable();
    if (target.list) {
      String words = "cursor FOR loop must have only one target variable";
      throw p.syntaxError(words, target.first.span());
    }
    if (variable == null || variable.arguments() == null) {
      String words = "cursor FOR loop must use a bound cursor variable";
      throw p.syntaxError(words, cursor.span());
    }
    List<Expr> arguments = PlCursors.arguments(p, variable, "loop");
    p.names.declare(PlVariable.record(target.first.text()));
    PlLoops.LoopBody body = PlLoops.body(p, label);
    return new PlBlock.ForRows(
        label,
        target.variables,
        null,
        cursor.ident(),
        arguments,
        null,
        List.of(),
        body.statements(),
        start,
        body.end());
  }

  private static PlBlock range(
      PlCursor p,
      @Nullable Ident label,
      Target target,
      PlSql.Piece piece,
      boolean reverse,
      int start) {
    Expr from = PlSql.value(p, piece);
    PlSql.Ended to = PlSql.expression(p, "LOOP", "loop", "by");
    Expr by = to.by("by") ? PlSql.expressionTo(p, "LOOP", "loop") : null;
    if (target.list) {
      String words = "integer FOR loop must have only one target variable";
      throw p.syntaxError(words, target.first.span());
    }
    p.names.declare(PlVariable.scalar(target.first.text(), "integer"));
    PlLoops.LoopBody body = PlLoops.body(p, label);
    return new PlBlock.ForRange(
        label,
        target.first.ident(),
        reverse,
        from,
        to.value(),
        by,
        body.statements(),
        start,
        body.end());
  }

  private static PlBlock overQuery(
      PlCursor p,
      @Nullable Ident label,
      Target target,
      PlSql.Piece piece,
      @Nullable PlToken reverse,
      int start) {
    if (reverse != null) {
      throw p.syntaxError("cannot specify REVERSE in query FOR loop", reverse.span());
    }
    Statement query = PlSql.statement(p, piece);
    checkRows(p, target, SqlState.SYNTAX_ERROR);
    PlLoops.LoopBody body = PlLoops.body(p, label);
    return new PlBlock.ForRows(
        label,
        target.variables,
        query,
        null,
        List.of(),
        null,
        List.of(),
        body.statements(),
        start,
        body.end());
  }
}

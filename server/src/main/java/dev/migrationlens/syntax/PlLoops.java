package dev.migrationlens.syntax;

import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.PlBlock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Loops other than FOR, what leaves them, and CASE. */
final class PlLoops {
  private PlLoops() {}

  /** What stands between LOOP and END LOOP. */
  record LoopBody(List<PlBlock> statements, int end) {}

  /** A loop whose label is read. */
  static PlBlock loop(PlCursor p, @Nullable Ident label, int start) {
    p.enter();
    p.names.push(label == null ? null : label.text(), PlNames.Level.LOOP);
    PlToken verb = p.next();
    PlBlock loop =
        switch (verb.text()) {
          case "while" -> {
            Expr condition = PlSql.expressionTo(p, "LOOP", "loop");
            LoopBody body = body(p, label);
            yield new PlBlock.Loop(label, condition, body.statements, start, body.end);
          }
          case "for" -> PlForLoops.loop(p, label, start);
          case "foreach" -> each(p, label, start);
          default -> {
            LoopBody body = body(p, label);
            yield new PlBlock.Loop(label, null, body.statements, start, body.end);
          }
        };
    p.names.pop();
    p.leave();
    return loop;
  }

  /** After LOOP, the semicolon behind END LOOP included. */
  static LoopBody body(PlCursor p, @Nullable Ident label) {
    List<PlBlock> statements = PlStatements.list(p);
    p.expect("end");
    p.expect("loop");
    PlToken endLabel = PlStatements.endLabel(p);
    int end = p.endOfStatement();
    PlStatements.checkLabels(p, label, endLabel);
    return new LoopBody(statements, end);
  }

  private static PlBlock each(PlCursor p, @Nullable Ident label, int start) {
    PlForLoops.Target target = PlForLoops.target(p);
    int slice = 0;
    if (p.accept("slice")) {
      PlToken number = p.next();
      if (number.kind() != PlToken.Kind.INTEGER) {
        throw p.unexpected(number);
      }
      slice = (int) Numbers.value(number.text());
    }
    p.expect("in");
    p.expect("array");
    Expr array = PlSql.expressionTo(p, "LOOP", "loop");
    List<PlBlock> statements = PlStatements.list(p);
    p.expect("end");
    p.expect("loop");
    PlToken endLabel = PlStatements.endLabel(p);
    int end = p.endOfStatement();
    if (!target.isVariable()) {
      String words = "loop variable of FOREACH must be a known variable or list of variables";
      throw p.syntaxError(words, target.first().span());
    }
    PlTargets.checkAssignable(p, target.first());
    PlStatements.checkLabels(p, label, endLabel);
    return new PlBlock.ForEach(label, target.variables(), slice, array, statements, start, end);
  }

  static PlBlock exit(PlCursor p) {
    PlToken verb = p.next();
    boolean exit = verb.is("exit");
    PlToken name = p.peek();
    PlToken label = null;
    if (name.isIdentifier()) {
      label = p.next();
    } else if (name.isVariable()) {
      throw p.unexpected(name);
    }
    int end = p.lastEnd();
    Expr when = null;
    if (p.accept("when")) {
      when = PlSql.expressionTo(p, ";", ";");
      end = when.end();
    } else {
      p.expect(";");
    }
    checkExit(p, verb, label);
    return new PlBlock.Exit(exit, label == null ? null : label.ident(), when, verb.start(), end);
  }

  private static void checkExit(PlCursor p, PlToken verb, @Nullable PlToken label) {
    boolean exit = verb.is("exit");
    if (label == null) {
      if (!p.names.inLoop()) {
        String words =
            exit
                ? "EXIT cannot be used outside a loop, unless it has a label"
                : "CONTINUE cannot be used outside a loop";
        throw p.syntaxError(words, verb.span());
      }
      return;
    }
    PlNames.Level level = p.names.label(label.text());
    if (level == null) {
      String words =
          "there is no label \""
              + label.text()
              + "\" attached to any block or loop enclosing this statement";
      throw p.syntaxError(words, label.span());
    }
    if (level != PlNames.Level.LOOP && !exit) {
      String words = "block label \"" + label.text() + "\" cannot be used in CONTINUE";
      throw p.syntaxError(words, label.span());
    }
  }

  static PlBlock caseOf(PlCursor p) {
    p.enter();
    int start = p.expect("case").start();
    Expr operand = null;
    boolean ended = false;
    if (!p.accept("when")) {
      PlSql.Ended value = PlSql.expression(p, "WHEN", "when");
      operand = value.value();
    }
    var branches = new ArrayList<PlBlock.CaseBranch>();
    do {
      PlSql.Piece values = PlSql.expressionPiece(p, "THEN", "then");
      List<Expr> read = PlSql.values(p, values);
      branches.add(new PlBlock.CaseBranch(read, PlStatements.list(p)));
      ended = !p.accept("when");
    } while (!ended);
    List<PlBlock> otherwise = p.accept("else") ? PlStatements.list(p) : null;
    p.expect("end");
    p.expect("case");
    p.leave();
    return new PlBlock.CaseOf(operand, branches, otherwise, start, p.endOfStatement());
  }

  /** The state of what is no row: PostgreSQL has another one for EXECUTE. */
  static SyntaxFailure notRows(PlCursor p, PlToken token, SqlState state) {
    String words =
        "loop variable of loop over rows must be a record variable or list of scalar variables";
    return p.failure(words, token.span(), state);
  }
}

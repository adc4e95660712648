package dev.migrationlens.syntax;

import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.PlBlock;
import dev.migrationlens.syntax.ast.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** SQL statements as PL/pgSQL statements, EXECUTE, PERFORM, CALL and assignment. */
final class PlCommands {
  private PlCommands() {}

  /** {@code target := e}, the cursor being at the target's variable. */
  static PlBlock assign(PlCursor p) {
    PlToken variable = p.peek();
    PlTargets.checkAssignable(p, variable);
    PlSql.Piece piece = PlSql.statementPiece(p);
    TokenCursor c = PlSql.cursor(p, piece.from(), piece.to());
    int[] valueFrom = new int[1];
    Expr target =
        PlSql.whole(
            p,
            c,
            cursor -> {
              Expr read = target(cursor);
              if (!cursor.acceptOperator(":=") && !cursor.acceptOperator("=")) {
                throw cursor.unexpected();
              }
              valueFrom[0] = piece.from() + cursor.mark();
              cursor.reset(cursor.tokens().count());
              return read;
            });
    Expr value = PlSql.value(p, valueFrom[0], piece.to());
    return new PlBlock.Assign(target, value, variable.start(), p.tokens().end(piece.to() - 1));
  }

  private static Expr target(TokenCursor c) {
    int start = c.start();
    if (c.kind() == TokenKind.PARAM) {
      int number = Integer.parseInt(c.tokenText().substring(1));
      c.advance();
      return Indirections.of(c, new Expr.Param(number, start, c.previousEnd()), start);
    }
    return Indirections.column(c, List.of(c.columnId()), start);
  }

  static PlBlock perform(PlCursor p) {
    int start = p.start();
    PlSql.Piece piece = PlSql.statementPiece(p);
    int end = p.tokens().end(piece.to() - 1);
    return new PlBlock.Perform(PlSql.performed(p, piece), start, end);
  }

  /** CALL and DO, which have no INTO. */
  static PlBlock call(PlCursor p) {
    int start = p.start();
    PlSql.Piece piece = PlSql.statementPiece(p);
    Statement statement = PlSql.statement(p, piece);
    return new PlBlock.Sql(statement, List.of(), false, start, p.tokens().end(piece.to() - 1));
  }

  // --- EXECUTE

  static PlBlock execute(PlCursor p) {
    int start = p.expect("execute").start();
    PlSql.Ended command = PlSql.expression(p, "INTO or USING or ;", "into", "using", ";");
    PlToken terminator = command.terminator();
    PlTargets.@Nullable Into into = null;
    var using = new ArrayList<Expr>();
    while (!terminator.is(";")) {
      if (terminator.is("into") && into == null) {
        into = PlTargets.into(p);
        terminator = p.next();
      } else if (terminator.is("using") && using.isEmpty()) {
        terminator = using(p, using);
      } else {
        throw p.unexpected(terminator);
      }
    }
    PlTargets.Into targets = into == null ? PlTargets.Into.NONE : into;
    int end = p.tokens().end(terminator.first() - 1);
    return new PlBlock.Execute(
        command.value(), targets.targets(), targets.strict(), using, start, end);
  }

  private static PlToken using(PlCursor p, List<Expr> using) {
    while (true) {
      PlSql.Ended value = PlSql.expression(p, ", or ; or INTO", ",", ";", "into");
      using.add(value.value());
      if (!value.by(",")) {
        return value.terminator();
      }
    }
  }

  // --- SQL

  /** A word that is no variable: a SQL statement, unless it looks like an assignment. */
  static PlBlock word(PlCursor p) {
    PlToken word = p.next();
    PlToken after = p.peek();
    if (after.isAny("=", ":=", "[", ".")) {
      throw p.notAVariable(word);
    }
    p.scanner.pushBack(word);
    return sql(p);
  }

  /** Where INTO and its targets stand among a statement's tokens. */
  private record Gap(int from, int to) {}

  /** A SQL statement up to its semicolon; INTO may stand anywhere in it. */
  static PlBlock sql(PlCursor p) {
    PlScanner.Lookup before = p.scanner.lookup(PlScanner.Lookup.DOTTED);
    PlToken first = p.next();
    var routine = new PlRoutineScan(first);
    PlToken token = first;
    PlTargets.@Nullable Into into = null;
    Gap gap = new Gap(0, 0);
    while (true) {
      PlToken previous = token;
      token = p.next();
      if (routine.ends(token)) {
        break;
      }
      if (token.isEnd()) {
        throw p.complaint("unexpected end of function definition", token);
      }
      if (!token.is("into") || previous.isAny("insert", "merge") || first.is("import")) {
        continue;
      }
      if (into != null) {
        throw p.complaint("INTO specified more than once", token);
      }
      p.scanner.lookup(PlScanner.Lookup.ALL);
      into = PlTargets.into(p);
      p.scanner.lookup(PlScanner.Lookup.DOTTED);
      gap = new Gap(token.first(), p.peek().first());
    }
    p.scanner.lookup(before);
    Statement statement = statement(p, first.first(), token.first(), gap);
    PlTargets.Into targets = into == null ? PlTargets.Into.NONE : into;
    int end = p.tokens().end(token.first() - 1);
    return new PlBlock.Sql(statement, targets.targets(), targets.strict(), first.start(), end);
  }

  private static Statement statement(PlCursor p, int from, int to, Gap gap) {
    Tokens tokens = p.tokens();
    boolean last = gap.to == to && gap.from < gap.to;
    int end = trimmed(p.text(), tokens.start(last ? gap.from : to));
    var part = new Tokens(p.text(), end, to - from + 1);
    if (gap.from == gap.to) {
      part.copy(tokens, from, to);
    } else {
      part.copy(tokens, from, gap.from);
      part.copy(tokens, gap.to, to);
    }
    return PlSql.whole(p, new TokenCursor(p.text(), part), Statements::statement);
  }

  private static int trimmed(String text, int end) {
    int at = end;
    while (at > 0 && Character.isWhitespace(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }
}

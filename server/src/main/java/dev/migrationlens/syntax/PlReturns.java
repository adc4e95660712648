package dev.migrationlens.syntax;

import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.PlBlock;
import dev.migrationlens.syntax.ast.PlBlock.ReturnKind;
import dev.migrationlens.syntax.ast.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** RETURN, whose forms depend on what the routine returns. */
final class PlReturns {
  private PlReturns() {}

  static PlBlock parse(PlCursor p) {
    PlToken verb = p.expect("return");
    PlToken token = p.next();
    if (token.isEnd()) {
      throw p.complaint("unexpected end of function definition", token);
    }
    if (token.isWord("next")) {
      return next(p, verb);
    }
    if (token.isWord("query")) {
      return query(p, verb);
    }
    p.scanner.pushBack(token);
    return plain(p, verb);
  }

  private static PlBlock plain(PlCursor p, PlToken verb) {
    return switch (p.routine.returns()) {
      case SET -> bare(p, verb, "function returning set", SqlState.DATATYPE_MISMATCH);
      case NOTHING ->
          p.routine.isProcedure()
              ? bare(p, verb, "a procedure", SqlState.SYNTAX_ERROR)
              : bare(p, verb, "function returning void", SqlState.DATATYPE_MISMATCH);
      case OUT_PARAMETERS ->
          bare(p, verb, "function with OUT parameters", SqlState.DATATYPE_MISMATCH);
      case VALUE -> value(p, verb, ReturnKind.PLAIN);
    };
  }

  private static PlBlock bare(PlCursor p, PlToken verb, String where, SqlState state) {
    return bare(p, verb, ReturnKind.PLAIN, "RETURN cannot have a parameter in " + where, state);
  }

  private static PlBlock bare(
      PlCursor p, PlToken verb, ReturnKind kind, String words, SqlState state) {
    int end = p.lastEnd();
    PlToken token = p.next();
    if (!token.is(";")) {
      throw p.failure(words, token.span(), state);
    }
    return new PlBlock.Return(kind, null, null, List.of(), verb.start(), end);
  }

  private static PlBlock value(PlCursor p, PlToken verb, ReturnKind kind) {
    Expr value = variable(p);
    if (value == null) {
      value = PlSql.expressionTo(p, ";", ";");
    }
    return new PlBlock.Return(kind, value, null, List.of(), verb.start(), value.end());
  }

  /** A lone variable is not even shown to the SQL parser, so any name will do. */
  private static @Nullable Expr variable(PlCursor p) {
    PlToken token = p.next();
    PlVariable variable = token.variable();
    boolean lone =
        variable != null && variable.shape() != PlVariable.Shape.FIELD && p.scanner.followedBy(';');
    if (!lone) {
      p.scanner.pushBack(token);
      return null;
    }
    p.expect(";");
    return PlSql.reference(p, token);
  }

  private static PlBlock next(PlCursor p, PlToken verb) {
    checkSet(p, verb, "NEXT");
    if (p.routine.hasOutputs()) {
      return bare(
          p,
          verb,
          ReturnKind.NEXT,
          "RETURN NEXT cannot have a parameter in function with OUT parameters",
          SqlState.DATATYPE_MISMATCH);
    }
    return value(p, verb, ReturnKind.NEXT);
  }

  private static PlBlock query(PlCursor p, PlToken verb) {
    checkSet(p, verb, "QUERY");
    if (p.accept("execute")) {
      return dynamic(p, verb);
    }
    PlSql.Piece piece = PlSql.statementPiece(p);
    Statement query = PlSql.statement(p, piece);
    int end = p.tokens().end(piece.to() - 1);
    return new PlBlock.Return(ReturnKind.QUERY, null, query, List.of(), verb.start(), end);
  }

  private static PlBlock dynamic(PlCursor p, PlToken verb) {
    PlSql.Ended command = PlSql.expression(p, "; or USING", ";", "using");
    var using = new ArrayList<Expr>();
    PlSql.Ended last = command;
    if (command.by("using")) {
      do {
        last = PlSql.expression(p, ", or ;", ",", ";");
        using.add(last.value());
      } while (last.by(","));
    }
    int end = last.value().end();
    return new PlBlock.Return(
        ReturnKind.QUERY_EXECUTE, command.value(), null, using, verb.start(), end);
  }

  private static void checkSet(PlCursor p, PlToken verb, String form) {
    if (!p.routine.setReturning()) {
      String words = "cannot use RETURN " + form + " in a non-SETOF function";
      throw p.failure(words, verb.span(), SqlState.DATATYPE_MISMATCH);
    }
  }
}

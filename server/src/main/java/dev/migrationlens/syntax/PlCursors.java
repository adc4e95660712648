package dev.migrationlens.syntax;

import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.PlBlock;
import dev.migrationlens.syntax.ast.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** OPEN, FETCH, MOVE and CLOSE. */
final class PlCursors {
  private PlCursors() {}

  private static PlToken cursor(PlCursor p) {
    PlToken token = p.next();
    PlVariable variable = token.variable();
    if (variable == null) {
      throw p.notAVariable(token);
    }
    if (variable.isUnknown()) {
      return token;
    }
    if (variable.shape() != PlVariable.Shape.SCALAR || p.scanner.followedBy('[')) {
      String words = "cursor variable must be a simple variable";
      throw p.failure(words, token.span(), SqlState.DATATYPE_MISMATCH);
    }
    if (!variable.refcursor()) {
      String words = "variable \"" + variable.name() + "\" must be of type cursor or refcursor";
      throw p.failure(words, token.span(), SqlState.DATATYPE_MISMATCH);
    }
    return token;
  }

  // --- OPEN

  static PlBlock open(PlCursor p) {
    int start = p.expect("open").start();
    PlToken cursor = cursor(p);
    PlVariable variable = Objects.requireNonNull(cursor.variable());
    if (variable.arguments() != null) {
      List<Expr> arguments = arguments(p, variable, ";");
      return statement("OPEN", cursor, null, null, List.of(), arguments, start, before(p));
    }
    PlToken token = p.next();
    if (token.isWord("no")) {
      token = p.next();
      if (token.isWord("scroll")) {
        token = p.next();
      }
    } else if (token.isWord("scroll")) {
      token = p.next();
    }
    if (!token.is("for")) {
      throw p.complaint("syntax error, expected \"FOR\"", token);
    }
    if (p.accept("execute")) {
      return openDynamic(p, cursor, start);
    }
    Statement query = PlSql.statement(p);
    return statement("OPEN", cursor, query, null, List.of(), List.of(), start, query.end());
  }

  private static PlBlock openDynamic(PlCursor p, PlToken cursor, int start) {
    PlSql.Ended command = PlSql.expression(p, "USING or ;", "using", ";");
    var using = new ArrayList<Expr>();
    PlSql.Ended last = command;
    if (command.by("using")) {
      do {
        last = PlSql.expression(p, ", or ;", ",", ";");
        using.add(last.value());
      } while (last.by(","));
    }
    int end = last.value().end();
    return statement("OPEN", cursor, null, command.value(), List.of(), using, start, end);
  }

  /** The end of what stands before the semicolon just taken. */
  private static int before(PlCursor p) {
    return p.lastEnd() - 1;
  }

  private static PlBlock statement(
      String verb,
      PlToken cursor,
      @Nullable Statement query,
      @Nullable Expr execute,
      List<Expr> into,
      List<Expr> expressions,
      int start,
      int end) {
    return new PlBlock.Cursor(verb, cursor.ident(), query, execute, into, expressions, start, end);
  }

  // --- arguments

  /** A bound cursor's arguments, if it takes any, and the word behind them. */
  static List<Expr> arguments(PlCursor p, PlVariable cursor, String until) {
    List<String> names = cursor.arguments() == null ? List.of() : cursor.arguments();
    PlToken token = p.next();
    if (names.isEmpty()) {
      if (token.is("(")) {
        String words = "cursor \"" + cursor.name() + "\" has no arguments";
        throw p.syntaxError(words, token.span());
      }
      if (!token.is(until)) {
        throw p.unexpected(token);
      }
      return List.of();
    }
    if (!token.is("(")) {
      throw p.syntaxError("cursor \"" + cursor.name() + "\" has arguments", token.span());
    }
    var values = new Expr[names.size()];
    for (int i = 0; i < values.length; i++) {
      argument(p, cursor, names, values, i);
    }
    p.expect(until);
    return Arrays.asList(values);
  }

  private static void argument(
      PlCursor p, PlVariable cursor, List<String> names, @Nullable Expr[] values, int number) {
    int place = number;
    boolean named = p.scanner.followedByNameAnd(":=") || p.scanner.followedByNameAnd("=>");
    PlScanner.Lookup before = p.scanner.lookup(PlScanner.Lookup.NONE);
    PlToken first = named ? p.next() : p.peek();
    p.scanner.lookup(before);
    if (named) {
      place = names.indexOf(first.text());
      if (place < 0) {
        String words =
            "cursor \"" + cursor.name() + "\" has no argument named \"" + first.text() + '"';
        throw p.syntaxError(words, first.span());
      }
      if (p.next().is("=>")) {
        p.needs(18, "=> for a cursor's argument", first.start());
      }
    }
    if (values[place] != null) {
      String words =
          "value for parameter \""
              + names.get(place)
              + "\" of cursor \""
              + cursor.name()
              + "\" specified more than once";
      throw p.syntaxError(words, first.span());
    }
    PlSql.Ended value = PlSql.expression(p, ",\" or \")", ",", ")");
    values[place] = value.value();
    boolean last = number == values.length - 1;
    if (value.by(")") && !last) {
      String words = "not enough arguments for cursor \"" + cursor.name() + '"';
      throw p.syntaxError(words, value.terminator().span());
    }
    if (value.by(",") && last) {
      String words = "too many arguments for cursor \"" + cursor.name() + '"';
      throw p.syntaxError(words, value.terminator().span());
    }
  }

  // --- FETCH, MOVE, CLOSE

  /** Where FETCH and MOVE go, FROM or IN included. */
  private record Direction(List<Expr> count, boolean several) {}

  static PlBlock fetch(PlCursor p) {
    PlToken verb = p.expect("fetch");
    Direction direction = direction(p);
    PlToken cursor = cursor(p);
    p.expect("into");
    List<Expr> into = PlTargets.list(p);
    int end = p.endOfStatement();
    if (direction.several) {
      String words = "FETCH statement cannot return multiple rows";
      throw p.failure(words, verb.span(), SqlState.FEATURE_NOT_SUPPORTED);
    }
    return statement("FETCH", cursor, null, null, into, direction.count, verb.start(), end);
  }

  static PlBlock move(PlCursor p) {
    int start = p.expect("move").start();
    Direction direction = direction(p);
    PlToken cursor = cursor(p);
    int end = p.endOfStatement();
    return statement("MOVE", cursor, null, null, List.of(), direction.count, start, end);
  }

  static PlBlock close(PlCursor p) {
    int start = p.expect("close").start();
    PlToken cursor = cursor(p);
    int end = p.endOfStatement();
    return statement("CLOSE", cursor, null, null, List.of(), List.of(), start, end);
  }

  private static Direction direction(PlCursor p) {
    PlToken token = inside(p);
    if (token.isWord("absolute") || token.isWord("relative")) {
      return new Direction(List.of(count(p)), false);
    }
    if (token.isWord("forward") || token.isWord("backward")) {
      return distance(p);
    }
    boolean all = token.isWord("all");
    if (all || isStep(token)) {
      from(p);
      return new Direction(List.of(), all);
    }
    if (token.isAny("from", "in")) {
      return new Direction(List.of(), false);
    }
    p.scanner.pushBack(token);
    return token.isVariable()
        ? new Direction(List.of(), false)
        : new Direction(List.of(count(p)), true);
  }

  private static boolean isStep(PlToken token) {
    return token.isWord("next")
        || token.isWord("prior")
        || token.isWord("first")
        || token.isWord("last");
  }

  /** After FORWARD or BACKWARD. */
  private static Direction distance(PlCursor p) {
    PlToken token = inside(p);
    if (token.isAny("from", "in")) {
      return new Direction(List.of(), false);
    }
    if (token.is("all")) {
      from(p);
      return new Direction(List.of(), true);
    }
    p.scanner.pushBack(token);
    return new Direction(List.of(count(p)), true);
  }

  private static Expr count(PlCursor p) {
    return PlSql.expression(p, "FROM or IN", "from", "in").value();
  }

  private static void from(PlCursor p) {
    PlToken token = p.next();
    if (!token.isAny("from", "in")) {
      throw p.complaint("expected FROM or IN", token);
    }
  }

  private static PlToken inside(PlCursor p) {
    PlToken token = p.next();
    if (token.isEnd()) {
      throw p.complaint("unexpected end of function definition", token);
    }
    return token;
  }
}

package dev.migrationlens.syntax;

import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.PlBlock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Chooses what reads a PL/pgSQL statement, and reads blocks, conditions and the small ones. */
final class PlStatements {
  private PlStatements() {}

  // --- blocks

  /** A label in angle brackets, if one is here. */
  static @Nullable Ident label(PlCursor p) {
    if (!p.accept("<<")) {
      return null;
    }
    Ident label = identifier(p);
    p.expect(">>");
    return label;
  }

  private static Ident identifier(PlCursor p) {
    PlToken token = p.next();
    if (!token.isIdentifier()) {
      throw p.unexpected(token);
    }
    return token.ident();
  }

  /** The label that may follow END. */
  static @Nullable PlToken endLabel(PlCursor p) {
    PlToken token = p.peek();
    if (token.isVariable() && !token.isIdentifier()) {
      throw p.unexpected(token);
    }
    return token.isIdentifier() ? p.next() : null;
  }

  static void checkLabels(PlCursor p, @Nullable Ident label, @Nullable PlToken endLabel) {
    if (endLabel == null) {
      return;
    }
    String name = endLabel.text();
    if (label == null) {
      String words = "end label \"" + name + "\" specified for unlabeled block";
      throw p.syntaxError(words, endLabel.span());
    }
    if (!label.text().equals(name)) {
      String words =
          "end label \"" + name + "\" differs from block's label \"" + label.text() + '"';
      throw p.syntaxError(words, endLabel.span());
    }
  }

  /** A block whose label is read; the cursor is at DECLARE or BEGIN. */
  static PlBlock.Block block(PlCursor p, @Nullable Ident label, int start) {
    p.enter();
    p.names.push(label == null ? null : label.text(), PlNames.Level.BLOCK);
    List<PlBlock.Declaration> declarations = List.of();
    if (p.accept("declare")) {
      declarations = PlDeclarations.section(p);
    }
    p.expect("begin");
    List<PlBlock> statements = list(p);
    List<PlBlock.Handler> handlers = p.accept("exception") ? handlers(p) : List.of();
    if (!p.accept("end")) {
      p.note(p.unexpected(p.peek()));
    }
    PlToken endLabel = endLabel(p);
    int end = p.lastEnd();
    checkLabels(p, label, endLabel);
    p.names.pop();
    p.leave();
    return new PlBlock.Block(label, declarations, statements, handlers, start, end);
  }

  private static List<PlBlock.Handler> handlers(PlCursor p) {
    p.names.declare(PlVariable.scalar("sqlstate", "text").asConstant());
    p.names.declare(PlVariable.scalar("sqlerrm", "text").asConstant());
    var handlers = new ArrayList<PlBlock.Handler>();
    do {
      int start = p.expect("when").start();
      var conditions = new ArrayList<String>();
      do {
        conditions.add(condition(p));
      } while (p.accept("or"));
      p.expect("then");
      List<PlBlock> statements = list(p);
      handlers.add(new PlBlock.Handler(conditions, statements, start, p.lastEnd()));
    } while (p.at("when"));
    return handlers;
  }

  private static String condition(PlCursor p) {
    PlToken name = p.next();
    if (!name.isIdentifier()) {
      throw p.unexpected(name);
    }
    if (name.text().equals("sqlstate")) {
      return PlConditions.state(p);
    }
    if (!name.text().equals("others")) {
      PlConditions.check(p, name, name.text());
    }
    return name.text();
  }

  // --- statements

  /**
   * Statements, up to a word that goes on with what they stand in. One that cannot be read is
   * Unparsed, to its semicolon.
   */
  static List<PlBlock> list(PlCursor p) {
    var statements = new ArrayList<PlBlock>();
    while (true) {
      PlToken first = p.peekSafely();
      PlCursor.Place place = p.place();
      try {
        PlBlock statement = statement(p);
        if (statement == null && !goesOn(p.peek())) {
          throw p.unexpected(p.peek());
        }
        if (statement == null) {
          return statements;
        }
        statements.add(statement);
      } catch (SyntaxFailure failure) {
        p.note(failure);
        p.recover(place);
        statements.add(new PlBlock.Unparsed(first.start(), Math.max(first.start(), p.lastEnd())));
      }
    }
  }

  private static boolean goesOn(PlToken token) {
    return token.isEnd() || token.isAny("end", "exception", "else", "elsif", "when");
  }

  /** One statement with its semicolon; null where none begins. */
  private static @Nullable PlBlock statement(PlCursor p) {
    PlToken first = p.peek();
    if (first.isVariable()) {
      return PlCommands.assign(p);
    }
    return switch (first.kind()) {
      case WORD, COMPOUND -> PlCommands.word(p);
      case KEYWORD -> keyword(p, first.text());
      case SYMBOL -> first.is("<<") ? labelled(p) : null;
      default -> null;
    };
  }

  private static @Nullable PlBlock keyword(PlCursor p, String word) {
    return switch (word) {
      case "begin", "declare" -> nested(p, null, p.start());
      case "if" -> conditional(p);
      case "case" -> PlLoops.caseOf(p);
      case "loop", "while", "for", "foreach" -> PlLoops.loop(p, null, p.start());
      case "exit", "continue" -> PlLoops.exit(p);
      case "return" -> PlReturns.parse(p);
      case "raise" -> PlRaises.raise(p);
      case "assert" -> PlRaises.assertion(p);
      case "import", "insert", "merge" -> PlCommands.sql(p);
      case "execute" -> PlCommands.execute(p);
      case "perform" -> PlCommands.perform(p);
      case "call", "do" -> PlCommands.call(p);
      case "get" -> PlDiagnostics.parse(p);
      case "open" -> PlCursors.open(p);
      case "fetch" -> PlCursors.fetch(p);
      case "move" -> PlCursors.move(p);
      case "close" -> PlCursors.close(p);
      case "null" -> nothing(p);
      case "commit", "rollback" -> endTransaction(p);
      default -> null;
    };
  }

  private static PlBlock labelled(PlCursor p) {
    int start = p.start();
    Ident label = label(p);
    PlToken token = p.peek();
    if (token.isAny("begin", "declare")) {
      return nested(p, label, start);
    }
    if (token.isAny("loop", "while", "for", "foreach")) {
      return PlLoops.loop(p, label, start);
    }
    throw p.unexpected(token);
  }

  private static PlBlock nested(PlCursor p, @Nullable Ident label, int start) {
    PlBlock.Block block = block(p, label, start);
    p.expect(";");
    return block;
  }

  private static PlBlock nothing(PlCursor p) {
    int start = p.expect("null").start();
    return new PlBlock.Nothing(start, p.endOfStatement());
  }

  private static PlBlock endTransaction(PlCursor p) {
    PlToken verb = p.next();
    if (p.accept("and")) {
      p.accept("no");
      p.expect("chain");
    }
    return new PlBlock.EndTransaction(verb.is("commit"), verb.start(), p.endOfStatement());
  }

  private static PlBlock conditional(PlCursor p) {
    p.enter();
    int start = p.expect("if").start();
    var branches = new ArrayList<PlBlock.Branch>();
    do {
      Expr condition = PlSql.expressionTo(p, "THEN", "then");
      branches.add(new PlBlock.Branch(condition, list(p)));
    } while (p.accept("elsif"));
    List<PlBlock> otherwise = p.accept("else") ? list(p) : null;
    p.expect("end");
    p.expect("if");
    p.leave();
    return new PlBlock.If(branches, otherwise, start, p.endOfStatement());
  }
}

package dev.migrationlens.syntax;

import dev.migrationlens.syntax.ast.Expr;
import java.util.List;

/** The inside of PostgreSQL's XML forms. */
final class XmlCalls {
  private XmlCalls() {}

  static void inside(TokenCursor c, String word, List<Expr.Argument> arguments) {
    switch (word) {
      case "xmlconcat" -> SpecialCalls.addAll(arguments, Expressions.list(c));
      case "xmlelement" -> element(c, arguments);
      case "xmlexists" -> {
        SpecialCalls.add(arguments, Primaries.primary(c));
        passing(c, arguments);
      }
      case "xmlforest" -> labelled(c, arguments);
      case "xmlparse" -> {
        c.expectAny("document", "content");
        SpecialCalls.add(arguments, Expressions.expression(c));
        if (c.accept("preserve") || c.accept("strip")) {
          c.expect("whitespace");
        }
      }
      case "xmlpi" -> {
        c.expect("name");
        c.columnLabel();
        if (c.acceptSymbol(',')) {
          SpecialCalls.add(arguments, Expressions.expression(c));
        }
      }
      case "xmlroot" -> root(c, arguments);
      default -> serialize(c, arguments);
    }
  }

  private static void element(TokenCursor c, List<Expr.Argument> arguments) {
    c.expect("name");
    c.columnLabel();
    if (!c.acceptSymbol(',')) {
      return;
    }
    if (c.at("xmlattributes") && c.peekSymbol(1, '(')) {
      c.advance();
      c.expectSymbol('(');
      labelled(c, arguments);
      c.expectSymbol(')');
      if (!c.acceptSymbol(',')) {
        return;
      }
    }
    SpecialCalls.addAll(arguments, Expressions.list(c));
  }

  private static void labelled(TokenCursor c, List<Expr.Argument> arguments) {
    do {
      SpecialCalls.add(arguments, Expressions.expression(c));
      if (c.accept("as")) {
        c.columnLabel();
      }
    } while (c.acceptSymbol(','));
  }

  /** {@code PASSING [BY REF] x [BY VALUE]}. */
  static void passing(TokenCursor c, List<Expr.Argument> arguments) {
    c.expect("passing");
    // Without one of these words, BY is a column here.
    if (!c.accept("by", "ref")) {
      c.accept("by", "value");
    }
    SpecialCalls.add(arguments, Primaries.primary(c));
    if (c.accept("by")) {
      c.expectAny("ref", "value");
    }
  }

  private static void root(TokenCursor c, List<Expr.Argument> arguments) {
    SpecialCalls.add(arguments, Expressions.expression(c));
    c.expectSymbol(',');
    c.expect("version");
    if (!c.accept("no", "value")) {
      SpecialCalls.add(arguments, Expressions.expression(c));
    }
    if (!c.acceptSymbol(',')) {
      return;
    }
    c.expect("standalone");
    if (c.expectAny("yes", "no").equals("no")) {
      c.accept("value");
    }
  }

  private static void serialize(TokenCursor c, List<Expr.Argument> arguments) {
    c.expectAny("document", "content");
    SpecialCalls.add(arguments, Expressions.expression(c));
    c.expect("as");
    Types.simple(c);
    int start = c.start();
    if (c.accept("no")) {
      c.expect("indent");
      c.needs(16, "XMLSERIALIZE … NO INDENT", start);
    } else if (c.accept("indent")) {
      c.needs(16, "XMLSERIALIZE … INDENT", start);
    }
  }
}

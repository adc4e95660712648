package dev.migrationlens.syntax;

import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.Query;
import dev.migrationlens.syntax.ast.TypeName;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** XMLTABLE. */
final class XmlTables {
  private XmlTables() {}

  static Query.FromItem read(TokenCursor c, boolean lateral, int start) {
    Ident name = c.columnLabel();
    c.expectSymbol('(');
    var arguments = new ArrayList<Expr.Argument>();
    if (c.at("xmlnamespaces") && c.peekSymbol(1, '(')) {
      namespaces(c, arguments);
    }
    SpecialCalls.add(arguments, Primaries.primary(c));
    XmlCalls.passing(c, arguments);
    c.expect("columns");
    var definition = new ArrayList<Query.ColumnDefinition>();
    do {
      definition.add(column(c));
    } while (c.acceptSymbol(','));
    c.expectSymbol(')');
    Expr call = Calls.special(c, name, arguments, List.of());
    Query.Alias alias = FromItems.alias(c);
    return new Query.FunctionCall(
        List.of(call), false, lateral, alias, definition, start, c.previousEnd());
  }

  private static void namespaces(TokenCursor c, List<Expr.Argument> arguments) {
    c.advance();
    c.expectSymbol('(');
    do {
      if (c.accept("default")) {
        SpecialCalls.add(arguments, Expressions.restricted(c));
      } else {
        SpecialCalls.add(arguments, Expressions.restricted(c));
        c.expect("as");
        c.columnLabel();
      }
    } while (c.acceptSymbol(','));
    c.expectSymbol(')');
    c.expectSymbol(',');
  }

  private static Query.ColumnDefinition column(TokenCursor c) {
    Ident name = c.columnId();
    if (c.accept("for")) {
      c.expect("ordinality");
      return new Query.ColumnDefinition(name, null);
    }
    TypeName type = Types.typeName(c);
    var given = new HashSet<String>();
    SyntaxFailure failure = null;
    while (startsOption(c)) {
      SyntaxFailure wrong = option(c, name, given);
      failure = failure == null ? wrong : failure;
    }
    // PostgreSQL checks the options when the column is complete.
    if (failure != null) {
      throw failure;
    }
    return new Query.ColumnDefinition(name, type);
  }

  private static boolean startsOption(TokenCursor c) {
    return c.atAny("default", "path", "not", "null") || (c.keyword() == null && c.atColumnId());
  }

  private static @Nullable SyntaxFailure option(TokenCursor c, Ident column, Set<String> given) {
    Span at = c.currentSpan();
    if (c.accept("default")) {
      Expressions.restricted(c);
      return given.add("default")
          ? null
          : c.failure("only one DEFAULT value is allowed", at, SqlState.SYNTAX_ERROR);
    }
    if (c.accept("path")) {
      Expressions.restricted(c);
      String words = "only one PATH value per column is allowed";
      return given.add("path") ? null : c.failure(words, at, SqlState.SYNTAX_ERROR);
    }
    if (c.at("not") || c.at("null")) {
      if (c.accept("not")) {
        c.expect("null");
      } else {
        c.advance();
      }
      String words =
          "conflicting or redundant NULL / NOT NULL declarations for column \""
              + column.text()
              + '"';
      return given.add("null") ? null : c.failure(words, at, SqlState.SYNTAX_ERROR);
    }
    String name = c.columnId().text();
    Expressions.restricted(c);
    return c.failure("unrecognized column option \"" + name + '"', at, SqlState.SYNTAX_ERROR);
  }
}

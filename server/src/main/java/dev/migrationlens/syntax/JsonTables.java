package dev.migrationlens.syntax;

import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.Query;
import dev.migrationlens.syntax.ast.TypeName;
import java.util.ArrayList;
import java.util.List;

/** JSON_TABLE. */
final class JsonTables {
  private JsonTables() {}

  static Query.FromItem read(TokenCursor c, boolean lateral, int start) {
    Ident name = c.columnLabel();
    c.expectSymbol('(');
    var arguments = new ArrayList<Expr.Argument>();
    JsonCalls.value(c, arguments);
    c.expectSymbol(',');
    Expr path = Expressions.expression(c);
    SpecialCalls.add(arguments, path);
    if (c.accept("as")) {
      c.columnId();
    }
    JsonCalls.passing(c, arguments);
    var definition = new ArrayList<Query.ColumnDefinition>();
    c.expect("columns");
    columns(c, definition);
    JsonCalls.behaviour(c, "error");
    c.expectSymbol(')');
    if (!(path instanceof Expr.Literal literal && literal.kind() == Expr.LiteralKind.STRING)) {
      String words = "only string constants are supported in JSON_TABLE path specification";
      throw c.failure(words, path, SqlState.FEATURE_NOT_SUPPORTED);
    }
    Expr call = Calls.special(c, name, arguments, List.of());
    c.needs(17, "JSON_TABLE", start);
    Query.Alias alias = FromItems.alias(c);
    return new Query.FunctionCall(
        List.of(call), false, lateral, alias, definition, start, c.previousEnd());
  }

  private static void columns(TokenCursor c, List<Query.ColumnDefinition> definition) {
    c.enter();
    c.expectSymbol('(');
    do {
      column(c, definition);
    } while (c.acceptSymbol(','));
    c.expectSymbol(')');
    c.leave();
  }

  private static void column(TokenCursor c, List<Query.ColumnDefinition> definition) {
    if (c.at("nested") && (c.peekAt(1, "path") || c.peekKind(1).isString())) {
      c.advance();
      c.accept("path");
      c.stringLiteral();
      if (c.accept("as")) {
        c.columnId();
      }
      c.expect("columns");
      columns(c, definition);
      return;
    }
    Ident name = c.columnId();
    if (c.accept("for")) {
      c.expect("ordinality");
      definition.add(new Query.ColumnDefinition(name, null));
      return;
    }
    TypeName type = Types.typeName(c);
    definition.add(new Query.ColumnDefinition(name, type));
    if (c.accept("exists")) {
      path(c);
      JsonCalls.behaviour(c, "error");
      return;
    }
    JsonCalls.format(c);
    path(c);
    JsonCalls.wrapper(c);
    JsonCalls.quotes(c);
    JsonCalls.behaviours(c);
  }

  private static void path(TokenCursor c) {
    if (c.accept("path")) {
      c.stringLiteral();
    }
  }
}

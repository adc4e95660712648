package dev.migrationlens.syntax;

import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.Query;
import dev.migrationlens.syntax.ast.TypeName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions in FROM: plain calls, ROWS FROM, XMLTABLE and JSON_TABLE. */
final class TableFunctions {
  private TableFunctions() {}

  /** Whether a function rather than a relation begins here. */
  static boolean startsHere(TokenCursor c) {
    if (SpecialCalls.startsHere(c) || c.at("rows", "from")) {
      return true;
    }
    if ((c.at("xmltable") || c.at("json_table")) && c.peekSymbol(1, '(')) {
      return true;
    }
    if (!c.atColumnId()) {
      return c.atTypeFunctionName();
    }
    int ahead = 1;
    while (c.peekSymbol(ahead, '.')) {
      ahead += 2;
    }
    return c.peekSymbol(ahead, '(') && (ahead > 1 || c.atTypeFunctionName());
  }

  static Query.FromItem read(TokenCursor c, boolean lateral, int start) {
    if (c.at("xmltable") && c.peekSymbol(1, '(')) {
      return XmlTables.read(c, lateral, start);
    }
    if (c.at("json_table") && c.peekSymbol(1, '(')) {
      return JsonTables.read(c, lateral, start);
    }
    return call(c, lateral, start);
  }

  static Query.FromItem call(TokenCursor c, boolean lateral, int start) {
    var calls = new ArrayList<Expr>();
    var definition = new ArrayList<Query.ColumnDefinition>();
    if (c.accept("rows", "from")) {
      c.expectSymbol('(');
      do {
        calls.add(Calls.windowless(c));
        if (c.accept("as")) {
          columns(c, definition);
        }
      } while (c.acceptSymbol(','));
      c.expectSymbol(')');
    } else {
      calls.add(Calls.windowless(c));
    }
    boolean ordinality = c.accept("with", "ordinality");
    Query.Alias alias = alias(c, definition);
    return new Query.FunctionCall(
        calls, ordinality, lateral, alias, definition, start, c.previousEnd());
  }

  /** A function's alias, whose parentheses may define columns (func_alias_clause). */
  private static Query.@Nullable Alias alias(
      TokenCursor c, List<Query.ColumnDefinition> definition) {
    boolean as = c.accept("as");
    if (as && c.atSymbol('(')) {
      columns(c, definition);
      return null;
    }
    if (!as && !c.atColumnId()) {
      return null;
    }
    Ident name = c.columnId();
    if (!c.atSymbol('(')) {
      return new Query.Alias(name, List.of());
    }
    int mark = c.mark();
    c.advance();
    c.columnId();
    boolean plain = c.atSymbol(',') || c.atSymbol(')');
    c.reset(mark);
    if (plain) {
      return new Query.Alias(name, Queries.names(c));
    }
    columns(c, definition);
    return new Query.Alias(name, List.of());
  }

  private static void columns(TokenCursor c, List<Query.ColumnDefinition> definition) {
    c.expectSymbol('(');
    do {
      Ident name = c.columnId();
      TypeName type = Types.typeName(c);
      if (c.accept("collate")) {
        c.anyName();
      }
      definition.add(new Query.ColumnDefinition(name, type));
    } while (c.acceptSymbol(','));
    c.expectSymbol(')');
  }
}

package dev.migrationlens.syntax;

import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.Statement;
import dev.migrationlens.syntax.ast.TriggerStatement.CreateRule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rewrite rules. */
final class RuleStatements {
  private RuleStatements() {}

  /** After RULE. */
  static Statement create(TokenCursor c, int start, boolean orReplace) {
    Ident name = c.columnId();
    c.expect("as");
    c.expect("on");
    String event = c.expectAny("select", "update", "delete", "insert");
    c.expect("to");
    ObjectName table = c.qualifiedName();
    @Nullable Expr where = c.accept("where") ? Expressions.expression(c) : null;
    c.expect("do");
    boolean instead = c.accept("instead");
    if (!instead) {
      c.accept("also");
    }
    List<Statement> actions = actions(c);
    return new CreateRule(
        name, orReplace, event, table, where, instead, actions, start, c.previousEnd());
  }

  private static List<Statement> actions(TokenCursor c) {
    if (c.accept("nothing")) {
      return List.of();
    }
    if (!c.atSymbol('(') || !listAhead(c)) {
      return List.of(action(c));
    }
    var actions = new ArrayList<Statement>();
    c.expectSymbol('(');
    do {
      if (!c.atSymbol(';') && !c.atSymbol(')')) {
        actions.add(action(c));
      }
    } while (c.acceptSymbol(';'));
    c.expectSymbol(')');
    return actions;
  }

  /**
   * Whether the parenthesis holds a list of actions. One query alone in it counts as a query in
   * parentheses, which UNION may follow.
   */
  private static boolean listAhead(TokenCursor c) {
    int mark = c.mark();
    c.advance();
    boolean list = !c.atAny("select", "values", "table", "with") && !c.atSymbol('(');
    int depth = 1;
    while (!list && depth > 0 && !c.atEnd()) {
      depth += c.atSymbol('(') ? 1 : c.atSymbol(')') ? -1 : 0;
      list = depth == 1 && (c.atSymbol(';') || c.atAny("insert", "update", "delete"));
      c.advance();
    }
    c.reset(mark);
    return list;
  }

  private static Statement action(TokenCursor c) {
    if (c.at("notify")) {
      return SessionStatements.notify(c);
    }
    if (c.at("merge")) {
      throw c.unexpected();
    }
    return DmlStatements.preparable(c);
  }
}

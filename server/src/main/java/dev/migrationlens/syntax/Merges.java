package dev.migrationlens.syntax;

import dev.migrationlens.syntax.ast.DmlStatement;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.Query;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** MERGE. */
final class Merges {
  private Merges() {}

  static DmlStatement merge(TokenCursor c, Query.@Nullable With with, int start) {
    c.expect("into");
    Query.Relation table = FromItems.relation(c);
    Ident alias = DmlStatements.targetAlias(c);
    c.expect("using");
    Query.FromItem source = FromItems.item(c);
    c.expect("on");
    Expr on = Expressions.expression(c);
    var whens = new ArrayList<DmlStatement.MergeWhen>();
    c.expect("when");
    do {
      whens.add(when(c));
    } while (c.accept("when"));
    c.needs(15, "MERGE", start);
    int returningStart = c.start();
    List<Query.Output> returning = DmlStatements.returning(c);
    if (!returning.isEmpty()) {
      c.needs(17, "MERGE … RETURNING", returningStart);
    }
    return new DmlStatement.Merge(
        with, table.name(), alias, source, on, whens, returning, start, c.previousEnd());
  }

  private static DmlStatement.MergeWhen when(TokenCursor c) {
    int start = c.start();
    String match = "MATCHED";
    if (c.accept("not")) {
      match = "NOT MATCHED";
      c.expect("matched");
      if (c.accept("by")) {
        boolean source = c.expectAny("source", "target").equals("source");
        match = source ? "NOT MATCHED BY SOURCE" : match;
        c.needs(17, "WHEN NOT MATCHED BY", start);
      }
    } else {
      c.expect("matched");
    }
    Expr condition = c.accept("and") ? Expressions.expression(c) : null;
    c.expect("then");
    if (c.accept("do")) {
      c.expect("nothing");
      return new DmlStatement.MergeWhen(
          match, condition, "DO NOTHING", List.of(), List.of(), List.of());
    }
    return match.equals("NOT MATCHED") ? insert(c, match, condition) : change(c, match, condition);
  }

  private static DmlStatement.MergeWhen change(
      TokenCursor c, String match, @Nullable Expr condition) {
    if (c.accept("delete")) {
      return new DmlStatement.MergeWhen(
          match, condition, "DELETE", List.of(), List.of(), List.of());
    }
    c.expect("update", "set");
    List<DmlStatement.Assignment> set = DmlStatements.assignments(c);
    return new DmlStatement.MergeWhen(match, condition, "UPDATE", set, List.of(), List.of());
  }

  private static DmlStatement.MergeWhen insert(
      TokenCursor c, String match, @Nullable Expr condition) {
    c.expect("insert");
    List<DmlStatement.Target> columns = List.of();
    List<Expr> values = List.of();
    if (c.accept("default")) {
      c.expect("values");
    } else {
      if (c.atSymbol('(')) {
        columns = DmlStatements.targetsInParentheses(c);
      }
      DmlStatements.overriding(c);
      c.expect("values");
      c.expectSymbol('(');
      values = Expressions.list(c);
      c.expectSymbol(')');
    }
    return new DmlStatement.MergeWhen(match, condition, "INSERT", List.of(), columns, values);
  }
}

package dev.migrationlens.effect;

import dev.migrationlens.sql.SqlState;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.Lexer;
import dev.migrationlens.syntax.Tokens;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.Query;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Common table expressions: what WITH names. */
final class CommonTables {
  private CommonTables() {}

  /** Makes the common table expressions of a query known to it. */
  static void with(Evaluation e, Query.@Nullable With with, Scope scope, Uses uses) {
    if (with == null) {
      return;
    }
    names(e, with);
    Recursion.check(e, with);
    if (with.recursive()) {
      // Any of them may name any other; their columns are known once they are read.
      for (Query.Cte cte : with.ctes()) {
        scope.ctes.put(cte.name().text(), range(cte, nonRecursive(e, cte, scope)));
      }
    }
    for (Query.Cte cte : with.ctes()) {
      Scope.Range first = scope.ctes.get(cte.name().text());
      List<Scope.Output> outputs = Queries.outputs(e, cte.query(), scope, uses);
      if (with.recursive() && outputs != null && first != null && !e.failed()) {
        sameAsFirst(e, cte, first, outputs);
      }
      width(e, cte, outputs);
      scope.ctes.put(cte.name().text(), range(cte, outputs));
      if (cte.query() instanceof Query.Modifying modifying && Dml.isSilent(modifying.statement())) {
        scope.silent.add(cte.name().text());
      }
    }
  }

  private static void names(Evaluation e, Query.With with) {
    Set<String> seen = new HashSet<>();
    for (Query.Cte cte : with.ctes()) {
      if (!seen.add(cte.name().text())) {
        e.error(
            "ambiguous-name",
            SqlState.DUPLICATE_ALIAS,
            "`" + cte.name().text() + "` is named twice by WITH",
            cte.name());
      }
    }
  }

  /** What names itself is a UNION whose first query has the types that come out. */
  private static void sameAsFirst(
      Evaluation e, Query.Cte cte, Scope.Range first, List<Scope.Output> outputs) {
    if (!(cte.query() instanceof Query.SetOperation set) || !names(e, set.right(), cte.name())) {
      return;
    }
    for (int i = 0; i < Math.min(first.items().size(), outputs.size()); i++) {
      SqlType before = first.items().get(i).type();
      SqlType now = Queries.settled(outputs.get(i).type());
      if (before.isUnsure() || now.isUnsure()) {
        continue;
      }
      boolean other = !before.bare().equals(now.bare());
      if (other || Recursion.losesLength(set, i, before)) {
        e.error(
            "default-does-not-fit",
            SqlState.DATATYPE_MISMATCH,
            "the first query has `"
                + before.shortFormat()
                + "`, not `"
                + now.bare().shortFormat()
                + "`",
            outputs.get(i).at());
      }
    }
  }

  /** Whether a query reads from a table of this name. */
  private static boolean names(Evaluation e, Query query, Ident name) {
    Tokens tokens = Lexer.lex(e.source(query));
    for (int i = 1; i < tokens.count(); i++) {
      String before = tokens.text(i - 1).toLowerCase(Locale.ROOT);
      if (tokens.text(i).equalsIgnoreCase(name.text())
          && (before.equals("from") || before.equals("join"))) {
        return true;
      }
    }
    return false;
  }

  /** There may be fewer names than columns, not more. */
  private static void width(Evaluation e, Query.Cte cte, @Nullable List<Scope.Output> outputs) {
    if (outputs != null && cte.columns().size() > outputs.size()) {
      e.error(
          "counts-differ",
          SqlState.INVALID_COLUMN_REFERENCE,
          cte.columns().size() + " names for " + outputs.size() + " columns",
          cte.columns().get(outputs.size()));
    }
  }

  /** The columns of a recursive query are those of its first branch. */
  private static @Nullable List<Scope.Output> nonRecursive(
      Evaluation e, Query.Cte cte, Scope scope) {
    if (!(cte.query() instanceof Query.SetOperation set)) {
      return null;
    }
    int before = e.problemCount();
    List<Scope.Output> outputs = Queries.outputs(e, set.left(), scope, new Uses());
    e.takeBack(before);
    return outputs;
  }

  private static Scope.Range range(Query.Cte cte, @Nullable List<Scope.Output> outputs) {
    var items = new ArrayList<Scope.Item>();
    if (outputs != null) {
      for (int i = 0; i < outputs.size(); i++) {
        String name =
            i < cte.columns().size() ? cte.columns().get(i).text() : outputs.get(i).name();
        items.add(new Scope.Item(name, Queries.settled(outputs.get(i).type()), 0, 0));
      }
    }
    for (Ident extra : cte.extraColumns()) {
      items.add(new Scope.Item(extra.text(), SqlType.UNSURE, 0, 0));
    }
    return new Scope.Range(cte.name().text(), null, 0, items, outputs != null);
  }

  /** CREATE RECURSIVE VIEW: the view's own name is a common table expression of its query. */
  static @Nullable List<Scope.Output> recursive(
      Evaluation e, Ident name, List<Ident> columns, Query query, Uses uses) {
    Scope scope = Scope.inside(Scope.TOP);
    var cte = new Query.Cte(name, columns, query, List.of());
    with(e, new Query.With(true, List.of(cte)), scope, uses);
    Scope.Range range = scope.cte(name.text());
    if (range == null || !range.complete()) {
      return null;
    }
    return range.items().stream().map(i -> new Scope.Output(i.name(), i.type(), name)).toList();
  }
}

package dev.migrationlens.ide;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.ide.InlayHints.Hint;
import dev.migrationlens.naming.Meanings;
import dev.migrationlens.naming.Words;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.replay.Step;
import dev.migrationlens.syntax.Parsed;
import dev.migrationlens.syntax.ast.DmlStatement.Insert;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.Query;
import dev.migrationlens.syntax.ast.ViewStatement.CreateMaterializedView;
import dev.migrationlens.syntax.ast.ViewStatement.CreateView;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Beside the outputs of a query: the column that a value is inserted into, or its type in a view.
 */
final class OutputHints {
  /** Who inserts more rows than this knows the columns after the first ones. */
  private static final int MOST_ROWS = 50;

  private static final int LONGEST = 60;

  private OutputHints() {}

  static void of(Replay replay, Step step, List<Hint> hints) {
    Parsed parsed = step.parsed();
    if (parsed == null) {
      return;
    }
    switch (parsed.statement()) {
      case Insert insert -> inserted(replay.before(step), step, insert, hints);
      case CreateView view -> types(replay.after(step), step, view.name(), view.query(), hints);
      case CreateMaterializedView view ->
          types(replay.after(step), step, view.name(), view.query(), hints);
      case Object other -> {}
    }
  }

  private static void inserted(Catalog catalog, Step step, Insert insert, List<Hint> hints) {
    List<String> columns = columns(catalog, insert);
    if (columns.size() < 2) {
      return;
    }
    switch (insert.source()) {
      case Query.Values values ->
          values.rows().stream().limit(MOST_ROWS).forEach(row -> named(step, columns, row, hints));
      case Query.Select select ->
          named(step, columns, select.outputs().stream().map(Query.Output::value).toList(), hints);
      case null, default -> {}
    }
  }

  private static List<String> columns(Catalog catalog, Insert insert) {
    if (!insert.columns().isEmpty()) {
      return insert.columns().stream().map(t -> t.column().text()).toList();
    }
    Relation table = relation(catalog, insert.table());
    return table == null ? List.of() : table.columns().stream().map(Column::name).toList();
  }

  private static void named(Step step, List<String> columns, List<Expr> values, List<Hint> hints) {
    for (int i = 0; i < Math.min(columns.size(), values.size()); i++) {
      Expr value = values.get(i);
      if (value instanceof Expr.ColumnRef reference) {
        if (reference.star()) {
          return;
        }
        if (reference.last().text().equals(columns.get(i))) {
          continue;
        }
      }
      hints.add(Hint.before(step, value.start(), columns.get(i) + ":"));
    }
  }

  private static void types(
      Catalog catalog, Step step, ObjectName name, Query query, List<Hint> hints) {
    Relation view = relation(catalog, name);
    if (view == null || !(query instanceof Query.Select select)) {
      return;
    }
    List<Query.Output> outputs = select.outputs();
    int many = view.columns().size() - outputs.size() + 1;
    long stars = outputs.stream().filter(OutputHints::isStar).count();
    if (stars > 1 || stars == 0 && many != 1) {
      return;
    }
    int at = 0;
    for (Query.Output output : outputs) {
      int width = isStar(output) ? many : 1;
      if (width < 0 || at + width > view.columns().size()) {
        return;
      }
      List<Column> made = view.columns().subList(at, at + width);
      at += width;
      Ident alias = output.alias();
      int end = alias == null ? output.value().end() : alias.end();
      hints.add(Hint.behind(step, end, isStar(output) ? all(made) : ":" + type(made.get(0))));
    }
  }

  private static boolean isStar(Query.Output output) {
    return output.value() instanceof Expr.ColumnRef reference && reference.star();
  }

  private static String all(List<Column> columns) {
    String text =
        columns.stream().map(c -> c.name() + type(c)).collect(Collectors.joining(", ", ": ", ""));
    return text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text;
  }

  private static String type(Column column) {
    String type = DocumentSymbols.type(column);
    return type.isEmpty() ? " ?" : type;
  }

  private static @Nullable Relation relation(Catalog catalog, ObjectName name) {
    var words = new Words(List.of());
    return new Meanings(words, List.of(catalog))
        .qualifier(catalog, name.parts().stream().map(Ident::text).toList());
  }
}

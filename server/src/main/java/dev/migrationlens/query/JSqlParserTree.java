package dev.migrationlens.query;

import dev.migrationlens.query.References.Column;
import dev.migrationlens.query.References.Function;
import dev.migrationlens.query.References.Output;
import dev.migrationlens.query.References.Relation;
import dev.migrationlens.sql.Names;
import dev.migrationlens.sql.QualifiedName;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.Node;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.Token;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;
import org.jspecify.annotations.Nullable;

/** The facts in JSqlParser's tree; its offsets are those of a first character counted as one. */
final class JSqlParserTree {
  /** JSqlParser links one value to several nodes; the smallest is the name's own. */
  private final IdentityHashMap<Object, Span> places = new IdentityHashMap<>();

  private final List<Relation> relations = new ArrayList<>();
  private final List<Column> columns = new ArrayList<>();
  private final List<Function> functions = new ArrayList<>();

  private JSqlParserTree() {}

  static References read(CCJSqlParser parser) throws ParseException {
    Statement statement = parser.Statement();
    var tree = new JSqlParserTree();
    tree.walk(parser.getASTRoot());
    tree.forgetStars();
    tree.places.forEach(tree::note);
    tree.relations.sort(Comparator.comparingInt(r -> r.span().start()));
    tree.columns.sort(Comparator.comparingInt(c -> c.span().start()));
    tree.functions.sort(Comparator.comparingInt(f -> f.span().start()));
    return new References(tree.relations, tree.columns, tree.functions, outputs(statement));
  }

  static References shifted(References r, int by) {
    return new References(
        r.relations().stream()
            .map(x -> new Relation(x.name(), x.alias(), x.span().shift(by)))
            .toList(),
        r.columns().stream().map(x -> new Column(x.parts(), x.span().shift(by))).toList(),
        r.functions().stream()
            .map(x -> new Function(x.name(), x.arguments(), x.span().shift(by)))
            .toList(),
        r.outputs());
  }

  private void walk(Node node) {
    Object value = node.jjtGetValue();
    if (value != null) {
      places.merge(value, span(node), (a, b) -> b.length() < a.length() ? b : a);
    }
    for (int i = 0; i < node.jjtGetNumChildren(); i++) {
      walk(node.jjtGetChild(i));
    }
  }

  /** {@code t.*} names no relation of its own. */
  private void forgetStars() {
    List.copyOf(places.keySet()).stream()
        .filter(AllTableColumns.class::isInstance)
        .forEach(star -> places.remove(((AllTableColumns) star).getTable()));
  }

  private void note(Object value, Span span) {
    if (value instanceof net.sf.jsqlparser.schema.Column column) {
      column(column, span);
    } else if (value instanceof Table table) {
      relation(table, span);
    } else if (value instanceof net.sf.jsqlparser.expression.Function function) {
      function(function, span);
    }
  }

  private static Span span(Node node) {
    Token first = node.jjtGetFirstToken();
    Token last = node.jjtGetLastToken();
    return new Span(
        first.absoluteBegin - 1, Math.max(first.absoluteBegin - 1, last.absoluteEnd - 1));
  }

  private void column(net.sf.jsqlparser.schema.Column column, Span span) {
    var parts = new ArrayList<String>();
    Table table = column.getTable();
    if (table != null && table.getName() != null) {
      add(parts, table.getSchemaName());
      add(parts, table.getName());
    }
    add(parts, column.getColumnName());
    if (!parts.isEmpty()) {
      columns.add(new Column(parts, span));
    }
  }

  private static void add(List<String> parts, @Nullable String written) {
    if (written != null) {
      parts.add(folded(written));
    }
  }

  private static String folded(String written) {
    int length = written.length();
    if (length > 1 && written.charAt(0) == '"' && written.charAt(length - 1) == '"') {
      return Names.cut(written.substring(1, length - 1).replace("\"\"", "\""));
    }
    return Names.fold(written);
  }

  private void relation(Table table, Span span) {
    if (table.getName() == null) {
      return;
    }
    String schema = table.getSchemaName() == null ? null : folded(table.getSchemaName());
    String alias =
        table.getAlias() == null || table.getAlias().getName() == null
            ? null
            : folded(table.getAlias().getName());
    relations.add(new Relation(new QualifiedName(schema, folded(table.getName())), alias, span));
  }

  private void function(net.sf.jsqlparser.expression.Function function, Span span) {
    List<String> names = function.getMultipartName();
    if (names == null || names.isEmpty()) {
      return;
    }
    String schema = names.size() > 1 ? folded(names.get(names.size() - 2)) : null;
    var name = new QualifiedName(schema, folded(names.get(names.size() - 1)));
    var parameters = function.getParameters();
    int count = parameters == null ? 0 : parameters.size();
    boolean star =
        count == 1 && parameters != null && ((Object) parameters.get(0)) instanceof AllColumns;
    functions.add(new Function(name, star ? 0 : count, span));
  }

  private static List<Output> outputs(Statement statement) {
    if (!(statement instanceof PlainSelect select) || select.getSelectItems() == null) {
      return List.of();
    }
    return select.getSelectItems().stream().map(JSqlParserTree::output).toList();
  }

  private static Output output(SelectItem<?> item) {
    Expression value = item.getExpression();
    if (item.getAlias() != null) {
      return new Output(folded(item.getAlias().getName()), false);
    }
    if (value instanceof AllColumns) {
      return new Output(null, true);
    }
    return value instanceof net.sf.jsqlparser.schema.Column column
        ? new Output(folded(column.getColumnName()), false)
        : new Output(null, false);
  }
}

package dev.migrationlens.query;

import dev.migrationlens.sql.QualifiedName;
import dev.migrationlens.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The names in a query or an expression, in the order of the text. Names of common table
 * expressions are relations like others; scopes are the reader's business.
 */
public record References(
    List<Relation> relations,
    List<Column> columns,
    List<Function> functions,
    List<Output> outputs) {

  /** A relation by name, under an alias where one is given; the span is the name's. */
  public record Relation(QualifiedName name, @Nullable String alias, Span span) {}

  /** A column with what qualifies it, folded; the span covers all parts. */
  public record Column(List<String> parts, Span span) {
    public Column {
      parts = List.copyOf(parts);
    }

    public String name() {
      return parts.get(parts.size() - 1);
    }
  }

  /** A function by name with the number of its arguments; the span is the call's. */
  public record Function(QualifiedName name, int arguments, Span span) {}

  /** An output column; its name is unknown where PostgreSQL would have to look further. */
  public record Output(@Nullable String name, boolean star) {}

  public References {
    relations = List.copyOf(relations);
    columns = List.copyOf(columns);
    functions = List.copyOf(functions);
    outputs = List.copyOf(outputs);
  }
}

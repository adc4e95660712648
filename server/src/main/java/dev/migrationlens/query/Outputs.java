package dev.migrationlens.query;

import dev.migrationlens.query.References.Output;
import dev.migrationlens.syntax.ast.DmlStatement;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.Query;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The names PostgreSQL gives to output columns (FigureColname). */
public final class Outputs {
  /** What PostgreSQL calls a column that nothing names. */
  private static final String NAMELESS = "?column?";

  private Outputs() {}

  /** The outputs of a query; a set operation has its left side's. */
  public static List<Output> of(Query query) {
    return switch (query) {
      case Query.Select select -> of(select.outputs());
      case Query.Values values -> numbered(values.rows().get(0).size());
      case Query.SetOperation operation -> of(operation.left());
      case Query.Modifying modifying -> of(returning(modifying.statement()));
      case Query.Unknown unknown -> List.of();
    };
  }

  private static List<Output> numbered(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> new Output("column" + i, false)).toList();
  }

  static List<Query.Output> returning(DmlStatement statement) {
    return switch (statement) {
      case DmlStatement.Insert insert -> insert.returning();
      case DmlStatement.Update update -> update.returning();
      case DmlStatement.Delete delete -> delete.returning();
      case DmlStatement.Merge merge -> merge.returning();
      case DmlStatement.SelectStatement select -> List.of();
      case DmlStatement.Copy copy -> List.of();
      case DmlStatement.Truncate truncate -> List.of();
    };
  }

  static List<Output> of(List<Query.Output> outputs) {
    return outputs.stream().map(Outputs::of).toList();
  }

  private static Output of(Query.Output output) {
    Ident alias = output.alias();
    if (alias != null) {
      return new Output(alias.text(), false);
    }
    boolean star =
        (output.value() instanceof Expr.ColumnRef column && column.star())
            || (output.value() instanceof Expr.Field field && field.star());
    return star ? new Output(null, true) : new Output(name(output.value()), false);
  }

  /** The name of an output that has no alias. */
  public static String name(Expr value) {
    String name = nameOrNull(value);
    return name == null ? NAMELESS : name;
  }

  /** What an expression is named after, if anything. */
  public static @Nullable String nameOrNull(Expr value) {
    Named named = named(value);
    return named == null ? null : named.name;
  }

  /** A name; a cast or a CASE around the value replaces it where it is weak. */
  private record Named(String name, boolean strong) {}

  private static Named strong(String name) {
    return new Named(name, true);
  }

  private static @Nullable Named named(Expr value) {
    return switch (value) {
      case Expr.ColumnRef column -> strong(column.last().text());
      case Expr.Field field ->
          field.field() == null ? named(field.value()) : strong(field.field().text());
      case Expr.Subscript subscript -> named(subscript.value());
      case Expr.Call call -> strong(call(call.name().name()));
      case Expr.Cast cast -> {
        Named inner = named(cast.value());
        yield inner != null && inner.strong ? inner : new Named(cast.type().name().name(), false);
      }
      case Expr.Collate collate -> named(collate.value());
      case Expr.Case cases -> {
        Named inner = cases.otherwise() == null ? null : named(cases.otherwise());
        yield inner != null && inner.strong ? inner : new Named("case", false);
      }
      case Expr.ArrayOf array -> strong("array");
      case Expr.Row row -> strong("row");
      case Expr.Subquery subquery -> subquery(subquery);
      case Expr.Operator operator -> operator(operator.symbol());
      default -> null;
    };
  }

  /** Operators that PostgreSQL's grammar turns into function calls. */
  private static @Nullable Named operator(String symbol) {
    return switch (symbol) {
      case "AT TIME ZONE", "AT LOCAL" -> strong("timezone");
      case "OVERLAPS" -> strong("overlaps");
      case "IS NORMALIZED" -> strong("is_normalized");
      default -> null;
    };
  }

  private static String call(String name) {
    return name.equals("collation") ? "pg_collation_for" : name;
  }

  private static @Nullable Named subquery(Expr.Subquery subquery) {
    return switch (subquery.kind()) {
      case EXISTS -> strong("exists");
      case ARRAY -> strong("array");
      case SCALAR -> {
        List<Output> outputs = of(subquery.query());
        String name = outputs.isEmpty() ? null : outputs.get(0).name();
        yield name == null ? null : strong(name);
      }
      case IN, NOT_IN, ANY, ALL -> null;
    };
  }
}

package dev.migrationlens.syntax;

import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.Option;
import dev.migrationlens.syntax.ast.Query;
import dev.migrationlens.syntax.ast.Statement;
import dev.migrationlens.syntax.ast.TableStatement.Persistence;
import dev.migrationlens.syntax.ast.ViewStatement.CreateMaterializedView;
import dev.migrationlens.syntax.ast.ViewStatement.CreateView;
import dev.migrationlens.syntax.ast.ViewStatement.Refresh;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Views and materialized views. */
final class ViewStatements {
  private static final List<String> VIEW_OPTIONS =
      List.of("security_invoker", "security_barrier", "check_option");

  private ViewStatements() {}

  /** At RECURSIVE or VIEW. */
  static Statement create(TokenCursor c, int start, Persistence persistence, boolean orReplace) {
    boolean recursive = c.accept("recursive");
    c.expect("view");
    ObjectName name = c.qualifiedName();
    List<Ident> columns = recursive ? Clauses.columns(c) : Clauses.optionalColumns(c);
    List<Option> options = new ArrayList<>(Options.optionalStorage(c, VIEW_OPTIONS));
    noteInvoker(c, options);
    c.expect("as");
    Query query = Queries.query(c);
    checkOption(c, options, recursive);
    return new CreateView(
        name,
        orReplace,
        persistence == Persistence.TEMPORARY,
        recursive,
        columns,
        options,
        query,
        start,
        c.previousEnd());
  }

  private static void noteInvoker(TokenCursor c, List<Option> options) {
    for (Option option : options) {
      if (option.name().equals("security_invoker")) {
        c.needs(15, "security_invoker", option.span());
      }
    }
  }

  /** {@code WITH [CASCADED|LOCAL] CHECK OPTION}, or nothing. */
  private static void checkOption(TokenCursor c, List<Option> options, boolean recursive) {
    int start = c.start();
    if (!c.accept("with")) {
      return;
    }
    String value = c.accept("local") ? "local" : "cascaded";
    if (value.equals("cascaded")) {
      c.accept("cascaded");
    }
    c.expect("check");
    c.expect("option");
    if (recursive) {
      throw c.failure(
          "WITH CHECK OPTION not supported on recursive views",
          new Span(start, c.previousEnd()),
          SqlState.FEATURE_NOT_SUPPORTED);
    }
    options.add(Options.option(c, "check_option", value, start));
  }

  /** After MATERIALIZED VIEW. */
  static Statement createMaterialized(TokenCursor c, int start) {
    boolean ifNotExists = Clauses.ifNotExists(c);
    ObjectName name = c.qualifiedName();
    List<Ident> columns = Clauses.optionalColumns(c);
    List<Option> options = new ArrayList<>();
    TableStatements.optionalAccessMethod(c, options);
    options.addAll(Options.optionalStorage(c, TableStatements.STORAGE));
    TableStatements.optionalTablespace(c, options);
    c.expect("as");
    Query query = Queries.query(c);
    boolean withData = TableStatements.withData(c);
    return new CreateMaterializedView(
        name, ifNotExists, columns, options, query, withData, start, c.previousEnd());
  }

  /** REFRESH MATERIALIZED VIEW, at its first word. */
  static Statement refresh(TokenCursor c) {
    int start = c.start();
    c.expect("refresh");
    c.expect("materialized", "view");
    boolean concurrently = c.accept("concurrently");
    ObjectName name = c.qualifiedName();
    boolean withData = TableStatements.withData(c);
    return new Refresh(name, concurrently, withData, start, c.previousEnd());
  }

  /** An UNLOGGED or plain materialized view, or null where no MATERIALIZED comes. */
  static @Nullable Statement optionalMaterialized(TokenCursor c, int start) {
    if (!c.accept("materialized")) {
      return null;
    }
    c.expect("view");
    return createMaterialized(c, start);
  }
}

package dev.migrationlens.syntax;

import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.Option;
import dev.migrationlens.syntax.ast.PublicationStatement.AlterPublication;
import dev.migrationlens.syntax.ast.PublicationStatement.CreatePublication;
import dev.migrationlens.syntax.ast.PublicationStatement.PublishedTable;
import dev.migrationlens.syntax.ast.PublicationStatement.Subscription;
import dev.migrationlens.syntax.ast.Statement;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Publications and subscriptions. */
final class PublicationStatements {
  private PublicationStatements() {}

  /** What an item says it is; one that says nothing is what the item before it is. */
  private enum Sort {
    TABLE,
    SCHEMA,
    SAME
  }

  /** One item: {@code name} where it is a single word, {@code table} where it can only be one. */
  private record Item(
      Sort sort,
      @Nullable Ident name,
      @Nullable ObjectName table,
      List<Ident> columns,
      @Nullable Expr where,
      Span span) {}

  /** The items of a publication, sorted. */
  private record Contents(List<PublishedTable> tables, List<Ident> schemas) {}

  /** After CREATE PUBLICATION. */
  static Statement create(TokenCursor c, int start) {
    Ident name = c.columnId();
    boolean all = false;
    var contents = new Contents(List.of(), List.of());
    if (c.accept("for")) {
      all = c.accept("all");
      if (all) {
        c.expect("tables");
      } else {
        contents = contents(c);
      }
    }
    List<Option> options = Options.optionalDefinition(c);
    return new CreatePublication(
        name, all, contents.tables(), contents.schemas(), options, start, c.previousEnd());
  }

  /** After ALTER PUBLICATION. */
  static Statement alter(TokenCursor c, int start) {
    Ident name = c.columnId();
    @Nullable Statement common =
        AlterObjects.optionalRenameOrOwner(c, ObjectKind.PUBLICATION, name, start);
    if (common != null) {
      return common;
    }
    String verb = c.expectAny("add", "set", "drop").toUpperCase(Locale.ROOT);
    if (verb.equals("SET") && c.atSymbol('(')) {
      List<Option> options = Options.definition(c);
      return new AlterPublication(
          name, verb, List.of(), List.of(), options, start, c.previousEnd());
    }
    Contents contents = contents(c);
    return new AlterPublication(
        name, verb, contents.tables(), contents.schemas(), List.of(), start, c.previousEnd());
  }

  private static Contents contents(TokenCursor c) {
    List<Item> items = Clauses.list(c, PublicationStatements::item);
    if (items.get(0).sort() == Sort.SAME) {
      throw failure(c, "invalid publication object list", items.get(0));
    }
    var tables = new ArrayList<PublishedTable>();
    var schemas = new ArrayList<Ident>();
    Sort sort = Sort.SAME;
    for (Item item : items) {
      sort = item.sort() == Sort.SAME ? sort : item.sort();
      if (sort == Sort.TABLE) {
        tables.add(table(c, item));
      } else {
        schemas.add(schema(c, item));
      }
    }
    return new Contents(tables, schemas);
  }

  private static PublishedTable table(TokenCursor c, Item item) {
    Ident name = item.name();
    ObjectName table = item.table();
    if (table == null && name == null) {
      throw failure(c, "invalid table name", item);
    }
    if (table == null) {
      table = new ObjectName(List.of(Objects.requireNonNull(name)));
    }
    return new PublishedTable(table, item.columns(), item.where());
  }

  private static Ident schema(TokenCursor c, Item item) {
    if (item.where() != null) {
      throw failure(c, "WHERE clause not allowed for schema", item);
    }
    if (!item.columns().isEmpty()) {
      throw failure(c, "column specification not allowed for schema", item);
    }
    Ident name = item.name();
    if (name == null && item.table() != null) {
      throw failure(c, "invalid schema name", item);
    }
    Span span = item.span();
    return name != null ? name : new Ident("current_schema", false, span.start(), span.end());
  }

  private static SyntaxFailure failure(TokenCursor c, String words, Item item) {
    return c.failure(words, item.span(), SqlState.SYNTAX_ERROR);
  }

  private static Item item(TokenCursor c) {
    int start = c.start();
    if (c.accept("table")) {
      return table(c, Sort.TABLE, start);
    }
    if (c.accept("tables", "in")) {
      c.expect("schema");
      c.needs(15, "FOR TABLES IN SCHEMA", start);
      int name = c.start();
      @Nullable Ident schema = c.accept("current_schema") ? null : c.columnId();
      return new Item(Sort.SCHEMA, schema, null, List.of(), null, new Span(name, c.previousEnd()));
    }
    if (c.accept("current_schema")) {
      return new Item(Sort.SAME, null, null, List.of(), null, new Span(start, c.previousEnd()));
    }
    if (c.at("only") || !c.atColumnId()) {
      return table(c, Sort.SAME, start);
    }
    int mark = c.mark();
    Ident name = c.columnId();
    if (!c.atSymbol('.') && !c.atSymbol('(') && !c.atOperator("*") && !c.at("where")) {
      return new Item(Sort.SAME, name, null, List.of(), null, name.span());
    }
    c.reset(mark);
    return table(c, Sort.SAME, start);
  }

  private static Item table(TokenCursor c, Sort sort, int start) {
    int name = sort == Sort.TABLE ? start : c.start();
    ObjectName table = Relations.name(c);
    int more = c.start();
    List<Ident> columns = Clauses.optionalColumns(c);
    if (!columns.isEmpty()) {
      c.needs(15, "column list of a published table", more);
    }
    int filter = c.start();
    @Nullable Expr where = c.accept("where") ? TableConstraints.parenthesized(c) : null;
    if (where != null) {
      c.needs(15, "WHERE of a published table", filter);
    }
    return new Item(sort, null, table, columns, where, new Span(name, c.previousEnd()));
  }

  /** After CREATE SUBSCRIPTION. */
  static Statement createSubscription(TokenCursor c, int start) {
    Ident name = c.columnId();
    c.expect("connection");
    c.stringLiteral();
    c.expect("publication");
    List<Ident> publications = Clauses.names(c);
    List<Option> options = Options.optionalDefinition(c);
    return new Subscription(true, name, publications, options, start, c.previousEnd());
  }

  /** After ALTER SUBSCRIPTION. */
  static Statement alterSubscription(TokenCursor c, int start) {
    Ident name = c.columnId();
    @Nullable Statement common =
        AlterObjects.optionalRenameOrOwner(c, ObjectKind.SUBSCRIPTION, name, start);
    if (common != null) {
      return common;
    }
    int verbStart = c.start();
    String verb =
        c.expectAny("set", "connection", "refresh", "add", "drop", "enable", "disable", "skip");
    List<Ident> publications = List.of();
    List<Option> options = List.of();
    switch (verb) {
      case "connection" -> c.stringLiteral();
      case "refresh" -> {
        c.expect("publication");
        options = Options.optionalDefinition(c);
      }
      case "skip" -> {
        options = Options.definition(c);
        c.needs(15, "ALTER SUBSCRIPTION … SKIP", verbStart);
      }
      case "set", "add", "drop" -> {
        if (verb.equals("set") && c.atSymbol('(')) {
          options = Options.definition(c);
        } else {
          c.expect("publication");
          publications = Clauses.names(c);
          options = Options.optionalDefinition(c);
          if (!verb.equals("set")) {
            c.needs(14, "ALTER SUBSCRIPTION … ADD or DROP PUBLICATION", verbStart);
          }
        }
      }
      default -> {
        // ENABLE and DISABLE say it all.
      }
    }
    return new Subscription(false, name, publications, options, start, c.previousEnd());
  }
}

package dev.migrationlens.syntax;

import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.Option;
import dev.migrationlens.syntax.ast.Query;
import dev.migrationlens.syntax.ast.Statement;
import dev.migrationlens.syntax.ast.TableStatement.ColumnElement;
import dev.migrationlens.syntax.ast.TableStatement.ConstraintElement;
import dev.migrationlens.syntax.ast.TableStatement.CreateTable;
import dev.migrationlens.syntax.ast.TableStatement.CreateTableAs;
import dev.migrationlens.syntax.ast.TableStatement.LikeElement;
import dev.migrationlens.syntax.ast.TableStatement.LikeOption;
import dev.migrationlens.syntax.ast.TableStatement.PartitionBy;
import dev.migrationlens.syntax.ast.TableStatement.PartitionOf;
import dev.migrationlens.syntax.ast.TableStatement.Persistence;
import dev.migrationlens.syntax.ast.TableStatement.TableElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** CREATE TABLE and CREATE TABLE AS, from their TABLE on. */
final class TableStatements {
  private static final String[] LIKE_OPTIONS = {
    "comments",
    "compression",
    "constraints",
    "defaults",
    "identity",
    "generated",
    "indexes",
    "statistics",
    "storage",
    "all"
  };

  /** The storage parameters that people set. */
  static final List<String> STORAGE =
      List.of(
          "fillfactor",
          "parallel_workers",
          "toast_tuple_target",
          "autovacuum_enabled",
          "autovacuum_vacuum_scale_factor",
          "autovacuum_analyze_scale_factor");

  private TableStatements() {}

  /** What every form of CREATE TABLE begins with. */
  private record Head(int start, Persistence persistence, boolean ifNotExists, ObjectName name) {}

  /** What may follow the columns. */
  private record Tail(
      @Nullable PartitionBy partitionBy, List<Option> options, @Nullable String onCommit) {}

  /** Either form: only what follows the name tells them apart. */
  static Statement create(TokenCursor c, int start, Persistence persistence) {
    Head head = head(c, start, persistence);
    @Nullable Statement table = createTable(c, head);
    return table != null ? table : createAs(c, head, Clauses.optionalColumns(c));
  }

  /** CREATE TABLE as CREATE SCHEMA holds it: never with AS. */
  static Statement createElement(TokenCursor c, int start, Persistence persistence) {
    Head head = head(c, start, persistence);
    return c.atSymbol('(') ? withElements(c, head) : required(c, createTable(c, head));
  }

  /** CREATE TABLE AS alone. */
  static Statement createFilled(TokenCursor c, int start, Persistence persistence) {
    return createAs(c, head(c, start, persistence), Clauses.optionalColumns(c));
  }

  private static Statement required(TokenCursor c, @Nullable Statement statement) {
    if (statement == null) {
      throw c.unexpected();
    }
    return statement;
  }

  private static Head head(TokenCursor c, int start, Persistence persistence) {
    boolean ifNotExists = Clauses.ifNotExists(c);
    return new Head(start, persistence, ifNotExists, c.qualifiedName());
  }

  private static @Nullable Statement createTable(TokenCursor c, Head head) {
    if (c.accept("of")) {
      ObjectName type = c.anyName();
      List<TableElement> elements = optionalTypedElements(c);
      return table(c, head, type, null, elements, List.of(), tail(c));
    }
    if (c.accept("partition")) {
      PartitionParts parts = partitionOf(c);
      return table(c, head, null, parts.of(), parts.elements(), List.of(), tail(c));
    }
    return c.atSymbol('(') && !columnNamesAhead(c) ? withElements(c, head) : null;
  }

  /**
   * Whether the parenthesis holds the column names of CREATE TABLE AS: what follows the first name
   * decides, as it does for PostgreSQL.
   */
  private static boolean columnNamesAhead(TokenCursor c) {
    int mark = c.mark();
    c.expectSymbol('(');
    boolean names = false;
    if (c.atColumnId() && !TableConstraints.ahead(c)) {
      c.columnId();
      names = c.atSymbol(',') || c.atSymbol(')');
    }
    c.reset(mark);
    return names;
  }

  private static Statement withElements(TokenCursor c, Head head) {
    List<TableElement> elements = elements(c);
    List<ObjectName> inherits = optionalInherits(c);
    return table(c, head, null, null, elements, inherits, tail(c));
  }

  private static Statement table(
      TokenCursor c,
      Head head,
      @Nullable ObjectName ofType,
      @Nullable PartitionOf partitionOf,
      List<TableElement> elements,
      List<ObjectName> inherits,
      Tail tail) {
    return new CreateTable(
        head.name(),
        head.persistence(),
        head.ifNotExists(),
        false,
        ofType,
        partitionOf,
        elements,
        inherits,
        tail.partitionBy(),
        null,
        tail.options(),
        tail.onCommit(),
        head.start(),
        c.previousEnd());
  }

  /** {@code FOREIGN TABLE …}, after these words. */
  static Statement createForeign(TokenCursor c, int start) {
    Head head = head(c, start, Persistence.PERMANENT);
    @Nullable PartitionOf partitionOf = null;
    List<TableElement> elements;
    List<ObjectName> inherits = List.of();
    if (c.accept("partition")) {
      PartitionParts parts = partitionOf(c);
      partitionOf = parts.of();
      elements = parts.elements();
    } else {
      elements = elements(c);
      inherits = optionalInherits(c);
    }
    c.expect("server");
    Ident server = c.columnId();
    List<Option> options = Options.foreign(c);
    return new CreateTable(
        head.name(),
        Persistence.PERMANENT,
        head.ifNotExists(),
        true,
        null,
        partitionOf,
        elements,
        inherits,
        null,
        server,
        options,
        null,
        start,
        c.previousEnd());
  }

  /** What follows PARTITION: {@code OF parent [(…)] bound}. */
  private record PartitionParts(PartitionOf of, List<TableElement> elements) {}

  private static PartitionParts partitionOf(TokenCursor c) {
    c.expect("of");
    ObjectName parent = c.qualifiedName();
    List<TableElement> elements = optionalTypedElements(c);
    return new PartitionParts(new PartitionOf(parent, Partitions.bound(c)), elements);
  }

  private static List<TableElement> elements(TokenCursor c) {
    c.expectSymbol('(');
    if (c.acceptSymbol(')')) {
      return List.of();
    }
    List<TableElement> elements = Clauses.list(c, TableStatements::element);
    c.expectSymbol(')');
    return elements;
  }

  private static TableElement element(TokenCursor c) {
    if (c.at("like")) {
      return like(c);
    }
    return TableConstraints.ahead(c)
        ? new ConstraintElement(TableConstraints.read(c))
        : new ColumnElement(ColumnDefinitions.column(c));
  }

  private static List<TableElement> optionalTypedElements(TokenCursor c) {
    return c.atSymbol('(') ? Clauses.parenthesized(c, TableStatements::typedElement) : List.of();
  }

  private static TableElement typedElement(TokenCursor c) {
    return TableConstraints.ahead(c)
        ? new ConstraintElement(TableConstraints.read(c))
        : new ColumnElement(ColumnDefinitions.typedColumn(c));
  }

  private static TableElement like(TokenCursor c) {
    int start = c.start();
    c.expect("like");
    ObjectName table = c.qualifiedName();
    var options = new ArrayList<LikeOption>();
    while (true) {
      boolean including = c.accept("including");
      if (!including && !c.accept("excluding")) {
        return new LikeElement(table, options, start, c.previousEnd());
      }
      String what = c.expectAny(LIKE_OPTIONS);
      if (what.equals("compression")) {
        c.needs(14, "INCLUDING COMPRESSION", c.previousEnd() - what.length());
      }
      options.add(new LikeOption(including, what.toUpperCase(Locale.ROOT)));
    }
  }

  private static List<ObjectName> optionalInherits(TokenCursor c) {
    return c.accept("inherits") ? Clauses.parenthesized(c, TokenCursor::qualifiedName) : List.of();
  }

  private static Tail tail(TokenCursor c) {
    @Nullable PartitionBy partitionBy = Partitions.optionalBy(c);
    List<Option> options = new ArrayList<>();
    @Nullable String onCommit = storageClauses(c, options);
    return new Tail(partitionBy, options, onCommit);
  }

  /** USING, WITH, ON COMMIT and TABLESPACE, in this order; the answer is ON COMMIT's. */
  static @Nullable String storageClauses(TokenCursor c, List<Option> options) {
    optionalAccessMethod(c, options);
    if (c.accept("with")) {
      options.addAll(Options.storage(c, STORAGE));
    } else if (c.accept("without")) {
      c.expect("oids");
    }
    @Nullable String onCommit = onCommit(c);
    optionalTablespace(c, options);
    return onCommit;
  }

  static void optionalAccessMethod(TokenCursor c, List<Option> options) {
    int start = c.start();
    if (c.accept("using")) {
      options.add(Options.option(c, "using", c.columnId().text(), start));
    }
  }

  static void optionalTablespace(TokenCursor c, List<Option> options) {
    int start = c.start();
    if (c.accept("tablespace")) {
      options.add(Options.option(c, "tablespace", c.columnId().text(), start));
    }
  }

  private static @Nullable String onCommit(TokenCursor c) {
    if (!c.accept("on")) {
      return null;
    }
    c.expect("commit");
    if (c.accept("drop")) {
      return "DROP";
    }
    boolean delete = c.accept("delete");
    if (!delete) {
      c.expect("preserve");
    }
    c.expect("rows");
    return delete ? "DELETE ROWS" : "PRESERVE ROWS";
  }

  private static Statement createAs(TokenCursor c, Head head, List<Ident> columns) {
    @Nullable String onCommit = storageClauses(c, new ArrayList<>());
    c.expect("as");
    @Nullable Query query = null;
    if (c.accept("execute")) {
      SessionStatements.executed(c, c.start());
    } else {
      query = Queries.query(c);
    }
    boolean withData = withData(c);
    return new CreateTableAs(
        head.name(),
        head.persistence(),
        head.ifNotExists(),
        columns,
        onCommit,
        query,
        withData,
        head.start(),
        c.previousEnd());
  }

  /** {@code WITH [NO] DATA}; data is the default. */
  static boolean withData(TokenCursor c) {
    if (!c.accept("with")) {
      return true;
    }
    boolean without = c.accept("no");
    c.expect("data");
    return !without;
  }
}

package dev.migrationlens.effect;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Index;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Origin;
import dev.migrationlens.catalog.Part;
import dev.migrationlens.catalog.Place;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.Parser;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.IndexElement;
import dev.migrationlens.syntax.ast.IndexStatement;
import dev.migrationlens.syntax.ast.Node;
import dev.migrationlens.syntax.ast.ObjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** CREATE INDEX, and the indexes behind keys. */
final class Indexes {
  /** What kind of index a constraint asks for. */
  record Form(boolean unique, boolean primary, String method) {}

  /** Those of PostgreSQL's own that keep nothing unique. */
  private static final Set<String> OTHER_METHODS = Set.of("hash", "gin", "gist", "spgist", "brin");

  private Indexes() {}

  static void create(Evaluation e, IndexStatement.CreateIndex create) {
    if (create.concurrently()) {
      Transactions.refuseInBlock(e, "CREATE INDEX CONCURRENTLY", create);
    }
    Relation table = Lookup.relation(e, create.table());
    if (table == null) {
      return;
    }
    if (!canBeIndexed(e, create, table)) {
      return;
    }
    if (create.concurrently() && table.kind() == Relation.Kind.PARTITIONED_TABLE) {
      e.error(
          "relation-kind-differs",
          SqlState.FEATURE_NOT_SUPPORTED,
          "`" + table.name() + "` is partitioned: CONCURRENTLY works on its partitions only",
          create);
      return;
    }
    String method = method(e, create);
    if (cannot(e, create, method)) {
      return;
    }
    var uses = new Uses();
    var columns = new ArrayList<Integer>();
    var names = new ArrayList<String>();
    for (IndexElement element : create.elements()) {
      names.add(AutoNames.element(element));
      columns.add(element(e, table, element, uses));
      Collations.use(e, element.collation(), uses);
      IndexClasses.require(e, table, element, method, uses);
    }
    if (create.unique()) {
      Keys.coverPartitionKey(e, table, create, columns);
    }
    List<Integer> including = Constraints.numbers(e, table, create.including(), "include");
    create.including().forEach(c -> names.add(c.text()));
    if (create.predicate() != null) {
      SqlType type =
          Expressions.check(
              e, Scope.of(table, Scope.Place.INDEX_PREDICATE), create.predicate(), uses);
      if (!e.failed() && !Placement.refuses(e, Scope.Place.INDEX_PREDICATE, create.predicate())) {
        Expressions.requireBoolean(e, create.predicate(), type, "WHERE");
      }
    }
    put(e, create, table, columns, including, names, method, uses);
  }

  private static void put(
      Evaluation e,
      IndexStatement.CreateIndex create,
      Relation table,
      List<Integer> columns,
      List<Integer> including,
      List<String> names,
      String method,
      Uses uses) {
    ObjectName written = create.name();
    String name =
        written != null
            ? written.name()
            : AutoNames.relation(e, table, AutoNames.columns(names), "idx");
    if (written != null
        && Created.relationTaken(e, table.schema(), written, create.ifNotExists())) {
      return;
    }
    var index =
        new Index(
            e.db.newId(),
            table.schema(),
            name,
            table.id(),
            create.unique(),
            false,
            method,
            columns,
            including,
            keyText(e, create.elements()),
            create.predicate() == null ? null : e.source(create.predicate()),
            null,
            e.origin(written == null ? create : written.last()));
    store(e, index);
    uses.record(e, index.key(), index.id(), new Part.Whole("index " + name));
    if (!create.only()) {
      PartitionIndexes.spread(e, table, index, names);
    }
  }

  private static String keyText(Evaluation e, List<IndexElement> elements) {
    var text = new StringBuilder();
    for (IndexElement element : elements) {
      text.append(text.isEmpty() ? "" : ", ").append(e.source(element));
    }
    return text.toString();
  }

  /** What an index calls its parts, or null where its expressions cannot be read any more. */
  static @Nullable List<String> partNames(Relation table, Index index) {
    var names = new ArrayList<String>();
    if (!index.columns().contains(0)) {
      names.addAll(table.names(index.columns()));
    } else if (Parser.parse("create index on t (" + index.keyText() + ")").statement()
        instanceof IndexStatement.CreateIndex again) {
      again.elements().forEach(element -> names.add(AutoNames.element(element)));
    } else {
      return null;
    }
    names.addAll(table.names(index.including()));
    return names;
  }

  private static boolean canBeIndexed(
      Evaluation e, IndexStatement.CreateIndex create, Relation table) {
    if (table.kind().isTable() || table.kind() == Relation.Kind.MATERIALIZED_VIEW) {
      return true;
    }
    e.error(
        "relation-kind-differs",
        SqlState.WRONG_OBJECT_TYPE,
        "cannot create an index on `" + table.name() + "`, a " + table.kindWords(),
        create.table());
    return false;
  }

  /** Only some methods know of keys, and of several columns. */
  private static boolean cannot(Evaluation e, IndexStatement.CreateIndex create, String method) {
    boolean unique = create.unique() && OTHER_METHODS.contains(method);
    boolean several =
        create.elements().size() > 1 && (method.equals("hash") || method.equals("spgist"));
    if (unique || several) {
      e.error(
          "relation-kind-differs",
          SqlState.FEATURE_NOT_SUPPORTED,
          method + " has no " + (unique ? "unique indexes" : "indexes of several columns"),
          create);
    }
    return unique || several;
  }

  private static String method(Evaluation e, IndexStatement.CreateIndex create) {
    Ident written = create.method();
    if (written == null) {
      return "btree";
    }
    if (!e.db.has(Space.ACCESS_METHOD, written.text())
        && !written.text().equals("rtree")
        && !e.uncertain("access-method", written.text())) {
      e.report(
          new Problem(
              "missing-object",
              SqlState.UNDEFINED_OBJECT,
              "access method `" + written.text() + "` does not exist",
              written.span(),
              new Sought(Sought.What.OTHER, null, List.of(""), written.text(), List.of()),
              Map.of()));
    }
    return written.text();
  }

  /** The column number of a key, 0 for an expression; missing columns are reported. */
  static int element(Evaluation e, Relation table, IndexElement element, Uses uses) {
    if (element.column() != null) {
      Column column = Lookup.column(e, table, element.column());
      refuseVirtual(e, column, element);
      return column == null ? 0 : column.number();
    }
    if (element.expression() != null) {
      Expressions.check(
          e, Scope.of(table, Scope.Place.INDEX_EXPRESSION), element.expression(), uses);
      if (!e.failed()) {
        Placement.refuses(e, Scope.Place.INDEX_EXPRESSION, element.expression());
      }
      // A column in parentheses is the column.
      Column column =
          element.expression() instanceof Expr.ColumnRef ref && AutoNames.isColumn(ref)
              ? table.column(ref.parts().get(ref.parts().size() - 1).text())
              : null;
      return column == null ? 0 : column.number();
    }
    return 0;
  }

  /** What is computed when it is read is nowhere to be found by a key. */
  static void refuseVirtual(Evaluation e, @Nullable Column column, Node at) {
    if (column != null && column.generation() == Column.Generation.VIRTUAL) {
      e.relyOn(column.origin());
      e.error(
          "relation-kind-differs",
          SqlState.FEATURE_NOT_SUPPORTED,
          "`" + column.name() + "` is virtual: it can be in no key and no index",
          at);
    }
  }

  /** The index that a key or exclusion constraint of this name brings. */
  static void forConstraint(
      Evaluation e,
      Relation table,
      String name,
      List<Integer> columns,
      List<Integer> including,
      Form form,
      Origin origin) {
    store(
        e,
        new Index(
            e.db.newId(),
            table.schema(),
            name,
            table.id(),
            form.unique(),
            form.primary(),
            form.method(),
            columns,
            including,
            String.join(", ", table.names(columns)),
            null,
            name,
            origin));
  }

  static void store(Evaluation e, Index index) {
    Created.put(e, index.key(), index.id(), index);
    e.db.put(
        Key.of(Space.INDEX_OF, index.table(), Long.toString(index.id())), new Place(index.key()));
  }

  /** Gives an index another name, and makes it a constraint's where one is given. */
  static void rename(Evaluation e, Index index, String newName, @Nullable String owner) {
    e.db.remove(index.key());
    Index renamed = index.at(index.schema(), newName);
    store(e, owner == null ? renamed : renamed.owned(owner));
  }

  static void remove(Evaluation e, Index index) {
    e.db.remove(index.key());
    e.db.remove(Key.id(index.id()));
    e.db.remove(Key.of(Space.INDEX_OF, index.table(), Long.toString(index.id())));
  }
}

package dev.migrationlens.effect;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Origin;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.catalog.Statistics;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.IndexStatement.CreateStatistics;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.Query;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to be gathered about several columns of a table, or about expressions. */
final class ExtendedStatistics {
  private ExtendedStatistics() {}

  static void create(Evaluation e, CreateStatistics create) {
    for (Query.FromItem item : create.from()) {
      Relation table =
          item instanceof Query.Relation named ? Lookup.relation(e, named.name()) : null;
      if (table != null) {
        of(e, create, table);
      }
    }
  }

  private static void of(Evaluation e, CreateStatistics create, Relation table) {
    var columns = new ArrayList<Integer>();
    var names = new ArrayList<String>();
    for (Expr each : create.items()) {
      Expressions.check(e, Scope.of(table, Scope.Place.QUERY), each, new Uses());
      Column column =
          each instanceof Expr.ColumnRef ref && !ref.star()
              ? table.column(ref.parts().get(ref.parts().size() - 1).text())
              : null;
      columns.add(column == null ? 0 : column.number());
      names.add(column == null ? "expr" : column.name());
    }
    if (create.items().size() == 1 && columns.get(0) > 0) {
      e.error(
          "counts-differ",
          SqlState.INVALID_OBJECT_DEFINITION,
          "statistics are of two columns or more",
          create.items().get(0));
    }
    ObjectName written = create.name();
    Origin origin = e.origin(written == null ? create : written.last());
    String schema = written == null ? table.schema() : Created.schema(e, written);
    String name = written == null ? free(e, table, names) : written.name();
    List<String> kinds = create.kinds().stream().map(Ident::text).toList();
    var made = new Statistics(e.db.newId(), schema, name, table.id(), columns, kinds, origin);
    if (e.db.get(made.key()) instanceof Statistics there) {
      if (written != null && !create.ifNotExists()) {
        String what = "statistics object `" + written.qualified() + "`";
        Created.exists(e, SqlState.DUPLICATE_OBJECT, what, written, there.origin());
      }
      return;
    }
    Created.put(e, made.key(), made.id(), made);
    Uses.follow(
        e,
        table.id(),
        made.key(),
        made.id(),
        "statistics object " + name,
        columns.stream().filter(c -> c > 0).toList());
  }

  private static String free(Evaluation e, Relation table, List<String> names) {
    return AutoNames.free(
        table.name(),
        AutoNames.columns(names),
        "stat",
        n -> e.db.get(new Key(Space.STATISTICS, table.schema(), n)) != null);
  }

  /** Those of this name, in the first schema that has it. */
  static @Nullable Statistics find(Evaluation e, ObjectName name) {
    Key key = Others.keyInSchema(e, Space.STATISTICS, name);
    return key != null && e.db.get(key) instanceof Statistics found ? found : null;
  }
}

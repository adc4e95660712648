package dev.migrationlens.effect;

import dev.migrationlens.catalog.Relation;
import dev.migrationlens.sql.SqlType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns that every stored row has. */
final class SystemColumns {
  private static final Map<String, SqlType> TYPES =
      Map.of(
          "ctid", SqlType.of("tid"),
          "xmin", SqlType.of("xid"),
          "xmax", SqlType.of("xid"),
          "cmin", SqlType.of("cid"),
          "cmax", SqlType.of("cid"),
          "tableoid", SqlType.of("oid"));

  private SystemColumns() {}

  /** The type of a system column; null where the name is none. */
  static @Nullable SqlType type(String name) {
    return TYPES.get(name);
  }

  /** Whether a range of FROM has stored rows. */
  static boolean has(Evaluation e, Scope.Range range) {
    if (range.relation() == 0) {
      return false;
    }
    Relation relation = e.db.relationById(range.relation());
    return relation == null || relation.kind() != Relation.Kind.VIEW;
  }

  /** Whether any range in reach has stored rows. */
  static boolean reachable(Evaluation e, Scope scope) {
    for (Scope at = scope; at != null; at = at.outer) {
      if (at.ranges.stream().anyMatch(range -> has(e, range))) {
        return true;
      }
    }
    return false;
  }
}

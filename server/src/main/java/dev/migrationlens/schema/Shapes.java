package dev.migrationlens.schema;

import dev.migrationlens.catalog.Index;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.catalog.TableConstraint.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What constraints and indexes are but for their names; null where only the name is known. */
final class Shapes {
  private Shapes() {}

  static @Nullable Object of(TableConstraint constraint) {
    Kind kind = constraint.kind();
    return kind == Kind.CHECK || kind == Kind.EXCLUSION
        ? null
        : List.of(kind, constraint.columns(), constraint.targetColumns());
  }

  static @Nullable Object of(Index index) {
    return index.columns().contains(0) || index.predicate() != null
        ? null
        : List.of(index.columns(), index.unique(), index.method());
  }
}

package dev.migrationlens.effect;

import dev.migrationlens.catalog.Relation;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Query;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** TABLESAMPLE: some of a table's rows. */
final class Samples {
  private static final Set<String> METHODS = Set.of("system", "bernoulli");

  private Samples() {}

  /** {@code relation} is null where rows come from no relation at all. */
  static void check(
      Evaluation e, Scope scope, Query.Relation item, @Nullable Relation relation, Uses uses) {
    if (item.sample() == null) {
      return;
    }
    Expressions.check(e, scope, item.sample(), uses);
    boolean stored =
        relation != null
            && switch (relation.kind()) {
              case TABLE, PARTITIONED_TABLE, MATERIALIZED_VIEW -> true;
              case VIEW, FOREIGN_TABLE, SEQUENCE, COMPOSITE -> false;
            };
    if (!stored) {
      e.error(
          "relation-kind-differs",
          SqlState.FEATURE_NOT_SUPPORTED,
          "samples are taken of tables and materialized views only",
          item);
    } else if (item.sample() instanceof Expr.Call method
        && !METHODS.contains(method.name().name())
        && RoutineLookup.visible(e, method.name()).isEmpty()
        && !Lookup.mayExist(e, "routine", method.name())) {
      e.error(
          "missing-object",
          SqlState.UNDEFINED_OBJECT,
          "there is no method `" + method.name().qualified() + "` of sampling",
          method);
    }
  }
}

package dev.migrationlens.effect;

import dev.migrationlens.catalog.CastRule;
import dev.migrationlens.catalog.Certainty;
import dev.migrationlens.catalog.TypeRules;
import dev.migrationlens.sql.SqlType;

/** What may become what, asked with everything the statement knows. */
final class Coercions {
  private Coercions() {}

  /** Whether a value of one type may be stored in a column of another. */
  static Certainty assignable(Evaluation e, SqlType from, SqlType to) {
    return coercible(e, from, to, CastRule.Context.ASSIGNMENT);
  }

  /** Whether {@code from::to} is legal. */
  static Certainty castable(Evaluation e, SqlType from, SqlType to) {
    return coercible(e, from, to, CastRule.Context.EXPLICIT);
  }

  private static Certainty coercible(
      Evaluation e, SqlType from, SqlType to, CastRule.Context context) {
    if (from.isUnsure() || to.isUnsure()) {
      return Certainty.UNKNOWN;
    }
    if (from.bare().equals(to.bare())) {
      return Certainty.YES;
    }
    return TypeRules.coercible(e.types(), from, to, context);
  }
}

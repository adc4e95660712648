package dev.migrationlens.effect;

import dev.migrationlens.sql.SqlType;
import java.util.List;

/** The values that come up everywhere. */
final class Values {
  static final Value UNKNOWN = new Value.Unknown();
  static final Value NULL = new Value.Null();
  static final Value TRUE = new Value.Text("true", SqlType.BOOL);
  static final Value FALSE = new Value.Text("false", SqlType.BOOL);

  /** Some object that exists, whichever. */
  static final Value UNKNOWN_OID = new Value.Template(List.of("#", ""));

  private Values() {}
}

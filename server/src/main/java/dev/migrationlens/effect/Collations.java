package dev.migrationlens.effect;

import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.NamedObject;
import dev.migrationlens.catalog.Part;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.ObjectName;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collations that are named; which ones PostgreSQL has itself depends on the machine. */
final class Collations {
  private static final Set<String> OF_POSTGRES = Set.of("pg_catalog", "information_schema");

  private Collations() {}

  static void use(Evaluation e, @Nullable ObjectName name, Uses uses) {
    if (name == null) {
      return;
    }
    Key key = Others.keyInSchema(e, Space.COLLATION, name);
    if (key != null && e.db.get(key) instanceof NamedObject own) {
      e.relyOn(own.origin());
      uses.object(own.id());
    } else if (name.schema() != null
        && !OF_POSTGRES.contains(name.schema().text())
        && !Lookup.mayExist(e, "collation", name)
        && !Lookup.reportMissingSchema(e, name.schema())) {
      e.error(
          "missing-object",
          SqlState.UNDEFINED_OBJECT,
          "collation `" + name.qualified() + "` does not exist",
          name);
    }
  }

  /** A column needs the collation it is given, and no other it had before. */
  static void ofColumn(Evaluation e, Relation table, int number, @Nullable ObjectName name) {
    var uses = new Uses();
    use(e, name, uses);
    uses.record(e, table.key(), table.id(), new Part.TypeOf(number));
  }
}

package dev.migrationlens.effect;

import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.ObjectName;
import java.util.Set;

/** Constants that name text search configurations, as {@code 'english'} mostly does. */
final class TextSearch {
  private static final Set<String> BUILT_IN =
      Set.of(
          "simple",
          "arabic",
          "armenian",
          "basque",
          "catalan",
          "danish",
          "dutch",
          "english",
          "estonian",
          "finnish",
          "french",
          "german",
          "greek",
          "hindi",
          "hungarian",
          "indonesian",
          "irish",
          "italian",
          "lithuanian",
          "nepali",
          "norwegian",
          "portuguese",
          "romanian",
          "russian",
          "serbian",
          "spanish",
          "swedish",
          "tamil",
          "turkish",
          "yiddish");

  private TextSearch() {}

  /** A constant is read when the statement is, and its configuration must exist then. */
  static void check(Evaluation e, Expr.Literal literal, SqlType type) {
    ObjectName name = type.is("regconfig") ? Regclass.name(literal) : null;
    if (name == null || exists(e, name)) {
      return;
    }
    if (!Lookup.mayExist(e, "text search configuration", name)) {
      e.error(
          "missing-object",
          SqlState.UNDEFINED_OBJECT,
          "text search configuration `" + name.qualified() + "` does not exist",
          literal);
    }
  }

  static boolean exists(Evaluation e, ObjectName name) {
    for (String schema : Lookup.places(e, name)) {
      if (e.db.get(new Key(Space.TEXT_SEARCH_CONFIGURATION, schema, name.name())) != null
          || (schema.equals("pg_catalog") && BUILT_IN.contains(name.name()))) {
        return true;
      }
    }
    return false;
  }
}

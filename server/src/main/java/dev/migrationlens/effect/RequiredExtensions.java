package dev.migrationlens.effect;

import dev.migrationlens.catalog.ExtensionManifest;
import dev.migrationlens.catalog.ExtensionManifests;
import dev.migrationlens.catalog.ExtensionObject;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.Ident;
import java.util.List;
import java.util.Map;

/** Extensions that a statement needs to be there. */
final class RequiredExtensions {
  private RequiredExtensions() {}

  /** Only CASCADE installs what the extension requires. */
  static void of(Evaluation e, Ident name) {
    for (String required :
        ExtensionManifests.find(name.text()).map(ExtensionManifest::requires).orElse(List.of())) {
      if (e.db.get(Key.of(Space.EXTENSION, required)) == null
          && !e.mayBeThere("extension", required)) {
        reportMissing(e, required, " is not there, and `" + name.text() + "` requires it", name);
        return;
      }
    }
  }

  static void itself(Evaluation e, Ident name) {
    if (e.db.get(Key.of(Space.EXTENSION, name.text())) instanceof ExtensionObject found) {
      e.relyOn(found.origin());
      return;
    }
    if (!e.mayBeThere("extension", name.text())) {
      reportMissing(e, name.text(), " does not exist", name);
    }
  }

  private static void reportMissing(Evaluation e, String extension, String words, Ident at) {
    e.report(
        new Problem(
            "missing-object",
            SqlState.UNDEFINED_OBJECT,
            "extension `" + extension + "`" + words,
            at.span(),
            new Sought(Sought.What.EXTENSION, null, List.of(""), extension, List.of()),
            Map.of()));
  }
}

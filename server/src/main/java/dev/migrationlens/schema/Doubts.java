package dev.migrationlens.schema;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.ExtensionObject;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.catalog.Uncertainty;
import dev.migrationlens.schema.Difference.Aspect;
import org.jspecify.annotations.Nullable;

/** What a catalog says that it does not know for certain: no difference to another. */
final class Doubts {
  private static final String ANY = "*";

  private Doubts() {}

  /** Whether a catalog is not sure that it lacks something. */
  static boolean mayBeIn(Catalog catalog, Thing thing) {
    Relation table = thing.table();
    if (table != null) {
      Relation there = (Relation) catalog.relationEntry(table.schema(), table.name());
      boolean columnsKnown = there == null || there.complete();
      return thing.kind() == Thing.Kind.COLUMN && !columnsKnown
          || said(catalog, word(thing), thing.name());
    }
    return isOfPlatform(catalog, thing) || said(catalog, word(thing), simple(thing));
  }

  /** A platform's own are not told, but they are there. */
  private static boolean isOfPlatform(Catalog catalog, Thing thing) {
    return OtherThings.isThere(catalog, thing)
        || switch (thing.object()) {
          case ExtensionObject extension -> catalog.has(Space.EXTENSION, extension.name());
          case Relation relation -> catalog.get(relation.key()) != null;
          case PgType type -> catalog.get(type.key()) != null;
          case Routine routine ->
              catalog.routines(routine.schema(), routine.name()).stream()
                  .anyMatch(r -> r.hasInputs(routine.inputTypes()));
          default -> false;
        };
  }

  /** Whether a catalog is not sure that it still has something. */
  static boolean mayBeGone(Catalog catalog, Thing thing) {
    return later(catalog, "gone " + word(thing), simple(thing), thing)
        || later(catalog, word(thing), simple(thing), thing);
  }

  /** Whether a catalog is not sure of one respect of a thing. */
  static boolean mayDiffer(Catalog catalog, Thing thing, Aspect aspect) {
    if (aspect.what().equals(Notes.COMMENT)) {
      return later(catalog, Notes.COMMENT, ANY, thing);
    }
    if (aspect.what().startsWith(Privileges.ASPECT)) {
      return later(catalog, "privileges", String.valueOf(Privileges.id(thing)), thing);
    }
    Relation table = thing.table();
    String altered = table == null ? simple(thing) : table.name();
    return later(catalog, "altered", altered, thing)
        || later(catalog, word(thing), simple(thing), thing);
  }

  static boolean said(Catalog catalog, String kind, String name) {
    return mark(catalog, kind, name) != null || mark(catalog, kind, ANY) != null;
  }

  /** What was made after the doubt came up is certain again. */
  private static boolean later(Catalog catalog, String kind, String name, Thing thing) {
    int made = thing.origin().step();
    Uncertainty own = mark(catalog, kind, name);
    Uncertainty any = mark(catalog, kind, ANY);
    return made >= 0
        && ((own != null && own.step() >= made) || (any != null && any.step() >= made));
  }

  private static @Nullable Uncertainty mark(Catalog catalog, String kind, String name) {
    return (Uncertainty) catalog.get(new Key(Space.UNCERTAIN, kind, name));
  }

  private static String word(Thing thing) {
    return switch (thing.kind()) {
      case TABLE, VIEW, SEQUENCE, INDEX -> "relation";
      case ROUTINE -> "routine";
      default -> thing.kind().word();
    };
  }

  /** Names without schema, quotes and arguments. */
  private static String simple(Thing thing) {
    if (thing.table() != null) {
      return thing.name();
    }
    String plain = thing.name().replaceFirst("\\(.*", "");
    return plain.substring(plain.lastIndexOf('.') + 1).replace("\"", "");
  }
}

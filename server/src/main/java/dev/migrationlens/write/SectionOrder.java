package dev.migrationlens.write;

import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Reordering;
import java.util.Optional;

/** The file's statements by kind: types, tables, constraints, and so on. */
final class SectionOrder {
  static final String TITLE = "Reorder by kind: types, tables, constraints, indexes, …";

  private SectionOrder() {}

  /** Whether some statement comes after one of a later section. */
  static boolean applies(Spot spot) {
    int last = -1;
    for (var step : spot.steps()) {
      int section =
          step.parsed() == null
              ? -1
              : Reordering.section(step.parsed().statement()).map(Enum::ordinal).orElse(-1);
      if (section >= 0 && section < last) {
        return true;
      }
      last = section < 0 ? -1 : section;
    }
    return false;
  }

  static Optional<Fix> of(Spot spot) {
    return Reordering.of(spot.replay(), spot.path()).map(edits -> spot.edit(TITLE, edits));
  }
}

package dev.migrationlens.ide;

import dev.migrationlens.catalog.CatalogObject;
import dev.migrationlens.catalog.Index;
import dev.migrationlens.catalog.Origin;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.naming.Words;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.replay.Step;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is not written: the names that PostgreSQL chooses itself, the columns that inserted values
 * go to, the types of a view's columns.
 */
public final class InlayHints {
  private InlayHints() {}

  /** Which neighbour a hint belongs to. */
  public enum Side {
    BEHIND,
    BEFORE
  }

  /** Text to be shown at a file's offset, behind what ends there or before what begins there. */
  public record Hint(int offset, String label, Side side) {
    static Hint behind(Step step, int offset, String label) {
      return new Hint(step.slice().start() + offset, label, Side.BEHIND);
    }

    static Hint before(Step step, int offset, String label) {
      return new Hint(step.slice().start() + offset, label, Side.BEFORE);
    }
  }

  /** The hints within a span of a file. */
  public static List<Hint> of(Replay replay, String path, Span range) {
    var hints = new ArrayList<Hint>();
    for (Step step : replay.steps(path)) {
      if (!step.text().isEmpty() && step.slice().span().overlaps(range)) {
        hints(step, hints);
        OutputHints.of(replay, step, hints);
      }
    }
    hints.removeIf(h -> !range.touches(h.offset()));
    hints.sort(Comparator.comparingInt(Hint::offset));
    return hints;
  }

  private static void hints(Step step, List<Hint> hints) {
    for (Optional<CatalogObject> write : step.writes().values()) {
      if (write.isEmpty()) {
        continue;
      }
      if (write.get() instanceof Relation relation) {
        for (TableConstraint constraint : relation.constraints()) {
          boolean told =
              constraint.kind() == TableConstraint.Kind.NOT_NULL
                  || constraint.details().inherited();
          if (!told) {
            hint(step, constraint.origin(), constraint.name(), hints);
          }
        }
      } else if (write.get() instanceof Index index && index.constraint() == null) {
        hint(step, index.origin(), index.name(), hints);
      }
    }
  }

  private static void hint(Step step, Origin origin, String name, List<Hint> hints) {
    Span span = origin.span();
    if (origin.step() != step.id() || span.isEmpty() || span.end() > step.text().length()) {
      return;
    }
    boolean written =
        Words.of(step.text()).all().stream().anyMatch(w -> w.isName() && w.name().equals(name));
    if (!written) {
      hints.add(Hint.behind(step, span.end(), name));
    }
  }
}

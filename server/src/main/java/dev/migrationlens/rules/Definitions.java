package dev.migrationlens.rules;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.CatalogObject;
import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Index;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.NamedObject;
import dev.migrationlens.catalog.Origin;
import dev.migrationlens.catalog.Overloads;
import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.Policy;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.SchemaObject;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.catalog.Trigger;
import dev.migrationlens.effect.Sought;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Likely;
import dev.migrationlens.lint.ProblemCase;
import dev.migrationlens.lint.Repair;
import dev.migrationlens.replay.Migration;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.replay.Step;
import dev.migrationlens.sql.Names;
import dev.migrationlens.text.Edit;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A name that is misspelt where it is made: everybody else writes it otherwise, and nobody uses the
 * name that was made.
 */
final class Definitions {
  private static final int FAMILIAR = 2;

  private Definitions() {}

  /** The cure that mends the definition of {@code made}, where that is what is misspelt. */
  static Optional<Fix> misspelt(ProblemCase problem, Sought sought, String made) {
    Replay replay = problem.replay();
    if (mentions(replay, made) != 1 || !isRather(problem, sought.name(), made)) {
      return Optional.empty();
    }
    Origin before = origin(replay.before(problem.step()), sought, made);
    Origin origin = before == null ? origin(replay.after(problem.step()), sought, made) : before;
    Step step = origin == null ? null : replay.step(origin.step());
    if (origin == null || step == null || replay.migration(step.path()) == null) {
      return Optional.empty();
    }
    String quoted = Names.quote(sought.name());
    Repair there = Repair.of(replay, step);
    Edit edit = there.replaceName(origin.span(), quoted);
    boolean names = edit.span().end() <= there.text().length();
    return names && Names.fold(edit.span().of(there.text())).equals(made)
        ? Optional.of(there.fix("Write `" + quoted + "` where it is made", edit))
        : Optional.empty();
  }

  /**
   * Whether the rest of the chain speaks for the name that is sought: by itself or by its words.
   */
  private static boolean isRather(ProblemCase problem, String sought, String made) {
    if (elsewhere(problem, sought) > 0) {
      return true;
    }
    int one = familiar(problem, sought);
    int other = familiar(problem, made);
    return one > other || (one == other && Letters.isRather(problem.replay(), sought, made));
  }

  /** How well known the words of a name are. */
  private static int familiar(ProblemCase problem, String name) {
    return Arrays.stream(name.split("_"))
        .filter(word -> !word.isEmpty())
        .mapToInt(word -> elsewhere(problem, word) + (Likely.isCommon(word) ? FAMILIAR : 0))
        .sum();
  }

  /** A statement that repeats itself is no witness. */
  private static int elsewhere(ProblemCase problem, String word) {
    int own = occurrences(problem.step().text(), word, FAMILIAR);
    return occurrences(problem.replay(), word, own + FAMILIAR) - own;
  }

  /** How often the chain says a name, no more than twice. */
  private static int mentions(Replay replay, String name) {
    int count = 0;
    for (Migration migration : replay.migrations()) {
      String text = migration.text();
      int at = text.indexOf(name);
      while (at >= 0 && count < 2) {
        int end = at + name.length();
        boolean whole =
            (at == 0 || !Character.isJavaIdentifierPart(text.charAt(at - 1)))
                && (end == text.length() || !Character.isJavaIdentifierPart(text.charAt(end)));
        count += whole ? 1 : 0;
        at = text.indexOf(name, end);
      }
    }
    return count;
  }

  /** How often the chain says a word, alone or as a part of a name, up to {@code enough} times. */
  private static int occurrences(Replay replay, String word, int enough) {
    int count = 0;
    for (Migration migration : replay.migrations()) {
      if (count < enough) {
        count += occurrences(migration.text(), word, enough - count);
      }
    }
    return count;
  }

  private static int occurrences(String text, String word, int enough) {
    int count = 0;
    int at = text.indexOf(word);
    while (at >= 0 && count < enough) {
      int end = at + word.length();
      int plural = text.startsWith("s", end) ? end + 1 : end;
      boolean whole = !isLetter(text, at - 1) && (!isLetter(text, end) || !isLetter(text, plural));
      count += whole ? 1 : 0;
      at = text.indexOf(word, end);
    }
    return count;
  }

  private static boolean isLetter(String text, int at) {
    return at >= 0 && at < text.length() && Character.isLetterOrDigit(text.charAt(at));
  }

  private static @Nullable Origin origin(Catalog before, Sought sought, String made) {
    for (String parent : sought.parents()) {
      CatalogObject object =
          switch (sought.what()) {
            case RELATION, TYPE, ROUTINE, SCHEMA, ROLE, POLICY, TRIGGER ->
                before.get(new Key(sought.what().space(), parent, made));
            case COLUMN -> column(before, parent, made);
            case CONSTRAINT -> constraint(before, parent, made);
            default -> null;
          };
      Origin origin = origin(object);
      if (origin != null) {
        return origin;
      }
    }
    return null;
  }

  private static @Nullable Column column(Catalog before, String parent, String made) {
    Relation relation = before.relationById(Long.parseLong(parent));
    return relation == null ? null : relation.column(made);
  }

  private static @Nullable TableConstraint constraint(Catalog before, String parent, String made) {
    Relation relation = before.relationById(Long.parseLong(parent));
    return relation == null ? null : relation.constraint(made);
  }

  private static @Nullable Origin origin(@Nullable CatalogObject object) {
    return switch (object) {
      case SchemaObject schema -> schema.origin();
      case NamedObject named -> named.origin();
      case Policy policy -> policy.origin();
      case Trigger trigger -> trigger.origin();
      case TableConstraint constraint -> constraint.origin();
      case Relation relation -> relation.origin();
      case Index index -> index.origin();
      case PgType type -> type.origin();
      case Column column -> column.origin();
      case Overloads overloads when overloads.routines().size() == 1 ->
          overloads.routines().get(0).origin();
      case null, default -> null;
    };
  }
}

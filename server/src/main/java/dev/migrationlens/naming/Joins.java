package dev.migrationlens.naming;

import dev.migrationlens.replay.Step;
import dev.migrationlens.sql.Names;
import dev.migrationlens.text.Edit;
import dev.migrationlens.text.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What becomes of places where one name stands for columns of several tables. */
final class Joins {
  private Joins() {}

  /**
   * Makes {@code ON} of each {@code USING} of which only one side gets another name; or says why
   * nothing can be done.
   */
  static Optional<String> rewrite(
      Reading replay,
      List<Step> steps,
      Set<Meaning.Identity> renamed,
      String name,
      Map<Site, Edit> edits) {
    for (Step step : steps) {
      Bindings bindings = replay.bindings(step);
      for (Joined joined : bindings.joins()) {
        boolean left = in(joined.left().senses(), renamed);
        if (left == in(joined.right().senses(), renamed)) {
          continue;
        }
        Edit edit = on(step, joined, left, name);
        if (edit == null) {
          Span at = joined.at() == null ? new Span(0, 0) : joined.at();
          return Optional.of(replay.where(Site.in(step, at)) + " joins two tables by this name");
        }
        edits.remove(Site.in(step, joined.at()));
        edits.put(
            Site.in(step, edit.span()),
            new Edit(Site.in(step, edit.span()).span(), edit.newText()));
      }
      for (Bound bound : bindings.all()) {
        if (bound.role() == Bound.Role.USES
            && edits.containsKey(Site.in(step, bound.span()))
            && bound.sense() instanceof Meaning other
            && !renamed.contains(other.identity())) {
          String what = other.owner() == null ? "something else" : "`" + other.owner().name() + "`";
          return Optional.of(
              replay.where(Site.in(step, bound.span())) + " also means that of " + what);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean in(List<Sense> senses, Set<Meaning.Identity> renamed) {
    return senses.stream().anyMatch(s -> s instanceof Meaning m && renamed.contains(m.identity()));
  }

  /** {@code USING (c)} as {@code ON a.c = b.d}; null where that would mean something else. */
  private static @Nullable Edit on(Step step, Joined joined, boolean left, String name) {
    if (joined.at() == null || joined.left().name().isEmpty() || joined.right().name().isEmpty()) {
      return null;
    }
    Words words = Words.of(step.text());
    int at = words.nameAt(joined.at().start());
    boolean alone =
        words.is(at - 2, "using") && words.isSymbol(at - 1, "(") && words.isSymbol(at + 1, ")");
    if (!alone || joined.keepsRight()) {
      return null;
    }
    String old = Names.quote(words.all().get(at).name());
    String text =
        "on %s.%s = %s.%s"
            .formatted(
                Names.quote(joined.left().name()),
                left ? Names.quote(name) : old,
                Names.quote(joined.right().name()),
                left ? old : Names.quote(name));
    return Edit.replace(words.all().get(at - 2).start(), words.all().get(at + 1).end(), text);
  }
}

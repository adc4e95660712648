package dev.migrationlens.naming;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.replay.Step;
import dev.migrationlens.text.Edit;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Names that would come to mean something else, or nothing certain, beside a new one. */
final class Clashes {
  private Clashes() {}

  /** Why a name cannot be given in the statements of an era. */
  static Optional<String> of(Reading replay, Sense sense, Era era, String name) {
    for (Step step : era.said().stream().map(References.Said::step).distinct().toList()) {
      if (!replay.says(step, name)) {
        continue;
      }
      boolean clashes =
          sense instanceof Local
              ? !keepsMeanings(replay, step, era, name)
              : isHidden(replay, step, sense, name);
      if (clashes) {
        String where = replay.where(new Site(step.path(), step.slice().span()));
        return Optional.of("`" + name + "` means something else in the statement at " + where);
      }
    }
    return Optional.empty();
  }

  /** Whether all names of a statement stand for what they did when one gets another. */
  private static boolean keepsMeanings(Reading replay, Step step, Era era, String name) {
    List<Edit> edits =
        era.said().stream()
            .map(said -> Era.edit(step.text(), new Site(step.path(), said.bound().span()), name))
            .distinct()
            .toList();
    String text = Edit.apply(step.text(), edits);
    var wanted = new HashSet<List<Object>>();
    replay.bindings(step).all().forEach(b -> wanted.add(told(b, edits)));
    var found = new HashSet<List<Object>>();
    Bindings.of(replay, step, text).all().forEach(b -> found.add(told(b, List.of())));
    return wanted.equals(found);
  }

  /** A place and what it means, after edits. */
  private static List<Object> told(Bound bound, List<Edit> edits) {
    Object means =
        switch (bound.sense()) {
          case Meaning meaning -> meaning.identity();
          case Local local -> moved(local.declared(), edits);
          case Absent absent -> absent.name();
        };
    return List.of(moved(bound.span(), edits), means);
  }

  private static int moved(Span span, List<Edit> edits) {
    int at = span.start();
    for (Edit edit : edits) {
      at += edit.span().start() < span.start() ? edit.newText().length() - edit.span().length() : 0;
    }
    return at;
  }

  /** A variable or an alias of the same name, where a column is told by its name alone. */
  private static boolean isHidden(Reading replay, Step step, Sense sense, String name) {
    if (!(sense instanceof Meaning own) || !(own.object() instanceof Column)) {
      return false;
    }
    var others = new ArrayList<Bound>();
    Set<Integer> alone = new HashSet<>();
    for (Bound bound : replay.bindings(step).all()) {
      boolean qualified = isQualified(step, bound);
      if (bound.sense() instanceof Meaning m && m.identity().equals(own.identity())) {
        if (!qualified && bound.role() == Bound.Role.USES) {
          alone.add(bound.span().start());
        }
      } else if (!qualified && bound.sense().name().equals(name) && isVariable(bound)) {
        others.add(bound);
      }
    }
    return !alone.isEmpty() && !others.isEmpty();
  }

  private static boolean isVariable(Bound bound) {
    return switch (bound.sense()) {
      case Local local -> local.kind() == Local.Kind.VARIABLE;
      case Meaning meaning -> meaning.object() instanceof Parameter;
      case Absent absent -> false;
    };
  }

  private static boolean isQualified(Step step, Bound bound) {
    int at = bound.span().start();
    return at > 0 && step.text().charAt(at - 1) == '.';
  }
}

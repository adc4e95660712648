package dev.migrationlens.chain;

import dev.migrationlens.chain.ChainProblem.Kind;
import dev.migrationlens.chain.ChainProblem.Weight;
import dev.migrationlens.text.Edit;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of {@code sqitch.plan}, each a change with what it requires. */
final class SqitchPlan {
  private static final Pattern CHANGE =
      Pattern.compile(
          "(?m)^[ \\t]*\\+?([^-%#@\\s][^\\s]*)(?:[ \\t]+\\[([^\\]\\n]*)\\])?[^\\n]*(?:\\n|$)");

  private SqitchPlan() {}

  /** A planned change; {@code whole} is its line with the line end. */
  private record Change(String name, Span at, List<String> requires, Span whole) {}

  private static List<Change> changes(String plan) {
    var all = new ArrayList<Change>();
    Matcher line = CHANGE.matcher(plan);
    while (line.find()) {
      String requires = line.group(2) == null ? "" : line.group(2).strip();
      all.add(
          new Change(
              line.group(1),
              new Span(line.start(1), line.end(1)),
              requires.isEmpty() ? List.of() : List.of(requires.split("\\s+")),
              new Span(line.start(), line.end())));
    }
    return all;
  }

  private static Optional<Change> only(List<Change> all, String name) {
    List<Change> found = all.stream().filter(c -> c.name().equals(name)).toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  /** Changes that stand before what they require, which Sqitch refuses. */
  static List<ChainProblem> tooEarly(String path, String plan) {
    List<Change> all = changes(plan);
    var problems = new ArrayList<ChainProblem>();
    for (Change change : all) {
      for (String required : change.requires()) {
        Optional<Change> later =
            only(all, required).filter(o -> all.indexOf(o) > all.indexOf(change));
        if (later.isPresent()) {
          List<Edit> edits = moved(plan, change.name(), required);
          problems.add(
              new ChainProblem(
                  Kind.WRONG_DEPENDENCY_COMMENT,
                  Weight.REFUSED,
                  path,
                  change.at(),
                  "`%s` is planned before `%s`, which it requires: Sqitch refuses the plan"
                      .formatted(change.name(), required),
                  edits.isEmpty()
                      ? new Remedy.None()
                      : new Remedy.Change("Plan it after `" + required + "`", edits)));
        }
      }
    }
    return problems;
  }

  /** The change's line goes below another's, where each name is planned once. */
  static List<Edit> moved(String plan, String name, String after) {
    List<Change> all = changes(plan);
    Optional<Change> moved = only(all, name);
    Optional<Change> anchor = only(all, after);
    if (moved.isEmpty() || anchor.isEmpty()) {
      return List.of();
    }
    String line = moved.get().whole().of(plan);
    int below = anchor.get().whole().end();
    boolean ended = below > 0 && plan.charAt(below - 1) == '\n';
    String text = ended ? line.endsWith("\n") ? line : line + "\n" : "\n" + line.stripTrailing();
    Edit away = Edit.delete(moved.get().whole().start(), moved.get().whole().end());
    Edit there = Edit.insert(below, text);
    return away.span().start() < below ? List.of(away, there) : List.of(there, away);
  }
}

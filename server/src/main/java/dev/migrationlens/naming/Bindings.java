package dev.migrationlens.naming;

import dev.migrationlens.replay.Replay;
import dev.migrationlens.replay.Step;
import dev.migrationlens.syntax.Parsed;
import dev.migrationlens.syntax.Parser;
import dev.migrationlens.syntax.ast.Statement;
import java.util.Comparator;
import java.util.List;

/** What the names of a well-formed statement stand for. */
record Bindings(List<Bound> all, List<Follower> followers, List<Joined> joins) {
  public Bindings {
    all = List.copyOf(all);
    followers = List.copyOf(followers);
    joins = List.copyOf(joins);
  }

  static Bindings of(Replay replay, Step step) {
    return new Reading(replay).bindings(step);
  }

  static Bindings of(Reading replay, Step step) {
    Parsed parsed = step.parsed();
    return parsed == null || parsed.broken()
        ? new Bindings(List.of(), List.of(), List.of())
        : of(replay, step, step.text(), parsed.statement());
  }

  /** Of a statement that could stand in the place of another. */
  static Bindings of(Reading replay, Step step, String text) {
    Parsed parsed = Parser.parse(text);
    return parsed.broken()
        ? new Bindings(List.of(), List.of(), List.of())
        : of(replay, step, text, parsed.statement());
  }

  private static Bindings of(Reading replay, Step step, String text, Statement statement) {
    var binder =
        new Binder(
            text,
            List.of(replay.before(step), replay.after(step)),
            replay.end(),
            replay.fired(step));
    BoundStatements.statement(binder, statement, new Sight(null));
    List<Bound> all =
        binder.found.stream()
            .distinct()
            .sorted(Comparator.comparingInt(bound -> bound.span().start()))
            .toList();
    return new Bindings(all, binder.followers, binder.joins);
  }

  /** What the name stands for that an offset touches, the likeliest first. */
  List<Bound> at(int offset) {
    return all.stream().filter(bound -> bound.span().touches(offset)).toList();
  }
}

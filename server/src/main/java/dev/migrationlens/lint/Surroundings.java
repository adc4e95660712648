package dev.migrationlens.lint;

import dev.migrationlens.effect.Problem;
import dev.migrationlens.effect.Sought;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.replay.Step;
import dev.migrationlens.syntax.ast.SchemaStatement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Schemas and extensions that a chain uses throughout and never makes. One mention is a misspelling
 * or forgotten; many mean that somebody else makes it, so nothing is promised about it. Who makes
 * some for a chain may also have made what the chain itself only makes where it is not there yet.
 */
final class Surroundings {
  private static final int MANY = 5;

  private final Replay replay;
  private final Set<String> messages;

  private Surroundings(Replay replay, Set<String> messages) {
    this.replay = replay;
    this.messages = messages;
  }

  static List<Finding> softened(Replay replay, List<Finding> findings) {
    // The whole chain is only looked at for who has something to be softened: this is asked at
    // every keystroke.
    if (findings.stream().noneMatch(Surroundings::mayBeSoftened)) {
      return findings;
    }
    Set<String> messages = missing(replay);
    return messages.isEmpty() ? findings : new Surroundings(replay, messages).soften(findings);
  }

  /** What is said where one is missing. */
  private static Set<String> missing(Replay replay) {
    Map<String, Integer> mentions = new HashMap<>();
    Map<String, Set<String>> said = new HashMap<>();
    Set<String> outside = new HashSet<>();
    for (Step step : replay.steps()) {
      for (Problem problem : step.outcome().problems()) {
        Sought sought = problem.sought();
        if (problem.state() == null || sought == null || !isMadeByOthers(sought.what())) {
          continue;
        }
        String key = sought.what() + " " + sought.name();
        said.computeIfAbsent(key, k -> new HashSet<>()).add(problem.message());
        if (mentions.merge(key, 1, Integer::sum) == MANY
            && Fate.of(replay, step, sought) instanceof Fate.Never) {
          outside.add(key);
        }
      }
    }
    said.keySet().retainAll(outside);
    var messages = new HashSet<String>();
    said.values().forEach(messages::addAll);
    return messages;
  }

  private static boolean isMadeByOthers(Sought.What what) {
    return what == Sought.What.SCHEMA || what == Sought.What.EXTENSION;
  }

  private List<Finding> soften(List<Finding> findings) {
    Map<Finding, Finding> replaced = new HashMap<>();
    var all = new ArrayList<Finding>(findings.size());
    for (Finding finding : findings) {
      boolean outside = isOutside(finding);
      Finding cause = finding.cause();
      Finding now =
          outside || replaced.containsKey(cause)
              ? soft(finding, outside, replaced.get(cause))
              : finding;
      if (now != finding) {
        replaced.put(finding, now);
      }
      all.add(now);
    }
    return all;
  }

  private static boolean mayBeSoftened(Finding finding) {
    return finding.state() != null
        && switch (finding.rule()) {
          case "missing-schema", "missing-object", "used-before-created" -> true;
          default -> false;
        };
  }

  private boolean isOutside(Finding finding) {
    if (finding.state() == null) {
      return false;
    }
    return switch (finding.rule()) {
      case "missing-schema", "missing-object" -> messages.contains(finding.message());
      case "used-before-created" -> finding.related().stream().anyMatch(this::mayBeThere);
      default -> false;
    };
  }

  /** Whether the statement makes a schema or an extension only where there is none yet. */
  private boolean mayBeThere(Finding.Related creator) {
    for (Step step : replay.steps(creator.path())) {
      if (step.slice().span().equals(creator.span()) && step.parsed() != null) {
        return switch (step.parsed().statement()) {
          case SchemaStatement.CreateSchema create -> create.ifNotExists();
          case SchemaStatement.CreateExtension create -> create.ifNotExists();
          default -> false;
        };
      }
    }
    return false;
  }

  private static Finding soft(Finding f, boolean outside, @Nullable Finding cause) {
    return new Finding(
        f.rule(),
        outside ? Severity.WARNING : f.severity(),
        outside ? null : f.state(),
        f.message(),
        f.path(),
        f.span(),
        f.statement(),
        cause,
        f.related(),
        f.fixes());
  }
}

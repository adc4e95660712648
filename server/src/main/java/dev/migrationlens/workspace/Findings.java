package dev.migrationlens.workspace;

import dev.migrationlens.chain.Chain;
import dev.migrationlens.lint.Finding;
import dev.migrationlens.lint.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Findings in the order people read them, as loud as the configuration wants them. */
final class Findings {
  private Findings() {}

  static List<Finding> ordered(Chain chain, List<Finding> all, Config config) {
    Map<String, Integer> places = new HashMap<>();
    chain.entries().forEach(e -> places.put(e.path(), places.size()));
    List<Finding> loud = config.rules().isEmpty() ? all : adjusted(all, config.rules());
    var sorted = new ArrayList<>(loud);
    sorted.sort(
        Comparator.comparing((Finding f) -> places.getOrDefault(f.path(), Integer.MAX_VALUE))
            .thenComparing(Finding::path)
            .thenComparingInt(f -> f.span().start())
            .thenComparingInt(f -> f.span().end())
            .thenComparing(Finding::rule));
    return sorted;
  }

  /** Causes are found again by identity, so they are replaced together with what they cause. */
  private static List<Finding> adjusted(List<Finding> all, Map<String, Severity> rules) {
    Map<Finding, Finding> replaced = new HashMap<>();
    var kept = new ArrayList<Finding>();
    for (Finding finding : all) {
      Severity wanted = rules.getOrDefault(finding.rule(), finding.severity());
      if (wanted == Severity.OFF) {
        continue;
      }
      Finding cause = finding.cause();
      boolean same =
          wanted == finding.severity() && (cause == null || !replaced.containsKey(cause));
      Finding now =
          same
              ? finding
              : new Finding(
                  finding.rule(),
                  wanted,
                  finding.state(),
                  finding.message(),
                  finding.path(),
                  finding.span(),
                  finding.statement(),
                  cause == null ? null : replaced.getOrDefault(cause, cause),
                  finding.related(),
                  finding.fixes());
      if (now != finding) {
        replaced.put(finding, now);
      }
      kept.add(now);
    }
    return kept;
  }
}

package dev.migrationlens.workspace;

import dev.migrationlens.chain.Chain;
import dev.migrationlens.lint.Finding;
import dev.migrationlens.lint.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Findings in the order people read them, as loud as the configuration wants them. */
final class Findings {
  private Findings() {}

  static List<Finding> ordered(Chain chain, List<Finding> all, Config config) {
    Map<String, Integer> places = new HashMap<>();
    chain.entries().forEach(e -> places.put(e.path(), places.size()));
    List<Finding> loud = loud(all, config);
    var sorted = new ArrayList<>(loud);
    sorted.sort(
        Comparator.comparingInt((Finding f) -> places.getOrDefault(f.path(), Integer.MAX_VALUE))
            .thenComparing(Finding::path)
            .thenComparingInt(f -> f.span().start())
            .thenComparingInt(f -> f.span().end())
            .thenComparing(Finding::rule));
    return sorted;
  }

  /** With the severities that the configuration wants. */
  static List<Finding> loud(List<Finding> all, Config config) {
    boolean off = all.stream().anyMatch(f -> f.severity() == Severity.OFF);
    return config.rules().isEmpty() && !off ? all : adjusted(all, config.rules());
  }

  /** Causes are known by identity, so they are replaced together with what they cause. */
  private static List<Finding> adjusted(List<Finding> all, Map<String, Severity> rules) {
    var replaced = new IdentityHashMap<Finding, Finding>();
    var kept = new ArrayList<Finding>();
    for (Finding finding : all) {
      Severity wanted = rules.getOrDefault(finding.rule(), finding.severity());
      Finding cause = finding.cause() == null ? null : replaced.get(finding.cause());
      if (wanted == Severity.OFF) {
        continue;
      }
      if (wanted == finding.severity() && cause == null) {
        kept.add(finding);
      } else {
        Finding now = with(finding, wanted, cause == null ? finding.cause() : cause);
        replaced.put(finding, now);
        kept.add(now);
      }
    }
    return kept;
  }

  private static Finding with(Finding finding, Severity severity, @Nullable Finding cause) {
    return new Finding(
        finding.rule(),
        severity,
        finding.state(),
        finding.message(),
        finding.path(),
        finding.span(),
        finding.statement(),
        cause,
        finding.related(),
        finding.fixes());
  }
}

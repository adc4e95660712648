package dev.migrationlens.lint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Schemas that a chain uses throughout and never makes. One mention is a misspelling; many mean
 * that somebody else makes the schema, so nothing is promised about it.
 */
final class OutsideSchemas {
  private static final int MANY = 5;

  private OutsideSchemas() {}

  static List<Finding> softened(List<Finding> findings) {
    Map<String, Integer> mentions = new HashMap<>();
    for (Finding finding : findings) {
      if (isMissing(finding)) {
        mentions.merge(finding.message(), 1, Integer::sum);
      }
    }
    if (mentions.values().stream().noneMatch(n -> n >= MANY)) {
      return findings;
    }
    Map<Finding, Finding> replaced = new HashMap<>();
    var all = new ArrayList<Finding>(findings.size());
    for (Finding finding : findings) {
      boolean outside = isMissing(finding) && mentions.get(finding.message()) >= MANY;
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

  private static boolean isMissing(Finding finding) {
    return finding.rule().equals("missing-schema") && finding.state() != null;
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

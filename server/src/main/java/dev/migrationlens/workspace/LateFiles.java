package dev.migrationlens.workspace;

import dev.migrationlens.chain.Chain;
import dev.migrationlens.chain.Entry;
import dev.migrationlens.lint.ChainFiles;
import dev.migrationlens.lint.Finding;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** New migrations that sort before older ones, as far as version control tells which are new. */
final class LateFiles {
  private LateFiles() {}

  static List<Finding> of(Chain chain, Set<String> added, ChainFiles files) {
    List<Entry> ordered =
        chain.entries().stream()
            .filter(e -> e.versionStart() >= 0 || chain.list() != null)
            .toList();
    var findings = new ArrayList<Finding>();
    Entry last = null;
    for (int i = ordered.size() - 1; i >= 0; i--) {
      Entry entry = ordered.get(i);
      if (!added.contains(entry.path())) {
        last = last == null ? entry : last;
      } else if (last != null) {
        String end = ordered.get(ordered.size() - 1).path();
        findings.add(
            new Finding(
                "out-of-order-version",
                Severity.WARNING,
                null,
                "new, and yet before the older `%s`: databases that have that one run this later or never"
                    .formatted(last.name()),
                entry.path(),
                start(chain, entry.path()),
                start(chain, entry.path()),
                null,
                List.of(),
                files.runAfter(entry.path(), end).stream().toList()));
      }
    }
    return findings;
  }

  /** The first statement, since a file's place is no place in its text. */
  private static Span start(Chain chain, String path) {
    return chain.migrations().stream()
        .filter(m -> m.path().equals(path) && !m.up().isEmpty())
        .map(m -> m.up().get(0).span())
        .findFirst()
        .orElse(new Span(0, 0));
  }
}

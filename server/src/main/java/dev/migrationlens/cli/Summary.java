package dev.migrationlens.cli;

import dev.migrationlens.cli.Style.Tone;
import dev.migrationlens.lint.Finding;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.workspace.Snapshot.ChainView;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The last line: how much was found in how much. */
final class Summary {
  private Summary() {}

  static String of(List<Checked> workspaces, Severity told, Style style) {
    Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
    int curable = 0;
    long files = 0;
    long statements = 0;
    for (Checked workspace : workspaces) {
      for (Finding finding : workspace.findings()) {
        if (finding.cause() == null) {
          counts.merge(finding.severity(), 1, Integer::sum);
          curable += finding.fixes().stream().findFirst().filter(Fix::safe).isPresent() ? 1 : 0;
        }
      }
      for (ChainView view : workspace.snapshot().chains()) {
        files += view.chain().migrations().size();
        statements += view.chain().statements();
      }
    }
    String scope = "%s, %s".formatted(count(files, "migration"), count(statements, "statement"));
    if (counts.isEmpty()) {
      return style.paint(Tone.GOOD, "Nothing found") + " in " + scope;
    }
    String notes =
        counts.containsKey(Severity.INFO) && !Severity.INFO.atLeast(told)
            ? style.paint(Tone.STRONG, "--severity info") + " tells the notes"
            : "";
    return joined(
        List.of(found(counts, style) + " in " + scope, cures(curable, style), notes), style);
  }

  /** On one line, or where that is too long each on its own. */
  private static String joined(List<String> parts, Style style) {
    List<String> said = parts.stream().filter(p -> !p.isEmpty()).toList();
    String line = String.join("; ", said);
    int painted = line.replaceAll("\u001b\\[[0-9;]*m", "").length();
    return painted <= style.width() ? line : String.join(";\n", said);
  }

  private static String found(Map<Severity, Integer> counts, Style style) {
    var parts = new ArrayList<String>();
    counts.forEach(
        (severity, count) ->
            parts.add(style.paint(TextReport.tone(severity), count(count, noun(severity)))));
    return String.join(", ", parts);
  }

  private static String noun(Severity severity) {
    return severity == Severity.INFO ? "note" : severity.word();
  }

  private static String cures(int curable, Style style) {
    return curable == 0
        ? ""
        : style.paint(Tone.STRONG, "migration-lens fix")
            + (curable == 1 ? " cures one of them" : " cures " + curable + " of them");
  }

  static String count(long number, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
  }
}

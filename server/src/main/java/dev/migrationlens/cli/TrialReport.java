package dev.migrationlens.cli;

import com.google.gson.stream.JsonWriter;
import dev.migrationlens.chain.Chain;
import dev.migrationlens.cli.Style.Tone;
import dev.migrationlens.replay.Migration;
import dev.migrationlens.text.LineIndex;
import dev.migrationlens.trial.Disagreement;
import dev.migrationlens.trial.TrialResult;
import dev.migrationlens.trial.Verdict;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Tells what PostgreSQL said in a trial. */
final class TrialReport {
  /** One chain's trial. */
  record Result(Chain chain, TrialResult result) {
    /** The line of each place, counted from one. */
    Map<String, LineIndex> lines() {
      Map<String, LineIndex> lines = new HashMap<>();
      for (Migration migration : chain.migrations()) {
        lines.put(migration.path(), new LineIndex(migration.text()));
      }
      for (Migration seed : chain.after()) {
        lines.put(seed.path(), new LineIndex(seed.text()));
      }
      return lines;
    }
  }

  private TrialReport() {}

  private static int line(Map<String, LineIndex> lines, Verdict verdict) {
    LineIndex index = lines.get(verdict.path());
    int at = verdict.start() + Math.max(verdict.offset(), 0);
    return index == null ? 1 : index.line(at) + 1;
  }

  static void text(Result result, boolean compare, Terminal terminal) {
    Style style = terminal.shown();
    var out = terminal.out();
    Map<String, LineIndex> lines = result.lines();
    for (String lacking : result.result().lacking()) {
      out.println(style.paint(Tone.QUIET, "this server lacks " + lacking));
    }
    if (compare) {
      for (Disagreement each : result.result().disagreements()) {
        Verdict verdict = each.verdict();
        out.println(
            "%s:%d: PostgreSQL %s, the replay %s"
                .formatted(
                    verdict.path(),
                    line(lines, verdict),
                    verdict.rejected()
                        ? "says " + verdict.sqlstate() + " " + verdict.message()
                        : "accepts it",
                    each.ours() == null ? "accepts it" : "says " + each.ours()));
      }
    } else {
      for (Verdict verdict : result.result().rejections()) {
        out.println(
            "%s:%d: %s %s"
                .formatted(
                    verdict.path(),
                    line(lines, verdict),
                    style.paint(Tone.ERROR, String.valueOf(verdict.sqlstate())),
                    verdict.message()));
      }
    }
    out.println(summary(result, compare));
  }

  private static String summary(Result result, boolean compare) {
    long skipped = result.result().count(Verdict.Outcome.SKIPPED);
    String counts =
        "PostgreSQL %s accepts %s and rejects %d"
            .formatted(
                result.result().version(),
                Summary.count(result.result().count(Verdict.Outcome.ACCEPTED), "statement"),
                result.result().rejections().size());
    return counts
        + (skipped == 0 ? "" : "; " + skipped + (skipped == 1 ? " was" : " were") + " not run")
        + (compare
            ? "; the replay agrees on all but " + result.result().disagreements().size()
            : "");
  }

  static void json(List<Result> results, Terminal terminal) {
    var text = new StringWriter();
    try {
      var json = new JsonWriter(text);
      json.setIndent("  ");
      json.setHtmlSafe(false);
      json.beginObject().name("version").value(1).name("chains").beginArray();
      for (Result result : results) {
        json.beginObject().name("path").value(result.chain().path());
        json.name("server").value("PostgreSQL " + result.result().version());
        json.name("accepted").value(result.result().count(Verdict.Outcome.ACCEPTED));
        json.name("rejected").value(result.result().rejections().size());
        json.name("skipped").value(result.result().count(Verdict.Outcome.SKIPPED));
        json.name("lacking").beginArray();
        for (String each : result.result().lacking()) {
          json.value(each);
        }
        json.endArray().name("verdicts").beginArray();
        Map<String, LineIndex> lines = result.lines();
        Map<Verdict, Disagreement> disputed = new HashMap<>();
        result.result().disagreements().forEach(d -> disputed.put(d.verdict(), d));
        Set<Verdict> known = new HashSet<>(disputed.keySet());
        for (Verdict verdict : result.result().verdicts()) {
          json.beginObject().name("file").value(verdict.path());
          json.name("line").value(line(lines, verdict));
          json.name("start").value(verdict.start()).name("end").value(verdict.end());
          json.name("outcome").value(verdict.outcome().name().toLowerCase(Locale.ROOT));
          json.name("sqlstate").value(verdict.sqlstate()).name("message").value(verdict.message());
          json.name("agreed").value(!known.contains(verdict)).endObject();
        }
        json.endArray().endObject();
      }
      json.endArray().endObject().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    terminal.out().println(text);
  }
}

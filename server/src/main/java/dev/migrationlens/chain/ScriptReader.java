package dev.migrationlens.chain;

import dev.migrationlens.chain.ChainPlan.Script;
import dev.migrationlens.replay.Migration;
import dev.migrationlens.syntax.Slice;
import dev.migrationlens.syntax.StatementSplitter;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.List;

/** Cuts a file into the statements that its tool runs. */
public final class ScriptReader {
  private ScriptReader() {}

  public static Script read(MigrationTool tool, Entry entry, String text) {
    Sections sections = tool.sections(entry.path(), text);
    var migration =
        new Migration(
            entry.path(),
            entry.version(),
            text,
            slices(text, sections.up()),
            slices(text, sections.down()),
            sections.transaction(),
            tool.runner());
    return new Script(migration, sections.problems());
  }

  private static List<Slice> slices(String text, List<Span> spans) {
    var all = new ArrayList<Slice>();
    for (Span span : spans) {
      int by = span.start();
      boolean whole = span.length() == text.length();
      for (Slice slice : StatementSplitter.split(whole ? text : span.of(text))) {
        all.add(by == 0 ? slice : new Slice(slice.kind(), slice.start() + by, slice.end() + by));
      }
    }
    return all;
  }
}

package dev.migrationlens.chain;

import dev.migrationlens.chain.ChainProblem.Weight;
import dev.migrationlens.chain.Markers.Marker;
import dev.migrationlens.chain.Sections.Cutter;
import dev.migrationlens.replay.Migration.TransactionMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Atlas: the order of names; directives in comments. */
final class Atlas implements MigrationTool {
  private static final Pattern NAME = Pattern.compile("([^_]+)(?:_.*)?\\.sql");
  private static final Pattern LINE =
      Pattern.compile("--[ \\t]*atlas:(txmode|delimiter)[ \\t]+(.*)");

  @Override
  public String id() {
    return "atlas";
  }

  @Override
  public String title() {
    return "Atlas";
  }

  @Override
  public boolean recognises(Folder folder) {
    return folder.has("atlas.sum");
  }

  @Override
  public Layout layout(Folder folder) {
    List<Entry> entries = new ArrayList<>(Layouts.named(folder, NAME));
    entries.sort(order());
    return new Layout(
        entries,
        Layouts.joined(
            Layouts.duplicates(this, entries, Weight.WARNED, "Atlas holds both for one migration"),
            Layouts.widths(this, entries)));
  }

  @Override
  public Comparator<Entry> order() {
    return Comparator.comparing(Entry::name, Versions.BYTES);
  }

  @Override
  public String canonical(String version) {
    return version;
  }

  @Override
  public Sections sections(String path, String text) {
    var cutter = new Cutter(TransactionMode.PER_FILE);
    String delimiter = "";
    for (Marker marker : Markers.of(text, "atlas:", LINE)) {
      if (marker.word().equals("txmode") && marker.rest().equals("none")) {
        cutter.transaction(TransactionMode.AUTOCOMMIT);
      } else if (marker.word().equals("delimiter")) {
        delimiter = marker.rest().replace("\\n", "\n").replace("\\t", "\t");
      }
    }
    int start = 0;
    if (!delimiter.isEmpty()) {
      // The directive's own line names the delimiter too.
      start = Math.max(0, text.indexOf('\n') + 1);
      for (int at = text.indexOf(delimiter, start); at >= 0; ) {
        cutter.up(start, at);
        start = at + delimiter.length();
        at = text.indexOf(delimiter, start);
      }
    }
    cutter.up(start, text.length());
    return cutter.sections();
  }

  @Override
  public String bookkeeping() {
    return "create schema if not exists atlas_schema_revisions;\n";
  }

  @Override
  public Optional<String> noTransactionMarker() {
    return Optional.of("-- atlas:txmode none");
  }
}

package dev.migrationlens.chain;

import dev.migrationlens.chain.ChainProblem.Kind;
import dev.migrationlens.chain.ChainProblem.Weight;
import dev.migrationlens.chain.Markers.Marker;
import dev.migrationlens.chain.Sections.Cutter;
import dev.migrationlens.replay.Migration.TransactionMode;
import dev.migrationlens.text.Edit;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** dbmate: string order of file names; {@code -- migrate:up} and {@code -- migrate:down}. */
final class Dbmate implements MigrationTool {
  private static final Pattern NAME = Pattern.compile("(\\d+).*\\.sql");
  private static final Pattern LINE = Pattern.compile("--[ \\t]*migrate:(up|down)([ \\t].*)?");
  private static final String MARK = "migrate:";

  @Override
  public String id() {
    return "dbmate";
  }

  @Override
  public String title() {
    return "dbmate";
  }

  @Override
  public boolean recognises(Folder folder) {
    return folder.sample().anyMatch(t -> !Markers.of(t, MARK, LINE).isEmpty());
  }

  @Override
  public Layout layout(Folder folder) {
    List<Entry> entries = new ArrayList<>(Layouts.named(folder, NAME));
    entries.sort(order());
    return new Layout(
        entries,
        Layouts.joined(
            Layouts.skipped(folder, NAME, this, entries),
            Layouts.duplicates(
                this, entries, Weight.REFUSED, "dbmate's own table refuses the second one"),
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
    List<Marker> markers = Markers.of(text, MARK, LINE);
    for (int i = 0; i < markers.size(); i++) {
      Marker marker = markers.get(i);
      int end = i + 1 < markers.size() ? markers.get(i + 1).start() : text.length();
      if (marker.word().equals("up")) {
        cutter.up(marker.next(), end);
        if (marker.rest().contains("transaction:false")) {
          cutter.transaction(TransactionMode.IMPLICIT_BLOCK);
        }
      } else {
        cutter.down(marker.next(), end);
        firstDown(path, markers, i, cutter);
      }
    }
    if (markers.isEmpty()) {
      cutter.problem(missingUp(path));
    }
    return cutter.sections();
  }

  private static void firstDown(String path, List<Marker> markers, int index, Cutter cutter) {
    if (index == 0) {
      Marker marker = markers.get(0);
      boolean alone = markers.stream().noneMatch(m -> m.word().equals("up"));
      cutter.problem(
          new ChainProblem(
              Kind.MISSING_SECTION,
              Weight.REFUSED,
              path,
              new Span(marker.start(), marker.end()),
              "`-- migrate:up` must stand before `-- migrate:down`: dbmate refuses the file",
              alone
                  ? new Remedy.Change(
                      "Put an empty `-- migrate:up` before it",
                      List.of(Edit.insert(marker.start(), "-- migrate:up\n\n")))
                  : new Remedy.None()));
    }
  }

  private static ChainProblem missingUp(String path) {
    return new ChainProblem(
        Kind.MISSING_SECTION,
        Weight.REFUSED,
        path,
        ChainProblem.WHOLE_FILE,
        "dbmate refuses a file without `-- migrate:up`",
        new Remedy.Change(
            "Begin the file with `-- migrate:up`", List.of(Edit.insert(0, "-- migrate:up\n"))));
  }

  @Override
  public String bookkeeping() {
    return "create table if not exists schema_migrations (version varchar not null primary key);\n";
  }

  @Override
  public Undo undo(String folder, Entry entry) {
    return new Undo.Section("-- migrate:down", "", "");
  }

  @Override
  public String draft(String name, String sql) {
    return "-- migrate:up\n" + sql + "\n-- migrate:down\n";
  }

  @Override
  public Optional<String> draftAlone(String name, String statement) {
    return Optional.of("-- migrate:up transaction:false\n" + statement + "\n-- migrate:down\n");
  }
}

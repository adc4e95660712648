package dev.migrationlens.chain;

import dev.migrationlens.chain.ChainProblem.Weight;
import dev.migrationlens.chain.Sections.Cutter;
import dev.migrationlens.replay.Migration.TransactionMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** tern: numbers without gaps; what undoes a migration stands below a line of its own. */
final class Tern implements MigrationTool {
  private static final Pattern NAME = Pattern.compile("([0-9]+)_.+\\.sql");
  private static final Pattern LINE =
      Pattern.compile("---- create above / drop below ----[ \\t]*(?:\\R|$)");

  @Override
  public String id() {
    return "tern";
  }

  @Override
  public String title() {
    return "tern";
  }

  @Override
  public boolean recognises(Folder folder) {
    return folder.sample().anyMatch(t -> LINE.matcher(t).find());
  }

  @Override
  public Layout layout(Folder folder) {
    List<Entry> entries = new ArrayList<>(Layouts.named(folder, NAME));
    entries.sort(order());
    return new Layout(
        entries,
        Layouts.joined(
            Layouts.duplicates(
                this, entries, Weight.REFUSED, "tern stops with \"Duplicate migration\""),
            Layouts.gaps(entries)));
  }

  @Override
  public Sections sections(String path, String text) {
    boolean alone = text.contains("---- tern: disable-tx ----");
    var cutter = new Cutter(alone ? TransactionMode.AUTOCOMMIT : TransactionMode.PER_FILE);
    Matcher line = LINE.matcher(text);
    if (line.find()) {
      cutter.up(0, line.start());
      cutter.down(line.end(), text.length());
    } else {
      cutter.up(0, text.length());
    }
    return cutter.sections();
  }

  @Override
  public String bookkeeping() {
    return "create table if not exists public.schema_version (version int4 not null);\n";
  }

  @Override
  public Optional<String> noTransactionMarker() {
    return Optional.of("---- tern: disable-tx ----");
  }

  @Override
  public Undo undo(String folder, Entry entry) {
    return new Undo.Section("---- create above / drop below ----", "", "");
  }

  @Override
  public String draft(String name, String sql) {
    return sql + "\n---- create above / drop below ----\n";
  }
}

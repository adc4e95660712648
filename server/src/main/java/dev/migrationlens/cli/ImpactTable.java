package dev.migrationlens.cli;

import dev.migrationlens.catalog.Relation;
import dev.migrationlens.cli.Style.Tone;
import dev.migrationlens.ide.Meanwhile.Felt;
import dev.migrationlens.naming.Site;
import dev.migrationlens.replay.Until;
import dev.migrationlens.sql.LockMode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * For each file what its statements lock, whom that stops, what they do meanwhile, and till when.
 */
final class ImpactTable {
  private static final List<String> HEAD =
      List.of("line", "lock", "on", "blocks", "meanwhile", "ends with");
  private static final int NAME = 2;
  private static final int LEAST_NAME = 8;

  private ImpactTable() {}

  static void write(Checked workspace, Style style, Appendable out) throws IOException {
    List<Felt> all = workspace.felt();
    if (all == null) {
      return;
    }
    Map<String, List<Felt>> files = new LinkedHashMap<>();
    all.forEach(f -> files.computeIfAbsent(f.statement().path(), p -> new ArrayList<>()).add(f));
    int[] widths = widths(workspace, all, style);
    for (Map.Entry<String, List<Felt>> file : files.entrySet()) {
      out.append(style.paint(Tone.STRONG, workspace.shown(file.getKey()))).append('\n');
      row(HEAD, List.of(), widths, style, out);
      for (Felt felt : file.getValue()) {
        row(cells(workspace, felt), tones(felt), widths, style, out);
      }
      out.append('\n');
    }
    if (files.isEmpty()) {
      out.append("No statement disturbs clients of what was there before its file.\n\n");
    }
  }

  private static List<String> cells(Checked workspace, Felt felt) {
    Site at = felt.statement();
    int line = workspace.lines(at.path()).line(at.span().start()) + 1;
    return List.of(
        String.valueOf(line),
        felt.on().lock().words(),
        name(felt.relation()),
        felt.on().lock().blocks().replaceFirst("^blocks ", ""),
        felt.work(),
        until(felt.until()));
  }

  private static String name(Relation relation) {
    return relation.schema().equals("public")
        ? relation.name()
        : relation.schema() + "." + relation.name();
  }

  private static String until(Until until) {
    return switch (until) {
      case STATEMENT -> "statement";
      case COMMIT -> "COMMIT";
      case FILE -> "file";
      case UNKNOWN -> "transaction";
    };
  }

  private static List<Tone> tones(Felt felt) {
    LockMode lock = felt.on().lock();
    Tone loud = lock.blocksReads() ? Tone.WARNING : lock.blocksWrites() ? Tone.INFO : Tone.QUIET;
    Tone work = felt.on().work().grows() ? Tone.STRONG : Tone.QUIET;
    return List.of(Tone.QUIET, loud, Tone.STRONG, loud, work, Tone.QUIET);
  }

  /** As wide as the contents; names give way where the screen is narrower. */
  private static int[] widths(Checked workspace, List<Felt> all, Style style) {
    int[] widths = HEAD.stream().mapToInt(String::length).toArray();
    for (Felt felt : all) {
      List<String> cells = cells(workspace, felt);
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], CodeFrame.width(cells.get(i)));
      }
    }
    int whole = 0;
    for (int width : widths) {
      whole += width + 2;
    }
    int over = Math.max(0, whole - style.width());
    widths[NAME] = Math.max(Math.min(LEAST_NAME, widths[NAME]), widths[NAME] - over);
    return widths;
  }

  private static void row(
      List<String> cells, List<Tone> tones, int[] widths, Style style, Appendable out)
      throws IOException {
    var line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = cut(cells.get(i), widths[i], style);
      String blank = " ".repeat(Math.max(0, widths[i] - CodeFrame.width(cell)));
      String painted = style.paint(tones.isEmpty() ? Tone.QUIET : tones.get(i), cell);
      boolean last = i == widths.length - 1;
      line.append("  ").append(i == 0 ? blank + painted : last ? painted : painted + blank);
    }
    out.append(line).append('\n');
  }

  private static String cut(String text, int width, Style style) {
    return CodeFrame.width(text) <= width
        ? text
        : text.substring(0, Math.max(1, width - style.ellipsis().length())) + style.ellipsis();
  }
}

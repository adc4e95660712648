package dev.migrationlens.cli;

import dev.migrationlens.chain.Chain;
import dev.migrationlens.replay.Migration;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.replay.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Which migration of a chain needs which others, by their numbers in the chain. */
record FileGraph(List<String> files, Map<Integer, TreeSet<Integer>> needs) {

  static FileGraph of(Chain chain, Replay replay) {
    List<String> files = new ArrayList<>();
    Map<String, Integer> numbers = new LinkedHashMap<>();
    for (Migration migration : chain.migrations()) {
      numbers.put(migration.path(), files.size());
      files.add(migration.path());
    }
    Map<Integer, TreeSet<Integer>> needs = new LinkedHashMap<>();
    for (Step step : replay.steps()) {
      Integer from = numbers.get(step.path());
      for (int relied : step.relies()) {
        Step maker = replay.step(relied);
        Integer to = maker == null ? null : numbers.get(maker.path());
        if (from != null && to != null && !from.equals(to)) {
          needs.computeIfAbsent(from, f -> new TreeSet<>()).add(to);
        }
      }
    }
    return new FileGraph(files, needs);
  }

  /** The needs that do not follow from others. */
  TreeSet<Integer> direct(int file) {
    var direct = new TreeSet<>(needs.getOrDefault(file, new TreeSet<>()));
    for (int needed : List.copyOf(direct.descendingSet())) {
      if (direct.contains(needed)) {
        removeBehind(needed, direct);
      }
    }
    return direct;
  }

  private void removeBehind(int file, TreeSet<Integer> direct) {
    var open = new ArrayDeque<Integer>(needs.getOrDefault(file, new TreeSet<>()));
    var seen = new TreeSet<Integer>();
    while (!open.isEmpty() && direct.size() > 1) {
      int next = open.pop();
      if (seen.add(next)) {
        direct.remove(next);
        open.addAll(needs.getOrDefault(next, new TreeSet<>()));
      }
    }
  }

  String name(int file) {
    String path = files.get(file);
    String name = path.substring(path.lastIndexOf('/') + 1);
    boolean shared = name.equals("up.sql") || name.equals("migration.sql");
    String folder = shared ? path.substring(0, path.lastIndexOf('/')) : name;
    String own = folder.substring(folder.lastIndexOf('/') + 1);
    return own.endsWith(".sql") ? own.substring(0, own.length() - 4) : own;
  }

  String text() {
    var out = new StringBuilder();
    for (int i = 0; i < files.size(); i++) {
      out.append(name(i)).append('\n');
      for (int needed : direct(i)) {
        out.append("  needs ").append(name(needed)).append('\n');
      }
    }
    return out.toString();
  }

  String mermaid() {
    var out = new StringBuilder("flowchart RL\n");
    for (int i = 0; i < files.size(); i++) {
      out.append("  m%d[\"%s\"]%n".formatted(i, name(i).replace("\"", "'")));
    }
    for (int i = 0; i < files.size(); i++) {
      for (int needed : direct(i)) {
        out.append("  m").append(i).append(" --> m").append(needed).append('\n');
      }
    }
    return out.toString().replace("\r\n", "\n");
  }

  /** Files from top to bottom, with an arc at the right for each need. */
  String svg() {
    int line = 26;
    int widest = 0;
    for (int i = 0; i < files.size(); i++) {
      widest = Math.max(widest, name(i).length());
    }
    int right = 24 + widest * 8;
    int height = files.size() * line + 20;
    var out = new StringBuilder();
    out.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"monospace\" font-size=\"13\">\n"
            .formatted(right + 60 + Math.min(400, files.size() * 6), height));
    out.append(
        "<style>text{fill:#24292f}path{fill:none;stroke:#0969da;stroke-opacity:.6}@media(prefers-color-scheme:dark){text{fill:#e6edf3}path{stroke:#58a6ff}}</style>\n");
    for (int i = 0; i < files.size(); i++) {
      int y = 20 + i * line;
      String label = name(i).replace("&", "&amp;").replace("<", "&lt;");
      out.append("<text x=\"12\" y=\"%d\">%s</text>\n".formatted(y, label));
      for (int needed : direct(i)) {
        int to = 20 + needed * line;
        int bend = right + 20 + Math.min(400, Math.abs(i - needed) * 6 + 20);
        out.append(
            "<path d=\"M%d %d C%d %d %d %d %d %d\"/>\n"
                .formatted(right, y - 4, bend, y - 4, bend, to - 4, right, to - 4));
      }
    }
    return out.append("</svg>\n").toString();
  }
}

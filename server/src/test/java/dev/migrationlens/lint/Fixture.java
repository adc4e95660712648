package dev.migrationlens.lint;

import dev.migrationlens.text.LineIndex;
import dev.migrationlens.workspace.Snapshot;
import dev.migrationlens.workspace.Workspace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A text archive of files, what is found in them, and what each cure makes of them. A line {@code
 * --- path} starts a file; without one the text is that of {@link #ONLY}. Below a line stands what
 * is found in it: carets under the place ({@code --^^^} begins in the first column, {@code
 * --@column+length} is any other place). {@code --> title} starts the files that a cure changes, as
 * it leaves them; {@code --? title} is a cure that is only suggested.
 */
public record Fixture(Map<String, String> files) {
  /** The file of a fixture without file names. */
  public static final String ONLY = "migrations/001_example.sql";

  private static final Pattern NOTE =
      Pattern.compile("--(\\s*\\^+|@\\d+\\+\\d+) (error|warning|info|hint)\\[.*");
  private static final String FILE = "--- ";

  public Fixture {
    files = new LinkedHashMap<>(files);
  }

  /** The files of an archive, without what is said of them. */
  public static Fixture parse(String archive) {
    var files = new LinkedHashMap<String, StringBuilder>();
    String path = ONLY;
    for (String line : archive.split("\n")) {
      if (line.startsWith("--> ") || line.startsWith("--? ")) {
        break;
      }
      if (line.startsWith(FILE)) {
        path = line.substring(FILE.length()).strip();
        files.put(path, new StringBuilder());
      } else if (!NOTE.matcher(line).matches()) {
        files.computeIfAbsent(path, p -> new StringBuilder()).append(line).append('\n');
      }
    }
    var texts = new LinkedHashMap<String, String>();
    files.forEach((name, text) -> texts.put(name, text.toString()));
    return new Fixture(texts);
  }

  /** The archive as it should be: everything of this rule, and every error. */
  String render(Snapshot found, String rule) {
    boolean named = !(files.size() == 1 && files.containsKey(ONLY));
    var out = new StringBuilder();
    files.forEach(
        (path, text) -> {
          if (named) {
            out.append(FILE).append(path).append('\n');
          }
          out.append(annotated(text, shown(found, rule, path)));
        });
    for (Finding finding : found.findings()) {
      if (finding.rule().equals(rule)) {
        finding.fixes().forEach(f -> out.append(cured(f, named)));
      }
    }
    return out.toString();
  }

  private static List<Finding> shown(Snapshot found, String rule, String path) {
    return found.findings().stream()
        .filter(f -> f.path().equals(path))
        .filter(f -> f.rule().equals(rule) || f.severity() == Severity.ERROR)
        .toList();
  }

  private static String annotated(String text, List<Finding> findings) {
    var lines = new LineIndex(text);
    Map<Integer, List<Finding>> byLine = new TreeMap<>();
    findings.forEach(
        f -> byLine.computeIfAbsent(lines.line(f.span().start()), l -> new ArrayList<>()).add(f));
    var out = new StringBuilder();
    String[] all = text.isEmpty() ? new String[0] : text.split("\n");
    for (int i = 0; i < all.length; i++) {
      out.append(all[i]).append('\n');
      for (Finding finding : byLine.getOrDefault(i, List.of())) {
        int column = lines.column(finding.span().start());
        out.append(place(column, finding.span().of(text))).append(' ').append(words(finding));
        out.append('\n');
      }
    }
    return out.toString();
  }

  private static String place(int column, String marked) {
    boolean oneLine = !marked.isEmpty() && marked.indexOf('\n') < 0;
    if (oneLine && column > 2) {
      return "--" + " ".repeat(column - 2) + "^".repeat(marked.length());
    }
    if (oneLine && column == 0 && marked.length() > 2) {
      return "--" + "^".repeat(marked.length() - 2);
    }
    return "--@" + column + "+" + marked.length();
  }

  private static String words(Finding finding) {
    String state = finding.state() == null ? "" : " " + finding.state().code();
    String follows = finding.cause() != null && finding.state() == null ? " (follows)" : "";
    return "%s[%s]%s%s: %s"
        .formatted(finding.severity().word(), finding.rule(), state, follows, finding.message());
  }

  private String cured(Fix fix, boolean named) {
    Workspace workspace = World.open(files);
    workspace.apply(fix.changes());
    var out = new StringBuilder(fix.safe() ? "--> " : "--? ").append(fix.title()).append('\n');
    Map<String, String> after = World.texts(workspace);
    var changed =
        after.entrySet().stream()
            .filter(e -> !e.getValue().equals(files.get(e.getKey())))
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
    changed.forEach(
        (path, text) -> {
          if (named || changed.size() > 1 || !path.equals(ONLY)) {
            out.append(FILE).append(path).append('\n');
          }
          out.append(text);
          if (!text.endsWith("\n")) {
            out.append('\n');
          }
        });
    return out.toString();
  }
}

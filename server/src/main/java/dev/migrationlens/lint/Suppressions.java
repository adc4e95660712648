package dev.migrationlens.lint;

import dev.migrationlens.syntax.Lexer;
import dev.migrationlens.syntax.Slice;
import dev.migrationlens.syntax.StatementSplitter;
import dev.migrationlens.text.Edit;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The comments {@code -- allow: rule-id, reason} of one file. Above or in a statement such a
 * comment silences the rule there; before the first statement, with an empty line behind it, in the
 * whole file. Comments of other tools silence too, where they are asked for.
 */
public final class Suppressions {
  private static final Pattern ALLOW =
      Pattern.compile("--[ \\t]*allow:[ \\t]*([\\w-]+)[ \\t]*(,[ \\t]*\\S.*)?");

  private final String path;
  private final List<Allow> allows;
  private final List<PeerComments.Silence> silences;

  /** One comment: the rule, whether it says why, and the part of the file that it is about. */
  private record Allow(Span place, String rule, boolean explained, Span scope) {
    boolean silences(Finding finding) {
      return explained && rule.equals(finding.rule()) && scope.touches(finding.span().start());
    }
  }

  private Suppressions(String path, List<Allow> allows, List<PeerComments.Silence> silences) {
    this.path = path;
    this.allows = allows;
    this.silences = silences;
  }

  /** {@code tools} are those whose comments are honoured too. */
  public static Suppressions of(String path, String text, Set<String> tools) {
    boolean foreign = tools.stream().anyMatch(tool -> text.contains(tool + "-ignore"));
    if (!foreign && !text.contains("allow:")) {
      return new Suppressions(path, List.of(), List.of());
    }
    List<Slice> slices = StatementSplitter.split(text);
    return new Suppressions(
        path,
        allows(text, slices),
        foreign ? PeerComments.of(text, slices, tools, at -> isComment(text, at)) : List.of());
  }

  private static List<Allow> allows(String text, List<Slice> slices) {
    var allows = new ArrayList<Allow>();
    Matcher allow = ALLOW.matcher(text);
    while (allow.find()) {
      if (isComment(text, allow.start())) {
        int end = allow.start() + allow.group().stripTrailing().length();
        boolean explained = allow.group(2) != null && !allow.group(2).isBlank();
        Span scope = scope(text, slices, allow.start());
        allows.add(new Allow(new Span(allow.start(), end), allow.group(1), explained, scope));
      }
    }
    return allows;
  }

  private static boolean isComment(String text, int at) {
    var tokens = Lexer.lex(text);
    int next = tokens.at(at);
    return next >= tokens.count() || tokens.start(next) > at || tokens.end(next) <= at;
  }

  private static Span scope(String text, List<Slice> slices, int at) {
    boolean first = true;
    for (Slice slice : slices) {
      int lineEnd = text.indexOf('\n', slice.end());
      if (at >= slice.start() && at <= (lineEnd < 0 ? text.length() : lineEnd)) {
        return slice.span();
      }
      if (slice.start() > at) {
        boolean apart = BLANK_LINE.matcher(text.substring(at, slice.start())).find();
        return first && apart ? new Span(0, text.length()) : slice.span();
      }
      first = false;
    }
    return new Span(0, first ? text.length() : 0);
  }

  private static final Pattern BLANK_LINE = Pattern.compile("\\n[ \\t\\r]*\\n");

  public boolean isEmpty() {
    return allows.isEmpty() && silences.isEmpty();
  }

  /** The findings that are left, and what is to be said of the comments themselves. */
  public List<Finding> applied(List<Finding> findings) {
    if (isEmpty()) {
      return findings;
    }
    var left = new ArrayList<Finding>();
    var used = new HashSet<Allow>();
    for (Finding finding : findings) {
      var by = allows.stream().filter(a -> inFile(finding) && a.silences(finding)).toList();
      used.addAll(by);
      boolean elsewhere = inFile(finding) && silences.stream().anyMatch(s -> s.covers(finding));
      if (by.isEmpty() && !elsewhere) {
        left.add(finding);
      }
    }
    allows.stream().filter(a -> !used.contains(a)).forEach(a -> left.add(unused(a)));
    return left;
  }

  private boolean inFile(Finding finding) {
    return finding.path().equals(path);
  }

  private Finding unused(Allow allow) {
    String message =
        allow.explained()
            ? "nothing here is silenced by `" + allow.rule() + "`"
            : "say why: `-- allow: " + allow.rule() + ", reason`";
    var edits = List.of(Edit.delete(allow.place().start(), allow.place().end()));
    var fixes =
        allow.explained()
            ? List.of(
                new Fix(
                    "Delete the comment",
                    Fix.Strength.SAFE,
                    List.of(new FileChange.EditFile(path, edits))))
            : List.<Fix>of();
    return new Finding(
        "unused-allow",
        Severity.WARNING,
        null,
        message,
        path,
        allow.place(),
        allow.place(),
        null,
        List.of(),
        fixes);
  }
}

package dev.migrationlens.lint;

import dev.migrationlens.syntax.Slice;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The comments by which other tools are silenced, for our rules of the same meaning. */
final class PeerComments {
  private static final Pattern SQUAWK =
      Pattern.compile("(?:--|/\\*)[ \\t]*squawk-ignore(-file)?(?![\\w-])([^\\n]*)");
  private static final Pattern PGLS =
      Pattern.compile("--[ \\t]*pgls-ignore(-all|-start|-end)?[ \\t]+([\\w/]+)");

  private PeerComments() {}

  /** Some rules are not wanted in a part of a file. */
  record Silence(Set<String> rules, Span scope) {
    boolean covers(Finding finding) {
      return rules.contains(finding.rule()) && scope.touches(finding.span().start());
    }
  }

  /** {@code isComment} tells whether a comment starts at an offset. */
  static List<Silence> of(
      String text, List<Slice> slices, Set<String> tools, IntPredicate isComment) {
    var all = new ArrayList<Silence>();
    if (tools.contains("squawk")) {
      squawk(text, slices, isComment, all);
    }
    if (tools.contains("pgls")) {
      pgls(text, slices, isComment, all);
    }
    return all;
  }

  private static void squawk(
      String text, List<Slice> slices, IntPredicate isComment, List<Silence> all) {
    Peer squawk = Peer.of("squawk");
    Matcher comment = SQUAWK.matcher(text);
    while (comment.find()) {
      if (isComment.test(comment.start())) {
        boolean file = comment.group(1) != null;
        Span scope = file ? whole(text) : statement(slices, comment.start());
        all.add(new Silence(squawkRules(squawk, comment.group(2)), scope));
      }
    }
  }

  /** The rules of a list before a further comment; all of them where none is named. */
  private static Set<String> squawkRules(Peer squawk, String rest) {
    String list = rest.split("--|\\*/", 2)[0].strip();
    if (list.isEmpty()) {
      return squawk.ours();
    }
    var rules = new TreeSet<String>();
    for (String rule : list.split(",")) {
      rules.addAll(squawk.ours(rule.strip()));
    }
    return rules;
  }

  private static void pgls(
      String text, List<Slice> slices, IntPredicate isComment, List<Silence> all) {
    Matcher comment = PGLS.matcher(text);
    while (comment.find()) {
      if (isComment.test(comment.start())) {
        int at = comment.start();
        String kind = comment.group(1) == null ? "" : comment.group(1);
        Set<String> rules = pglsRules(comment.group(2));
        switch (kind) {
          case "-all" -> all.add(new Silence(rules, whole(text)));
          case "-start" -> {
            int end = text.indexOf("pgls-ignore-end " + comment.group(2), at);
            all.add(new Silence(rules, new Span(at, end < 0 ? text.length() : end)));
          }
          case "" -> all.add(new Silence(rules, statement(slices, at)));
          default -> {}
        }
      }
    }
  }

  /** {@code lint/safety/banDropTable}, or all of {@code lint/safety}, or all of {@code lint}. */
  private static Set<String> pglsRules(String wanted) {
    String[] parts = wanted.split("/");
    if (!parts[0].equals("lint") && !parts[0].equals("splinter")) {
      return Set.of();
    }
    Peer peer = Peer.of(parts[0].equals("lint") ? "pgls" : "pgls-database");
    return parts.length < 3 ? peer.ours() : Set.copyOf(peer.ours(parts[2]));
  }

  private static Span whole(String text) {
    return new Span(0, text.length());
  }

  /** The statement around or after a place; nothing behind the last one. */
  private static Span statement(List<Slice> slices, int at) {
    return slices.stream()
        .filter(slice -> slice.end() >= at)
        .findFirst()
        .map(Slice::span)
        .orElse(new Span(at, at));
  }
}

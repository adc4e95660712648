package dev.migrationlens.cli;

import dev.migrationlens.lint.Peer;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.sql.PgVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a new configuration takes over from another tool's: values as JSON, and rules. */
record Adopted(Map<String, String> values, Map<String, Severity> rules) {
  static final Adopted NOTHING = new Adopted(Map.of(), Map.of());

  Adopted {
    values = Map.copyOf(values);
    rules = new TreeMap<>(rules);
  }

  /**
   * Our rules are off where the rule that they come from is excluded, and on where it is not; what
   * PostgreSQL refuses stays an error.
   */
  static Adopted fromSquawk(SquawkFile squawk, List<RuleInfo> known) {
    var values = new TreeMap<String, String>();
    squawk.of("pg_version").stream()
        .findFirst()
        .flatMap(Adopted::major)
        .ifPresent(major -> values.put("postgres", String.valueOf(major)));
    if (squawk.of("assume_in_transaction").contains("true")) {
      values.put("transaction", quoted("file"));
    }
    if (!squawk.of("excluded_paths").isEmpty()) {
      values.put("ignore", list(squawk.of("excluded_paths")));
    }
    values.put("comments", list(List.of("squawk")));
    var rules = new TreeMap<String, Severity>();
    for (RuleInfo ours : known) {
      source(ours)
          .flatMap(theirs -> wanted(squawk, theirs, ours))
          .ifPresent(s -> put(rules, ours, s));
    }
    return new Adopted(values, rules);
  }

  private static void put(Map<String, Severity> rules, RuleInfo ours, Severity severity) {
    rules.put(ours.id(), severity);
  }

  /** The first of Squawk's rules that says what ours says. */
  private static Optional<Peer.Foreign> source(RuleInfo ours) {
    return Peer.of("squawk").rules().stream().filter(r -> r.ours().contains(ours.id())).findFirst();
  }

  private static Optional<Severity> wanted(SquawkFile squawk, Peer.Foreign theirs, RuleInfo ours) {
    if (ours.severity() == Severity.ERROR) {
      return Optional.empty();
    }
    boolean off = squawk.of("excluded_rules").contains(theirs.id());
    boolean on =
        theirs.use() == Peer.Use.USUAL || squawk.of("included_rules").contains(theirs.id());
    if (ours.severity() == Severity.OFF) {
      return on && !off ? Optional.of(Severity.INFO) : Optional.empty();
    }
    return off ? Optional.of(Severity.OFF) : Optional.empty();
  }

  private static Optional<Integer> major(String version) {
    String digits = version.replaceFirst("\\D.*", "");
    if (digits.isEmpty() || digits.length() > 2) {
      return Optional.empty();
    }
    int most = PgVersion.NEWEST.major();
    return Optional.of(Math.max(10, Math.min(Integer.parseInt(digits), most)));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static String list(List<String> texts) {
    return texts.stream().map(Adopted::quoted).collect(Collectors.joining(", ", "[", "]"));
  }

  /** The rules as JSON, each on a line. */
  String rulesText() {
    return rules.isEmpty()
        ? "{}"
        : rules.entrySet().stream()
            .map(e -> "    " + quoted(e.getKey()) + ": " + quoted(e.getValue().word()))
            .collect(Collectors.joining(",\n", "{\n", "\n  }"));
  }
}

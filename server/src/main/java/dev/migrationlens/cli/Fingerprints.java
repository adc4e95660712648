package dev.migrationlens.cli;

import dev.migrationlens.lint.Finding;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * A name for each finding that stays when lines above it come and go: of the file, the rule and the
 * statement, numbered where they repeat.
 */
final class Fingerprints {
  private Fingerprints() {}

  static IdentityHashMap<Finding, String> of(Checked workspace) {
    MessageDigest digest = digest();
    Map<String, Integer> seen = new HashMap<>();
    var prints = new IdentityHashMap<Finding, String>();
    for (Finding finding : workspace.findings()) {
      String statement = statement(workspace.text(finding.path()), finding);
      String key = String.join("\0", finding.path(), finding.rule(), finding.message(), statement);
      int number = seen.merge(key, 1, Integer::sum);
      byte[] hash = digest.digest((key + "\0" + number).getBytes(StandardCharsets.UTF_8));
      prints.put(finding, HexFormat.of().formatHex(hash, 0, 16));
    }
    return prints;
  }

  /** The statement without its layout. */
  private static String statement(String text, Finding finding) {
    int end = Math.min(finding.statement().end(), text.length());
    int start = Math.min(finding.statement().start(), end);
    return text.substring(start, end).strip().replaceAll("\\s+", " ");
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

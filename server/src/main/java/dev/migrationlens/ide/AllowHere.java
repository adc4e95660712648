package dev.migrationlens.ide;

import dev.migrationlens.lint.Finding;
import dev.migrationlens.text.Edit;
import java.util.Optional;

/** The comment that silences a finding at its statement; its reason is for a human to write. */
public final class AllowHere {
  private AllowHere() {}

  /** None where PostgreSQL itself objects: a comment does not change its mind. */
  public static Optional<Edit> of(String text, Finding finding) {
    if (finding.state() != null || finding.rule().equals("unused-allow")) {
      return Optional.empty();
    }
    int at = Math.min(finding.statement().start(), text.length());
    int line = at;
    while (line > 0 && text.charAt(line - 1) != '\n' && text.charAt(line - 1) != '\r') {
      line--;
    }
    String indent = text.substring(line, at);
    boolean alone = indent.isBlank();
    String end = text.contains("\r\n") ? "\r\n" : "\n";
    String comment = "-- allow: " + finding.rule() + ", say why here" + end;
    return Optional.of(
        alone ? Edit.insert(line, indent + comment) : Edit.insert(at, end + comment));
  }
}

package dev.migrationlens.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.Lexer;
import dev.migrationlens.syntax.TokenKind;
import dev.migrationlens.text.LineIndex;
import dev.migrationlens.workspace.Snapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Line ends and the case of unquoted words change nothing that is found. */
final class Variants {
  private Variants() {}

  static void check(Fixture fixture, Snapshot found) {
    List<String> expected = places(found);
    check(fixture, "CRLF", expected, text -> text.replace("\n", "\r\n"));
    check(fixture, "upper case", expected, text -> cased(text, w -> w.toUpperCase(Locale.ROOT)));
    check(fixture, "lower case", expected, text -> cased(text, w -> w.toLowerCase(Locale.ROOT)));
    List<String> words = words(found);
    boolean syntax = found.findings().stream().anyMatch(f -> f.state() == SqlState.SYNTAX_ERROR);
    if (!syntax) {
      assertThat(words(variant(fixture, Variants::broken)))
          .as("found with a word on each line")
          .isEqualTo(words);
      assertThat(words(variant(fixture, Variants::quoted)))
          .as("found with names in quotes")
          .isEqualTo(words);
    }
  }

  /** Every single space becomes a line end. */
  private static String broken(String text) {
    var tokens = Lexer.lex(text);
    var out = new StringBuilder(text);
    for (int i = 1; i < tokens.count(); i++) {
      if (tokens.start(i) == tokens.end(i - 1) + 1 && text.charAt(tokens.end(i - 1)) == ' ') {
        out.setCharAt(tokens.end(i - 1), '\n');
      }
    }
    return out.toString();
  }

  /** Whatever is no key word stands in double quotes. */
  private static String quoted(String text) {
    var tokens = Lexer.lex(text);
    var out = new StringBuilder();
    int at = 0;
    for (int i = 0; i < tokens.count(); i++) {
      if (tokens.kind(i) == TokenKind.WORD && tokens.keyword(i) == null) {
        out.append(text, at, tokens.start(i)).append('"');
        out.append(tokens.text(i).toLowerCase(Locale.ROOT)).append('"');
        at = tokens.end(i);
      }
    }
    return out.append(text.substring(at)).toString();
  }

  /** What is found, and at which word, wherever it stands. */
  private static List<String> words(Snapshot snapshot) {
    return snapshot.findings().stream()
        .map(
            f -> {
              String text = snapshot.source(f.path()).orElseThrow().text();
              String words = f.span().of(text).replace("\"", "").split("\\s", 2)[0];
              return "%s %s %s %s".formatted(f.rule(), f.state(), f.path(), words);
            })
        .sorted()
        .toList();
  }

  private static Snapshot variant(Fixture fixture, UnaryOperator<String> variant) {
    Map<String, String> files = new LinkedHashMap<>();
    fixture
        .files()
        .forEach((p, text) -> files.put(p, p.endsWith(".sql") ? variant.apply(text) : text));
    return World.open(files).snapshot();
  }

  private static void check(
      Fixture fixture, String name, List<String> expected, UnaryOperator<String> variant) {
    assertThat(places(variant(fixture, variant))).as("found in %s", name).isEqualTo(expected);
  }

  private static String cased(String text, UnaryOperator<String> change) {
    var tokens = Lexer.lex(text);
    var out = new StringBuilder(text);
    for (int i = 0; i < tokens.count(); i++) {
      if (tokens.kind(i) == TokenKind.WORD) {
        String word = text.substring(tokens.start(i), tokens.end(i));
        if (word.chars().allMatch(c -> c < 0x80)) {
          out.replace(tokens.start(i), tokens.end(i), change.apply(word));
        }
      }
    }
    return out.toString();
  }

  private static List<String> places(Snapshot snapshot) {
    return snapshot.findings().stream().map(f -> place(snapshot, f)).toList();
  }

  private static String place(Snapshot snapshot, Finding finding) {
    var lines = new LineIndex(snapshot.source(finding.path()).orElseThrow().text());
    return "%s %s %s %d:%d-%d:%d"
        .formatted(
            finding.rule(),
            finding.state(),
            finding.path(),
            lines.line(finding.span().start()),
            lines.column(finding.span().start()),
            lines.line(finding.span().end()),
            lines.column(finding.span().end()));
  }
}

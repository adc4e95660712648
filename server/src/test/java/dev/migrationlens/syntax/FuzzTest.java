package dev.migrationlens.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Random edits of real-looking files: nothing throws, nothing takes long, nothing is lost. */
@Tag("slow")
class FuzzTest {
  private static final int EDITS = Integer.getInteger("migrationlens.edits", 20_000);
  private static final long LONGEST_NANOS = 5_000_000;
  private static final int FILE = 6_000;

  private static final String[] SNIPPETS = {
    "'",
    "\"",
    "$$",
    "/*",
    "*/",
    "--",
    ";",
    "(",
    ")",
    "[",
    "]",
    "\\",
    "\n",
    " ",
    "E'",
    "U&'",
    "0x",
    "1_",
    "$1",
    ":x",
    "{{",
    "${",
    "BEGIN ATOMIC ",
    "END",
    "CASE ",
    "select ",
    " from ",
    "::",
    "😀",
    "\0",
    "\ud800",
    "not ",
    "with ",
    "$tag$",
    "copy t from stdin;\n",
    "\\.\n",
    "uescape "
  };

  private static String source() {
    return Corpus.valid().stream().map(e -> e.text() + ";\n").collect(Collectors.joining());
  }

  @Test
  void randomEditsNeverThrowNorHangNorLoseText() {
    String source = source();
    var random = new Random(20_260_105);
    String text = "";
    for (int i = 0; i < EDITS; i++) {
      if (i % 200 == 0 || text.length() > 2 * FILE) {
        int from = random.nextInt(Math.max(1, source.length() - FILE));
        text = source.substring(from, Math.min(source.length(), from + FILE));
      }
      int at = random.nextInt(text.length() + 1);
      text = edited(text, source, at, random);
      examine(text, at);
    }
  }

  private static String edited(String text, String source, int at, Random random) {
    int to = Math.min(text.length(), at + random.nextInt(20));
    return switch (random.nextInt(4)) {
      case 0 -> text.substring(0, at) + text.substring(to);
      case 1 ->
          text.substring(0, at) + SNIPPETS[random.nextInt(SNIPPETS.length)] + text.substring(at);
      case 2 -> {
        int from = random.nextInt(source.length() - 100);
        yield text.substring(0, at)
            + source.substring(from, from + random.nextInt(100))
            + text.substring(at);
      }
      default -> text.substring(to) + text.substring(0, at);
    };
  }

  /** The whole file is lexed and split; the statements around the edit are parsed. */
  private static void examine(String text, int at) {
    covers(text);
    List<Slice> slices = StatementSplitter.split(text);
    int end = 0;
    for (Slice slice : slices) {
      assertThat(slice.start()).isGreaterThanOrEqualTo(end);
      end = slice.end();
      if (slice.kind() == Slice.Kind.SQL && slice.start() <= at + 50 && slice.end() >= at - 50) {
        parse(slice.of(text));
      }
    }
  }

  private static void parse(String statement) {
    long best = Long.MAX_VALUE;
    for (int attempt = 0; attempt < 4 && best > LONGEST_NANOS; attempt++) {
      long start = System.nanoTime();
      Parsed parsed = Parser.parse(statement);
      best = Math.min(best, System.nanoTime() - start);
      for (SyntaxProblem problem : parsed.problems()) {
        assertThat(problem.span().end()).isLessThanOrEqualTo(statement.length());
      }
    }
    if (statement.hashCode() % 16 == 0) {
      assertThat(Parser.guess(statement)).isNotNull();
    }
    if (best > LONGEST_NANOS) {
      fail("took %.1f ms: %s", best / 1e6, statement);
    }
  }

  /** Between two tokens there is only white space and comments. */
  private static void covers(String text) {
    Tokens tokens = Lexer.lex(text);
    int end = 0;
    for (int i = 0; i <= tokens.count(); i++) {
      int start = tokens.start(i);
      if (Chars.skipGap(text, end) < start) {
        fail("lost text at %d: %s", end, text.substring(end, Math.min(start, end + 80)));
      }
      assertThat(tokens.end(i)).isGreaterThanOrEqualTo(start);
      end = tokens.end(i);
    }
  }
}

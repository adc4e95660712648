package dev.migrationlens.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Characters of a line are counted as client and server agreed, whatever stands before them. */
@Timeout(20)
class PositionsTest {
  private static final String LINE = "\tselect '\uD83D\uDE00é', nope from a;";
  private static final int ASCII_BEFORE = "\tselect '', ".length();

  @TempDir Path root;

  @ParameterizedTest
  @CsvSource({"utf-8,6", "utf-16,3", "utf-32,2"})
  void behindTabsEmojiAndCarriageReturns(String encoding, int units) {
    Conversation.files(root, "001_a.sql", "create table a (id int);\n");
    String initialize =
        """
        {"rootUri":"%s","capabilities":{"general":{"positionEncodings":["%s"]}}}"""
            .formatted(root.toUri(), encoding);
    try (var editor = Conversation.with(root, initialize)) {
      editor.open("002_b.sql", "select 1;\r\n" + LINE + "\r\n");
      int start = ASCII_BEFORE + units;
      assertThat(range(editor.diagnostics("002_b.sql")))
          .isEqualTo(range(1, start, start + "nope".length()));

      // The edit is counted alike: "nope" becomes "nopes", then something before it goes.
      editor.change("002_b.sql", 2, 1, start + 4, 1, start + 4, "s");
      assertThat(range(editor.diagnostics("002_b.sql")))
          .isEqualTo(range(1, start, start + "nopes".length()));
      editor.change("002_b.sql", 3, 0, 0, 1, 0, "");
      assertThat(range(editor.diagnostics("002_b.sql")))
          .isEqualTo(range(0, start, start + "nopes".length()));
    }
  }

  private static JsonObject range(JsonArray diagnostics) {
    assertThat(diagnostics).hasSize(1);
    return diagnostics.get(0).getAsJsonObject().getAsJsonObject("range");
  }

  private static JsonObject range(int line, int start, int end) {
    return Json.of(
        "start", Conversation.position(line, start), "end", Conversation.position(line, end));
  }
}

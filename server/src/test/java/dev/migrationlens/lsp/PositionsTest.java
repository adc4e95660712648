package dev.migrationlens.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Characters of a line are counted as client and server agreed, whatever stands before them. */
@Timeout(60)
class PositionsTest {
  private static final String LINE = "\tselect '\uD83D\uDE00é', nope from a;";
  private static final int ASCII_BEFORE = "\tselect '', ".length();

  @TempDir Path root;

  @ParameterizedTest
  @CsvSource({"utf-8,6", "utf-16,3", "utf-32,2"})
  void behindTabsEmojiAndCarriageReturns(String encoding, int units) {
    Conversation.files(root, "001_a.sql", "create table a (id int);\n");
    try (var editor = Conversation.with(root, greeting(encoding))) {
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

  @ParameterizedTest
  @CsvSource({"utf-8,3", "utf-16,1", "utf-32,1"})
  void linesEndAtALoneCarriageReturnTooAndAMarkAtTheStartCounts(String encoding, int mark) {
    Conversation.files(root, "001_a.sql", "create table a (id int);\n");
    try (var editor = Conversation.with(root, greeting(encoding))) {
      editor.open("002_b.sql", "select 1;\rselect nope from a;");
      assertThat(range(editor.diagnostics("002_b.sql"))).isEqualTo(range(1, 7, 11));
      editor.open("003_c.sql", "\uFEFFselect nope from a;");
      assertThat(range(editor.diagnostics("003_c.sql"))).isEqualTo(range(0, mark + 7, mark + 11));
    }
  }

  @ParameterizedTest
  @CsvSource({"utf-8", "utf-16", "utf-32"})
  void aPlaceBehindTheEndOfItsLineIsThatEnd(String encoding) {
    Conversation.files(root, "001_a.sql", "create table a (id int);\n");
    try (var editor = Conversation.with(root, greeting(encoding))) {
      editor.open("002_b.sql", "select 1;\r\nselect 2;\r\n");
      assertThat(editor.diagnostics("002_b.sql")).isEmpty();
      int most = Integer.MAX_VALUE;
      editor.change("002_b.sql", 2, 1, most, 1, most, " select 'é', nope from a;");
      int start = "select 2; select 'é', ".length() + (encoding.equals("utf-8") ? 1 : 0);
      assertThat(range(told(editor, 2))).isEqualTo(range(1, start, start + "nope".length()));
      editor.change("002_b.sql", 3, 0, most, 0, most, " select nope from a;");
      assertThat(told(editor, 3).get(0).getAsJsonObject().get("range")).isEqualTo(range(0, 17, 21));
      // From the end to the start, and beyond the last line.
      editor.change("002_b.sql", 4, 1, 9, 1, 0, "");
      assertThat(told(editor, 4).get(1).getAsJsonObject().get("range"))
          .isEqualTo(range(1, start - 9, start - 5));
      editor.change("002_b.sql", 5, most, most, most, most, "select nope from a;");
      assertThat(told(editor, 5).get(2).getAsJsonObject().get("range")).isEqualTo(range(2, 7, 11));
    }
  }

  @Test
  void editorsDoNotShowTheMarkOfAFileOnDisk() {
    Conversation.files(
        root, "001_a.sql", "create table a (id int);\n", "002_b.sql", "\uFEFFselect nope from a;");
    try (var editor = Conversation.in(root)) {
      editor.rested();
      assertThat(range(editor.shown(editor.uri("002_b.sql")))).isEqualTo(range(0, 7, 11));
    }
  }

  private static JsonArray told(Conversation editor, int version) {
    editor.await(editor.uri("002_b.sql"), version);
    return editor.shown(editor.uri("002_b.sql"));
  }

  private String greeting(String encoding) {
    return """
    {"rootUri":"%s","capabilities":{"general":{"positionEncodings":["%s"]}}}\
    """
        .formatted(root.toUri(), encoding);
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

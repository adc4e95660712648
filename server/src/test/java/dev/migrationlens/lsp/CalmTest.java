package dev.migrationlens.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A statement that is being typed. */
@Timeout(20)
class CalmTest {
  @TempDir Path root;
  private Conversation editor;
  private int version = 1;
  private int column;

  @BeforeEach
  void start() {
    Conversation.files(root, "001_a.sql", "\nselect nope from pg_class;\n");
    editor = Conversation.in(root);
    editor.open("001_a.sql", "\nselect nope from pg_class;\n");
    assertThat(rules()).containsExactly("missing-column");
  }

  @AfterEach
  void stop() {
    editor.close();
  }

  @Test
  void anUnfinishedStatementIsToldOfWhenTypingPauses() {
    List<String> seen = new ArrayList<>();
    for (char c : "select 1 +".toCharArray()) {
      editor.change("001_a.sql", ++version, 0, column, 0, column, String.valueOf(c));
      column++;
      seen.addAll(rules());
    }
    assertThat(seen).containsOnly("missing-column").hasSize(10);
    assertThat(rules()).contains("syntax-error");
  }

  @Test
  void itIsToldOfWhenTheCursorHasLeftIt() {
    editor.change("001_a.sql", ++version, 0, 0, 0, 0, "select 1 +");
    assertThat(rules()).doesNotContain("syntax-error");
    editor.change("001_a.sql", ++version, 0, 10, 0, 10, ";");
    assertThat(rules()).contains("syntax-error", "missing-column");
  }

  @Test
  void whatIsToldStaysToldWhileItIsMended() {
    editor.change("001_a.sql", ++version, 0, 0, 0, 0, "select 1 +");
    assertThat(rules()).doesNotContain("syntax-error");
    assertThat(rules()).contains("syntax-error");
    editor.change("001_a.sql", ++version, 0, 9, 0, 9, "+");
    assertThat(rules()).contains("syntax-error");
    editor.change("001_a.sql", ++version, 0, 11, 0, 11, " 2;");
    assertThat(rules()).doesNotContain("syntax-error");
  }

  private List<String> rules() {
    var rules = new ArrayList<String>();
    editor
        .diagnostics("001_a.sql")
        .forEach(d -> rules.add(d.getAsJsonObject().get("code").getAsString()));
    return rules;
  }
}

package dev.migrationlens.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A statement that is being typed. */
@Timeout(60)
class CalmTest {
  @TempDir Path root;
  private Conversation editor;
  private int version = 1;
  private int column;

  @BeforeEach
  void start() {
    Conversation.files(
        root,
        "001_a.sql",
        "\nselect nope from pg_class;\n",
        "003_c.sql",
        "create view v as select author from posts;\n");
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

  private static final String LATER =
      """

      create table posts (id uuid primary key, author uuid);
      alter table posts enable row level security;
      create policy own on posts for select using (author is not null);
      create view recent as select id, author from posts;
      select nope from posts;
      """;

  private static final String TYPED =
      """
      create table notes (
        id uuid primary key,
        body text not null default '(;'
      );
      do $$ begin perform 1; if true then perform 'x'; end if; end $$;
      /* it's; */ insert into pg_class (relname) values ('it''s'), ('b');
      """;

  @Test
  void nothingElseInTheFileComesOrGoesWhileSomethingIsTyped() {
    type("002_b.sql", LATER, TYPED);
  }

  @Test
  void norWhereTheWholeTextIsSentEachTime() {
    editor.open("002_b.sql", LATER);
    List<String> before = shown("002_b.sql");
    for (int i = 1; i <= TYPED.length(); i++) {
      JsonObject all = Json.of("text", TYPED.substring(0, i) + LATER);
      JsonObject document = Json.of("uri", editor.uri("002_b.sql"), "version", i + 1);
      editor.tell(
          "textDocument/didChange",
          Json.of("textDocument", document, "contentChanges", Json.list(all)).toString());
      assertThat(at("002_b.sql", i + 1)).as(TYPED.substring(0, i)).containsAll(before);
    }
  }

  @Test
  void aPauseTellsOfTheUnfinishedStatementButNotOfWhatWouldFollowFromIt() {
    editor.open("002_b.sql", LATER);
    List<String> before = shown("002_b.sql");
    // What was missing there before the file was opened may be told of a little later.
    assertThat(editor.shown(editor.uri("003_c.sql"), 0)).isEmpty();
    editor.change("002_b.sql", 2, 0, 0, 0, 0, "create table posts2 (id int, ");
    assertThat(waitFor("002_b.sql", "syntax-error")).containsAll(before);
    editor.at("textDocument/documentSymbol", "003_c.sql", 0, 0);
    assertThat(editor.shown(editor.uri("003_c.sql"))).isEmpty();
    editor.change("002_b.sql", 3, 0, 28, 0, 28, "x int);");
    assertThat(at("002_b.sql", 3)).containsAll(before).doesNotContain("syntax-error");
  }

  @Test
  void whatCameBackCanBeCuredAsBefore() {
    editor.open("002_b.sql", LATER);
    shown("002_b.sql");
    editor.change("002_b.sql", 2, 1, 0, 1, 0, "x");
    editor.change("002_b.sql", 3, 1, 0, 1, 1, "");
    assertThat(at("002_b.sql", 3)).contains("policy-command-missing");
    JsonObject params = editor.params("002_b.sql", 1, 15);
    params.add(
        "range",
        Json.of("start", Conversation.position(1, 15), "end", Conversation.position(1, 15)));
    assertThat(editor.result("textDocument/codeAction", params).toString())
        .contains("Allow `policy-command-missing` here");
  }

  @Test
  void whoDoesSomethingElseIsToldEverything() {
    editor.open("002_b.sql", LATER);
    shown("002_b.sql");
    editor.change("002_b.sql", 2, 0, 0, 0, 0, "create table notes (id int, ");
    assertThat(waitFor("002_b.sql", "syntax-error")).contains("missing-column");
    JsonObject document = Json.of("uri", editor.uri("002_b.sql"));
    editor.tell("textDocument/didClose", Json.of("textDocument", document).toString());
    assertThat(editor.shown(editor.uri("003_c.sql"), 1).toString()).contains("missing-relation");
  }

  @Test
  void halfAWordAtTheEndIsNoName() {
    editor.open("002_b.sql", "");
    String typed = "select relname from pg_class";
    for (int i = 0; i < typed.length(); i++) {
      editor.change("002_b.sql", i + 2, 0, i, 0, i, typed.substring(i, i + 1));
      assertThat(at("002_b.sql", i + 2)).as(typed.substring(0, i + 1)).isEmpty();
    }
  }

  @Test
  void whatIsPastedIsToldOfAtOnce() {
    editor.open("002_b.sql", "");
    editor.change("002_b.sql", 2, 0, 0, 0, 0, "select nope from pg_class");
    assertThat(at("002_b.sql", 2)).containsExactly("missing-column");
  }

  /** Every answer has what was shown before, and nothing more until the statement ends. */
  private void type(String file, String text, String typed) {
    editor.open(file, text);
    List<String> before = shown(file);
    assertThat(before).contains("missing-column", "policy-command-missing");
    int line = 0;
    int character = 0;
    for (int i = 0; i < typed.length(); i++) {
      String c = typed.substring(i, i + 1);
      editor.change(file, i + 2, line, character, line, character, c);
      line += c.equals("\n") ? 1 : 0;
      character = c.equals("\n") ? 0 : character + 1;
      List<String> now = at(file, i + 2);
      assertThat(now).as(typed.substring(0, i + 1)).containsAll(before);
      assertThat(now).doesNotContain("missing-relation");
    }
  }

  /** What is shown when everything was looked at. */
  private List<String> shown(String file) {
    return waitFor(file, "policy-command-missing");
  }

  private List<String> waitFor(String file, String rule) {
    while (!rules(editor.shown(editor.uri(file))).contains(rule)) {
      editor.diagnostics(file);
    }
    return rules(editor.shown(editor.uri(file)));
  }

  private List<String> at(String file, int version) {
    while (editor.version(editor.uri(file)) < version) {
      editor.diagnostics(file);
    }
    return rules(editor.shown(editor.uri(file)));
  }

  private static List<String> rules(JsonArray diagnostics) {
    var rules = new ArrayList<String>();
    diagnostics.forEach(d -> rules.add(d.getAsJsonObject().get("code").getAsString()));
    return rules;
  }

  private List<String> rules() {
    return rules(editor.diagnostics("001_a.sql"));
  }
}

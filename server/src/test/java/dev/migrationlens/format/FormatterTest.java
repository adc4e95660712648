package dev.migrationlens.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.syntax.Lexer;
import dev.migrationlens.syntax.StatementSplitter;
import dev.migrationlens.syntax.Tokens;
import dev.migrationlens.text.Edit;
import dev.migrationlens.text.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FormatterTest {

  @Test
  void aTable() {
    assertThat(
            Formatter.format(
                """


                create   table users(   -- people
                id bigint  primary key,
                    -- where to write to
                      email text not null
                    default '' ,
                  check ( length( email )>3 )
                    )   ;



                alter table users
                enable row level security;
                """))
        .isEqualTo(
            """
            create table users(   -- people
              id bigint primary key,
              -- where to write to
              email text not null
                default '',
              check (length(email)>3)
            );

            alter table users
              enable row level security;
            """);
  }

  @Test
  void aQueryInAPolicy() {
    assertThat(
            Formatter.format(
                """
                create policy p on t for select
                using (exists (
                select 1
                from members m
                where m.id = t.id
                and m.ok
                ));
                """))
        .isEqualTo(
            """
            create policy p on t for select
              using (exists (
                select 1
                from members m
                where m.id = t.id
                  and m.ok
              ));
            """);
  }

  @Test
  void bodiesCommentsAndDataStay() {
    String text =
        """
        create function f() returns int language plpgsql as $$
        begin
              return    1;
        end $$;

        /* a
             b */
        copy t from stdin;
        1   2
        \\.
        """;
    assertThat(Formatter.format(text)).isEqualTo(text);
  }

  @Test
  void aRangeAndALineEndAreEnough() {
    String text = "select   1;\r\nselect   2;\r\n";
    assertThat(Edit.apply(text, Formatter.edits(text, new Span(14, 15))))
        .isEqualTo("select   1;\r\nselect 2;\r\n");
  }

  @Test
  void whileTyping() {
    String table = "create table t (\n";
    assertThat(Edit.apply(table, Formatter.onType(table, table.length(), '\n')))
        .isEqualTo("create table t (\n  ");
    String done = "select 1;\n  ";
    assertThat(Edit.apply(done, Formatter.onType(done, done.length(), '\n')))
        .isEqualTo("select 1;\n");
    String ended = "select   1;";
    assertThat(Edit.apply(ended, Formatter.onType(ended, ended.length(), ';')))
        .isEqualTo("select 1;");
  }

  @Test
  void everyFileKeepsItsTokensAndItsCommentsAndIsThenDone() throws IOException {
    int files = 0;
    for (Path folder : List.of(Path.of("src/test/resources"), Path.of("../examples"))) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path file : all.filter(f -> f.toString().endsWith(".sql")).toList()) {
          String text = Files.readString(file);
          String once = Formatter.format(text);
          assertThat(tokens(once)).as("tokens of %s", file).isEqualTo(tokens(text));
          assertThat(comments(once)).as("comments of %s", file).isEqualTo(comments(text));
          assertThat(Formatter.format(once)).as("%s twice", file).isEqualTo(once);
          files++;
        }
      }
    }
    assertThat(files).isPositive();
  }

  private static List<String> tokens(String text) {
    var all = new ArrayList<String>();
    for (var slice : StatementSplitter.split(text)) {
      String own = slice.of(text);
      Tokens tokens = Lexer.lex(own);
      for (int i = 0; i < tokens.count(); i++) {
        all.add(tokens.kind(i) + " " + own.substring(tokens.start(i), tokens.end(i)));
      }
      all.add(slice.kind().toString());
    }
    return all;
  }

  /** All that is not white space, in order: nothing is lost, wherever it stands. */
  private static String comments(String text) {
    return text.replaceAll("\\s+", "");
  }
}

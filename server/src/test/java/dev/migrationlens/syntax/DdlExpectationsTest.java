package dev.migrationlens.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.sql.Keyword;
import java.util.ArrayList;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What may come next in statements of DDL. */
class DdlExpectationsTest {

  private static Set<String> after(String text) {
    return Parser.expectations(text, text.length());
  }

  @Test
  void atTheBeginning() {
    assertThat(after("")).contains("create", "alter", "drop", "select", "grant", "begin");
  }

  @Test
  void afterCreate() {
    assertThat(after("create "))
        .contains("table", "index", "policy", "function", "or", "materialized", "unlogged");
    assertThat(after("create or replace ")).contains("function", "view").doesNotContain("table");
    assertThat(after("create table ")).containsExactlyInAnyOrder("if", "<name>");
    assertThat(after("create table if ")).contains("not");
    assertThat(after("create table if not ")).containsExactly("exists");
  }

  @Test
  void inTables() {
    assertThat(after("create table t (a int ")).contains("not", "references", "generated", ",");
    assertThat(after("create table t (a int not ")).contains("null", "deferrable", "enforced");
    assertThat(after("create table t (a int references u on delete "))
        .containsExactlyInAnyOrder("no", "restrict", "cascade", "set");
    assertThat(after("create table t (a int) partition by ")).contains("range", "list", "hash");
    assertThat(after("alter table t ")).contains("add", "drop", "enable", "rename", "owner");
    assertThat(after("alter table t alter a set ")).contains("default", "not", "data");
    assertThat(after("alter table t enable row ")).containsExactly("level");
  }

  @Test
  void inPolicies() {
    assertThat(after("create policy p on t ")).contains("as", "for", "to", "using", "with");
    assertThat(after("create policy p on t as ")).contains("permissive", "restrictive");
    assertThat(after("create policy p on t for "))
        .containsExactlyInAnyOrder("all", "select", "insert", "update", "delete");
  }

  @Test
  void inOthers() {
    assertThat(after("grant ")).contains("select", "insert", "usage", "all", "<name>");
    assertThat(after("grant select on all ")).contains("tables", "sequences");
    assertThat(after("create role r ")).contains("login", "superuser", "in", "password");
    assertThat(after("explain (")).contains("analyze", "format", "buffers");
    assertThat(after("drop ")).contains("table", "policy", "function", "owned");
    assertThat(after("comment on ")).contains("table", "column", "function");
    assertThat(after("create trigger g before ")).contains("insert", "update");
    assertThat(after("create function f() returns int ")).contains("language", "as", "stable");
  }

  /** The labels and values of options are anybody's; everything else is foreseen. */
  @Test
  void nearlyEveryKeyWordIsForeseen() {
    var unforeseen = new ArrayList<String>();
    int words = 0;
    for (Corpus.Entry entry : Corpus.valid()) {
      String text = entry.text();
      Tokens tokens = Lexer.lex(text);
      for (int i = 0; entry.file().startsWith("ddl-") && i < tokens.count(); i++) {
        Keyword keyword = tokens.keyword(i);
        if (keyword != null) {
          words++;
          Set<String> foreseen = Parser.expectations(text, tokens.start(i));
          if (!foreseen.contains(keyword.word()) && !isName(keyword, foreseen)) {
            unforeseen.add(text.substring(0, tokens.end(i)));
          }
        }
      }
    }
    assertThat(unforeseen).hasSizeLessThan(words / 100);
  }

  private static boolean isName(Keyword keyword, Set<String> foreseen) {
    return foreseen.contains("<expression>")
        || (keyword.category() != Keyword.Category.RESERVED
            && (foreseen.contains("<name>") || foreseen.contains("<type>")));
  }
}

package dev.migrationlens.ide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.naming.Chain;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PagesTest {

  @Test
  void aCommand() {
    assertThat(page("create or replace <|>function f() returns int language sql as 'select 1';"))
        .contains("**CREATE FUNCTION**", "/sql-createfunction.html");
  }

  @Test
  void aClause() {
    assertThat(page("create index <|>concurrently on t (a);"))
        .contains("**CONCURRENTLY**", "without blocking writes", "may also name a function");
    assertThat(page("create table t (a int <|>default 1);")).contains("reserved word");
  }

  @Test
  void aRuleInAComment() {
    assertThat(page("-- allow: a-<|>rule, because\nselect 1;")).isEqualTo("# a-rule");
    assertThat(page("select a-<|>rule;")).startsWith("**RULE**");
  }

  @Test
  void anotherMigration() {
    Optional<Hover.Text> page =
        find(
            Chain.named(
                "20240101000000_first.sql",
                "create table a (id int);",
                "20240102000000_second.sql",
                "-- Dependencies: 20240101<|>000000_first.sql\nselect 1;"));
    assertThat(page.orElseThrow().markdown())
        .contains("**20240101000000_first.sql**", "creates table `a`");
  }

  private static Optional<Hover.Text> find(Chain chain) {
    return Pages.at(
        chain.replay(),
        chain.path(),
        chain.offset(),
        rule -> rule.equals("a-rule") ? Optional.of("# a-rule") : Optional.empty());
  }

  private static Optional<Hover.Text> find(String text) {
    return find(Chain.of(text));
  }

  private static String page(String text) {
    return find(text).orElseThrow().markdown();
  }
}

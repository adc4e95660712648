package dev.migrationlens.ide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.naming.Chain;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompletionTest {
  private static final String USERS = "create table users (id int, email text);";

  @Test
  void relationsAfterFrom() {
    assertThat(labels(USERS, "select * from us<|>")).startsWith("users");
  }

  @Test
  void notWhatComesLater() {
    assertThat(labels(USERS, "select * from <|>;\ncreate table later (id int);"))
        .contains("users")
        .doesNotContain("later");
  }

  @Test
  void columnsThroughAnAlias() {
    assertThat(labels(USERS, "select u.<|> from users u;")).containsExactly("id", "email");
  }

  @Test
  void columnsOfTheStatementsTable() {
    assertThat(labels(USERS, "create index on users (em<|>)")).startsWith("email");
    assertThat(labels(USERS, "update users set e<|>")).startsWith("email");
    assertThat(labels(USERS, "insert into users (<|>")).startsWith("id", "email");
  }

  @Test
  void tablesOfASchema() {
    assertThat(labels("create schema app; create table app.a (id int); drop table app.<|>"))
        .contains("a");
  }

  @Test
  void types() {
    assertThat(labels("create type mood as enum ('a');", "create table t (m mo<|>"))
        .contains("mood");
  }

  @Test
  void keyWordsAtTheStartOfAStatement() {
    assertThat(labels("select 1;\ncre<|>")).contains("create");
    assertThat(labels("<|>")).contains("create", "alter", "select");
    assertThat(labels("alter table t dro<|>")).contains("drop");
  }

  @Test
  void functionsWithTheirSignature() {
    Chain chain =
        Chain.of("create function twice(a int) returns int language sql as '';", "select tw<|>");
    assertThat(Completion.at(chain.replay(), chain.path(), chain.offset()))
        .anySatisfy(i -> assertThat(i.detail()).contains("twice(a integer) returns integer"));
  }

  @Test
  void neverTooMany() {
    assertThat(labels("select <|>")).hasSizeLessThanOrEqualTo(200);
  }

  private static List<String> labels(String... files) {
    Chain chain = Chain.of(files);
    return Completion.at(chain.replay(), chain.path(), chain.offset()).stream()
        .map(Completion.Item::label)
        .toList();
  }
}

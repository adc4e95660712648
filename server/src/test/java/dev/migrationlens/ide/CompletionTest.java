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
  void rolesWhereARoleIsExpected() {
    String roles = "create role clerk; create table t (id int);";
    assertThat(labels(roles, "create policy p on t to <|>")).startsWith("clerk").contains("public");
    assertThat(labels(roles, "create policy p on t for select to clerk, <|>")).startsWith("clerk");
    assertThat(labels(roles, "grant select on t to cl<|>")).containsExactly("clerk");
    assertThat(labels(roles, "alter table t owner to <|>"))
        .startsWith("clerk")
        .doesNotContain("t", "id");
  }

  @Test
  void theUsualTypesBeforeTheRest() {
    String mood = "create type mood as enum ('a');";
    assertThat(labels(mood, "create table t (a <|>")).startsWith("mood", "text", "uuid", "bigint");
    assertThat(labels(mood, "create table t (a <|>")).doesNotContain("anyelement", "trigger");
    assertThat(labels("create function f() returns <|>")).startsWith("trigger", "void");
  }

  @Test
  void functionsForTriggers() {
    String functions =
        "create function touch() returns trigger language plpgsql as 'begin return new; end';"
            + " create function twice() returns int language sql as 'select 2'; create table t (a"
            + " int);";
    String trigger = "create trigger x before update on t for each row execute function ";
    assertThat(labels(functions, trigger + "<|>")).contains("touch").doesNotContain("twice", "t");
    assertThat(labels(functions, trigger + "public.<|>")).containsExactly("touch");
    assertThat(labels(functions, "drop function <|>")).contains("touch", "twice");
  }

  @Test
  void whatTheStatementItselfNames() {
    assertThat(labels(USERS, "with old as (select 1) select * from users u where <|>"))
        .contains("id", "email", "u", "old")
        .doesNotContain("users");
  }

  @Test
  void columnsOfWhatTheStatementMakes() {
    assertThat(
            labels(USERS, "with old as (select id, 1 as one from users) select o.<|> from old o"))
        .containsExactly("id", "one");
    assertThat(labels(USERS, "select x.<|> from (select email from users) x"))
        .containsExactly("email");
  }

  @Test
  void insideTheBodyOfAFunction() {
    assertThat(labels(USERS, body("select <|> from users u where u.id = p_id;")))
        .startsWith("id", "email")
        .contains("p_id", "v_count", "u");
    assertThat(labels(USERS, body("select count(*) into v_count from users where em<|>;")))
        .startsWith("email");
    assertThat(labels(USERS, body("v_count := v<|>;"))).startsWith("v_count");
    assertThat(labels(USERS, body("if v_count > 1 then perform 1; end if; insert into us<|>")))
        .startsWith("users");
    assertThat(labels(USERS, body("delete from users where id = 1; <|>")))
        .contains("return", "perform", "if", "v_count");
    assertThat(labels(USERS, body("for r in select u.<|> from users u loop null; end loop;")))
        .containsExactly("id", "email");
  }

  @Test
  void insideOtherBodies() {
    assertThat(labels(USERS, "do $$ begin update users set em<|> end $$")).startsWith("email");
    assertThat(
            labels(
                USERS,
                "create function f() returns int language sql as $$ select <|> from users $$"))
        .startsWith("id", "email");
    assertThat(labels(USERS, body("null;").replace("v_count int;", "v_count int; w <|>")))
        .startsWith("text", "uuid");
  }

  private static String body(String statements) {
    return "create function f(p_id int) returns void language plpgsql as $$ declare v_count int;"
        + " begin "
        + statements
        + " end $$;";
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

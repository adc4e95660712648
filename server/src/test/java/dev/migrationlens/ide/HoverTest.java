package dev.migrationlens.ide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.naming.Chain;
import org.junit.jupiter.api.Test;

class HoverTest {

  @Test
  void aTableAsThisStatementMeetsIt() {
    String text =
        hover(
            "create table users (id int primary key);\nalter table users add email text;",
            "create index on users (email);\ncreate policy p on users using (true);",
            "select * from us<|>ers;",
            "alter table users drop email;");
    assertThat(text)
        .contains("create table users (", "email text", "create index", "create policy p")
        .contains("Made in `1.sql:1`, changed in `1.sql:2`");
  }

  @Test
  void aColumn() {
    assertThat(
            hover(
                "create table a (id int primary key); create table b (a int references a);",
                "update b set <|>a = 1;"))
        .contains("b.a integer", "foreign key `b_a_fkey` → `a`");
  }

  @Test
  void whatChangedAThingAndWhatOnlyNamedIt() {
    String[] files = {
      "create table t (<|>a int, b int); create index i on t (b);",
      "alter table t alter a set not null; alter table t add c int;",
      "alter table t rename a to x; insert into t (x) values (1);",
      "alter table t drop x;"
    };
    assertThat(hover(files))
        .contains("Made in `1.sql:1`, changed in `2.sql:1`, `3.sql:1`, `4.sql:1`\n");
    assertThat(
            hover(
                "create table <|>t (a int);\ncreate index i on t (a);",
                "select a from t;\ncreate policy p on t using (true);",
                "drop table t;"))
        .contains("Made in `1.sql:1`, changed in `1.sql:2`, `2.sql:2`, `3.sql:1`\n");
    assertThat(
            hover(
                "create function <|>f() returns int language sql as 'select 1';",
                "create or replace function f() returns int language sql as 'select 2';"))
        .contains("changed in `2.sql:1`");
  }

  @Test
  void aTriggerAndAnAlias() {
    String table = "create table t (a int);";
    assertThat(
            hover(
                table,
                "create function f() returns trigger language plpgsql as 'begin end';",
                "create trigger <|>g before update of a or delete on t for each row execute"
                    + " function f();"))
        .contains("create trigger g before update of a or delete on t\n  for each row\n  execute")
        .contains("function f();");
    assertThat(hover(table, "select <|>x.a from t x;")).contains("create table t (");
  }

  @Test
  void aFunction() {
    assertThat(hover("create function f(a int) returns text language sql as ''; select <|>f(1);"))
        .contains("function f(a integer) returns text");
  }

  @Test
  void aNameThatLivesInItsStatementOnly() {
    String users = "create table users (id int, email text);";
    String with = "with old as (select id from users) select ";
    assertThat(hover(users, with + "o.id from o<|>ld o;")).contains("with old as (", "select id");
    assertThat(hover(users, with + "o.i<|>d from old o;")).contains("users.id integer");
    String body =
        "create function f(p_id int) returns int language plpgsql as $$"
            + " declare v numeric(3) := 1; begin return %s; end $$;";
    assertThat(hover(users, body.formatted("<|>v"))).contains("v numeric(3) := 1");
    assertThat(hover(users, body.formatted("p<|>_id")))
        .contains("p_id integer\n-- of function f(p_id integer)");
  }

  @Test
  void whatIsSaidOfANameInItsStatement() {
    String body = "do $$ declare q text := $q$ it $q$; begin\n  for i in 1..3 loop\n";
    assertThat(hover(body + "perform <|>q, i; end loop; end $$;")).contains("q text := $q$ it $q$");
    assertThat(hover(body + "perform q, <|>i; end loop; end $$;")).contains("for i in 1..3 loop");
    assertThat(hover("select a + 1 as b from (select 1 as a) x order by <|>b;"))
        .contains("a + 1 as b\n");
  }

  @Test
  void postgresOwnFunctionBeforeAnExtensions() {
    assertThat(hover("create extension pgcrypto;", "select gen_random<|>_uuid();"))
        .contains("function pg_catalog.gen_random_uuid()");
  }

  @Test
  void nothingElsewhere() {
    Chain chain = Chain.of("select 1 <|>+ 1;");
    assertThat(Hover.at(chain.replay(), chain.path(), chain.offset())).isEmpty();
  }

  private static String hover(String... files) {
    Chain chain = Chain.of(files);
    return Hover.at(chain.replay(), chain.path(), chain.offset()).orElseThrow().markdown();
  }
}

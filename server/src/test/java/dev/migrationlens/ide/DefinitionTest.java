package dev.migrationlens.ide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.naming.Chain;
import java.util.List;
import org.junit.jupiter.api.Test;

class DefinitionTest {
  private static final String USERS = "create table users (id uuid primary key, email text);";

  @Test
  void aTableOfAnotherFile() {
    assertThat(definition(USERS, "alter table public.use<|>rs add age int;"))
        .containsExactly("1.sql:users@13");
  }

  @Test
  void aTableThatIsUsedBeforeItIsMade() {
    assertThat(definition("create table posts (author uuid references use<|>rs (id));", USERS))
        .containsExactly("2.sql:users@13");
  }

  @Test
  void aColumnThroughAnAlias() {
    assertThat(definition(USERS, "create view v as select u.ema<|>il from users as u;"))
        .hasSize(1)
        .allMatch(s -> s.startsWith("1.sql:email"));
  }

  @Test
  void theColumnOfTheTableThatAForeignKeyNames() {
    assertThat(
            definition(USERS, "create table posts (id int, author uuid references users (i<|>d));"))
        .hasSize(1)
        .allMatch(s -> s.startsWith("1.sql:id"));
  }

  @Test
  void aTypeAndAFunction() {
    assertThat(definition("create type mood as enum ('a');", "create table t (mood mo<|>od);"))
        .containsExactly("1.sql:mood@12");
    assertThat(
            definition(
                "create function twice(a int) returns int language sql as $$ select a * 2 $$;",
                "select twi<|>ce(2);"))
        .containsExactly("1.sql:twice@16");
  }

  @Test
  void aTableInABody() {
    assertThat(
            definition(
                USERS,
                "create function n() returns int language plpgsql as "
                    + "$$ begin delete from us<|>ers; return 1; end $$;"))
        .containsExactly("1.sql:users@13");
  }

  @Test
  void whatLivesInItsStatement() {
    assertThat(definition("with o as (select 1 as a) select x.<|>a from o x;"))
        .containsExactly("1.sql:a@23");
    assertThat(definition("with o as (select 1 as a) select x.a from <|>o x;"))
        .containsExactly("1.sql:o@5");
    assertThat(definition("do $$ declare v int; begin v := <|>v + 1; end $$;"))
        .containsExactly("1.sql:v@14");
  }

  @Test
  void aFieldOfARecord() {
    assertThat(
            definition(
                USERS,
                "do $$ declare r record; begin for r in select * from users loop"
                    + " raise notice '%', r.em<|>ail; end loop; end $$;"))
        .containsExactly("1.sql:email@41");
  }

  @Test
  void aPolicy() {
    assertThat(
            definition(
                USERS,
                "create policy \"own rows\" on users for select using (true);",
                "drop policy \"own <|>rows\" on users;"))
        .hasSize(1)
        .allMatch(s -> s.startsWith("2.sql:"));
  }

  @Test
  void nothingForAKeyWord() {
    assertThat(definition("cre<|>ate table t (id int);")).isEmpty();
  }

  private static List<String> definition(String... files) {
    Chain chain = Chain.of(files);
    return chain.told(Definition.at(chain.replay(), chain.path(), chain.offset()));
  }
}

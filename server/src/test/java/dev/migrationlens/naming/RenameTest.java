package dev.migrationlens.naming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.text.Edit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RenameTest {

  @Test
  void aTableUntilItIsRenamed() {
    assertThat(
            renamed(
                "members",
                "create table us<|>ers (id int primary key);",
                "create table p (u int references users (id)); alter table users rename to people;",
                "select * from people;"))
        .containsExactly(
            "create table members (id int primary key);",
            "create table p (u int references members (id)); alter table members rename to people;",
            "select * from people;");
  }

  @Test
  void aTableFromItsRenaming() {
    assertThat(
            renamed(
                "Folk",
                "create table users (id int);",
                "alter table users rename to people;",
                "select * from pe<|>ople;"))
        .containsExactly(
            "create table users (id int);",
            "alter table users rename to \"Folk\";",
            "select * from \"Folk\";");
  }

  @Test
  void aColumnInAPolicyAnIndexAndAForeignKey() {
    assertThat(
            renamed(
                "uid",
                "create table a (<|>id int primary key, x int);",
                "create table b (id int references a (id)); create index on a (id, x);",
                "create policy p on a using (id = 1);"))
        .containsExactly(
            "create table a (uid int primary key, x int);",
            "create table b (id int references a (uid)); create index on a (uid, x);",
            "create policy p on a using (uid = 1);");
  }

  @Test
  void whatIsDroppedFirstIfItIsThere() {
    assertThat(
            renamed(
                "q",
                "create table t (a int); drop policy if exists p on t; create policy p on t;",
                "drop policy if exists p on t; create policy <|>p on t using (true);"))
        .containsExactly(
            "create table t (a int); drop policy if exists q on t; create policy q on t;",
            "drop policy if exists q on t; create policy q on t using (true);");
    assertThat(
            renamed(
                "d",
                "create table t (a int); alter table t drop constraint if exists c,"
                    + " add constraint <|>c check (a > 0);"))
        .containsExactly(
            "create table t (a int); alter table t drop constraint if exists d,"
                + " add constraint d check (a > 0);");
  }

  @Test
  void aColumnCalledAsItsType() {
    assertThat(renamed("k", "create type mood as enum ('a'); create table t (<|>mood mood);"))
        .containsExactly("create type mood as enum ('a'); create table t (k mood);");
  }

  @Test
  void anAttributeWhereverItIsAField() {
    assertThat(
            renamed(
                "town",
                "create type place as (<|>city text, zip text); create table t (at place);",
                "update t set at.city = 'x' where (at).city = (t.at).city;",
                "insert into t (at.city) values ('y');"
                    + " alter type place alter attribute city type varchar;"))
        .containsExactly(
            "create type place as (town text, zip text); create table t (at place);",
            "update t set at.town = 'x' where (at).town = (t.at).town;",
            "insert into t (at.town) values ('y');"
                + " alter type place alter attribute town type varchar;");
  }

  @Test
  void inStringsThatStatementsAreComposedOf() {
    assertThat(
            renamed(
                "notes",
                "create table <|>n (id int); insert into n values (length('n'));",
                "do $$ declare t text; begin foreach t in array array['n'] loop execute"
                    + " format('alter table %I add column if not exists a int', t); end loop;"
                    + " execute 'comment on table n is null'; end $$;"))
        .containsExactly(
            "create table notes (id int); insert into notes values (length('n'));",
            "do $$ declare t text; begin foreach t in array array['notes'] loop execute"
                + " format('alter table %I add column if not exists a int', t); end loop;"
                + " execute 'comment on table notes is null'; end $$;");
  }

  @Test
  void quotesOutOfHabitStay() {
    assertThat(renamed("b", "create table \"<|>a\" (\"X\" int); select \"X\" from a;"))
        .containsExactly("create table \"b\" (\"X\" int); select \"X\" from b;");
    assertThat(renamed("x", "create table a (\"<|>X\" int); select \"X\" from a;"))
        .containsExactly("create table a (x int); select x from a;");
  }

  @Test
  void whatPostgresNamesAfterATable() {
    assertThat(
            renamed(
                "notes",
                "create table <|>n (id serial primary key, a int check (a > 0));",
                "alter table n drop constraint n_a_check; alter sequence n_id_seq restart;",
                "select setval('n_id_seq', 1), 'public.n'::regclass, 'n', to_regclass('n');",
                "create table m (n_id int references n); alter table m drop constraint"
                    + " m_n_id_fkey;"))
        .containsExactly(
            "create table notes (id serial primary key, a int check (a > 0));",
            "alter table notes drop constraint notes_a_check; alter sequence notes_id_seq restart;",
            "select setval('notes_id_seq', 1), 'public.notes'::regclass, 'n',"
                + " to_regclass('notes');",
            "create table m (n_id int references notes); alter table m drop constraint"
                + " m_n_id_fkey;");
  }

  @Test
  void whatTakesItsNameFromAColumn() {
    assertThat(
            renamed(
                "label",
                "create table t (<|>name text unique);",
                "alter table t drop constraint t_name_key; create view v as select name from t;",
                "create view w as select v.name, 1 as x from v; create view u as select t.name as"
                    + " called from t;",
                "create function f() returns trigger language plpgsql as $$ begin new.name :="
                    + " old.name; return new; end $$;",
                "create trigger g before update on t for each row execute function f();"))
        .containsExactly(
            "create table t (label text unique);",
            "alter table t drop constraint t_label_key; create view v as select label from t;",
            "create view w as select v.label, 1 as x from v; create view u as select t.label as"
                + " called from t;",
            "create function f() returns trigger language plpgsql as $$ begin new.label :="
                + " old.label; return new; end $$;",
            "create trigger g before update on t for each row execute function f();");
  }

  @Test
  void aConstraintATypeAFunctionATriggerAnIndex() {
    assertThat(
            renamed(
                "c2",
                "create table a (x int constraint <|>c check (x > 0)); "
                    + "alter table a drop constraint c;"))
        .containsExactly(
            "create table a (x int constraint c2 check (x > 0)); "
                + "alter table a drop constraint c2;");
    assertThat(renamed("mood2", "create type <|>mood as enum ('a'); create table t (m mood);"))
        .containsExactly("create type mood2 as enum ('a'); create table t (m mood2);");
    assertThat(
            renamed(
                "g", "create function <|>f() returns int language sql as 'select 1'; select f();"))
        .containsExactly("create function g() returns int language sql as 'select 1'; select g();");
    assertThat(renamed("j", "create table t (a int); create index <|>i on t (a); drop index i;"))
        .containsExactly("create table t (a int); create index j on t (a); drop index j;");
  }

  @Test
  void whatLivesInOneStatement() {
    assertThat(renamed("recent", "with <|>r as (select 1 as a) select r.a from r; select 1 as r;"))
        .containsExactly(
            "with recent as (select 1 as a) select recent.a from recent; select 1 as r;");
    assertThat(
            renamed(
                "usr",
                "create table users (id int);",
                "select <|>u.id from users u where u.id = 1;"))
        .containsExactly(
            "create table users (id int);", "select usr.id from users usr where usr.id = 1;");
    assertThat(
            renamed(
                "total",
                "do $$ declare <|>n int := 0; begin n := n + 1; raise notice '%', n; end $$;"))
        .containsExactly(
            "do $$ declare total int := 0; begin total := total + 1; raise notice '%', total; end"
                + " $$;");
  }

  @Test
  void whatCannotBeRenamed() {
    assertThat(refused("x", "select <|>now();")).contains("Nothing here");
    assertThat(refused("b", "create table <|>a (i int); create table b (i int);"))
        .contains("exists already");
    assertThat(refused("b", "create table b (i int); create table <|>a (i int);"))
        .contains("exists already");
    assertThat(
            refused(
                "b",
                "create table a (i int check (i > 0)); alter table a drop constraint"
                    + " <|>a_i_check;"))
        .contains("Nothing here");
  }

  @Test
  void whatWouldMeanSomethingElse() {
    assertThat(refused("b", "do $$ declare <|>a int; b int; begin a := b; end $$;"))
        .contains("`b` means something else in the statement at 1.sql:1");
    assertThat(
            refused(
                "v",
                "create table t (<|>a int); create function f(v int) returns int language sql as $$"
                    + " select a from t where a > v $$;"))
        .contains("`v` means something else");
  }

  @Test
  void aColumnThatTablesAreJoinedBy() {
    String tables = "create table a (<|>k int, x int); create table b (k int, y int);";
    assertThat(renamed("id", tables, "select k, x, y from a join b using (k);"))
        .containsExactly(
            "create table a (id int, x int); create table b (k int, y int);",
            "select id, x, y from a join b on a.id = b.k;");
    assertThat(refused("id", tables, "select x, y from a natural join b;"))
        .contains("2.sql:1 joins two tables by this name");
    assertThat(refused("id", tables, "select k from a full join b using (k);"))
        .contains("joins two tables");
  }

  @Test
  void aColumnOfTwoTablesWithOneTrigger() {
    assertThat(
            refused(
                "changed",
                "create table a (<|>at date); create table b (at date);",
                "create function f() returns trigger language plpgsql as $$ begin new.at = now();"
                    + " return new; end $$;",
                "create trigger g before update on a for each row execute function f();",
                "create trigger g before update on b for each row execute function f();"))
        .contains("2.sql:1 also means that of `b`");
  }

  @Test
  void aColumnThatOthersAreCalledAfter() {
    assertThat(
            renamed(
                "b",
                "create table t (a int); create view v as select * from t;",
                "create view w as select x.<|>a, v.a + 1 as more from v x, v;",
                "create table p (like t); insert into p (a) values (1); select a from w;"))
        .containsExactly(
            "create table t (b int); create view v as select * from t;",
            "create view w as select x.b, v.b + 1 as more from v x, v;",
            "create table p (like t); insert into p (b) values (1); select b from w;");
  }

  private static String refused(String name, String... files) {
    Chain chain = Chain.of(files);
    return switch (Rename.to(chain.replay(), chain.path(), chain.offset(), name)) {
      case Rename.Answer.Refusal refusal -> refusal.sentence();
      case Rename.Answer.Edits edits -> "";
    };
  }

  private static List<String> renamed(String name, String... files) {
    Chain chain = Chain.of(files);
    var texts = new ArrayList<String>();
    switch (Rename.to(chain.replay(), chain.path(), chain.offset(), name)) {
      case Rename.Answer.Refusal refusal -> texts.add(refusal.sentence());
      case Rename.Answer.Edits edits -> {
        for (int i = 1; i <= files.length; i++) {
          String path = i + ".sql";
          List<Edit> own = edits.byPath().getOrDefault(path, List.of());
          texts.add(Edit.apply(Here.text(chain.replay(), path), own));
        }
      }
    }
    return texts;
  }
}

package dev.migrationlens.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.lint.FileChange;
import dev.migrationlens.lint.PostgresAgreement;
import dev.migrationlens.replay.Migration;
import dev.migrationlens.testing.PostgresDatabase;
import dev.migrationlens.testing.SchemaFacts;
import dev.migrationlens.text.Edit;
import dev.migrationlens.text.Span;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RollbackTest {
  private static final String FIRST =
      """
      create table teams (id int primary key, name text);
      create type mood as enum ('good', 'bad');
      create table people (
        id int generated always as identity primary key,
        team_id int constraint in_team references teams (id) on delete cascade,
        mood mood default 'good', old_name varchar(20) default 'x' not null,
        born timestamp, constraint named check (old_name <> ''));
      create index people_team on people (team_id);
      create view moods as select id, mood from people;
      comment on view moods is 'How they are';
      create function touch() returns trigger language plpgsql as 'begin return new; end';
      create function level(a int) returns int language sql as 'select a';
      comment on function level(int) is 'Its argument';
      create trigger touched before update on people for each row execute function touch();
      alter table people enable row level security;
      create policy readable on people for select using (team_id > 0);
      create domain score as int check (value > 0);
      create schema extra;
      """;

  /** One on each line; each can be undone without a trace. */
  private static final String CHANGES =
      """
      create table a (id serial primary key); create index on a (id);
      create table a (id int primary key); create table b (id int references \
          a); alter table a add b int; alter table b add unique (id); alter \
          table a add foreign key (b) references b (id);
      alter table people add column note text not null default '', add unique (note);
      alter table people drop column old_name;
      alter table people rename column old_name to name;
      alter table people rename column team_id to squad; alter table people rename column mood to how;
      alter table people rename to persons; alter table persons rename constraint named to n;
      alter table people alter column old_name type text, alter column old_name drop not null;
      alter table people alter column old_name drop default; alter \
          table people alter born set default now();
      alter table people drop constraint named; alter table people drop constraint in_team;
      alter table people drop constraint in_team, add constraint in_team \
          foreign key (team_id) references teams (id) on delete set null \
          not valid;
      drop index people_team; create unique index people_team on people (team_id, id);
      drop view moods; drop table people;
      drop table people cascade;
      create or replace view moods as select id, mood, born from people;
      drop view moods; create view moods as select mood from people where id > 1;
      drop function level(int); create function level(a int) returns \
          text language sql as 'select a::text';
      create or replace function level(a int) returns int language sql as 'select a + 1';
      alter function level(int) security definer; alter function level(int) \
          set search_path = extra;
      drop trigger touched on people; drop function touch();
      alter table people disable trigger touched;
      drop policy readable on people; create policy readable on people using (true);
      alter policy readable on people rename to seen;
      alter table people disable row level security; alter table people \
          force row level security;
      create type size as enum ('s'); create domain d as size; create table e (s size, d d);
      alter type mood rename value 'bad' to 'poor'; alter type mood rename to feeling;
      drop domain score; create domain score as int not null;
      alter domain score drop constraint score_check; alter domain score set not null;
      create schema s; create table s.t (id int); comment on table s.t is 'x';
      alter table people set schema extra;
      comment on table people is 'All'; comment on view moods is null;
      create publication news for table people;
      create function f() returns int language sql as 'select 1'; create \
          table g (id int default f()); create policy p on g using (f() \
          = 1); alter table g alter id set default 2;
      do $$ begin if not exists (select from pg_type where typname \
          = 'kind') then create type kind as enum ('a'); end if; create \
          table k (k kind); end $$;
      create materialized view m as select id from people; create unique index on m (id);
      create extension citext; create table c (c citext);
      alter table people alter id drop identity; alter table teams \
          alter id add generated by default as identity;
      grant select on people to pg_monitor; revoke execute on function level(int) from public;
      create table p (id int) partition by range (id); create table \
          p1 partition of p for values from (1) to (9);
      create rule nothing as on delete to people do instead nothing;
      create sequence numbers; alter table people add n int default nextval('numbers');
      """;

  static Stream<String> changes() {
    return CHANGES.lines();
  }

  @ParameterizedTest
  @Tag("postgres")
  @MethodSource("changes")
  void leavesTheDatabaseAsItWas(String sql) {
    Spot spot =
        Spots.at(
            Map.of("migrations/001_a.sql", FIRST, "migrations/002_b.sql", sql),
            "migrations/002_b.sql",
            new Span(0, 0));
    try (PostgresDatabase database = Chains.before(spot)) {
      undoes(spot, database);
    }
  }

  private static void undoes(Spot spot, PostgresDatabase database) {
    List<String> before = SchemaFacts.of(database);
    Migration migration = spot.replay().migration(spot.path());
    assertThat(migration).isNotNull();
    Chains.run(database, migration);
    String rollback = Rollback.script(spot);
    Chains.run(database, rollback);
    assertThat(SchemaFacts.of(database)).as(rollback).isEqualTo(before);
    Chains.run(database, migration);
  }

  @ParameterizedTest
  @Tag("postgres")
  @ValueSource(strings = {"helpdesk", "shop"})
  void undoesEveryFileOfAChain(String name) throws IOException {
    Map<String, String> files = Chains.kept(name);
    Spot any = Spots.at(files, files.keySet().iterator().next(), new Span(0, 0));
    try (PostgresDatabase database = PostgresAgreement.fresh(any.chain())) {
      for (Migration migration : any.chain().migrations()) {
        undoes(
            new Spot(any.chain(), any.replay(), migration.path(), new Span(0, 0), Spots.AROUND),
            database);
      }
    }
  }

  @Test
  void saysWhatCannotBeUndone() {
    Spot spot =
        Spots.at(
            Map.of(
                "migrations/001_a.sql",
                FIRST,
                "migrations/002_b.sql",
                """
                alter type mood add value 'fair';
                insert into teams values (1, 'x');
                alter table people drop column born;
                create table own (id int);
                insert into own values (1);
                select cron.schedule('x', '* * * * *', 'select 1');
                """),
            "migrations/002_b.sql",
            new Span(0, 0));
    assertThat(Rollback.script(spot))
        .isEqualTo(
            """
            -- Undoes 002_b.sql.
            -- PostgreSQL rejects: select cron.schedule('x', '* * * * *', 'select 1')
            drop table own;
            -- The values of people.born are lost.
            alter table people add column born timestamp without time zone;
            -- Not undone: insert into teams values (1, 'x')
            -- Value 'fair' of mood stays: PostgreSQL cannot take a value from an enum.
            """);
  }

  @Test
  void goesWhereTheToolLooksForIt() {
    String up = "create table a (id int);\n";
    assertThat(written("db/migrations/1_a.up.sql", up))
        .startsWith("db/migrations/1_a.down.sql: --");
    assertThat(written("db/migrations/V1__a.sql", up)).startsWith("db/migrations/U1__a.sql: --");
    assertThat(written("supabase/migrations/20260101000000_a.sql", up))
        .startsWith("supabase/rollback/undo_20260101000000_a.sql: --");
    assertThat(written("db/migrations/1_a.sql", "-- +goose Up\n" + up))
        .isEqualTo("-- +goose Up\n" + up + "\n-- +goose Down\ndrop table a;\n");
    assertThat(written("db/1_a.sql", "-- migrate:up\n" + up + "\n-- migrate:down\n"))
        .isEqualTo("-- migrate:up\n" + up + "\n-- migrate:down\ndrop table a;\n");
    assertThat(written("db/1_a.sql", "--liquibase formatted sql\n--changeset me:1\n" + up))
        .endsWith("create table a (id int);\n--rollback drop table a;\n");
    assertThat(written("db/1_a.sql", "-- migrate:up\n" + up + "\n-- migrate:down\ndrop table a;\n"))
        .isEqualTo("nothing");
  }

  private static String written(String path, String text) {
    Spot spot = Spots.at(Map.of(path, text), path, new Span(0, 0));
    return Rollback.fix(spot).stream()
        .flatMap(f -> f.changes().stream())
        .map(
            change ->
                change instanceof FileChange.EditFile edit
                    ? Edit.apply(text, edit.edits())
                    : change instanceof FileChange.CreateFile create
                        ? create.path() + ": " + create.text()
                        : "")
        .findFirst()
        .orElse("nothing");
  }
}

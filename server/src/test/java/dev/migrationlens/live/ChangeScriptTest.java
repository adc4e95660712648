package dev.migrationlens.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.replay.Replay;
import dev.migrationlens.schema.ChangeScript;
import dev.migrationlens.schema.Comparison;
import dev.migrationlens.schema.Contents;
import dev.migrationlens.syntax.StatementSplitter;
import dev.migrationlens.testing.Postgres;
import dev.migrationlens.testing.PostgresDatabase;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script between two databases is accepted by PostgreSQL and makes one the other. */
@Tag("postgres")
class ChangeScriptTest {
  private static final String CHAIN =
      """
      create type state as enum ('open', 'closed');
      create table users (id serial primary key, email varchar(100) unique, old text);
      create table tickets (
        id serial primary key, user_id int references users, title text not null,
        state state default 'open', constraint short check (length(title) < 100));
      create index by_title on tickets (title);
      create view open_tickets as select id, title from tickets where state = 'open';
      create function hello(a int) returns int language sql as 'select a';
      create policy seen on tickets for select using (true);
      """;

  private static final String DASHBOARD =
      """
      alter type state add value 'waiting' after 'open';
      create extension citext;
      alter table users alter column email type text, alter column email set not null;
      alter table users drop column old;
      alter table users add column plan text not null default 'free';
      alter table tickets rename constraint tickets_user_id_fkey to ticket_owner;
      alter table tickets drop constraint short, add constraint shorter check (length(title) < 50);
      alter index by_title rename to tickets_by_title;
      create index on tickets (user_id, title desc) where title <> '';
      drop view open_tickets;
      create view open_tickets as select id, title, user_id from tickets;
      drop function hello(int);
      create function hello(a int, b int default 2) returns bigint language sql as 'select a + b';
      create function of_user(u users) returns text language sql as 'select u.email';
      create function touch() returns trigger language plpgsql as 'begin return new; end';
      create trigger touched before update on tickets for each row execute function touch();
      alter table tickets enable row level security;
      drop policy seen on tickets;
      create policy mine on tickets for all to public using (user_id > 0) with check (title <> '');
      create schema extra;
      create table extra.notes (
        id bigint generated always as identity primary key,
        ticket int references tickets on delete cascade, body citext default 'x',
        at timestamptz(3) not null default now(), double int generated always as (ticket * 2) stored,
        unique (ticket, body));
      create materialized view counts as select user_id, count(*) as n from tickets group by 1;
      create unique index on counts (user_id);
      create rule quiet as on delete to users do instead nothing;
      create publication news for table tickets (id, title) where (title <> '');
      create publication all_of_it for all tables with (publish = 'insert');
      create function watch() returns event_trigger language plpgsql as 'begin end';
      create event trigger watching on ddl_command_end when tag in ('CREATE TABLE')
        execute function watch();
      alter event trigger watching disable;
      """;

  @Test
  void whatADashboardDidBecomesAMigration() {
    try (var before = database(CHAIN);
        var after = database(CHAIN + DASHBOARD)) {
      LiveDatabase live = Equality.read(after);
      var chain = Replay.of(List.of(Equality.file("1.sql", CHAIN)), Replay.Setup.PLAIN);
      String script = script(Equality.chain(chain), live);
      run(before, script);
      assertThat(differences(Equality.read(before), live)).isEmpty();
      var longer =
          Replay.of(
              List.of(Equality.file("1.sql", CHAIN), Equality.file("2.sql", script)),
              Replay.Setup.PLAIN);
      assertThat(Equality.differences(longer, live)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"keys.sql", "types.sql", "tables.sql", "renames.sql"})
  void aWholeDatabaseBecomesAMigration(String resource) throws IOException {
    String sql = CatalogEqualityTest.text(resource);
    try (var full = database(sql);
        var empty = Postgres.database()) {
      LiveDatabase live = Equality.read(full);
      var nothing = Replay.of(List.of(), Replay.Setup.PLAIN);
      run(empty, script(Equality.chain(nothing), live));
      assertThat(differences(Equality.read(empty), live)).isEmpty();
    }
  }

  /** Options, collations, counts and comments are told too, and a snapshot tells the same. */
  @Test
  void nothingIsLostOnTheWay() throws IOException {
    try (var full = database(CatalogEqualityTest.text("whole.sql"));
        var empty = Postgres.database()) {
      Contents nothing = Equality.chain(Replay.of(List.of(), Replay.Setup.PLAIN));
      LiveDatabase live = Equality.read(full);
      String script = script(nothing, live);
      run(empty, script);
      assertThat(script(nothing, Equality.read(empty))).isEqualTo(script);
      assertThat(script)
          .contains(
              "collate pg_catalog.\"C\"",
              "NULLS NOT DISTINCT",
              "create aggregate public.mysum(integer) (sfunc = int4pl",
              "create foreign table ft",
              "comment on column t1.code is 'the code'",
              "check_option = 'cascaded'",
              "start with 20 cache 3 cycle",
              "set increment by 10 set start with 100",
              "create publication few with (publish = 'insert, update')",
              "alter publication few add table public.t2 (id, t1) where ((id > 3))")
          .doesNotContain("is not told", "not known", "differs:");
      LiveDatabase kept = SnapshotFile.read(SnapshotFile.write(live));
      assertThat(script(nothing, kept)).hasSameSizeAs(script);
      assertThat(differences(live, kept)).isEmpty();
    } catch (LiveFailure e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whatIsSaidAndSettledIsComparedAndMended() {
    String chain =
        """
        create role keeper; create role reader;
        create table notes (id int primary key, body text);
        comment on table notes is 'What was written';
        comment on column public.notes.body is 'in words';
        grant select, insert on notes to reader;
        alter table notes owner to keeper;
        create table plain (id int);
        """;
    String since =
        """
        comment on table notes is 'Anything'; comment on column notes.body is null;
        comment on table plain is 'not of the chain';
        revoke insert on notes from reader; grant select on plain to reader;
        alter table notes owner to postgres;
        """;
    var replay = Replay.of(List.of(Equality.file("1.sql", chain)), Replay.Setup.PLAIN);
    try (var database = database(chain)) {
      assertThat(Equality.differences(replay, Equality.read(database))).isEmpty();
      run(database, since);
      LiveDatabase live = Equality.read(database);
      assertThat(Equality.differences(replay, live))
          .containsExactlyInAnyOrder(
              "table `notes` [comment: 'What was written' in the chain, 'Anything' in PostgreSQL,"
                  + " owner: `keeper` in the chain, `postgres` in PostgreSQL,"
                  + " privileges of reader: insert, select in the chain, select in PostgreSQL]",
              "column `notes.body` [comment: 'in words' in the chain, none in PostgreSQL]");
      Contents here = Equality.live(live);
      Contents there = Equality.chain(replay);
      run(database, ChangeScript.of(Comparison.of(here, there), there, thing -> ""));
      assertThat(Equality.differences(replay, Equality.read(database))).isEmpty();
      run(
          database,
          "drop owned by reader; drop role reader; drop owned by keeper; drop role keeper");
    }
  }

  private static final String GRANTS =
      """
      create role reader; create role writer;
      create schema app;
      create table notes (id int primary key, body text, "Odd Name" text);
      create view seen as select * from notes;
      create sequence numbers;
      create function f() returns int language sql as 'select 1';
      create procedure p() language sql as 'select 1';
      grant usage on schema app to reader;
      grant select on all tables in schema public to reader;
      revoke select (id) on notes from reader;
      grant update (body, "Odd Name"), select (id) on notes to writer;
      grant all (id) on notes to writer;
      revoke update on notes from writer;
      grant update (body) on notes to writer;
      grant usage on all sequences in schema public to writer;
      revoke execute on all functions in schema public from public;
      grant execute on all routines in schema public to reader;
      grant all on seen to writer; revoke delete on seen from writer;
      alter default privileges in schema public grant insert on tables to writer;
      alter default privileges grant execute on functions to writer;
      create table late (id int);
      grant select on late to writer;
      create function g() returns int language sql as 'select 1';
      """;

  private static final String TAKEN =
      """
      revoke update (body) on notes from writer;
      grant delete on late to reader;
      grant execute on function f() to public;
      revoke usage on schema app from reader;
      revoke usage on sequence numbers from writer;
      """;

  @Test
  void whoMayDoWhatIsComparedAndMended() throws LiveFailure {
    var replay = Replay.of(List.of(Equality.file("1.sql", GRANTS)), Replay.Setup.PLAIN);
    var nothing = Equality.chain(Replay.of(List.of(), Replay.Setup.PLAIN));
    try (var database = database(GRANTS);
        var again = Postgres.database()) {
      LiveDatabase first = Equality.read(database);
      assertThat(Equality.differences(replay, first)).isEmpty();
      run(again, script(nothing, first));
      assertThat(Equality.differences(replay, Equality.read(again))).isEmpty();
      LiveDatabase kept = SnapshotFile.read(SnapshotFile.write(first));
      assertThat(differences(first, kept)).isEmpty();
      assertThat(SnapshotFile.write(kept)).isEqualTo(SnapshotFile.write(first));
      run(database, TAKEN);
      LiveDatabase live = Equality.read(database);
      assertThat(Equality.differences(replay, live))
          .containsExactlyInAnyOrder(
              "schema `app` [privileges of reader: usage in the chain, none in PostgreSQL]",
              "function `f()` [privileges of public: none in the chain, execute in PostgreSQL]",
              "sequence `numbers` [privileges of writer: usage in the chain, none in PostgreSQL]",
              "table `notes` [privileges of writer: insert (id), references (id), select (id),"
                  + " update (body) in the chain, insert (id), references (id), select (id) in"
                  + " PostgreSQL]");
      assertThat(differences(kept, live)).hasSize(5);
      Contents here = Equality.live(live);
      Contents there = Equality.live(kept);
      run(database, ChangeScript.of(Comparison.of(here, there), there, thing -> ""));
      assertThat(differences(Equality.read(database), kept)).isEmpty();
      run(again, "drop owned by reader, writer");
      run(database, "drop owned by reader, writer; drop role reader; drop role writer");
    }
  }

  @Test
  void whatMayOrMayNotBePublishedIsNoDifference() {
    String chain =
        """
        create table t (id int primary key);
        create publication p;
        do $$ begin
          if random() > 2 then alter publication p add table t; end if;
        end $$;
        """;
    var replay = Replay.of(List.of(Equality.file("1.sql", chain)), Replay.Setup.PLAIN);
    try (var database = database(chain)) {
      assertThat(Equality.differences(replay, Equality.read(database))).isEmpty();
      run(database, "alter publication p add table t");
      assertThat(Equality.differences(replay, Equality.read(database))).isEmpty();
    }
  }

  /** What a chain cannot be compared in, a snapshot can: PostgreSQL told both. */
  @Test
  void aSnapshotNoticesChangedExpressions() throws LiveFailure {
    try (var database = database(CHAIN)) {
      LiveDatabase kept = SnapshotFile.read(SnapshotFile.write(Equality.read(database)));
      assertThat(differences(kept, Equality.read(database))).isEmpty();
      run(
          database,
          """
          create or replace view open_tickets as select id, title from tickets where id > 1;
          alter table tickets drop constraint short,
            add constraint short check (length(title) < 99);
          drop index by_title; create index by_title on tickets (title desc) where id > 3;
          alter policy seen on tickets using (id > 0);
          alter table users alter old set default upper('x');
          """);
      LiveDatabase live = Equality.read(database);
      assertThat(differences(kept, live))
          .containsExactlyInAnyOrder(
              "view `open_tickets` [query: one text in the chain, another in PostgreSQL]",
              "constraint `tickets.short` [condition: `(length(title) < 100)` in the chain,"
                  + " `(length(title) < 99)` in PostgreSQL]",
              "index `tickets.by_title` [condition: none in the chain, one in PostgreSQL, keys:"
                  + " `title` in the chain, `title DESC` in PostgreSQL]",
              "policy `tickets.seen` [using: `true` in the chain, `(id > 0)` in PostgreSQL]",
              "column `users.old` [default: none in the chain, `upper('x'::text)` in PostgreSQL]");
      Contents there = Equality.live(kept);
      String back =
          ChangeScript.of(
              Comparison.of(Equality.live(live), there),
              there,
              thing -> kept.definition(thing.object()));
      run(database, back);
      assertThat(differences(kept, Equality.read(database))).isEmpty();
    }
  }

  private static String script(Contents from, LiveDatabase to) {
    Contents there = Equality.live(to);
    return ChangeScript.of(
        Comparison.of(from, there), there, thing -> to.definition(thing.object()));
  }

  private static List<String> differences(LiveDatabase left, LiveDatabase right) {
    return Comparison.of(Equality.live(left), Equality.live(right)).stream()
        .map(Equality::told)
        .toList();
  }

  private static PostgresDatabase database(String sql) {
    var database = Postgres.database();
    run(database, sql);
    return database;
  }

  private static void run(PostgresDatabase database, String sql) {
    StatementSplitter.split(sql).forEach(slice -> database.prepare(slice.of(sql)));
  }
}

package dev.migrationlens.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.testing.Postgres;
import dev.migrationlens.testing.PostgresDatabase;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the rules' messages and pages claim of PostgreSQL happens in PostgreSQL. */
@Tag("postgres")
class ClaimsTest {
  /** Everything is accepted but the last statement, which fails with this state; empty: none. */
  private static void happens(String state, String... statements) {
    try (PostgresDatabase database = Postgres.database()) {
      var verdicts = database.runAll(List.of(statements));
      int last = verdicts.size() - 1;
      assertThat(verdicts.subList(0, last)).allMatch(v -> v.ok());
      assertThat(verdicts.get(last).sqlState() == null ? "" : verdicts.get(last).sqlState())
          .as(verdicts.get(last).message())
          .isEqualTo(state);
    }
  }

  private static String holds(String condition) {
    return "do $$ begin assert (" + condition + "); end $$";
  }

  @Test
  void policiesGuardNothingWhileSecurityIsOff() {
    happens(
        "",
        "create table t (id int)",
        "insert into t values (1)",
        "create policy none on t using (false)",
        "create role claims_reader",
        "grant select on t to claims_reader",
        "set role claims_reader",
        holds("select count(*) = 1 from t"),
        "reset role",
        "alter table t enable row level security",
        "set role claims_reader",
        holds("select count(*) = 0 from t"),
        "reset role",
        "drop owned by claims_reader",
        "drop role claims_reader");
  }

  @Test
  void aViewShowsWhatItsOwnerSees() {
    happens(
        "",
        "create table t (id int)",
        "insert into t values (1)",
        "alter table t enable row level security",
        "create view all_of_it as select id from t",
        "create view own with (security_invoker = on) as select id from t",
        "create role claims_reader",
        "grant select on t, all_of_it, own to claims_reader",
        "set role claims_reader",
        holds("select count(*) = 1 from all_of_it"),
        holds("select count(*) = 0 from own"),
        "reset role",
        "drop owned by claims_reader",
        "drop role claims_reader");
  }

  @Test
  void ifNotExistsLooksAtTheNameOnly() {
    happens(
        "42703",
        "create table t (id int)",
        "create table if not exists t (id bigint, later text)",
        holds(
            "select pg_typeof(id) = 'integer'::regtype from (select * from t union all select 1)"
                + " x"),
        "select later from t");
  }

  @Test
  void whatIsSwallowedDidNotHappen() {
    happens(
        "42P01",
        "do $$ begin create table t (id int); create table t (id int);"
            + " exception when others then null; end $$",
        "select from t");
  }

  @Test
  void aTriggerFunctionHasToReturn() {
    happens(
        "2F005",
        "create table t (id int)",
        "create function f() returns trigger language plpgsql as $$ begin end $$",
        "create trigger f before insert on t for each row execute function f()",
        "insert into t values (1)");
  }

  @Test
  void nullBeforeTheRowSkipsIt() {
    happens(
        "",
        "create table t (id int)",
        "create function f() returns trigger language plpgsql as $$ begin return null; end $$",
        "create trigger f before insert on t for each row execute function f()",
        "insert into t values (1)",
        holds("select count(*) = 0 from t"));
  }

  @Test
  void anEmptyPathFindsNothing() {
    happens(
        "42P01",
        "create table t (id int)",
        "create function f() returns bigint language plpgsql set search_path = ''"
            + " as $$ begin return (select count(*) from t); end $$",
        "select f()");
  }

  @Test
  void aTypeInUseStays() {
    happens(
        "2BP01",
        "create type mood as enum ('sad')",
        "create table t (mood mood)",
        "drop type if exists mood");
  }

  @Test
  void anAllowedValueMayStillBeTooLong() {
    happens(
        "22001",
        "create table t (scope varchar(4) check (scope in ('form', 'semantic')))",
        "insert into t values ('semantic')");
  }

  @Test
  void tablesTakeTheirPartsAlong() {
    happens(
        "",
        "create table t (id int)",
        "create index by_id on t (id)",
        "create policy own on t using (true)",
        "drop table t",
        holds("to_regclass('by_id') is null and not exists (select from pg_policies)"));
  }

  @Test
  void aCheckSparesTheLookAtAPartition() {
    happens(
        "",
        "create table whole (id int) partition by range (id)",
        "create table part (id int)",
        "insert into part values (150)",
        "alter table part add constraint bounds check (id is not null and id >= 100 and id < 200)"
            + " not valid",
        "alter table part validate constraint bounds",
        "select pg_stat_force_next_flush()",
        "begin",
        "alter table whole attach partition part for values from (100) to (200)",
        holds(
            "select coalesce(sum(seq_scan), 0) = 0 from pg_stat_xact_all_tables"
                + " where relid = 'part'::regclass"),
        "commit");
  }

  @Test
  void aTableMayBeAnsweredForByAView() {
    happens(
        "",
        "create table tickets (id int primary key, title text)",
        "create view issues with (security_invoker = on) as select * from tickets",
        "insert into issues values (1, 'a'), (2, 'b')",
        "update issues set title = 'c' where id = 1",
        "delete from issues where id = 2",
        holds("select string_agg(title, '') = 'c' from tickets"),
        "begin",
        "drop view issues",
        "alter table tickets rename to issues",
        "commit",
        holds("select count(*) = 1 from issues"));
  }

  @Test
  void twoColumnsStayEqual() {
    happens(
        "",
        "create table t (id int primary key, title text)",
        "insert into t values (1, 'a')",
        "alter table t add column subject text",
        "create function f() returns trigger language plpgsql as $$ begin"
            + " if tg_op = 'INSERT' and new.subject is not null"
            + " or tg_op = 'UPDATE' and new.subject is distinct from old.subject then"
            + " new.title := new.subject; else new.subject := new.title; end if;"
            + " return new; end $$",
        "create trigger f before insert or update on t for each row execute function f()",
        "insert into t (id, title) values (2, 'b')",
        "insert into t (id, subject) values (3, 'c')",
        "update t set title = 'd' where id = 2",
        "update t set subject = 'e' where id = 3",
        "update t set subject = title where subject is null and title is not null",
        holds(
            "select bool_and(title = subject) and string_agg(title, '' order by id) = 'ade' from"
                + " t"));
  }

  @Test
  void longNamesAreCut() {
    String name = "a".repeat(70);
    happens("42P07", "create table " + name + " (id int)", "create table " + name + "b (id int)");
  }

  @Test
  void publishedRowsNeedAKeyToChange() {
    happens(
        "55000",
        "create table t (id int)",
        "insert into t values (1)",
        "create publication p for table t",
        "update t set id = 2");
  }
}

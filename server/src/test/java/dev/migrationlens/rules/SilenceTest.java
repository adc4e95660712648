package dev.migrationlens.rules;

import dev.migrationlens.lint.RuleTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Statements that succeed and do nothing, beyond the rules' own examples. */
@Tag("postgres")
class SilenceTest {
  @Test
  void whatIsAddedElsewhereIsNotLost() {
    RuleTest.check(
        "if-not-exists-hides-difference",
        """
        create table a (id int primary key, name varchar(20));
        create table if not exists a (id integer primary key, name varchar(20));
        --                         ^ warning[if-not-exists-hides-difference]: `a` exists already: `name` stays `text` and does not become `varchar(20)`
        create table if not exists a (id int primary key, later text);
        alter table a add column if not exists later text;
        create table if not exists a (id int primary key, name text);
        alter table a alter column name type text;
        """);
  }

  @Test
  void typesAndIndexesStayAsTheyAre() {
    RuleTest.check(
        "if-not-exists-hides-difference",
        """
        --- migrations/001_a.sql
        CREATE TABLE a (id int PRIMARY KEY, name varchar(20), size int);
        CREATE TABLE b (id int PRIMARY KEY, name text);
        CREATE INDEX by_name ON a (name);
        --- migrations/002_b.sql
        CREATE TABLE IF NOT EXISTS a (id int PRIMARY KEY, name text, size int, seen date NOT NULL, note text);
        --                         ^ warning[if-not-exists-hides-difference]: `a` exists already (001_a.sql): columns `seen`, `note` will not be there; `name` stays `character varying(20)` and does not become `text`
        ALTER TABLE a ADD COLUMN IF NOT EXISTS size bigint;
        --                                     ^^^^ warning[if-not-exists-hides-difference]: the column exists already (001_a.sql): `size` stays `integer` and does not become `bigint`
        CREATE INDEX IF NOT EXISTS by_name ON a (name);
        CREATE INDEX IF NOT EXISTS by_name ON a (name, size);
        --                         ^^^^^^^ warning[if-not-exists-hides-difference]: index `by_name` exists already on other columns (001_a.sql): this one is not made
        CREATE INDEX IF NOT EXISTS by_name ON b (name);
        --                         ^^^^^^^ warning[if-not-exists-hides-difference]: index `by_name` exists already on another table (001_a.sql): this one is not made
        --? Add the columns
        --- migrations/002_b.sql
        CREATE TABLE IF NOT EXISTS a (id int PRIMARY KEY, name text, size int, seen date NOT NULL, note text);
        ALTER TABLE a ADD COLUMN IF NOT EXISTS seen date NOT NULL;
        ALTER TABLE a ADD COLUMN IF NOT EXISTS note text;
        ALTER TABLE a ADD COLUMN IF NOT EXISTS size bigint;
        CREATE INDEX IF NOT EXISTS by_name ON a (name);
        CREATE INDEX IF NOT EXISTS by_name ON a (name, size);
        CREATE INDEX IF NOT EXISTS by_name ON b (name);
        """);
  }

  @Test
  void aNameThatWillBeOrWasIsNoSlip() {
    RuleTest.check(
        "if-exists-hides-typo",
        """
        create table notes (id int primary key, title text);
        create table notes_1 (id int primary key);
        drop table if exists notes_2;
        drop table if exists note;
        create table note (id int primary key);
        drop table if exists tags;
        alter table notes drop column if exists titel;
        --                                      ^^^^^ warning[if-exists-hides-typo]: there never is a `titel`, so nothing is dropped; `title` is there
        create policy own on notes using (true);
        drop policy if exists owns on notes;
        --                    ^^^^ warning[if-exists-hides-typo]: there never is a `owns`, so nothing is dropped; `own` is there
        drop policy if exists fellows on notes;
        --? Write `title`
        create table notes (id int primary key, title text);
        create table notes_1 (id int primary key);
        drop table if exists notes_2;
        drop table if exists note;
        create table note (id int primary key);
        drop table if exists tags;
        alter table notes drop column if exists title;
        create policy own on notes using (true);
        drop policy if exists owns on notes;
        drop policy if exists fellows on notes;
        --? Write `own`
        create table notes (id int primary key, title text);
        create table notes_1 (id int primary key);
        drop table if exists notes_2;
        drop table if exists note;
        create table note (id int primary key);
        drop table if exists tags;
        alter table notes drop column if exists titel;
        create policy own on notes using (true);
        drop policy if exists own on notes;
        drop policy if exists fellows on notes;
        """);
  }

  @Test
  void partsOfOtherTablesAreLetAlone() {
    RuleTest.check(
        "drop-order",
        """
        create table a (id int primary key, name text);
        create table b (id int primary key);
        create index by_name on a (name);
        create policy own on a using (true);
        create policy own on b using (true);
        -- no longer right
        drop policy own on b;
        drop index by_name;
        --         ^^^^^^^ warning[drop-order]: `a` is dropped below, and its indexes and policies with it
        drop policy own on a;
        drop table a;
        --> Leave it to DROP TABLE
        create table a (id int primary key, name text);
        create table b (id int primary key);
        create index by_name on a (name);
        create policy own on a using (true);
        create policy own on b using (true);
        -- no longer right
        drop policy own on b;
        drop table a;
        """);
  }

  @Test
  void aTypeThatIsThereIsJudgedAsItIs() {
    RuleTest.check(
        "drop-type-leaves-dependents",
        """
        create type mood as enum ('sad');
        create table people (id int primary key, mood mood);
        alter table people alter column mood type text;
        drop type mood;
        create type mood as enum ('sad', 'ok');
        alter table people alter column mood type mood using mood::mood;
        drop type if exists colour;
        """);
  }

  @Test
  void whatIsExpectedMayBeCaught() {
    RuleTest.check(
        "swallowed-exception",
        """
        create table a (id int primary key);
        do $$ begin
          alter table a add column name text;
        exception when duplicate_column then null;
        end $$;
        do $$ begin
          alter table a add column size text;
        exception when others then raise exception 'no size: %', sqlerrm;
        end $$;
        DO $$ BEGIN
          ALTER TABLE a ADD COLUMN note text;
        EXCEPTION WHEN OTHERS THEN RAISE NOTICE 'ignored: %', SQLERRM;
        --             ^^^^^^ warning[swallowed-exception]: every error of this block is forgotten: the migration succeeds and nothing has happened
        END $$;
        do $$ begin
          begin
            perform count(*) from a;
            insert into a values (1);
          exception when others then null;
        --               ^^^^^^ warning[swallowed-exception]: every error of this block is forgotten: the migration succeeds and nothing has happened
          end;
        end $$;
        --? Catch only duplicate_column
        create table a (id int primary key);
        do $$ begin
          alter table a add column name text;
        exception when duplicate_column then null;
        end $$;
        do $$ begin
          alter table a add column size text;
        exception when others then raise exception 'no size: %', sqlerrm;
        end $$;
        DO $$ BEGIN
          ALTER TABLE a ADD COLUMN note text;
        EXCEPTION WHEN duplicate_column THEN RAISE NOTICE 'ignored: %', SQLERRM;
        END $$;
        do $$ begin
          begin
            perform count(*) from a;
            insert into a values (1);
          exception when others then null;
          end;
        end $$;
        """);
  }

  @Test
  void everyPathThatReturnsIsRight() {
    RuleTest.check(
        "trigger-function-returns-nothing",
        """
        create table a (id int primary key, name text);
        create function one() returns trigger language plpgsql as $$
        begin
          if tg_op = 'DELETE' then
            return old;
          elsif new.name is null then
            raise exception 'no name';
          else
            return new;
          end if;
        end $$;
        create function two() returns trigger language plpgsql as $$
        --              ^^^ warning[trigger-function-returns-nothing]: `two` returns NULL, so trigger `two` silently skips every row
        begin
          new.name := lower(new.name);
          return null;
        end $$;
        create trigger two before insert on a for each row execute function two();
        create function three() returns trigger language plpgsql as $$
        begin
          perform 1;
          return null;
        end $$;
        create trigger three after insert on a for each row execute function three();
        create function four() returns trigger language plpgsql as $$
        --              ^^^^ warning[trigger-function-returns-nothing]: a path of `four` ends without RETURN: the statement that fires it fails
        begin
          begin
            return new;
          exception when others then
            null;
          end;
        end $$;
        """);
  }
}

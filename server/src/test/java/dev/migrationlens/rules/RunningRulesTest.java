package dev.migrationlens.rules;

import dev.migrationlens.lint.RuleTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Other forms of what clients feel, beyond the rules' own examples. */
@Tag("postgres")
class RunningRulesTest {
  private static void check(String rule, String fixture) {
    RuleTest.check(rule, fixture);
    if (!rule.equals("varchar-limit")) {
      SafeSequencesTest.endsInTheSameSchema(rule, fixture);
    }
  }

  @Test
  void aCheckComesWithAColumn() {
    check(
        "check-scan-blocks",
        """
        --- migrations/1_a.sql
        create table a (id int primary key);
        --- migrations/2_b.sql
        alter table a add column size int check (size > 0);
        --                                ^^^^^^^^^^^^^^^^ info[check-scan-blocks]: ACCESS EXCLUSIVE on `a` blocks reads and writes while every row is checked
        --- migrations/3_c.sql
        ALTER TABLE a ADD COLUMN width int CONSTRAINT narrow CHECK (width < 9) DEFAULT 1, ADD note text;
        --                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info[check-scan-blocks]: ACCESS EXCLUSIVE on `a` blocks reads and writes while every row is checked
        --? Add it NOT VALID and validate it in the next migration
        --- migrations/2_b.sql
        alter table a add column size int, add constraint a_size_check check (size > 0) not valid;
        --- migrations/4_validate_a_size_check.sql
        alter table a validate constraint a_size_check;
        --? Add it NOT VALID and validate it in the next migration
        --- migrations/3_c.sql
        ALTER TABLE a ADD COLUMN width int DEFAULT 1, ADD CONSTRAINT narrow CHECK (width < 9) NOT VALID, ADD note text;
        --- migrations/4_validate_narrow.sql
        ALTER TABLE a VALIDATE CONSTRAINT narrow;
        """);
  }

  @Test
  void aKeyComesWithAColumn() {
    check(
        "unique-builds-index-under-lock",
        """
        --- migrations/1_a.sql
        create table a (id int primary key);
        --- migrations/2_b.sql
        alter table a add column code text unique;
        --                                 ^^^^^^ info[unique-builds-index-under-lock]: ACCESS EXCLUSIVE on `a` blocks reads and writes while its index is built
        --? Build the index CONCURRENTLY, then make it the key
        --- migrations/2_b.sql
        alter table a add column code text;
        create unique index concurrently a_code_key on a (code);
        alter table a add constraint a_code_key unique using index a_code_key;
        """);
  }

  @Test
  void aSchemaIsReindexed() {
    check(
        "reindex-blocks",
        """
        --- migrations/1_a.sql
        create schema empty;
        create table a (id int primary key);
        --- migrations/2_b.sql
        reindex schema public;
        --^^^^^^^^^^^^^^^^^^^ info[reindex-blocks]: SHARE on each table in turn blocks writes while its indexes are rebuilt
        reindex schema empty;
        reindex schema concurrently public;
        --? Add CONCURRENTLY
        --- migrations/2_b.sql
        reindex schema concurrently public;
        reindex schema empty;
        reindex schema concurrently public;
        """);
  }

  @Test
  void aSchemaIsDroppedWithItsTables() {
    check(
        "drops-table-in-use",
        """
        --- migrations/1_a.sql
        create schema empty;
        create schema full_one;
        create table full_one.a (id int primary key);
        --- migrations/2_b.sql
        drop schema empty cascade;
        drop schema full_one cascade;
        --          ^^^^^^^^ info[drops-table-in-use]: clients that still use `full_one` fail, and the rows of its tables are lost
        """);
  }

  @Test
  void tablesMoveWithTheirSchema() {
    check(
        "renames-table-in-use",
        """
        --- migrations/1_a.sql
        create schema one;
        create schema two;
        create table one.a (id int primary key);
        --- migrations/2_b.sql
        alter table one.a set schema two;
        --^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info[renames-table-in-use]: clients that use `a` fail from the rename to their restart
        alter schema two rename to three;
        --^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info[renames-table-in-use]: clients that use `two` fail from the rename to their restart
        alter schema one rename to four;
        """);
  }

  @Test
  void truncatingDeletes() {
    check(
        "delete-without-where",
        """
        --- migrations/1_a.sql
        create table a (id int primary key);
        create table b (id int primary key);
        --- migrations/2_b.sql
        create table c (id int primary key);
        truncate c, a;
        --          ^ warning[delete-without-where]: every row of `a` is deleted
        delete from b where true;
        """);
  }

  @Test
  void otherRewrites() {
    check(
        "vacuum-full",
        """
        --- migrations/1_a.sql
        create table a (id int primary key);
        --- migrations/2_b.sql
        alter table a set unlogged;
        --^^^^^^^^^^^^^^^^^^^^^^^^ info[vacuum-full]: ACCESS EXCLUSIVE on `a` blocks reads and writes while the table is rewritten
        cluster a using a_pkey;
        --^^^^^^^^^^^^^^^^^^^^ info[vacuum-full]: ACCESS EXCLUSIVE on `a` blocks reads and writes while the table is rewritten
        """);
  }

  @Test
  void enumsAreStoredAsNumbers() {
    check(
        "type-change-rewrites-table",
        """
        --- migrations/1_a.sql
        create type mood as enum ('sad');
        create table a (id int primary key, mood mood, size varchar(10));
        --- migrations/2_b.sql
        alter table a alter column mood type text;
        --            ^^^^^^^^^^^^^^^^^^^^^^^^^^^ info[type-change-rewrites-table]: ACCESS EXCLUSIVE on `a` blocks reads and writes while the table is rewritten
        alter table a alter column size type text;
        --? Fill a column of the new type beside it, then exchange them
        --- migrations/2_b.sql
        alter table a add column mood_new text;
        create function a_mood_new_too() returns trigger language plpgsql as $$
        begin
          new.mood_new := new.mood::text;
          return new;
        end $$;
        create trigger a_mood_new_too before insert or update on a
          for each row execute function a_mood_new_too();
        alter table a alter column size type text;
        --- migrations/3_fill_a_mood.sql
        update a set mood_new = mood::text where mood_new is null and mood is not null;
        --- migrations/4_exchange_a_mood.sql
        begin;
        drop trigger a_mood_new_too on a;
        drop function a_mood_new_too();
        -- allow: drops-column-in-use, the new one takes its place
        alter table a drop column mood;
        alter table a rename column mood_new to mood;
        commit;
        """);
  }

  @Test
  void valuesAreRenamedToo() {
    check(
        "renames-column-in-use",
        """
        --- migrations/1_a.sql
        create type mood as enum ('sad', 'ok');
        --- migrations/2_b.sql
        create type size as enum ('s', 'm');
        alter type size rename value 's' to 'small';
        alter type mood rename value 'ok' to 'fine';
        --^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info[renames-column-in-use]: clients that use the value `ok` of `mood` fail from the rename to their restart
        """);
  }

  @Test
  void listsAreBoundsToo() {
    check(
        "attach-partition-scans",
        """
        --- migrations/1_a.sql
        create table a (id int, kind text) partition by list (kind);
        create table b (id int, kind text);
        --- migrations/2_b.sql
        ALTER TABLE a ATTACH PARTITION b FOR VALUES IN ('one', 'two');
        --                             ^ info[attach-partition-scans]: ACCESS EXCLUSIVE on `b` blocks reads and writes while every row is looked at
        --? Let a validated CHECK prove it, in the next migration
        --- migrations/2_b.sql
        ALTER TABLE b ADD CONSTRAINT b_bounds CHECK (kind IS NOT NULL AND kind IN ('one', 'two')) NOT VALID;
        --- migrations/3_attach_b.sql
        ALTER TABLE b VALIDATE CONSTRAINT b_bounds;
        ALTER TABLE a ATTACH PARTITION b FOR VALUES IN ('one', 'two');
        ALTER TABLE b DROP CONSTRAINT b_bounds;
        """);
  }

  @Test
  void theCastIsWrittenIntoTheTrigger() {
    check(
        "type-change-rewrites-table",
        """
        --- migrations/1_a.sql
        create table a (id int primary key, size text, kind text not null);
        create index on a (kind);
        --- migrations/2_b.sql
        ALTER TABLE a ALTER COLUMN size TYPE int USING size::int;
        --            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info[type-change-rewrites-table]: ACCESS EXCLUSIVE on `a` blocks reads and writes while the table is rewritten
        alter table a alter column kind type int using length(kind);
        --            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info[type-change-rewrites-table]: ACCESS EXCLUSIVE on `a` blocks reads and writes while the table is rewritten
        --? Fill a column of the new type beside it, then exchange them
        --- migrations/2_b.sql
        ALTER TABLE a ADD COLUMN size_new INT;
        CREATE FUNCTION a_size_new_too() RETURNS TRIGGER LANGUAGE plpgsql AS $$
        begin
          new.size_new := new.size::int;
          return new;
        end $$;
        CREATE TRIGGER a_size_new_too BEFORE INSERT OR UPDATE ON a
          FOR EACH ROW EXECUTE FUNCTION a_size_new_too();
        alter table a alter column kind type int using length(kind);
        --- migrations/3_fill_a_size.sql
        UPDATE a SET size_new = size::INT WHERE size_new IS NULL AND size IS NOT NULL;
        --- migrations/4_exchange_a_size.sql
        BEGIN;
        DROP TRIGGER a_size_new_too ON a;
        DROP FUNCTION a_size_new_too();
        -- allow: drops-column-in-use, the new one takes its place
        ALTER TABLE a DROP COLUMN size;
        ALTER TABLE a RENAME COLUMN size_new TO size;
        COMMIT;
        """);
  }

  @Test
  void whatFailsTheSecondTime() {
    check(
        "not-rerunnable",
        """
        --- migration-lens.json
        {"rules": {"not-rerunnable": "info"}}
        --- migrations/1_a.sql
        create table if not exists a (id int primary key, b int, c int);
        create index if not exists a_b on a (b);
        --- migrations/2_b.sql
        drop index a_b;
        --         ^^^ info[not-rerunnable]: fails when this file is run again
        alter table a add column d int, drop column c;
        --                       ^ info[not-rerunnable]: fails when this file is run again
        --                                          ^ info[not-rerunnable]: fails when this file is run again
        --- migrations/3_c.sql
        begin;
        alter table a add column e int;
        commit;
        --? Add IF EXISTS
        --- migrations/2_b.sql
        drop index if exists a_b;
        alter table a add column d int, drop column c;
        --? Add IF NOT EXISTS
        --- migrations/2_b.sql
        drop index a_b;
        alter table a add column if not exists d int, drop column c;
        --? Add IF EXISTS
        --- migrations/2_b.sql
        drop index a_b;
        alter table a add column d int, drop column if exists c;
        """);
  }

  @Test
  void aLimitIsSetLater() {
    check(
        "varchar-limit",
        """
        --- migration-lens.json
        {"rules": {"varchar-limit": "info"}}
        --- migrations/1_a.sql
        create table a (id int primary key, b text);
        --- migrations/2_b.sql
        alter table a alter column b type varchar(20);
        --                                ^^^^^^^^^^^ info[varchar-limit]: a limit in the type is hard to change
        --? Write text
        --- migrations/2_b.sql
        alter table a alter column b type text;
        """);
  }
}

package dev.migrationlens.rules;

import dev.migrationlens.lint.RuleTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Safe sequences in the words of migration tools, and in their transactions. */
@Tag("postgres")
class ToolSequencesTest {
  private static void check(String rule, String fixture) {
    RuleTest.check(rule, fixture);
    SafeSequencesTest.endsInTheSameSchema(rule, fixture);
  }

  @Test
  void aKeyComesWithAColumnInATransaction() {
    check(
        "unique-builds-index-under-lock",
        """
        --- db/migrations/1_a.sql
        -- migrate:up
        create table a (id int primary key);
        -- migrate:down
        drop table a;
        --- db/migrations/2_b.sql
        -- migrate:up
        alter table a add column code text unique;
        --                                 ^^^^^^ info[unique-builds-index-under-lock]: ACCESS EXCLUSIVE on `a` blocks reads and writes while its index is built, held to the end of the file, which the tool runs in one transaction
        -- migrate:down
        alter table a drop column code;
        --? Build the index CONCURRENTLY, then make it the key
        --- db/migrations/2_b.sql
        -- migrate:up
        alter table a add column code text;
        -- migrate:down
        alter table a drop column code;
        --- db/migrations/3_build_a_code_key.sql
        -- migrate:up transaction:false
        create unique index concurrently a_code_key on a (code);
        -- migrate:down
        --- db/migrations/4_use_a_code_key.sql
        -- migrate:up
        alter table a add constraint a_code_key unique using index a_code_key;
        -- migrate:down
        """);
  }

  @Test
  void eachToolWantsItsOwnWords() {
    check(
        "index-blocks-writes",
        """
        --- db/migrations/00001_a.sql
        -- +goose Up
        create table a (id int primary key, b int);
        -- +goose Down
        drop table a;
        --- db/migrations/00002_b.sql
        -- +goose Up
        create index a_b on a (b);
        --                  ^ info[index-blocks-writes]: SHARE on `a` blocks writes while the index is built, held to the end of the file, which the tool runs in one transaction
        -- +goose Down
        drop index a_b;
        --? Do it CONCURRENTLY in a migration of its own
        --- db/migrations/00002_b.sql
        -- +goose Up
        -- +goose Down
        drop index a_b;
        --- db/migrations/00003_a_b.sql
        -- +goose NO TRANSACTION
        -- +goose Up
        create index concurrently a_b on a (b);
        -- +goose Down
        """);
  }

  @Test
  void aToolThatCannotIsNotAskedTo() {
    check(
        "index-blocks-writes",
        """
        --- supabase/migrations/20260101000000_a.sql
        create table a (id int primary key, b int);
        --- supabase/migrations/20260102000000_b.sql
        create index a_b on a (b);
        --                  ^ info[index-blocks-writes]: SHARE on `a` blocks writes while the index is built, held to the end of the file, which the tool runs in one transaction
        """);
  }

  @Test
  void aTableIsRenamedInTheToolsTransaction() {
    check(
        "renames-table-in-use",
        """
        --- db/migrations/1_a.sql
        -- migrate:up
        create table a (id int primary key, b int);
        -- migrate:down
        drop table a;
        --- db/migrations/2_b.sql
        -- migrate:up
        ALTER TABLE a RENAME TO "New";
        --^^^^^^^^^^^^^^^^^^^^^^^^^^^ info[renames-table-in-use]: clients that use `a` fail from the rename to their restart
        -- migrate:down
        alter table "New" rename to a;
        --? Let a view have the new name until every client uses it
        --- db/migrations/2_b.sql
        -- migrate:up
        CREATE VIEW "New" WITH (security_invoker = ON) AS SELECT * FROM a;
        -- migrate:down
        alter table "New" rename to a;
        --- db/migrations/3_rename_a.sql
        -- migrate:up
        DROP VIEW "New";
        -- allow: renames-table-in-use, every client uses "New" by now
        ALTER TABLE a RENAME TO "New";
        -- migrate:down
        """);
  }

  @Test
  void theToolsTransactionIsItsOwn() {
    check(
        "transaction-nesting",
        """
        --- db/migrations/1_a.sql
        -- migrate:up
        create table a (id int primary key);
        -- migrate:down
        drop table a;
        --- db/migrations/2_b.sql
        -- migrate:up
        alter table a add b int;
        commit;
        --^^^^ info[transaction-nesting]: ends the transaction in which the tool runs this file: delete it
        -- migrate:down
        alter table a drop b;
        --- db/migrations/3_c.sql
        -- migrate:up
        begin;
        --^^^ info[transaction-nesting]: the tool runs this file in a transaction, which the next COMMIT ends
        alter table a add c int;
        commit;
        -- migrate:down
        alter table a drop c;
        --- db/migrations/4_d.sql
        -- migrate:up transaction:false
        begin;
        alter table a add d int;
        commit;
        -- migrate:down
        alter table a drop d;
        """);
  }
}

package dev.migrationlens.rules;

import dev.migrationlens.lint.RuleTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("postgres")
class UsedBeforeCreatedTest {

  @Test
  void whatIsDroppedBeforeItIsMadeNeedNotBeThere() {
    RuleTest.check(
        "used-before-created",
        """
        drop policy p on t;
        --               ^ error[used-before-created] 42P01: `t` is created later
        create table t (id int primary key);
        create policy p on t;
        --> Add IF EXISTS
        drop policy IF EXISTS p on t;
        create table t (id int primary key);
        create policy p on t;
        """);
  }

  @Test
  void whatAFileRebuildsIsOnlyInTheWrongOrder() {
    RuleTest.check(
        "used-before-created",
        """
        --- migrations/1_a.sql
        create type status as enum ('a');
        --- migrations/2_b.sql
        drop type status;
        create table t (s status);
        --                ^^^^^^ error[used-before-created] 42704: `status` is created later
        create type status as enum ('a', 'b');
        --> Move what creates it above
        --- migrations/2_b.sql
        drop type status;
        create type status as enum ('a', 'b');

        create table t (s status);
        --> Move this statement below
        --- migrations/2_b.sql
        drop type status;
        create type status as enum ('a', 'b');

        create table t (s status);
        """);
  }
}

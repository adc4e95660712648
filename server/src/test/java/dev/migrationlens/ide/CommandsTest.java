package dev.migrationlens.ide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.naming.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandsTest {

  @ParameterizedTest
  @CsvSource({
    "create table t (id int), CREATE TABLE",
    "create unique index on t (a), CREATE INDEX",
    "create or replace view v as select 1, CREATE VIEW",
    "create materialized view v as select 1, CREATE MATERIALIZED VIEW",
    "create constraint trigger t after insert on a, CREATE TRIGGER",
    "alter default privileges grant select on tables to a, ALTER DEFAULT PRIVILEGES",
    "drop operator class o using btree, DROP OPERATOR CLASS",
    "refresh materialized view v, REFRESH MATERIALIZED VIEW",
    "set transaction read only, SET TRANSACTION",
    "set a = 1, SET",
    "insert into t values (1), INSERT",
  })
  void isNamedByItsFirstWords(String statement, String name) {
    assertThat(Commands.at(Words.of(statement)).orElseThrow().words()).isEqualTo(name);
  }

  @Test
  void hasAPage() {
    assertThat(Commands.at(Words.of("alter table t add a int")).orElseThrow().page())
        .isEqualTo("https://www.postgresql.org/docs/current/sql-altertable.html");
  }

  @Test
  void orIsNone() {
    assertThat(Commands.at(Words.of("frobnicate t"))).isEmpty();
  }
}

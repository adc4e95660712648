package dev.migrationlens.naming;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenameStatementTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "create table #t (a int); | alter table t rename to n;",
        "create table t (#a int); | alter table t rename column a to n;",
        "create table t (a int constraint #c check (a > 0)); | alter table t rename constraint c to"
            + " n;",
        "create view #v as select 1 as a; | alter view v rename to n;",
        "create type #m as enum ('a'); | alter type m rename to n;",
        "create schema #s; | alter schema s rename to n;",
        "create table t (a int); create index #i on t (a); | alter index i rename to n;",
        "create table t (a int); create policy #p on t using (true); | alter policy p on t rename"
            + " to n;",
        "create function #f(a int) returns int language sql as 'select 1'; | alter function f(int)"
            + " rename to n;",
      })
  void isOfItsKind(String text, String statement) {
    Chain chain = Chain.of(text.replace("#", "<|>"));
    String told =
        RenameStatement.of(chain.replay(), chain.path(), chain.offset(), "n").orElseThrow();
    assertThat(told.replace("integer", "int")).isEqualTo(statement);
  }

  @Test
  void noneForWhatIsNoObject() {
    Chain chain = Chain.of("select <|>nothing;");
    assertThat(RenameStatement.of(chain.replay(), chain.path(), chain.offset(), "n")).isEmpty();
  }
}

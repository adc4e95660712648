package dev.migrationlens.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReferencesTest {

  @Test
  void aTableThroughItsRenaming() {
    assertThat(
            references(
                "create table us<|>ers (id int);",
                "alter table users rename to people;",
                "insert into people (id) values (1);"))
        .containsExactly("1.sql:users@13", "2.sql:users@12", "2.sql:people@28", "3.sql:people@12");
  }

  @Test
  void aColumnAndNotAnotherOfItsName() {
    assertThat(
            references(
                "create table a (x int); create table b (x int);",
                "update a set <|>x = 1; update b set x = 2;"))
        .containsExactly("1.sql:x@16", "2.sql:x@13");
  }

  private static List<String> references(String... files) {
    Chain chain = Chain.of(files);
    return chain.told(References.at(chain.replay(), chain.path(), chain.offset()));
  }
}

package dev.migrationlens.ide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.naming.Chain;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkspaceSymbolsTest {

  @Test
  void namesThatBeginWithTheQueryComeFirst() {
    assertThat(
            names(
                "ord",
                "create table coords (id int); create table orders (id int);",
                "create view recorded as select 1;"))
        .containsExactly("create table orders", "create table coords", "create view recorded");
  }

  @Test
  void whatIsMadeBeforeWhatIsChangedAndNothingElse() {
    assertThat(
            names(
                "user",
                "create table users (id int); alter table users add a int;",
                "insert into users values (1); create view all_users as select id from users;"))
        .containsExactly("create table users", "alter table users", "create view all_users");
  }

  @Test
  void columnsToo() {
    assertThat(names("email", "create table users (id int, email text);"))
        .containsExactly("users.email");
  }

  private static List<String> names(String query, String... files) {
    return WorkspaceSymbols.of(Chain.of(files).replay(), query).stream()
        .map(WorkspaceSymbols.Found::name)
        .toList();
  }
}

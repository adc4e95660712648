package dev.migrationlens.naming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.replay.Migration;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.syntax.StatementSplitter;
import dev.migrationlens.testing.UpAndDown;
import dev.migrationlens.text.Edit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WaysBackTest {

  @Test
  void callThingsAsTheyWereThen() {
    String first = "drop function f(); drop index i; drop table users;";
    String second = "alter table users rename mail to email; alter table users drop age;";
    Chain chain =
        Chain.of(
            "create table us<|>ers (email text unique); create index i on users (email); create"
                + " function f() returns bigint language sql as 'select count(*) from users';",
            "alter table users add age int; alter table users rename email to mail;");
    assertThat(after(chain, "people", first, second))
        .containsExactly(
            "drop function f(); drop index i; drop table people;",
            "alter table people rename mail to email; alter table people drop age;");
    Chain column =
        Chain.of(
            "create table users (<|>email text unique);",
            "alter table users drop constraint users_email_key;"
                + " alter table users rename email to mail;");
    assertThat(
            after(
                column,
                "e",
                "drop table users;",
                "alter table users rename mail to email;"
                    + " alter table users add constraint users_email_key unique (email);"))
        .containsExactly(
            "drop table users;",
            "alter table users rename mail to e; alter table users add constraint users_e_key"
                + " unique (e);");
  }

  @Test
  void areReadAsTheRestIs() {
    String text = "create table t (a int); alter table t rename a to b; drop table t;";
    Replay replay = UpAndDown.of(text, 2);
    int offset = text.lastIndexOf("t;");
    assertThat(WaysBack.at(replay, "1.sql", offset).map(found -> found.meaning().name()))
        .contains("t");
    assertThat(References.at(replay, "1.sql", offset)).hasSize(2);
    assertThat(WaysBack.at(replay, "1.sql", 13)).isEmpty();
  }

  private static List<String> after(Chain chain, String name, String first, String second) {
    Map<String, Migration> rollbacks =
        Map.of("1.sql", back("1.down.sql", first), "2.sql", back("2.down.sql", second));
    Map<String, List<Edit>> edits =
        switch (Rename.to(chain.replay(), rollbacks, chain.path(), chain.offset(), name)) {
          case Rename.Answer.Edits found -> found.byPath();
          case Rename.Answer.Refusal refusal -> Map.of();
        };
    return List.of(
        Edit.apply(first, edits.getOrDefault("1.down.sql", List.of())),
        Edit.apply(second, edits.getOrDefault("2.down.sql", List.of())));
  }

  private static Migration back(String path, String text) {
    return new Migration(
        path,
        path,
        text,
        StatementSplitter.split(text),
        List.of(),
        Migration.TransactionMode.AUTOCOMMIT,
        Migration.Runner.PSQL);
  }
}

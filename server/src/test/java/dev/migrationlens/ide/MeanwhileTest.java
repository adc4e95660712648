package dev.migrationlens.ide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.catalog.Relation;
import dev.migrationlens.naming.Chain;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.schema.Contents;
import dev.migrationlens.schema.FileState;
import dev.migrationlens.schema.LiveSchema;
import dev.migrationlens.schema.Size;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What clients feel of a statement is told above it and when it is pointed at. */
class MeanwhileTest {
  private static final String USERS = "create table users (id int primary key, age int);";

  private static List<String> lenses(LiveSchema live, String... files) {
    Replay replay = Chain.of(files).replay();
    return Meanwhile.lenses(replay, files.length + ".sql", live).stream()
        .map(CodeLenses.Lens::title)
        .toList();
  }

  /** A database that has the first file's tables, each of 2.1 GB. */
  private static LiveSchema database(FileState ofSecond) {
    Replay replay = Chain.of(USERS).replay();
    return new LiveSchema(
        Contents.of(replay.end(), origin -> origin.step() > 0),
        "a database",
        Map.of("2.sql", ofSecond),
        List.of(),
        thing -> "",
        thing -> thing instanceof Relation ? new Size(12_000_000, 2_254_857_830L, 0) : null);
  }

  @Test
  void aLineSaysTheLockAndTheWork() {
    assertThat(lenses(null, USERS, "alter table users alter age type bigint;"))
        .containsExactly("ACCESS EXCLUSIVE on `users`, rewrites it");
    assertThat(
            lenses(database(FileState.PENDING), USERS, "alter table users alter age type bigint;"))
        .containsExactly("ACCESS EXCLUSIVE on `users`, rewrites 2.1 GB");
    assertThat(lenses(database(FileState.PENDING), USERS, "create index on users (age);"))
        .containsExactly("SHARE on `users`, reads 2.1 GB");
  }

  @Test
  void whatNobodyFeelsHasNoLine() {
    assertThat(lenses(null, USERS + "alter table users alter age type bigint;")).isEmpty();
    assertThat(lenses(null, USERS, "insert into users values (1);")).isEmpty();
    assertThat(
            lenses(database(FileState.APPLIED), USERS, "alter table users alter age type bigint;"))
        .isEmpty();
  }

  @Test
  void pointingAtAStatementTellsAll() {
    Chain chain = Chain.of(USERS, "begin; alter ta<|>ble users alter age type bigint; commit;");
    String told =
        Meanwhile.at(chain.replay(), chain.path(), chain.offset(), database(FileState.PENDING))
            .orElseThrow()
            .markdown();
    assertThat(told)
        .isEqualTo(
            """
            This statement takes
            - **ACCESS EXCLUSIVE** on `users`: blocks reads and writes, rewrites 2.1 GB, held to COMMIT
            """);
  }
}

package dev.migrationlens.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.syntax.StatementSplitter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a long chain costs, counted in statements evaluated; the times are only told. */
@Tag("slow")
class ReplayWorkTest {
  private static final int FILES = 1000;

  /** Ten statements about two tables, the second of which knows the first file's. */
  private static String text(int file) {
    return """
    create table owners_N (id bigint primary key, name text not null, born date);
    create table things_N (id bigint primary key, owner_id bigint references owners_N, root_id bigint references owners_0, size int check (size > 0));
    create index things_N_owner_idx on things_N (owner_id);
    alter table things_N add column colour text default 'red';
    create view shown_N as select t.id, o.name, t.colour from things_N t join owners_N o on o.id = t.owner_id;
    create function count_N(wanted text) returns bigint language sql as $$ select count(*) from shown_N where colour = wanted $$;
    alter table owners_N enable row level security;
    create policy own_N on owners_N using (born < current_date);
    comment on table things_N is 'a thing';
    insert into owners_N (id, name) values (1, 'one');
    """
        .replace("_N", "_" + file);
  }

  private static Migration migration(int file, String text) {
    String path = String.format("%05d.sql", file);
    return new Migration(
        path,
        path,
        text,
        StatementSplitter.split(text),
        List.of(),
        Migration.TransactionMode.AUTOCOMMIT,
        Migration.Runner.DRIVER);
  }

  private static List<Migration> chain(int files) {
    var all = new ArrayList<Migration>();
    for (int file = 0; file < files; file++) {
      all.add(migration(file, text(file)));
    }
    return all;
  }

  private static long problems(Replay replay) {
    return replay.steps().stream().mapToLong(s -> s.outcome().problems().size()).sum();
  }

  @Test
  void aFirstReplayEvaluatesEachStatementOnce() {
    for (int files : List.of(FILES, FILES, 4 * FILES)) {
      List<Migration> chain = chain(files);
      long start = System.nanoTime();
      Replay replay = Replay.of(chain, Replay.Setup.PLAIN);
      System.out.printf(
          "replay of %d statements: %d ms%n", 10 * files, (System.nanoTime() - start) / 1_000_000);
      assertThat(problems(replay)).isZero();
      assertThat(replay.work().parsed()).isEqualTo(10 * files);
      // Each file has its start besides.
      assertThat(replay.work().evaluated()).isEqualTo(11 * files);
    }
  }

  @Test
  void anEditEvaluatesWhatLooksAtIt() {
    Replay replay = Replay.of(chain(FILES), Replay.Setup.PLAIN);
    int middle = FILES / 2;
    // The table, its key, its view and the view's function, its policy and its row.
    assertThat(evaluatedAfter(replay, middle, "born date", "bron date")).isBetween(3, 8);
    assertThat(problems(replay)).isEqualTo(1);
    assertThat(evaluatedAfter(replay, middle, "-- words\n", "")).isBetween(3, 8);
    assertThat(problems(replay)).isZero();
    assertThat(evaluatedAfter(replay, middle, "a thing", "another thing")).isEqualTo(1);
    assertThat(evaluatedAfter(replay, middle, "create", "-- words\ncreate")).isLessThanOrEqualTo(1);
    assertThat(replay.work().parsed()).isLessThanOrEqualTo(10 * FILES + 4);
  }

  private static int evaluatedAfter(Replay replay, int file, String what, String by) {
    int before = replay.work().evaluated();
    replay.edit(migration(file, text(file).replaceFirst(what, by)));
    return replay.work().evaluated() - before;
  }

  @Test
  void aTableThatAllNeedCostsAllThatNeedIt() {
    Replay replay = Replay.of(chain(FILES), Replay.Setup.PLAIN);
    int evaluated = evaluatedAfter(replay, 0, "owners_0 \\(id bigint", "owners_0 (id uuid");
    assertThat(problems(replay)).isGreaterThanOrEqualTo(FILES - 1);
    assertThat(evaluated).isLessThan(8 * FILES);
  }
}

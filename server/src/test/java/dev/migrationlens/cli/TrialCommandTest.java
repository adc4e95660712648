package dev.migrationlens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.live.Surroundings;
import dev.migrationlens.testing.Postgres;
import dev.migrationlens.trial.Binaries;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("postgres")
class TrialCommandTest {
  @TempDir private Path folder;

  private static String server() {
    return Postgres.server().address("postgres").replace("jdbc:", "");
  }

  private Run trial(String... more) {
    var typed = new ArrayList<>(List.of("trial", "--database", server()));
    typed.addAll(List.of(more));
    return Run.in(folder, typed.toArray(String[]::new));
  }

  @Test
  void theTransactionOfTheToolIsThereForWhatNeedsOne() {
    Run.write(
        folder,
        "migrations/00001_a.sql",
        """
        -- +goose Up
        create table a (id int primary key, n int);
        lock table a;
        create temporary table x (id int) on commit drop;
        insert into x values (1);
        select missing from x;
        create index concurrently i on a (n);
        create table b (a int references a deferrable initially deferred);
        insert into b values (9);
        """);
    Run.write(
        folder,
        "migrations/00002_b.sql",
        "-- +goose Up\nalter table b add n int;\nselect * from x;\n");
    assertThat(trial().out())
        .contains("migrations/00001_a.sql:6: 42703 column \"missing\" does not exist")
        .contains("migrations/00001_a.sql:7: 25001 CREATE INDEX CONCURRENTLY cannot run inside")
        .contains("migrations/00002_b.sql:3: 42P01 relation \"x\" does not exist")
        .contains("accepts 7 statements and rejects 3");
    assertThat(trial("--compare").out()).contains("the replay agrees on all but 0");
  }

  @Test
  void everyStatementIsJudgedByItselfAndNothingStays() throws SQLException {
    Run.write(
        folder,
        "migrations/001_a.sql",
        """
        create role trial_made;
        create table a (id int primary key);
        create table b (a_id int references nowhere);
        begin;
        create table c (id int);
        select 1 / 0;
        create table d (id int);
        commit;
        \\echo done
        create database never;
        """);
    Run.write(folder, "migrations/002_b.sql", "insert into d values (1);\nselect x from a;\n");
    Run run = trial();
    assertThat(run.out())
        .contains("migrations/001_a.sql:3: 42P01 relation \"nowhere\" does not exist")
        .contains("migrations/001_a.sql:6: 22012 division by zero")
        .contains("migrations/002_b.sql:2: 42703 column \"x\" does not exist")
        .contains("accepts 7 statements and rejects 3; 2 were not run");
    assertThat(run.code()).isEqualTo(1);
    try (var database = Postgres.database();
        var statement = database.connection().createStatement();
        var rows =
            statement.executeQuery(
                "select datname from pg_database where datname like 'migration_lens_trial%'"
                    + " union all select rolname from pg_roles where rolname = 'trial_made'")) {
      assertThat(rows.next()).isFalse();
    }
  }

  @Test
  void theReplayIsComparedWithPostgres() {
    Run.write(
        folder,
        "migrations/001_a.sql",
        "create table a (id int);\nselect missing from a;\ncreate index on a (gone);\n");
    assertThat(trial("--compare"))
        .satisfies(
            run -> {
              assertThat(run.out()).contains("the replay agrees on all but 0");
              assertThat(run.code()).isEqualTo(0);
            });
    assertThat(trial("--format", "json").out())
        .contains("\"sqlstate\": \"42703\"")
        .contains("\"agreed\": true");
  }

  @Test
  void underTheToolAFailureUndoesItsFile() {
    Run.write(folder, "supabase/migrations/20240101000000_a.sql", "create table a (id int);\n");
    Run.write(
        folder,
        "supabase/migrations/20240102000000_b.sql",
        "create table b (id int);\ncreate table a (id int);\ncreate table c (id int);\n");
    Run.write(folder, "supabase/migrations/20240103000000_c.sql", "select 1;\n");
    Run run = trial("--as-tool");
    assertThat(run.out())
        .contains("20240102000000_b.sql:2: 42P07")
        .contains("rejects 1; 2 were not run");
  }

  @Test
  void aServerIsStartedForTheTrialAlone() throws IOException {
    if (Binaries.find(Surroundings.ofProcess()).isEmpty()) {
      return;
    }
    Run.write(folder, "migrations/001_a.sql", "create table a (id int);\n");
    Run run = Run.in(folder, "trial");
    assertThat(run.out() + run.err()).contains("accepts 1 statement and rejects 0");
  }
}

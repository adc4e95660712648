package dev.migrationlens.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.lint.Finding;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.lint.World;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is to undo a migration is replayed after it. */
class UndoingTest {
  private static List<String> told(Map<String, String> files) {
    var all = new HashMap<>(files);
    all.put(Config.FILE_NAME, "{\"rules\": {\"no-rollback\": \"warning\"}}");
    return World.open(all).snapshot().findings().stream()
        .filter(f -> f.rule().equals("no-rollback"))
        .map(f -> f.path() + ": " + f.message())
        .toList();
  }

  @Test
  void whatStaysIsTold() {
    assertThat(
            told(
                Map.of(
                    "migrations/1_a.up.sql",
                    "create table a (id int primary key);\ncreate table b (id int primary key);",
                    "migrations/1_a.down.sql",
                    "drop table b;")))
        .containsExactly(
            "migrations/1_a.down.sql: this does not undo the migration: table `a` stays");
  }

  private static String goose(String up, String down) {
    return String.join("\n", "-- +goose Up", up, "-- +goose Down", down, "");
  }

  private static final String TABLE = "create table a (id int primary key);";

  @Test
  void whatDoesNotComeBackIsTold() {
    assertThat(
            told(
                Map.of(
                    "migrations/1_a.sql", goose(TABLE, "drop table a;"),
                    "migrations/2_b.sql", goose("drop table a;", "select 1;"))))
        .containsExactly(
            "migrations/2_b.sql: this does not undo the migration: table `a` does not come back");
  }

  @Test
  void whatWouldBeRejectedIsAlwaysToldAndCured() {
    for (Map<String, String> files :
        List.of(
            Map.of(
                "migrations/1_a.sql",
                goose("create table posts (id int primary key);", "drop table post;")),
            Map.of(
                "migrations/1_a.up.sql", "create table posts (id int primary key);",
                "migrations/1_a.down.sql", "-- back again\r\ndrop table post; -- gone\r\n"))) {
      Workspace workspace = World.open(files);
      Finding finding = workspace.snapshot().findings().get(0);
      assertThat(finding.rule()).isEqualTo("missing-relation");
      assertThat(finding.severity()).isEqualTo(Severity.WARNING);
      assertThat(finding.message()).isEqualTo("undoing fails: table `post` does not exist");
      String before = workspace.textOf(finding.path()).orElseThrow();
      assertThat(finding.span().of(before)).isEqualTo("post");
      workspace.apply(finding.fixes().get(0).changes());
      assertThat(workspace.textOf(finding.path()))
          .hasValue(before.replace("table post;", "table posts;"));
      assertThat(workspace.snapshot().findings()).isEmpty();
    }
  }

  @Test
  void whatUndoesIsNotToldOf() {
    assertThat(
            told(
                Map.of(
                    "migrations/1_a.sql",
                    goose(TABLE + " create index a_n on a (n);", "drop table a;")
                        .replace("key)", "key, n int)"),
                    "migrations/2_b.sql",
                    goose("alter table a add column m int;", "alter table a drop column m;"))))
        .isEmpty();
  }
}

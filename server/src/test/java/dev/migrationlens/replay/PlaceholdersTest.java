package dev.migrationlens.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.effect.Problem;
import dev.migrationlens.replay.Migration.Runner;
import dev.migrationlens.replay.Migration.TransactionMode;
import dev.migrationlens.syntax.StatementSplitter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a tool or psql puts in before PostgreSQL sees it may be any name. */
class PlaceholdersTest {
  @Test
  void aSchemaOfAnyNameMayBeThere() {
    assertThat(problems("create index i on ${schema}.t (a); alter table {{ x }}.t add b int;"))
        .isEmpty();
    assertThat(problems("create view v as select * from :s.t; grant all on schema :s to public;"))
        .isEmpty();
  }

  @Test
  void aSchemaOfAnyNameMayBeOnTheSearchPath() {
    assertThat(
            problems(
                "create table ${schema}.t (id int primary key);"
                    + " create table ${schema}.u (t int references t (id), v int references w);"))
        .isEmpty();
  }

  @Test
  void aTemplateMayLeavePartsOut() {
    assertThat(
            problems(
                "create table {{.p}}users (id int, props {{if .pg}}json{{else}}text{{end}}, x y);"
                    + " create table {{.p}}users (id int) {{if .my}}engine=x{{end}};"
                    + " {{if .my}} alter table a modify b int; {{end}}"
                    + " {{#if my}} drop table c; {{/if}}"
                    + " alter table {{.p}}users add z int, drop nope;"
                    + " alter table {{.p}}others add z int;"))
        .isEmpty();
  }

  @Test
  void whatIsMadeInItIsKnown() {
    assertThat(
            problems(
                "create table ${schema}.t (id int primary key);"
                    + " alter table ${schema}.t drop column a;"
                    + " alter table t drop column b;"))
        .containsExactly("`t` has no column `a`", "`t` has no column `b`");
  }

  @Test
  void psqlMayReadOtherTextsAndDatabases() {
    assertThat(problems("\\i other.sql\nselect a from t;")).isEmpty();
    assertThat(problems("\\c other\nselect a from t;")).isEmpty();
    assertThat(problems("\\copy u from 'u.csv'\nselect a from t;"))
        .containsExactly("`t` does not exist");
  }

  private static List<String> problems(String sql) {
    var file =
        new Migration(
            "1.sql",
            "1.sql",
            sql,
            StatementSplitter.split(sql),
            List.of(),
            TransactionMode.PER_FILE,
            Runner.UNKNOWN);
    return Replay.of(List.of(file), Replay.Setup.PLAIN).steps().stream()
        .flatMap(step -> step.outcome().problems().stream().map(Problem::message))
        .toList();
  }
}

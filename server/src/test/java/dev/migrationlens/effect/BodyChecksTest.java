package dev.migrationlens.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.Overloads;
import dev.migrationlens.catalog.Routine;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.replay.Step;
import dev.migrationlens.syntax.StatementSplitter;
import dev.migrationlens.syntax.ast.RoutineStatement.CreateRoutine;
import dev.migrationlens.testing.Postgres;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A body is said to fail where it fails when PostgreSQL runs it. In each chain the last statement
 * makes the body run; whatever our other checks say of that statement does not count.
 */
@Tag("postgres")
class BodyChecksTest {

  static List<Agreement.Case> chains() {
    return Agreement.cases("body-checks.sql");
  }

  @ParameterizedTest
  @MethodSource("chains")
  void theBodyFailsAsWeSay(Agreement.Case chain) {
    TreeSet<String> ours = new TreeSet<>();
    Replay replay = Agreement.replay(chain);
    for (Step step : replay.steps()) {
      if (step.parsed() != null && step.parsed().statement() instanceof CreateRoutine create) {
        problems(replay.end(), step, create).forEach(p -> ours.add(p.facts().get("sqlstate")));
      }
    }
    var statements =
        StatementSplitter.split(chain.sql()).stream().map(s -> s.of(chain.sql())).toList();
    try (var database = Postgres.database()) {
      statements.subList(0, statements.size() - 1).forEach(database::prepare);
      var verdict = database.run(statements.get(statements.size() - 1));
      if (verdict.ok()) {
        assertThat(ours).as(verdict.toString()).isEmpty();
      } else if (!chain.title().contains("[silent]")) {
        assertThat(ours).as(verdict.toString()).contains(verdict.sqlState());
      }
    }
  }

  private static List<Problem> problems(Catalog end, Step step, CreateRoutine create) {
    for (String schema : List.of("public", "app")) {
      for (Catalog.Entry entry : end.scan(Space.ROUTINE, schema)) {
        for (Routine routine : ((Overloads) entry.value()).routines()) {
          if (routine.origin().step() == step.id()) {
            return BodyChecks.check(end, routine, create, step.text()).problems();
          }
        }
      }
    }
    return List.of();
  }
}

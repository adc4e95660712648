package dev.migrationlens.effect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Statements are accepted and refused as PostgreSQL accepts and refuses them, and do the same. */
@Tag("postgres")
class StatementsTest {

  static List<Agreement.Case> chains() {
    return Stream.of(
            "dependencies.sql",
            "immutability.sql",
            "policies.sql",
            "partitions.sql",
            "clauses.sql",
            "inheritance.sql",
            "misplaced.sql",
            "values.sql",
            "sessions-and-values.sql",
            "rows-and-keys.sql",
            "failures.sql",
            "brought.sql",
            "calls.sql",
            "changes.sql",
            "failed-changes.sql",
            "returned.sql",
            "rows.sql",
            "sides.sql")
        .flatMap(file -> Agreement.cases(file).stream())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("chains")
  void theReplayAgreesWithPostgres(Agreement.Case chain) {
    assertThat(Agreement.differences(chain)).isEmpty();
  }
}

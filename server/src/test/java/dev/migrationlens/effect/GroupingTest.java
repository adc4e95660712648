package dev.migrationlens.effect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Groups, aggregates and window functions are as PostgreSQL wants them. */
@Tag("postgres")
class GroupingTest {

  static List<Agreement.Case> chains() {
    return Agreement.cases("grouping.sql");
  }

  @ParameterizedTest
  @MethodSource("chains")
  void theReplayAgreesWithPostgres(Agreement.Case chain) {
    assertThat(Agreement.differences(chain)).isEmpty();
  }
}

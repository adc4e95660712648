package dev.migrationlens.effect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What runs for each row is judged where a row is certainly there, and only there. */
@Tag("postgres")
class StoredRowsTest {

  static List<Agreement.Case> chains() {
    return Agreement.cases("stored-rows.sql");
  }

  @ParameterizedTest
  @MethodSource("chains")
  void theReplayAgreesWithPostgres(Agreement.Case chain) {
    assertThat(Agreement.differences(chain)).isEmpty();
  }
}

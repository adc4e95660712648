package dev.migrationlens.effect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Indexes and generated columns take nothing that changes by itself. */
@Tag("postgres")
class ImmutabilityTest {

  static List<Agreement.Case> chains() {
    return Agreement.cases("immutability.sql");
  }

  @ParameterizedTest
  @MethodSource("chains")
  void theReplayAgreesWithPostgres(Agreement.Case chain) {
    assertThat(Agreement.differences(chain)).isEmpty();
  }
}

package dev.migrationlens.effect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Owners, tables of types and publications: what one statement takes along or holds fast. */
@Tag("postgres")
class OwnersTest {

  static List<Agreement.Case> chains() {
    return Agreement.cases("owners.sql");
  }

  @ParameterizedTest
  @MethodSource("chains")
  void theReplayAgreesWithPostgres(Agreement.Case chain) {
    assertThat(Agreement.differences(chain)).isEmpty();
  }
}

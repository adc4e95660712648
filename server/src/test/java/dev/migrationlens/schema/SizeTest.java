package dev.migrationlens.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How large tables are, in words that people read and in numbers that seldom change. */
class SizeTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0 bytes",
    "8192, 8 kB",
    "1572864, 1.5 MB",
    "104857600, 100 MB",
    "2254857830, 2.1 GB",
    "5497558138880, 5.0 TB"
  })
  void spaceIsTold(long bytes, String words) {
    assertThat(new Size(1, bytes, 0).space()).isEqualTo(words);
  }

  @Test
  void twoDigitsAreKept() {
    assertThat(new Size(12_345_678, 99, 7).rounded()).isEqualTo(new Size(12_000_000, 99, 7));
    assertThat(new Size(996, 1_049, 0).rounded()).isEqualTo(new Size(1_000, 1_000, 0));
  }
}

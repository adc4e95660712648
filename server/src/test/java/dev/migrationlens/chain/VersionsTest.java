package dev.migrationlens.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class VersionsTest {
  @Test
  void oneMoreIsOfTheSameForm() {
    assertThat(Versions.successor("009")).isEqualTo("010");
    assertThat(Versions.successor("99")).isEqualTo("100");
    assertThat(Versions.successor("20261231235959")).isEqualTo("20270101000000");
    assertThat(Versions.successor("20261399000000")).isEqualTo("20261399000001");
    assertThat(Versions.successor("202607200001")).isEqualTo("202607200002");
    assertThat(Versions.successor("20260228")).isEqualTo("20260301");
    assertThat(Versions.successor("2026-02-28")).isEqualTo("2026-03-01");
    assertThat(Versions.successor("1700000000000")).isEqualTo("1700000000001");
    assertThat(Versions.successor("2.16.0")).isEqualTo("2.16.1");
  }

  @Test
  void numbersCompareByValue() {
    assertThat(Versions.compareNumbers("9", "10")).isNegative();
    assertThat(Versions.compareNumbers("010", "10")).isZero();
    assertThat(Versions.compareNumbers("99999999999999999999", "1")).isPositive();
    assertThat(Versions.compareParts("1.0", "1")).isZero();
    assertThat(Versions.compareParts("1_10", "1.9")).isPositive();
  }

  @Test
  void textComparesByItsBytes() {
    assertThat(
            List.of("b", "a_", "a", "B", "\uFFFD", "\uD83D\uDE00").stream().sorted(Versions.BYTES))
        .containsExactly("B", "a", "a_", "b", "\uFFFD", "\uD83D\uDE00");
  }

  @Test
  void aLocaleComparesLettersWithoutCase() {
    assertThat(List.of("b", "A", "a", "1", "_", "-").stream().sorted(LocaleOrder::compare))
        .containsExactly("_", "-", "1", "a", "A", "b");
  }
}

package dev.migrationlens.naming;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrigramsTest {
  private static final String TEXT = "create table Größen (\"Customer Id\" int); -- drop STRASSE";

  @Test
  void whatATextHasIsNeverDenied() {
    for (int from = 0; from < TEXT.length(); from++) {
      for (int to = from; to <= TEXT.length(); to++) {
        String part = TEXT.substring(from, to);
        assertThat(Trigrams.of(TEXT).mayHold(part)).as(part).isTrue();
      }
    }
    for (String name : new String[] {"GRÖ", "größen", "CUSTOMER id", "strasse", "", "zz"}) {
      assertThat(Trigrams.of(TEXT).mayHold(name)).as(name).isTrue();
    }
  }

  @Test
  void whatItDoesNotHaveIsDeniedMostly() {
    assertThat(Trigrams.of(TEXT).mayHold("invoices")).isFalse();
    assertThat(Trigrams.of("").mayHold("invoices")).isFalse();
  }
}

package dev.migrationlens.ide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.text.Span;
import org.junit.jupiter.api.Test;

class InlayHintsTest {

  @Test
  void namesThatNobodyWrote() {
    Chain chain =
        Chain.of(
            "create table a (id int primary key, b int constraint mine unique);"
                + "create index on a (b);");
    assertThat(InlayHints.of(chain.replay(), "1.sql", new Span(0, 1000)))
        .extracting(InlayHints.Hint::label)
        .containsExactly("a_pkey", "a_b_idx");
  }
}

package dev.migrationlens.ide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.naming.Chain;
import dev.migrationlens.naming.Here;
import org.junit.jupiter.api.Test;

class SelectionRangesTest {

  @Test
  void everLargerParts() {
    Chain chain = Chain.of("-- a\nselect f(u.na<|>me, 1);");
    String text = Here.text(chain.replay(), "1.sql");
    assertThat(SelectionRanges.at(chain.replay(), chain.path(), chain.offset()))
        .extracting(s -> s.of(text))
        .containsExactly("name", "u.name", "u.name, 1", "(u.name, 1)", "select f(u.name, 1)", text);
  }

  @Test
  void theBlocksOfABody() {
    String block = "begin if a then perform <|>b; end if; end";
    Chain chain = Chain.of("do $$ " + block + " $$;");
    String text = Here.text(chain.replay(), "1.sql");
    assertThat(SelectionRanges.at(chain.replay(), chain.path(), chain.offset()))
        .extracting(s -> s.of(text).strip())
        .contains(
            "b",
            "perform b",
            "if a then perform b; end if",
            "begin if a then perform b; end if; end");
  }
}

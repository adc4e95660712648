package dev.migrationlens.ide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.naming.Chain;
import org.junit.jupiter.api.Test;

class CodeLensesTest {

  @Test
  void whatAFileMakesAndWhoNeedsIt() {
    Chain chain = Chain.of("create table a (id int);", "alter table a add b int;");
    assertThat(CodeLenses.of(chain.replay(), "1.sql"))
        .extracting(CodeLenses.Lens::title)
        .containsExactly("creates table a", "needed by 1 file");
  }
}

package dev.migrationlens.ide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.naming.Chain;
import org.junit.jupiter.api.Test;

class ChainTreeTest {

  @Test
  void whatAFileMakesAndNeeds() {
    Chain chain =
        Chain.of(
            "create table a (id int); create index on a (id);",
            "alter table a add b int; insert into a values (1); drop table if exists a;");
    var files = ChainTree.of(chain.replay());
    assertThat(files.get(0).makes())
        .extracting(m -> m.change() + " " + m.kind() + " " + m.name())
        .first()
        .isEqualTo("creates table a");
    assertThat(files.get(1).makes())
        .extracting(m -> m.change() + " " + m.kind() + " " + m.name())
        .containsExactly("alters table a", "drops table a");
    assertThat(files.get(1).needs()).containsExactly("1.sql");
  }
}

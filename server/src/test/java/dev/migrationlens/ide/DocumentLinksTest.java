package dev.migrationlens.ide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.migrationlens.naming.Chain;
import dev.migrationlens.naming.Here;
import org.junit.jupiter.api.Test;

class DocumentLinksTest {

  @Test
  void aFileThatACommentNames() {
    Chain chain = Chain.of("select 1;", "-- Dependencies: 1.sql, 2.sql and 3.sql.\nselect 2;");
    assertThat(DocumentLinks.of(chain.replay(), "2.sql"))
        .extracting(
            l -> l.span().of(Here.text(chain.replay(), "2.sql")), DocumentLinks.Link::target)
        .containsExactly(tuple("1.sql", "1.sql"));
  }
}

package dev.migrationlens.ide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.naming.Chain;
import org.junit.jupiter.api.Test;

class FoldingTest {

  @Test
  void statementsBodiesAndComments() {
    Chain chain =
        Chain.of(
            """
            -- a
            -- b
            create table t (
              id int
            );
            create function f() returns int language sql
            as $$
            select 1
            $$;
            -- c
            -- d
            """);
    assertThat(Folding.of(chain.replay(), "1.sql"))
        .containsExactlyInAnyOrder(
            new Folding.Fold(0, 1, true),
            new Folding.Fold(2, 4, false),
            new Folding.Fold(5, 8, false),
            new Folding.Fold(6, 8, false),
            new Folding.Fold(9, 10, true));
  }
}

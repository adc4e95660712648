package dev.migrationlens.ide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.naming.Chain;
import dev.migrationlens.testing.UpAndDown;
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

  @Test
  void whatABodyHolds() {
    Chain chain =
        Chain.of(
            """
            do $$
            begin
              if true then
                perform 1;
              end if;
              for i in 1..2 loop
                null;
              end loop;
            end $$;
            """);
    assertThat(Folding.of(chain.replay(), "1.sql"))
        .containsExactlyInAnyOrder(
            new Folding.Fold(0, 8, false),
            new Folding.Fold(1, 8, false),
            new Folding.Fold(2, 4, false),
            new Folding.Fold(5, 7, false));
  }

  @Test
  void theWayForwardAndTheWayBack() {
    String text =
        """
        -- +goose Up
        create table t (id int);
        create table u (
          id int);
        -- +goose Down
        drop table u;
        drop table t;
        """;
    assertThat(Folding.of(UpAndDown.of(text, 2), "1.sql"))
        .containsExactlyInAnyOrder(
            new Folding.Fold(0, 3, false),
            new Folding.Fold(2, 3, false),
            new Folding.Fold(4, 6, false));
  }
}

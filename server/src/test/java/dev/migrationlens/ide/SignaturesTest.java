package dev.migrationlens.ide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.naming.Chain;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignaturesTest {

  @Test
  void aFunctionOfTheChain() {
    Signatures.Help help =
        help("create function f(a int, b text) returns text language sql as ''; select f(1, <|>")
            .orElseThrow();
    assertThat(help.signatures().get(0).label()).isEqualTo("f(a integer, b text) → text");
    assertThat(help.parameter()).isEqualTo(1);
  }

  @Test
  void theOverloadThatFits() {
    Signatures.Help help = help("select substring('a', 1, <|>").orElseThrow();
    assertThat(help.signatures().get(help.active()).parameters()).hasSize(3);
  }

  @Test
  void theColumnsOfAnInsert() {
    String table = "create table t (a int, b text); ";
    assertThat(help(table + "insert into t (<|>").orElseThrow().signatures().get(0).label())
        .isEqualTo("t(a integer, b text)");
    assertThat(
            help(table + "insert into t (b, a) values ('x', <|>)")
                .orElseThrow()
                .signatures()
                .get(0)
                .label())
        .isEqualTo("t(b, a)");
  }

  @Test
  void nothingOutsideOfParentheses() {
    assertThat(help("select f(1) <|>")).isEmpty();
  }

  private static Optional<Signatures.Help> help(String text) {
    Chain chain = Chain.of(text);
    return Signatures.at(chain.replay(), chain.path(), chain.offset());
  }
}

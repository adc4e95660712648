package dev.migrationlens.ide;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SemanticTokensTest {

  @Test
  void everyTokenIsSomething() {
    String text = "select f(a.b, 'x', 1, $1) as $$\nbegin\n$$";
    assertThat(SemanticTokens.of(text))
        .extracting(t -> t.span().of(text) + " " + t.kind())
        .containsExactly(
            "select KEYWORD",
            "f FUNCTION",
            "a VARIABLE",
            "b VARIABLE",
            "'x' STRING",
            "1 NUMBER",
            "$1 PARAMETER",
            "as KEYWORD",
            "$$ STRING",
            "begin KEYWORD",
            "$$ STRING");
  }
}

package dev.migrationlens.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LexerTest {
  private static List<String> tokens(String text) {
    Tokens tokens = Lexer.lex(text);
    var list = new ArrayList<String>();
    for (int i = 0; i < tokens.count(); i++) {
      list.add(tokens.kind(i) + ":" + tokens.text(i));
    }
    return list;
  }

  private static String value(String text) {
    return Strings.decode(Lexer.lex(text), 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "a$1_b|WORD:a$1_b",
        "größe|WORD:größe",
        "\"a\"\"b\"|QUOTED:\"a\"\"b\"",
        "U&\"a\" UESCAPE '!'|UNICODE_QUOTED:U&\"a\" UESCAPE '!'",
        "'it''s'|STRING:'it''s'",
        "E'a\\'b'|ESCAPE_STRING:E'a\\'b'",
        "x'1F'|BIT_STRING:x'1F'",
        "$t$ $$ $t$|DOLLAR_STRING:$t$ $$ $t$",
        "$1|PARAM:$1",
        "2147483647|INTEGER:2147483647",
        "2147483648|DECIMAL:2147483648",
        "0x7fff_ffff|INTEGER:0x7fff_ffff",
        "1_000.5e-3|DECIMAL:1_000.5e-3",
        "1..|INTEGER:1 OPERATOR:..",
        "a->>'b'|WORD:a OPERATOR:->> STRING:'b'",
        "1+-1|INTEGER:1 OPERATOR:+ OPERATOR:- INTEGER:1",
        "1@-1|INTEGER:1 OPERATOR:@- INTEGER:1",
        "1--1|INTEGER:1",
        "1+/*c*/2|INTEGER:1 OPERATOR:+ INTEGER:2",
        "a::b:=c|WORD:a OPERATOR::: WORD:b OPERATOR::= WORD:c",
        "{{ x }}|PLACEHOLDER:{{ x }}",
        "t_${n}_x|PLACEHOLDER:t_${n}_x",
        "a{b|WORD:a STRAY:{ WORD:b",
        "'abc|ERROR:'abc",
        "1 /* x|INTEGER:1 ERROR:/* x"
      })
  void tokensAreThoseOfPostgres(String text, String expected) {
    assertThat(String.join(" ", tokens(text))).isEqualTo(expected);
  }

  @Test
  void aStringGoesOnAfterANewline() {
    assertThat(tokens("'a'\n -- c\n 'b' 'c'")).hasSize(2);
    assertThat(value("'a'\n -- c\n 'b'")).isEqualTo("ab");
    assertThat(tokens("'a' /* c */\n 'b'")).hasSize(2);
  }

  @Test
  void valuesAreDecoded() {
    assertThat(value("E'\\t\\x41\\101\\u00e4\\U0001F600\\q'")).isEqualTo("\tAAä😀q");
    assertThat(value("E'\\xc3\\xa4\\303\\244ä\\u00e4'")).isEqualTo("ääää");
    assertThat(value("U&'d\\0061t\\+01F600\\\\'")).isEqualTo("dat😀\\");
    assertThat(value("U&'d!0061' UESCAPE '!'")).isEqualTo("da");
    assertThat(value("$x$a'b$x$")).isEqualTo("a'b");
    assertThat(Strings.name(Lexer.lex("U&\"d!0061\" uescape '!'"), 0)).isEqualTo("da");
    assertThat(Strings.name(Lexer.lex("ABC"), 0)).isEqualTo("abc");
    assertThat(Strings.name(Lexer.lex("\"A\"\"b\""), 0)).isEqualTo("A\"b");
  }

  @Test
  void aNationalStringIsTheKeyWordNchar() {
    Tokens tokens = Lexer.lex("N'x'");
    assertThat(tokens.count()).isEqualTo(2);
    assertThat(String.valueOf(tokens.keyword(0))).isEqualTo("nchar");
  }

  @Test
  void theTokenAtAnOffsetHoldsOrFollowsIt() {
    Tokens tokens = Lexer.lex("ab  cd");
    assertThat(List.of(tokens.at(0), tokens.at(1), tokens.at(2), tokens.at(4), tokens.at(6)))
        .containsExactly(0, 0, 1, 1, 2);
  }
}

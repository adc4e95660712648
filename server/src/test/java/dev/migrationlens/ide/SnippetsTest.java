package dev.migrationlens.ide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.naming.Chain;
import dev.migrationlens.syntax.Parser;
import dev.migrationlens.syntax.Slice;
import dev.migrationlens.syntax.StatementSplitter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SnippetsTest {

  static List<Snippets.Snippet> snippets() {
    return Snippets.ALL;
  }

  /** With every hole filled by what stands in it. */
  @ParameterizedTest
  @MethodSource("snippets")
  void eachCanBeRead(Snippets.Snippet snippet) {
    String text =
        snippet
            .text()
            .replaceAll("\\$\\{\\d\\|([a-z]+)[^|]*\\|\\}", "$1")
            .replaceAll("\\$\\{\\d:([^}]*)\\}", "$1")
            .replace("$0", "")
            .replace("\\$", "$");
    for (Slice slice : StatementSplitter.split(text)) {
      assertThat(Parser.parse(slice.of(text)).problems()).as(text).isEmpty();
    }
  }

  @Test
  void atTheStartOfAStatement() {
    assertThat(labels("select 1; create po<|>")).doesNotContain("create policy …");
    assertThat(labels("select 1;\ncre<|>")).contains("create policy …", "create");
  }

  private static List<String> labels(String text) {
    Chain chain = Chain.of(text);
    return Completion.at(chain.replay(), chain.path(), chain.offset()).stream()
        .map(Completion.Item::label)
        .toList();
  }
}

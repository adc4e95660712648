package dev.migrationlens.ide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.naming.Chain;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileNamesTest {

  @Test
  void earlierMigrationsTheNearestFirst() {
    assertThat(labels("-- Dependencies: <|>\nselect 1;"))
        .containsExactly("002_second.sql", "001_first.sql");
    assertThat(labels("-- depends on: 002_second.sql, fir<|>")).containsExactly("001_first.sql");
  }

  @Test
  void nothingInOtherComments() {
    assertThat(labels("-- see <|>")).isEmpty();
  }

  private static List<String> labels(String text) {
    Chain chain =
        Chain.named(
            "001_first.sql",
            "select 1;",
            "002_second.sql",
            "select 1;",
            "003_third.sql",
            text,
            "004_later.sql",
            "select 1;");
    return Completion.at(chain.replay(), chain.path(), chain.offset()).stream()
        .map(Completion.Item::label)
        .toList();
  }
}

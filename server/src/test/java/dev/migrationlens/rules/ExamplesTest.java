package dev.migrationlens.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleTest;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule's example is its first test. */
@Tag("postgres")
class ExamplesTest {
  static List<String> ids() {
    return Rules.ALL.stream().map(Rule::id).toList();
  }

  @ParameterizedTest
  @MethodSource("ids")
  void theExampleIsTrue(String id) {
    String only = System.getProperty("rule", id);
    if (only.equals(id)) {
      RuleTest.checkExample(rule(id));
    }
  }

  private static Rule rule(String id) {
    return Rules.ALL.stream().filter(r -> r.id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void anIdIsOneRule() {
    assertThat(ids()).doesNotHaveDuplicates();
  }
}

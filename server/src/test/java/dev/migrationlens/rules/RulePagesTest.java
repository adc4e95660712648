package dev.migrationlens.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RulePage;
import dev.migrationlens.testing.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The pages say what the rules say. */
class RulePagesTest {
  private static final String FOLDER = "server/docs/rules/";
  private static final List<RuleInfo> RULES = Rules.ALL.stream().map(Rule::info).toList();

  @Test
  void everyRuleHasItsPage() {
    RULES.forEach(rule -> Golden.check(FOLDER + rule.id() + ".md", RulePage.of(rule)));
  }

  @Test
  void theListNamesThemAll() {
    Golden.check(FOLDER + "README.md", RulePage.index(RULES));
  }

  @Test
  void noPageIsLeftBehind() throws IOException {
    var ids = RULES.stream().map(RuleInfo::id).toList();
    try (var pages = Files.list(Golden.repository().resolve(FOLDER))) {
      assertThat(pages.map(p -> p.getFileName().toString().replace(".md", "")))
          .filteredOn(name -> !name.equals("README"))
          .allMatch(ids::contains);
    }
  }
}

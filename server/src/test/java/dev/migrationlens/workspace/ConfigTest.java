package dev.migrationlens.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.chain.ChainOptions.RunBy;
import dev.migrationlens.chain.Platform;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.sql.PgVersion;
import dev.migrationlens.testing.Golden;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigTest {
  @Test
  void readsEverything() {
    String text =
        """
        {
          // Comments are allowed.
          "postgres": 15,
          "platform": "supabase",
          "runner": "sql-editor",
          "chains": [{"path": "db/a", "tool": "goose"}, {"path": "b", "platform": "none"}],
          "ignore": ["old/**"],
          "rules": {"missing-relation": "warning", "version-gap": "off"},
          "naming": {"tables": "snake_case"}
        }
        """;
    Config.Reading reading = Config.read(text, List.of());
    assertThat(reading.problems()).isEmpty();
    Config config = reading.config();
    assertThat(config.postgres()).isEqualTo(new PgVersion(15));
    assertThat(config.chains().general().platform()).isEqualTo(Platform.SUPABASE);
    assertThat(config.chains().general().runner()).isEqualTo(RunBy.SQL_EDITOR);
    assertThat(config.chains().chains()).hasSize(2);
    assertThat(config.rules()).containsEntry("version-gap", Severity.OFF);
    assertThat(config.naming()).containsEntry("tables", "snake_case");
  }

  @Test
  void keepsWhatFitsBesideWhatDoesNot() {
    Config.Reading reading =
        Config.read(
            "{\"postgres\": \"x\", \"chains\": [3, {\"path\": \"a\", \"tol\": \"goose\"}],"
                + " \"ignore\": {}}",
            List.of());
    assertThat(reading.problems())
        .containsExactlyInAnyOrder(
            "\"postgres\" must be a whole number from 10 to 18",
            "\"chains[0]\" must be an object: { … }",
            "there is no key \"tol\" in \"chains[1]\"; did you mean \"tool\"?",
            "\"ignore\" must be a list: [ … ]");
    assertThat(reading.config().chains().chains()).hasSize(1);
  }

  @Test
  void thePublishedSchemaIsUpToDate() {
    Golden.check("server/src/main/resources/migration-lens.schema.json", ConfigSchema.text());
  }

  @Test
  void ignoresPathsByPattern() {
    var ignored = Globs.any(List.of("old/**", "*.tmp.sql", "a/*/c"));
    assertThat(List.of("old/x.sql", "old/y/z", "b/y.tmp.sql", "a/b/c", "a/b/c/d.sql"))
        .allMatch(ignored);
    assertThat(List.of("older/x.sql", "b/y.sql", "a/b/x/c")).noneMatch(ignored);
  }
}

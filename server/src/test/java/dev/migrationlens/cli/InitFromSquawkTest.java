package dev.migrationlens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code init --from squawk} takes over what a {@code .squawk.toml} says. */
class InitFromSquawkTest {
  private static final String TOML =
      """
      pg_version = "13.4" # ours
      assume_in_transaction = true
      excluded_rules = [
          "ban-drop-column", # we know
          'prefer-robust-stmts',
          "ban-concurrent-index-creation-in-transaction",
      ]
      included_rules = ["require-table-schema"]
      excluded_paths = ["005_user_ids.sql", "*seed#.sql"]

      [upload_to_github]
      pg_version = "9"
      """;

  @TempDir Path folder;

  private static RuleInfo rule(String id, Severity severity) {
    return new RuleInfo(id, severity, Topic.LOCKS, "", "", "");
  }

  @Test
  void rulesAreMapped() {
    var known =
        List.of(
            rule("drops-column-in-use", Severity.INFO),
            rule("drops-table-in-use", Severity.INFO),
            rule("not-rerunnable", Severity.OFF),
            rule("no-lock-timeout", Severity.OFF),
            rule("unqualified-table", Severity.OFF),
            rule("enum-type", Severity.OFF),
            rule("not-in-a-transaction", Severity.ERROR),
            rule("naming-drift", Severity.WARNING));
    Adopted adopted = Adopted.fromSquawk(SquawkFile.read(TOML), known);
    assertThat(adopted.rules())
        .isEqualTo(
            Map.of(
                "drops-column-in-use", Severity.OFF,
                "no-lock-timeout", Severity.INFO,
                "unqualified-table", Severity.INFO));
    assertThat(adopted.values())
        .isEqualTo(
            Map.of(
                "postgres", "13",
                "transaction", "\"file\"",
                "ignore", "[\"005_user_ids.sql\", \"*seed#.sql\"]",
                "comments", "[\"squawk\"]"));
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    Run.write(folder, "db/migrations/1_a.sql", "select 1;");
    Run.write(folder, ".squawk.toml", TOML);
    Run init = Run.in(folder, "init", "--from", "squawk", "db");
    assertThat(init.err()).isEmpty();
    assertThat(Files.readString(folder.resolve("db/migration-lens.json")))
        .contains(
            "\"postgres\": 13,",
            "\n  \"transaction\": \"file\",",
            "\n  \"comments\": [\"squawk\"],");
    assertThat(Run.in(folder, "check", "db").err()).isEmpty();
  }

  @Test
  void whatIsNotThereIsMissed() {
    Run.write(folder, "migrations/1_a.sql", "select 1;");
    assertThat(Run.in(folder, "init", "--from", "squawk").err()).contains("no .squawk.toml");
  }
}

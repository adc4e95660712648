package dev.migrationlens.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.lint.Finding;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Fixture;
import dev.migrationlens.lint.PostgresAgreement;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.World;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A safe sequence ends in the schema that the unsafe statement makes. */
@Tag("postgres")
class SafeSequencesTest {
  /** Their cure is another type or kind of column, and so another schema. */
  private static final Set<String> OTHER_SCHEMA =
      Set.of(
          "char-type",
          "integer-key",
          "serial-key",
          "varchar-limit",
          "timestamp-without-zone",
          "json-not-jsonb",
          "stored-generated-rewrites");

  static List<Rule> rules() {
    return Rules.ALL.stream()
        .filter(r -> r.info().topic() == Topic.LOCKS)
        .filter(r -> !OTHER_SCHEMA.contains(r.id()))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void endsInTheSameSchema(Rule rule) {
    endsInTheSameSchema(rule.id(), rule.info().example());
  }

  /** Every cure of a rule's findings in a fixture. */
  static void endsInTheSameSchema(String rule, String archive) {
    Fixture fixture = Fixture.parse(archive);
    var found = World.open(fixture.files()).snapshot();
    for (Finding finding : found.findings()) {
      for (Fix fix : finding.rule().equals(rule) ? finding.fixes() : List.<Fix>of()) {
        var workspace = World.open(fixture.files());
        workspace.apply(fix.changes());
        var safe = PostgresAgreement.outcome(workspace.snapshot());
        assertThat(safe.rejections()).as(fix.title()).isEmpty();
        assertThat(safe.schema())
            .as(fix.title())
            .isEqualTo(PostgresAgreement.outcome(found).schema());
      }
    }
  }
}

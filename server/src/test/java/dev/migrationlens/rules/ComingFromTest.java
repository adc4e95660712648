package dev.migrationlens.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.lint.Peer;
import dev.migrationlens.lint.PeerPage;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.testing.Golden;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who comes from another tool finds each of its rules. */
class ComingFromTest {
  private static final List<String> IDS = Rules.ALL.stream().map(Rule::id).toList();

  static List<Peer> peers() {
    return Peer.all();
  }

  @Test
  void thePageSaysWhatTheTableSays() {
    Golden.check("server/docs/coming-from.md", PeerPage.of(Peer.all()));
  }

  @Test
  void everyToolIsThere() {
    assertThat(Peer.all().stream().map(Peer::id))
        .containsExactly(
            "squawk",
            "pgls",
            "pgls-database",
            "pgfence",
            "eugene",
            "strong-migrations",
            "django-migration-linter",
            "atlas");
    assertThat(Peer.of("squawk").rules()).hasSizeGreaterThanOrEqualTo(38);
    assertThat(Peer.of("pgls").rules()).hasSize(52);
  }

  @ParameterizedTest
  @MethodSource("peers")
  void noRowIsEmpty(Peer peer) {
    assertThat(peer.rules())
        .isNotEmpty()
        .allSatisfy(
            rule -> {
              assertThat(rule.id()).isNotBlank();
              assertThat(IDS).containsAll(rule.ours());
              assertThat(rule.ours().isEmpty() && rule.note().isBlank()).as(rule.id()).isFalse();
            });
    assertThat(peer.rules().stream().map(Peer.Foreign::id)).doesNotHaveDuplicates();
  }
}

package dev.migrationlens.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.replay.Migration.Runner;
import dev.migrationlens.replay.Migration.TransactionMode;
import org.junit.jupiter.api.Test;

class SupabaseTest {
  @Test
  void runsInTheByteOrderOfWholeNames() {
    Chain chain =
        Files.of(
                "apps/web/supabase/migrations/20260522_a.sql",
                "apps/web/supabase/migrations/20260522000001_b.sql",
                "apps/web/supabase/migrations/0001_c.sql")
            .chain();
    assertThat(chain.tool().id()).isEqualTo("supabase");
    assertThat(chain.path()).isEqualTo("apps/web/supabase/migrations");
    assertThat(chain.platform()).isEqualTo(Platform.SUPABASE);
    assertThat(Files.order(chain))
        .map(p -> p.substring(p.lastIndexOf('/') + 1))
        .containsExactly("0001_c.sql", "20260522000001_b.sql", "20260522_a.sql");
    assertThat(Files.problems(chain)).containsExactly("version-widths-differ 20260522_a.sql");
    assertThat(chain.problems().get(0).remedy()).isEqualTo(new Remedy.Renumber("20260522000000"));
    assertThat(chain.migrations().get(0).runner()).isEqualTo(Runner.DRIVER);
    assertThat(chain.migrations().get(0).transaction()).isEqualTo(TransactionMode.PER_FILE);
  }

  @Test
  void skipsWhatHasNoVersionAndItsOwnOldDump() {
    Chain chain =
        Files.of(
                "supabase/migrations/20210101000000_init.sql",
                "supabase/migrations/20260101000000_a.sql",
                "supabase/migrations/readme.sql",
                "supabase/migrations/20260101_no-underscore/x.sql",
                "supabase/seed.sql")
            .chain();
    assertThat(Files.order(chain)).containsExactly("supabase/migrations/20260101000000_a.sql");
    assertThat(Files.problems(chain))
        .containsExactly("skipped-file 20210101000000_init.sql", "skipped-file readme.sql");
  }

  @Test
  void refusesADuplicateAndProposesTheNextFreeVersion() {
    Chain chain =
        Files.of(
                "supabase/migrations/20260101000059_a.sql",
                "supabase/migrations/20260101000059_b.sql",
                "supabase/migrations/20260101000059_c.sql",
                "supabase/migrations/20260101000100_d.sql")
            .chain();
    assertThat(chain.problems())
        .extracting(ChainProblem::remedy)
        .containsExactly(
            new Remedy.Renumber("20260101000101"), new Remedy.Renumber("20260101000102"));
    assertThat(chain.problems()).allMatch(p -> p.weight() == ChainProblem.Weight.REFUSED);
  }

  @Test
  void runsAFileAfterAnotherAndItsNeighbours() {
    Chain chain =
        Files.of(
                "supabase/migrations/20251229000000_tenant_llm_policies.sql",
                "supabase/migrations/20260105000000_multi_tenant_user_model.sql",
                "supabase/migrations/20260105000001_backfill_personal_tenants.sql",
                "supabase/migrations/20260105000002_cost_estimates.sql",
                "supabase/migrations/20260301000000_later.sql")
            .chain();
    assertThat(
            chain.versionAfter(
                "supabase/migrations/20251229000000_tenant_llm_policies.sql",
                "supabase/migrations/20260105000000_multi_tenant_user_model.sql",
                chain.index()))
        .contains("20260105000003");
  }

  @Test
  void aRenamingCarriesItsMentions() {
    Chain chain =
        new Files()
            .with("supabase/migrations/001_a.sql", "-- Migration 001: a\nselect 001;\n")
            .with("supabase/migrations/002_b.sql", "-- needs 001_a.sql\nselect '001_a.sql';\n")
            .chain();
    Renaming renaming =
        chain.renumbered("supabase/migrations/001_a.sql", "003", chain.index()).orElseThrow();
    assertThat(renaming.paths())
        .containsEntry("supabase/migrations/001_a.sql", "supabase/migrations/003_a.sql");
    assertThat(renaming.edits().get("supabase/migrations/001_a.sql")).hasSize(1);
    assertThat(renaming.edits().get("supabase/migrations/002_b.sql")).hasSize(1);
  }
}

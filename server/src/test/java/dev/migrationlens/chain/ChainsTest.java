package dev.migrationlens.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.chain.ChainOptions.Choice;
import dev.migrationlens.chain.ChainOptions.RunBy;
import dev.migrationlens.replay.Migration.Runner;
import dev.migrationlens.replay.Migration.TransactionMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ChainsTest {
  @Test
  void aWorkspaceMayHoldSeveralChains() {
    List<Chain> chains =
        Files.of(
                "apps/a/supabase/migrations/1_a.sql",
                "apps/a/supabase/tests/1_a.sql",
                "services/b/migrations/1_a.up.sql",
                "services/c/src/main/resources/db/migration/V1__a.sql",
                "queries/users.sql")
            .chains();
    assertThat(chains)
        .extracting(c -> c.tool().id() + " " + c.path())
        .containsExactly(
            "supabase apps/a/supabase/migrations",
            "golang-migrate services/b/migrations",
            "flyway services/c/src/main/resources/db/migration");
  }

  @Test
  void numberedFilesMayLieInTheWorkspaceItself() {
    Chain chain = Files.of("10_c.sql", "2_b.sql", "001_a.sql").chain();
    assertThat(chain.tool().id()).isEqualTo("numbered");
    assertThat(chain.path()).isEmpty();
    assertThat(Files.order(chain)).containsExactly("001_a.sql", "2_b.sql", "10_c.sql");
    assertThat(chain.migrations().get(0).runner()).isEqualTo(Runner.UNKNOWN);
    assertThat(chain.migrations().get(0).transaction()).isEqualTo(TransactionMode.UNKNOWN);
  }

  @Test
  void twoFilesOfOneDateHaveNoSureOrder() {
    Chain chain =
        Files.of(
                "migrations/2026-01-10-base.sql",
                "migrations/2026-01-14-tier1-features.sql",
                "migrations/2026-01-14-fix-trigger.sql",
                "migrations/20260112_x.sql")
            .chain();
    assertThat(Files.order(chain))
        .map(p -> p.substring("migrations/".length()))
        .containsExactly(
            "2026-01-10-base.sql",
            "20260112_x.sql",
            "2026-01-14-fix-trigger.sql",
            "2026-01-14-tier1-features.sql");
    assertThat(Files.problems(chain))
        .containsExactly("duplicate-version 2026-01-14-tier1-features.sql");
    assertThat(chain.problems().get(0).remedy()).isEqualTo(new Remedy.Renumber("2026-01-15"));
  }

  @Test
  void foldersOfVersionsAreOneChain() {
    Chain chain =
        Files.of(
                "db/schema/migrations/oss/postgres/10/03_c.up.sql",
                "db/schema/migrations/oss/postgres/9/20_b.up.sql",
                "db/schema/migrations/oss/postgres/9/20_b.down.sql",
                "db/schema/migrations/oss/postgres/9/3_a.up.sql",
                "db/schema/migrations/oss/postgres/101/01_d.up.sql",
                "db/schema/migrations/oss/postgres/LATEST.sql")
            .chain();
    assertThat(chain.path()).isEqualTo("db/schema/migrations/oss/postgres");
    assertThat(Files.order(chain))
        .map(p -> p.substring("db/schema/migrations/oss/postgres/".length()))
        .containsExactly("9/3_a.up.sql", "9/20_b.up.sql", "10/03_c.up.sql", "101/01_d.up.sql");
    assertThat(Files.problems(chain)).isEmpty();
  }

  @Test
  void filesOfVersionsNeedNoNumbers() {
    Chain chain =
        Files.of(
                "schema/versioned/v1.10/c.sql",
                "schema/versioned/v1.2/b.sql",
                "schema/versioned/v1.2/a.sql",
                "schema/versioned/v1.0/x.sql")
            .chain();
    assertThat(Files.order(chain))
        .map(p -> p.substring("schema/versioned/".length()))
        .containsExactly("v1.0/x.sql", "v1.2/a.sql", "v1.2/b.sql", "v1.10/c.sql");
    assertThat(Files.problems(chain)).isEmpty();
  }

  @Test
  void scriptsForEachVersionOfSomethingAreNoChain() {
    List<Chain> chains =
        Files.of("sql/12/init.sql", "sql/13/init.sql", "sql/14/init.sql", "sql/15/x.sql").chains();
    assertThat(chains).extracting(c -> c.tool().id()).containsOnly("file").hasSize(4);
    assertThat(Files.of("dumps/mysql/a.sql", "dumps/pg/a.sql").chain().path())
        .isEqualTo("dumps/pg/a.sql");
    assertThat(
            Files.of("labs/01/a.sql", "labs/02/b.sql", "labs/03/c.sql").chains().stream()
                .map(c -> c.tool().id()))
        .containsOnly("file");
  }

  @Test
  void aToolWithoutMigrationsLeavesItsFolderToOthers() {
    Chain chain =
        Files.of("sqitch/deploy/a.sql")
            .with("sqitch.plan", "%syntax-version=1.0.0\n%project=other\n")
            .with("sqitch/sqitch.plan", "%project=a\n\na 2018-05-14T00:51:16Z a <a@b>\n")
            .chain();
    assertThat(Files.order(chain)).containsExactly("sqitch/deploy/a.sql");
  }

  @Test
  void theDatabasesFolderLiesWhereItsParentSays() {
    Chain chain =
        Files.of(
                "storage/migrations/mysql/V0001.A.up.sql",
                "storage/migrations/postgres/V0002.B.up.sql",
                "storage/migrations/postgres/V0001.A.up.sql",
                "storage/migrations/postgres/V0001.A.down.sql",
                "storage/migrations/SQLITE/V0001.A.up.sql")
            .chain();
    assertThat(Files.order(chain))
        .containsExactly(
            "storage/migrations/postgres/V0001.A.up.sql",
            "storage/migrations/postgres/V0002.B.up.sql");
  }

  @Test
  void theNextFreeNumberIsBehindTheLast() {
    Chain chain =
        Files.of(
                "database/migration/018_a.sql",
                "database/migration/018_b.sql",
                "database/migration/019_a.sql",
                "database/migration/019_b.sql",
                "database/migration/020_a.sql",
                "database/migration/021_a.sql")
            .chain();
    assertThat(chain.problems())
        .extracting(ChainProblem::remedy)
        .containsExactly(new Remedy.Renumber("022"), new Remedy.Renumber("023"));
  }

  @Test
  void aFolderOfLooseFilesHoldsOneChainForEach() {
    List<Chain> chains = Files.of("schema.sql", "more/views.sql").chains();
    assertThat(chains).extracting(c -> c.tool().id()).containsExactly("file", "file");
    assertThat(chains).noneMatch(Chain::complete);
  }

  @Test
  void theConfigurationDecides() {
    var options =
        new ChainOptions(
            new Choice("", null, Platform.SUPABASE, RunBy.PSQL, null),
            List.of(new Choice("./odd/", Chains.tool("numbered").orElseThrow(), null, null, null)));
    List<Chain> chains = Files.of("odd/x.sql", "supabase/migrations/1_a.sql").chains(options);
    assertThat(chains).extracting(Chain::path).containsExactly("odd");
    assertThat(chains.get(0).platform()).isEqualTo(Platform.SUPABASE);
    assertThat(chains.get(0).migrations().get(0).runner()).isEqualTo(Runner.PSQL);
    assertThat(chains.get(0).migrations().get(0).transaction())
        .isEqualTo(TransactionMode.AUTOCOMMIT);
  }

  @Test
  void thePlatformShowsInTheTexts() {
    assertThat(platform("create policy p on t TO authenticated using (true);"))
        .isEqualTo(Platform.SUPABASE);
    assertThat(platform("select AUTH.UID();")).isEqualTo(Platform.SUPABASE);
    assertThat(platform("create schema auth; select auth.uid();")).isEqualTo(Platform.NONE);
    assertThat(platform("create table authors (id int);")).isEqualTo(Platform.NONE);
    assertThat(platform("insert into anonymous_visits values (1);")).isEqualTo(Platform.NONE);
    assertThat(platform("INSERT INTO anonymous_visits VALUES (1);")).isEqualTo(Platform.NONE);
    assertThat(platform("GRANT SELECT ON t TO anon, authenticated;")).isEqualTo(Platform.SUPABASE);
    assertThat(platform("select * from oauth.users;")).isEqualTo(Platform.NONE);
  }

  private static Platform platform(String text) {
    return new Files().with("migrations/001_a.sql", text).chain().platform();
  }

  @Test
  void twentyThousandFilesAreNoMatter() {
    Map<String, String> texts = new TreeMap<>();
    for (int i = 0; i < 20_000; i++) {
      texts.put(
          "supabase/migrations/%014d_%d.sql".formatted(20240101000000L + i / 2, i % 2),
          "select 1;");
    }
    var listing = new Listing("/w", texts.keySet(), p -> Optional.ofNullable(texts.get(p)));
    long start = System.nanoTime();
    List<ChainPlan> plans = Chains.find(listing, ChainOptions.NONE);
    Chain chain = plans.get(0).read(p -> Optional.ofNullable(texts.get(p)), ScriptReader::read);
    assertThat(chain.problems()).hasSize(10_000);
    assertThat(chain.migrations()).hasSize(20_000);
    assertThat(System.nanoTime() - start).isLessThan(20_000_000_000L);
  }
}

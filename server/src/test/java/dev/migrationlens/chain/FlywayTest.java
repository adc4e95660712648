package dev.migrationlens.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.chain.ChainProblem.Weight;
import dev.migrationlens.replay.Migration;
import dev.migrationlens.replay.Migration.TransactionMode;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlywayTest {
  @Test
  void flywayComparesNumbersPartByPartAndRunsRepeatablesLast() {
    Chain chain =
        Files.of(
                "src/main/resources/db/migration/V1__a.sql",
                "src/main/resources/db/migration/V1_1__b.sql",
                "src/main/resources/db/migration/V10__d.sql",
                "src/main/resources/db/migration/more/V2.0__c.sql",
                "src/main/resources/db/migration/R__views.sql",
                "src/main/resources/db/migration/U10__d.sql",
                "src/main/resources/db/migration/V11_missing.sql")
            .chain();
    assertThat(chain.tool().id()).isEqualTo("flyway");
    assertThat(names(chain))
        .containsExactly("V1__a.sql", "V1_1__b.sql", "V2.0__c.sql", "V10__d.sql", "R__views.sql");
    assertThat(chain.rollbacks()).containsOnlyKeys("src/main/resources/db/migration/V10__d.sql");
    assertThat(Files.problems(chain)).containsExactly("skipped-file V11_missing.sql");
    assertThat(chain.versionAfter(path(chain, 3), path(chain, 0), chain.index())).contains("1.2");
  }

  @Test
  void flywayReadsTheLocationsOfAProjectTogether() {
    Chain chain =
        Files.of(
                "db/migration/common/V1__a.sql",
                "db/migration/common/V4__d.sql",
                "db/migration/postgres/V2__b.sql",
                "db/migration/h2/V2__b.sql",
                "db/migration/prod/V3__c.sql",
                "db/migration/dev/V3__c.sql",
                "db/migration/common/R__v.sql")
            .chain();
    assertThat(chain.path()).isEqualTo("db/migration");
    assertThat(Files.order(chain))
        .map(p -> p.substring("db/migration/".length()))
        .containsExactly(
            "common/V1__a.sql",
            "postgres/V2__b.sql",
            "prod/V3__c.sql",
            "common/V4__d.sql",
            "common/R__v.sql");
    assertThat(Files.problems(chain)).isEmpty();
  }

  @Test
  void flywayReadsTheFoldersOfVersionsBelowALocation() {
    Chain chain =
        Files.of(
                "db/migration/2.9/V2_9_1__a.sql",
                "db/migration/2.10/V2_10_1__c.sql",
                "db/migration/2.9/V2_9_12__b.sql")
            .chain();
    assertThat(Files.order(chain))
        .map(p -> p.substring("db/migration/".length()))
        .containsExactly("2.9/V2_9_1__a.sql", "2.9/V2_9_12__b.sql", "2.10/V2_10_1__c.sql");
  }

  @Test
  void flywaysOtherFoldersStayApart() {
    assertThat(
            Files.of("db/migration/one/V1__a.sql", "db/migration/two/V2__a.sql").chains().stream()
                .map(Chain::path))
        .containsExactly("db/migration/one", "db/migration/two");
    assertThat(
            Files.of("db/migration/main/V1__a.sql", "db/migration/seed/V1__a.sql").chains().stream()
                .map(Chain::path))
        .containsExactly("db/migration/main", "db/migration/seed");
  }

  @Test
  void flywayHoldsOneAndOneZeroForTheSame() {
    Chain chain = Files.of("sql/V1__a.sql", "sql/V1.0__b.sql").chain();
    assertThat(Files.problems(chain)).containsExactly("duplicate-version V1__a.sql");
    assertThat(chain.problems().get(0).weight()).isEqualTo(Weight.REFUSED);
  }

  @Test
  void flywayMayHaveNoPrefixAndMayRunOutsideATransaction() {
    Chain chain =
        new Files()
            .with("db/migration/20220803121537__a.sql", "create table a (id int);")
            .with("db/migration/20220803121538__b.sql", "create index concurrently i on a (id);")
            .chain();
    assertThat(chain.tool().id()).isEqualTo("flyway");
    assertThat(chain.migrations())
        .extracting(Migration::transaction)
        .containsExactly(TransactionMode.PER_FILE, TransactionMode.AUTOCOMMIT);
  }

  private static String path(Chain chain, int index) {
    return chain.entries().get(index).path();
  }

  private static List<String> names(Chain chain) {
    return chain.entries().stream().map(Entry::name).toList();
  }
}

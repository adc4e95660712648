package dev.migrationlens.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.lint.Finding;
import dev.migrationlens.lint.Rule;
import dev.migrationlens.lint.RuleInfo.Topic;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.lint.World;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which tables clients may feel, and how much. */
class RunningClientsTest {
  /** What is said of TRUNCATE itself. */
  private static final String EMPTIES = "delete-without-where";

  private static final Set<String> LOCKS =
      Rules.ALL.stream()
          .filter(r -> r.info().topic() == Topic.LOCKS)
          .map(Rule::id)
          .collect(Collectors.toSet());

  private static List<Finding> found(Map<String, String> files) {
    return World.open(files).snapshot().findings().stream()
        .filter(f -> LOCKS.contains(f.rule()))
        .toList();
  }

  private static List<String> rules(String migration) {
    return found(
            Map.of(
                "migrations/1_a.sql",
                "create table a (id bigint primary key, b int); create table c (id bigint primary"
                    + " key, a bigint);",
                "migrations/2_b.sql",
                migration))
        .stream()
        .map(Finding::rule)
        .toList();
  }

  @Test
  void whatIsCertainlyEmptyIsNotWarnedOf() {
    assertThat(rules("truncate a; create index on a (b);")).containsExactly(EMPTIES);
    assertThat(rules("truncate a; create index on c (a);"))
        .containsExactly(EMPTIES, "index-blocks-writes");
    assertThat(rules("truncate a; insert into a values (1, 1); create index on a (b);"))
        .containsExactly(EMPTIES, "index-blocks-writes");
    assertThat(rules("truncate a; alter table a add column d int not null, alter b type text;"))
        .containsExactly(EMPTIES);
  }

  @Test
  void whatIsNewIsNotWarnedOf() {
    assertThat(
            rules(
                """
                create table d (id bigint primary key, e int);
                create index on d (e);
                alter table d add constraint f check (e > 0), alter e set not null;
                alter table d add foreign key (e) references d;
                alter table d alter e type text;
                update d set e = '1';
                alter table d rename to g;
                drop table g;
                create temp table h (id int);
                create index on h (id);
                """))
        .isEmpty();
  }

  @Test
  void commentsOfOthersAreHonouredWhenAsked() {
    String index = "-- squawk-ignore require-concurrent-index-creation\ncreate index on a (b);";
    assertThat(rules(index)).containsExactly("index-blocks-writes");
    assertThat(
            found(
                Map.of(
                    "migration-lens.json",
                    "{\"comments\": [\"squawk\"]}",
                    "migrations/1_a.sql",
                    "create table a (id bigint primary key, b int);",
                    "migrations/2_b.sql",
                    index)))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "9000000, '', HINT",
    "900000000, '', INFO",
    "2000000000, '', WARNING",
    "2000000000, '{\"sizes\": {\"large\": 3000}}', INFO",
    "900000000, '{\"sizes\": {\"small\": 1000}}', HINT",
    "2000000000, '{\"rules\": {\"index-blocks-writes\": \"hint\"}}', HINT"
  })
  void theSizeSaysHowMuchItIsFelt(long bytes, String config, Severity severity) {
    List<Finding> found =
        found(
            Map.of(
                "live.sql",
                "-- size: a 12000000 " + bytes + "\ncreate table a (id bigint primary key, b int);",
                "migration-lens.json",
                config.isEmpty() ? "{}" : config,
                "migrations/1_a.sql",
                "create table a (id bigint primary key, b int);",
                "migrations/2_b.sql",
                "create index on a (b);"));
    assertThat(found).hasSize(1);
    assertThat(found.get(0).severity()).isEqualTo(severity);
    assertThat(found.get(0).message())
        .startsWith("SHARE on `a` blocks writes while the index is built")
        .contains(" (about 12,000,000 rows, ");
  }
}

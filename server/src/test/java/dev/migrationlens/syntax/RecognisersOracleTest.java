package dev.migrationlens.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.testing.Postgres;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a cure writes, PostgreSQL's own parser accepts; what it cures, PostgreSQL refuses. */
@Tag("postgres")
class RecognisersOracleTest {

  @ParameterizedTest
  @MethodSource("dev.migrationlens.syntax.RecognisersTest#mistakes")
  void postgresqlAcceptsTheCure(String text) {
    for (Recognised one : Mistakes.recognised(text)) {
      if (one.cure() == null) {
        return;
      }
    }
    String cured = Mistakes.cured(text);
    for (Slice slice : StatementSplitter.split(cured)) {
      assertThat(slice.kind()).isEqualTo(Slice.Kind.SQL);
      String statement = slice.of(cured);
      boolean known = Mistakes.unrecognised(text).isEmpty();
      assertThat(!known || Postgres.syntaxVerdict(statement).ok()).as(statement).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("dev.migrationlens.syntax.RecognisersTest#mistakes")
  void postgresqlRefusesTheMistake(String text) {
    var slices = StatementSplitter.split(text);
    for (Recognised one : Mistakes.recognised(text)) {
      if (one.rule().equals("psql-command") || one.rule().equals("plpgsql-error")) {
        continue;
      }
      assertThat(slices.subList(one.firstSlice(), one.lastSlice() + 1))
          .anyMatch(slice -> !Postgres.syntaxVerdict(slice.of(text)).ok());
    }
  }
}

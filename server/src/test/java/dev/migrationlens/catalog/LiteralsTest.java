package dev.migrationlens.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.sql.Names;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.testing.Postgres;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("postgres")
class LiteralsTest {
  private static final int ROUNDS = Integer.getInteger("migrationlens.rounds", 3);

  private static final List<String> SAMPLES =
      List.of(
          "",
          " ",
          "0",
          "1",
          "-1",
          "42",
          "+7",
          "32768",
          "2147483648",
          "9223372036854775808",
          "1.5",
          ".5",
          "5.",
          "1e3",
          "1e400",
          "NaN",
          "-inf",
          "Infinity",
          "0x1F",
          "1_000",
          "12abc",
          "abc",
          "t",
          "TRUE",
          " yes ",
          "of",
          "o",
          "on",
          "maybe",
          "null",
          "none",
          "123e4567-e89b-12d3-a456-426614174000",
          "{123e4567e89b12d3a456426614174000}",
          "123e4567-e89b-12d3-a456-42661417400",
          "00000000-0000-0000-0000-00000000000g",
          "{}",
          "[]",
          "{\"a\": 1}",
          "{a: 1}",
          "{'a': 1}",
          "[1, 2, {\"b\": null}]",
          "\"x\"",
          "{\"a\": 1,}",
          "01",
          "-",
          "1.",
          "\"\\n\"",
          "\"\\q\"",
          "{\"a\":\"b\" \"c\"}",
          "2024-01-31",
          "2024-02-30",
          "2024-13-01",
          "2024-1-1",
          "2024-01-31 12:00",
          "0001-01-01",
          "2024-01-31T23:59:59.123Z",
          "2024-01-31 25:00:00",
          "2024-01-31 10:61",
          "now",
          "today",
          "2024-01-31 10:00:00+02",
          "2024-01-31 10:00:00+0530",
          "epoch",
          "-infinity",
          "never",
          "10:30",
          "24:00:00",
          "10:30:99",
          "noon",
          "1 day",
          "2 hours 30 minutes",
          "01:30",
          "1 moon",
          "P1D",
          "90 days",
          "1 year 2 mons",
          "soon",
          "sad",
          "ok",
          "Sad",
          "happy",
          "{1,2,3}",
          "{a,b}",
          "{1,,2}",
          "{1, null}",
          "{}x",
          "{{1},{2}}",
          "[1,5)",
          "(1,2)",
          "empty",
          "\\x41",
          "\\xzz",
          "a\\b",
          "( 1, x)");

  private static final String ALPHABET = "0123456789abcdefxyz{}[]()\",:.+- \\TZ_e";

  private final Random random = new Random(ROUNDS);

  @Test
  void literalsAreReadAsPostgresReadsThem() throws SQLException {
    var types = new ArrayList<>(TypeJudge.pool());
    types.addAll(List.of(SqlType.of("_date"), SqlType.of("_bool"), SqlType.of("_numeric")));
    var statements = new ArrayList<String>();
    var claims = new ArrayList<Literals.Reading>();
    for (SqlType type : types) {
      for (String sample : SAMPLES) {
        for (int round = 0; round < ROUNDS; round++) {
          String text = round == 0 ? sample : mutant(sample);
          statements.add("select " + literal(text) + "::" + type.format());
          claims.add(Literals.read(TypeJudge.WORLD, type, text));
        }
      }
    }
    try (var database = Postgres.database()) {
      TypeJudge.prepare(database);
      compare(statements, claims, TypeJudge.judge(database, statements));
    }
  }

  private static void compare(
      List<String> statements, List<Literals.Reading> claims, List<String> verdicts) {
    var wrong = new ArrayList<String>();
    int certain = 0;
    for (int i = 0; i < claims.size(); i++) {
      var claim = claims.get(i);
      var state = claim.state();
      String verdict = verdicts.get(i);
      boolean rejected = verdict.matches("[0-9][0-9A-Z]{4}");
      boolean right =
          switch (claim.fits()) {
            case YES -> !rejected;
            case NO -> state != null && verdict.equals(state.code());
            case UNKNOWN -> true;
          };
      certain += claim.fits() == Certainty.UNKNOWN ? 0 : 1;
      if (!right) {
        wrong.add(statements.get(i) + ": " + verdict + ", not " + claim);
      }
    }
    System.out.printf("%d literals, %d claims, %d wrong%n", claims.size(), certain, wrong.size());
    assertThat(wrong).isEmpty();
  }

  private String mutant(String sample) {
    var text = new StringBuilder(sample);
    for (int change = random.nextInt(2); change >= 0; change--) {
      int at = random.nextInt(text.length() + 1);
      char c = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
      switch (random.nextInt(3)) {
        case 0 -> text.insert(at, c);
        case 1 -> text.replace(at, Math.min(text.length(), at + 1), String.valueOf(c));
        default -> text.delete(at, Math.min(text.length(), at + 1));
      }
    }
    return text.toString();
  }

  private static String literal(String text) {
    return Names.literal(text);
  }
}

package dev.migrationlens.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.testing.Postgres;
import dev.migrationlens.testing.PostgresDatabase;
import dev.migrationlens.testing.Verdict;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** PostgreSQL compiles a body when it creates the routine; we say what it says then. */
@Tag("postgres")
class PlpgsqlOracleTest {
  private static final int MUTANTS = Integer.getInteger("migrationlens.mutants", 60);

  /** What PostgreSQL may say only because its catalog does not hold what a body names. */
  private static final Set<String> OF_THE_CATALOG =
      Set.of("42P01", "42703", "3F000", "42883", "22P02", "22023");

  private static final Verdict ACCEPTED = new Verdict(null, "", -1);

  private static PostgresDatabase database;
  private static Connection connection;

  @BeforeAll
  static void start() throws SQLException {
    database = Postgres.database();
    connection = database.connection();
    connection.setAutoCommit(false);
  }

  @AfterAll
  static void stop() throws SQLException {
    connection.setAutoCommit(true);
    database.close();
  }

  private static Verdict create(String sql) {
    try (var statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
      return ACCEPTED;
    } catch (SQLException e) {
      return Verdict.of(e, sql);
    } finally {
      rollback();
    }
  }

  private static void rollback() {
    try {
      connection.rollback();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How often the two agree. */
  private static final class Tally {
    int texts;
    int rejected;
    int undecided;
    final List<String> disagreements = new ArrayList<>();
    final List<String> otherWords = new ArrayList<>();

    void add(String text) {
      Verdict theirs = create(text);
      texts++;
      if (!theirs.ok() && isOfTheCatalog(theirs)) {
        undecided++;
        return;
      }
      Parsed parsed = Parser.parse(text);
      List<SyntaxProblem> ours = parsed.broken() ? parsed.problems() : parsed.bodyProblems();
      if (ours.isEmpty() != theirs.ok()) {
        disagreements.add(text + "\n    ours: " + ours + "\n    PostgreSQL: " + theirs);
      } else if (!theirs.ok()) {
        rejected++;
        compare(text, ours.get(0), theirs);
      }
    }

    private static boolean isOfTheCatalog(Verdict verdict) {
      String message = verdict.message();
      return OF_THE_CATALOG.contains(String.valueOf(verdict.sqlState()))
          || message.startsWith("type ")
          || message.startsWith("collation ")
          || message.startsWith("cross-database references")
          || message.startsWith("cache lookup");
    }

    private void compare(String text, SyntaxProblem ours, Verdict theirs) {
      boolean same =
          ours.message().equals(theirs.message())
              && ours.state().code().equals(theirs.sqlState())
              && (theirs.offset() < 0 || theirs.offset() == ours.span().start());
      if (!same) {
        otherWords.add(text + "\n    ours: " + ours + "\n    PostgreSQL: " + theirs);
      }
    }

    void report(String what) {
      System.out.printf(
          "%s: %d bodies, %d rejected, %d undecided; disagreements %d, other words %d%n",
          what, texts, rejected, undecided, disagreements.size(), otherWords.size());
      otherWords.stream().limit(20).forEach(m -> System.out.println("  other words: " + m));
      disagreements.stream().limit(20).forEach(m -> System.out.println("  disagreement: " + m));
      assertThat(disagreements).as(what).isEmpty();
      assertThat(otherWords.size()).as(what).isLessThanOrEqualTo(rejected / 100);
    }
  }

  private static List<String> bodies() {
    return Corpus.valid().stream()
        .filter(entry -> entry.file().startsWith("plpgsql-"))
        .map(Corpus.Entry::text)
        .toList();
  }

  @Test
  void validBodiesAreAccepted() {
    var tally = new Tally();
    for (String text : bodies()) {
      int before = tally.rejected + tally.undecided;
      tally.add(text);
      if (tally.rejected + tally.undecided > before) {
        tally.disagreements.add("not valid at all: " + text + create(text));
      }
    }
    tally.report("bodies");
    assertThat(tally.texts).isGreaterThanOrEqualTo(200);
  }

  @Test
  void mutantsMeetTheSameVerdict() {
    var texts = new LinkedHashSet<String>();
    for (String text : bodies()) {
      texts.addAll(mutants(text));
    }
    var tally = new Tally();
    texts.forEach(tally::add);
    tally.report("mutants");
  }

  /** The statement with one token of its dollar-quoted body changed. */
  private static List<String> mutants(String text) {
    Tokens outer = Lexer.lex(text);
    var mutants = new ArrayList<String>();
    for (int i = 0; i < outer.count(); i++) {
      if (outer.kind(i) == TokenKind.DOLLAR_STRING) {
        int tag = Chars.dollarTagEnd(text, outer.start(i)) - outer.start(i);
        int from = outer.start(i) + tag;
        int to = outer.end(i) - tag;
        for (String body : changed(text.substring(from, to))) {
          mutants.add(text.substring(0, from) + body + text.substring(to));
        }
      }
    }
    return mutants;
  }

  private static List<String> changed(String body) {
    Tokens tokens = Lexer.lex(body);
    int count = tokens.count();
    var random = new Random(body.hashCode());
    var changed = new ArrayList<String>();
    for (int i = 0; i < Math.min(MUTANTS, count * 5); i++) {
      int one = random.nextInt(count);
      int other = random.nextInt(count);
      changed.add(
          switch (random.nextInt(5)) {
            case 0 -> body.substring(0, tokens.start(one)) + body.substring(tokens.end(one));
            case 1 -> body.substring(0, tokens.end(one)) + ' ' + body.substring(tokens.start(one));
            case 2 -> with(body, tokens, one, tokens.text(other));
            case 3 ->
                body.substring(0, tokens.end(one))
                    + ' '
                    + tokens.text(other)
                    + body.substring(tokens.end(one));
            default -> body.substring(0, tokens.start(one));
          });
    }
    return changed;
  }

  private static String with(String body, Tokens tokens, int token, String text) {
    return body.substring(0, tokens.start(token)) + text + body.substring(tokens.end(token));
  }
}

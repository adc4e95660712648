package dev.migrationlens.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.testing.Postgres;
import dev.migrationlens.testing.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** PostgreSQL's own parser and ours say the same. */
@Tag("postgres")
class OracleTest {
  private static final int MUTANTS = Integer.getInteger("migrationlens.mutants", 16);
  private static final String ONLY = System.getProperty("migrationlens.corpus", "");

  /** How often, over many texts, the two agree. */
  private static final class Tally {
    int texts;
    int rejected;
    int samePlace;
    int sameWords;
    int unread;
    final List<String> disagreements = new ArrayList<>();
    final List<String> misplaced = new ArrayList<>();

    void add(String text) {
      Parsed ours = Parser.parse(text);
      if (ours.templated()) {
        return;
      }
      Verdict theirs = Postgres.syntaxVerdict(text);
      texts++;
      if (isUnread(ours)) {
        unread++;
        return;
      }
      if (ours.broken() == accepted(theirs)) {
        disagreements.add(text + "\n    ours: " + ours.problems() + "\n    PostgreSQL: " + theirs);
      } else if (ours.broken()) {
        rejected++;
        compare(text, ours.problems().get(0), theirs);
      }
    }

    private static boolean isUnread(Parsed parsed) {
      return !parsed.broken()
          && parsed.statement() instanceof dev.migrationlens.syntax.ast.Statement.Unparsed;
    }

    private void compare(String text, SyntaxProblem ours, Verdict theirs) {
      boolean place = theirs.offset() < 0 || ours.span().start() == theirs.offset();
      samePlace += place ? 1 : 0;
      boolean words =
          ours.message().equals(theirs.message())
              && Objects.equals(ours.state().code(), theirs.sqlState());
      sameWords += words ? 1 : 0;
      if (!place || !words) {
        misplaced.add(text + "\n    ours: " + ours + "\n    PostgreSQL: " + theirs);
      }
    }

    /** ROLLBACK TO is obeyed in a failed transaction, and then misses its savepoint. */
    private static boolean accepted(Verdict verdict) {
      return verdict.ok() || "3B001".equals(verdict.sqlState());
    }

    void report(String what, int least) {
      assertThat(ONLY.isEmpty() ? texts : least).as(what).isGreaterThanOrEqualTo(least);
      System.out.printf(
          "%s: %d texts, %d rejected; disagreements %d; error at the same token %.2f %%, in the"
              + " same words %.2f %%; not read %d%n",
          what,
          texts,
          rejected,
          disagreements.size(),
          rejected == 0 ? 100 : 100.0 * samePlace / rejected,
          rejected == 0 ? 100 : 100.0 * sameWords / rejected,
          unread);
      misplaced.stream().limit(25).forEach(m -> System.out.println("  misplaced: " + m));
      assertThat(disagreements).as(what).isEmpty();
      assertThat(samePlace).as(what + ": error tokens").isGreaterThanOrEqualTo(rejected * 99 / 100);
      assertThat(sameWords).as(what + ": words").isGreaterThanOrEqualTo(rejected * 98 / 100);
    }
  }

  private static List<Corpus.Entry> chosen(List<Corpus.Entry> entries) {
    return entries.stream().filter(e -> e.file().startsWith(ONLY)).toList();
  }

  @Test
  void validStatementsAreAccepted() {
    var tally = new Tally();
    for (Corpus.Entry entry : chosen(Corpus.valid())) {
      int before = tally.rejected;
      tally.add(entry.text());
      if (tally.rejected > before) {
        tally.disagreements.add("not valid at all: " + entry);
      }
    }
    tally.report("valid", 1_500);
  }

  @Test
  void brokenStatementsAreRejected() {
    var tally = new Tally();
    for (Corpus.Entry entry : chosen(Corpus.broken())) {
      int before = tally.rejected;
      tally.add(entry.text());
      if (tally.rejected == before) {
        tally.disagreements.add("not broken at all: " + entry);
      }
    }
    tally.report("broken", 300);
  }

  @Test
  void mutantsMeetTheSameVerdict() {
    var texts = new LinkedHashSet<String>();
    for (Corpus.Entry entry : chosen(Corpus.valid())) {
      texts.addAll(Mutants.of(entry.text(), MUTANTS));
    }
    var tally = new Tally();
    texts.forEach(tally::add);
    tally.report("mutants", 20_000);
  }
}

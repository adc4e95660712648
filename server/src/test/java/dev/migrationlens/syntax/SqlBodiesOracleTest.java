package dev.migrationlens.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.testing.Postgres;
import dev.migrationlens.testing.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** PostgreSQL parses a body in SQL when it creates the function, before it looks anything up. */
@Tag("postgres")
class SqlBodiesOracleTest {
  private static final String HEAD = "CREATE FUNCTION f() RETURNS void LANGUAGE sql AS $body$ ";
  private static final String TAIL = " $body$";

  private static List<String> bodies() {
    var statements =
        Corpus.valid().stream()
            .filter(e -> e.file().equals("dml.sql") || e.file().equals("queries.sql"))
            .map(Corpus.Entry::text)
            .filter(text -> !text.contains("$body$"))
            .toList();
    var bodies = new ArrayList<String>();
    for (int i = 0; i + 1 < statements.size(); i += 5) {
      String both = statements.get(i) + "; " + statements.get(i + 1) + ";";
      bodies.add(both);
      bodies.addAll(Mutants.of(both, 6));
    }
    return bodies;
  }

  @Test
  void sqlBodiesMeetTheSameVerdict() {
    var disagreements = new ArrayList<String>();
    int rejected = 0;
    try (var database = Postgres.database()) {
      database.connection();
      for (String body : bodies()) {
        String text = HEAD + body + TAIL;
        Verdict theirs = database.run(text);
        if (theirs.ok()) {
          database.run("DROP FUNCTION f()");
        }
        Parsed parsed = Parser.parse(text);
        boolean refused = theirs.message().startsWith("syntax error");
        rejected += refused ? 1 : 0;
        boolean same =
            refused
                ? parsed.bodyProblems().stream()
                    .anyMatch(
                        ours ->
                            ours.message().equals(theirs.message())
                                && ours.span().start() == theirs.offset())
                : parsed.bodyProblems().isEmpty()
                    || parsed.bodyProblems().get(0).message().equals(theirs.message());
        if (!same && !parsed.templated()) {
          disagreements.add(
              text + "\n   ours: " + parsed.bodyProblems() + "\n   theirs: " + theirs);
        }
      }
    }
    System.out.printf(
        "SQL bodies: %d rejected, %d disagreements%n", rejected, disagreements.size());
    assertThat(rejected).isGreaterThan(100);
    assertThat(disagreements).isEmpty();
  }
}

package dev.migrationlens.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.lint.Linter;
import dev.migrationlens.lint.World;
import dev.migrationlens.replay.Effort;
import dev.migrationlens.rules.Rules;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An edit costs what it changes. The work is counted, because time depends on the machine. */
class WorkTest {
  private static final int FILES = 300;

  private LiveChain chain;
  private Effort work;
  private int parsed;
  private int evaluated;

  @BeforeEach
  void openAChainOfThreeHundredFiles() {
    Map<String, String> files = new TreeMap<>();
    for (int i = 0; i < FILES; i++) {
      files.put(path(i), text(i));
    }
    chain = World.open(files).live(new Linter(Rules.ALL)).get(0);
    work = chain.replay().work();
    for (int i = 0; i < FILES; i++) {
      assertThat(chain.findings(path(i))).isEmpty();
    }
    parsed = work.parsed();
    evaluated = work.evaluated();
  }

  private static String path(int file) {
    return "migrations/%03d_t.sql".formatted(file + 1);
  }

  private static String text(int file) {
    return """
    create table t%1$d (id int primary key, name text not null);
    create index on t%1$d (name);
    comment on table t%1$d is 'the %1$dth';
    """
        .formatted(file);
  }

  private void costs(int statementsParsed, int statementsEvaluated) {
    assertThat(work.parsed() - parsed).as("parsed").isEqualTo(statementsParsed);
    assertThat(work.evaluated() - evaluated).as("evaluated").isEqualTo(statementsEvaluated);
  }

  @Test
  void anEditOfTheLastStatementIsOneStatement() {
    int last = FILES - 1;
    chain.edit(path(last), text(last).replace("the 299th", "the last"));
    assertThat(chain.findings(path(last))).isEmpty();
    costs(1, 1);
  }

  @Test
  void anEditOfACommentIsNothing() {
    chain.edit(path(0), "-- Only words.\n\n" + text(0));
    assertThat(chain.findings(path(FILES - 1))).isEmpty();
    costs(0, 0);
  }

  @Test
  void anEditOfATableIsItAndWhatLooksAtIt() {
    chain.edit(path(0), text(0).replace("name text not null", "nmae text not null"));
    assertThat(chain.findings(path(0))).hasSize(1);
    assertThat(chain.findings(path(FILES - 1))).isEmpty();
    costs(1, 3);
  }
}

package dev.migrationlens.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StatementSplitterTest {
  private static List<String> split(String text) {
    return StatementSplitter.split(text).stream()
        .map(s -> (s.kind() == Slice.Kind.SQL ? "" : s.kind() + " ") + s.of(text))
        .toList();
  }

  @Test
  void semicolonsEndStatementsAndCommentsBelongToNobody() {
    assertThat(split("-- a;\nSELECT 1 ; /* b; */ SELECT ';', \";\", $$;$$ -- c;\n;; SELECT 3 --d"))
        .containsExactly("SELECT 1", "SELECT ';', \";\", $$;$$", "SELECT 3");
  }

  @Test
  void escapedQuotesDoNotEndEscapeStrings() {
    assertThat(split("SELECT E'a\\';', e''; SELECT 'a\\'; SELECT 2"))
        .containsExactly("SELECT E'a\\';', e''", "SELECT 'a\\'", "SELECT 2");
  }

  @Test
  void atomicBodiesAndRulesKeepTheirSemicolons() {
    String function =
        "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN a THEN b END; SELECT 1; END";
    String rule = "CREATE OR REPLACE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2)";
    assertThat(split(function + ";" + rule + "; SELECT 3"))
        .containsExactly(function, rule, "SELECT 3");
  }

  @Test
  void anOpenParenthesisEndsWithItsStatement() {
    assertThat(split("CREATE TABLE t (a int; SELECT 1"))
        .containsExactly("CREATE TABLE t (a int", "SELECT 1");
  }

  @Test
  void psqlCommandsAndCopyDataStandForThemselves() {
    assertThat(split("\\set x 1\nCOPY t FROM stdin;\n1;\t2\n\\.\nSELECT 1 \\gexec\n\\echo a;b\n"))
        .containsExactly(
            "PSQL_COMMAND \\set x 1",
            "COPY t FROM stdin",
            "COPY_DATA 1;\t2\n",
            "SELECT 1",
            "PSQL_COMMAND \\gexec",
            "PSQL_COMMAND \\echo a;b");
  }

  @Test
  void aBackslashInsideAStatementIsOnlyWrong() {
    assertThat(split("SELECT \\ a;")).containsExactly("SELECT \\ a");
  }

  @Test
  void anOpenQuoteReachesTheEnd() {
    assertThat(split("SELECT 'a; SELECT 1;")).containsExactly("SELECT 'a; SELECT 1;");
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstStatement() {
    assertThat(split("\ufeffSELECT 1;")).containsExactly("SELECT 1");
  }

  @Test
  void placesAreExact() {
    String text = "\r\n  SELECT 1\r\n;";
    assertThat(StatementSplitter.split(text)).containsExactly(new Slice(Slice.Kind.SQL, 4, 12));
  }
}

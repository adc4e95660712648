package dev.migrationlens.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.syntax.ast.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Every command of PostgreSQL 18's reference has a statement in the corpus, and a parser. */
class StatementCoverageTest {
  private static final List<String> OBJECTS =
      List.of(
          "AGGREGATE",
          "COLLATION",
          "CONVERSION",
          "DATABASE",
          "DOMAIN",
          "EVENT TRIGGER",
          "EXTENSION",
          "FOREIGN DATA WRAPPER",
          "FOREIGN TABLE",
          "FUNCTION",
          "GROUP",
          "INDEX",
          "LANGUAGE",
          "MATERIALIZED VIEW",
          "OPERATOR",
          "OPERATOR CLASS",
          "OPERATOR FAMILY",
          "POLICY",
          "PROCEDURE",
          "PUBLICATION",
          "ROLE",
          "RULE",
          "SCHEMA",
          "SEQUENCE",
          "SERVER",
          "STATISTICS",
          "SUBSCRIPTION",
          "TABLE",
          "TABLESPACE",
          "TEXT SEARCH CONFIGURATION",
          "TEXT SEARCH DICTIONARY",
          "TEXT SEARCH PARSER",
          "TEXT SEARCH TEMPLATE",
          "TRIGGER",
          "TYPE",
          "USER",
          "USER MAPPING",
          "VIEW");

  private static final List<String> OTHERS =
      List.of(
          "ABORT, ALTER DEFAULT PRIVILEGES, ALTER LARGE OBJECT, ALTER ROUTINE, ALTER SYSTEM",
          "ANALYZE, BEGIN, CALL, CHECKPOINT, CLOSE, CLUSTER, COMMENT, COMMIT, COMMIT PREPARED",
          "COPY, CREATE ACCESS METHOD, CREATE CAST, CREATE TRANSFORM, DEALLOCATE, DECLARE",
          "DELETE, DISCARD, DO, DROP ACCESS METHOD, DROP CAST, DROP OWNED, DROP ROUTINE",
          "DROP TRANSFORM, END, EXECUTE, EXPLAIN, FETCH, GRANT, IMPORT FOREIGN SCHEMA, INSERT",
          "LISTEN, LOAD, LOCK, MERGE, MOVE, NOTIFY, PREPARE, PREPARE TRANSACTION",
          "REASSIGN OWNED, REFRESH MATERIALIZED VIEW, REINDEX, RELEASE SAVEPOINT, RESET, REVOKE",
          "ROLLBACK, ROLLBACK PREPARED, ROLLBACK TO SAVEPOINT, SAVEPOINT, SECURITY LABEL",
          "SELECT, SET, SET CONSTRAINTS, SET ROLE, SET SESSION AUTHORIZATION, SET TRANSACTION",
          "SHOW, START TRANSACTION, TRUNCATE, UNLISTEN, UPDATE, VACUUM, VALUES, WITH, TABLE");

  private static List<String> commands() {
    var commands = new ArrayList<String>();
    for (String object : OBJECTS) {
      for (String verb : List.of("CREATE", "ALTER", "DROP")) {
        commands.add(verb + " " + object);
      }
    }
    OTHERS.forEach(line -> commands.addAll(List.of(line.split(", "))));
    return commands;
  }

  @Test
  void everyCommandHasAStatement() {
    List<String> corpus =
        Corpus.valid().stream()
            .map(entry -> entry.text().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT) + " ")
            .toList();
    List<String> missing =
        commands().stream()
            .filter(command -> corpus.stream().noneMatch(x -> x.startsWith(command + " ")))
            .toList();
    assertThat(missing).isEmpty();
  }

  @Test
  void everyStatementIsRead() {
    assertThat(Corpus.valid())
        .allSatisfy(
            entry -> {
              Parsed parsed = Parser.parse(entry.text());
              assertThat(parsed.problems()).as(entry.text()).isEmpty();
              assertThat(parsed.statement()).isNotInstanceOf(Statement.Unparsed.class);
            });
  }

  @Test
  void theDdlCorpusIsLarge() {
    assertThat(Corpus.valid().stream().filter(e -> e.file().startsWith("ddl-")).count())
        .isGreaterThan(1300);
    assertThat(Corpus.broken().stream().filter(e -> e.file().startsWith("ddl")).count())
        .isGreaterThan(380);
  }
}

package dev.migrationlens.truth;

import dev.migrationlens.testing.PostgresDatabase;
import dev.migrationlens.testing.PostgresServer;
import dev.migrationlens.testing.Verdict;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * All in one transaction: fast, and right where no statement minds being in one. Sequences, which
 * no rollback brings back, are set to where they were.
 */
final class SavepointGround implements Ground {
  private static final String SEQUENCES =
      """
      SELECT string_agg(
        format('pg_catalog.setval(%s::oid::regclass, %s, %L)',
          c.oid, coalesce(s.last_value, s.start_value), s.last_value IS NOT NULL), ', ')
      FROM pg_catalog.pg_sequences s
      JOIN pg_catalog.pg_namespace n ON n.nspname = s.schemaname
      JOIN pg_catalog.pg_class c ON c.relname = s.sequencename AND c.relnamespace = n.oid
      """;

  private final PostgresDatabase database;
  private final Connection connection;
  private String sequences = "";

  SavepointGround(PostgresServer server, String searchPath) {
    database = server.database();
    connection = Ground.connect(server, database.name(), searchPath);
    Ground.must(connection, "BEGIN");
  }

  @Override
  public int start(List<Move> clean, int move) {
    return move;
  }

  @Override
  public void advance(List<Move> moves) {
    moves.forEach(move -> Ground.must(connection, move.sql()));
    if (!moves.isEmpty()) {
      sequences = readSequences();
    }
  }

  @Override
  public void attempt(Consumer<Function<String, Verdict>> trial) {
    Ground.must(connection, "SAVEPOINT here; SAVEPOINT before");
    trial.accept(
        sql -> {
          Verdict verdict = Ground.send(connection, sql + "\n;RELEASE before; SAVEPOINT before");
          if (!verdict.ok()) {
            Ground.must(connection, "ROLLBACK TO before");
          }
          return verdict;
        });
    Ground.must(connection, "ROLLBACK TO here; RELEASE here" + sequences);
  }

  private String readSequences() {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(SEQUENCES)) {
      return rows.next() && rows.getString(1) != null ? "; SELECT " + rows.getString(1) : "";
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    database.close();
  }
}

package dev.migrationlens.truth;

import dev.migrationlens.testing.PostgresDatabase;
import dev.migrationlens.testing.PostgresServer;
import dev.migrationlens.testing.Verdict;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** All in one transaction: fast, and right where no statement minds being in one. */
final class SavepointGround implements Ground {
  private final PostgresDatabase database;
  private final Connection connection;

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
    Ground.must(connection, "ROLLBACK TO here; RELEASE here");
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

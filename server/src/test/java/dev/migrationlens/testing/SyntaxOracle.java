package dev.migrationlens.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/** One connection that sits in a failed transaction, where PostgreSQL only parses. */
final class SyntaxOracle {

  /** What PostgreSQL says to a statement that it could read, ROLLBACK TO included. */
  private static final Set<String> UNDERSTOOD = Set.of("25P02", "3B001");

  private final PostgresServer server;
  private @Nullable Connection connection;

  SyntaxOracle(PostgresServer server) {
    this.server = server;
  }

  Verdict ask(String sql) {
    requireSendable(sql);
    try (var statement = failedTransaction().createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
      return Verdict.ACCEPTED;
    } catch (SQLException e) {
      var verdict = Verdict.of(e, sql);
      return UNDERSTOOD.contains(verdict.sqlState()) ? Verdict.ACCEPTED : verdict;
    }
  }

  /** The driver gives up its connection over these, and the server never sees them. */
  private static void requireSendable(String sql) {
    if (sql.indexOf('\0') >= 0 || sql.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF)) {
      throw new IllegalArgumentException("PostgreSQL cannot be sent NUL or half a character");
    }
  }

  /** ROLLBACK and COMMIT are obeyed in a failed transaction, so it may have to fail anew. */
  private Connection failedTransaction() throws SQLException {
    var current = connection;
    if (current == null || current.isClosed()) {
      current = server.connect("postgres");
      connection = current;
    }
    if (state(current) != TransactionState.FAILED) {
      fail(current);
    }
    return current;
  }

  private static void fail(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      if (state(connection) == TransactionState.IDLE) {
        statement.execute("BEGIN");
      }
      statement.execute("SELECT 1/0");
    } catch (SQLException e) {
      if (state(connection) != TransactionState.FAILED) {
        throw e;
      }
    }
  }

  private static TransactionState state(Connection connection) throws SQLException {
    return connection.unwrap(BaseConnection.class).getTransactionState();
  }
}

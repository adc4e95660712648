package dev.migrationlens.truth;

import dev.migrationlens.testing.PostgresServer;
import dev.migrationlens.testing.Verdict;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** A PostgreSQL that stands somewhere in a clean chain, where broken continuations are tried. */
interface Ground extends AutoCloseable {

  /** The last place at or before {@code move} from which something can be tried. */
  int start(List<Move> clean, int move);

  /** Goes on with the clean chain, which must succeed. */
  void advance(List<Move> moves);

  /** Lets somebody run statements, and forgets all that they did. */
  void attempt(Consumer<Function<String, Verdict>> trial);

  @Override
  void close();

  static Ground of(PostgresServer server, boolean transactions, String searchPath) {
    return transactions
        ? new ClonedGround(server, searchPath)
        : new SavepointGround(server, searchPath);
  }

  static Connection connect(PostgresServer server, String database, String searchPath) {
    String options = "-c statement_timeout=20s -c lock_timeout=5s -c search_path=" + searchPath;
    try {
      return DriverManager.getConnection(
          server.address(database)
              + "&preferQueryMode=simple&connectTimeout=10&options="
              + URLEncoder.encode(options, StandardCharsets.UTF_8).replace("+", "%20"));
    } catch (SQLException e) {
      throw new IllegalStateException("cannot connect to " + database, e);
    }
  }

  static Verdict send(Connection connection, String sql) {
    try (var statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
      return Verdict.ACCEPTED;
    } catch (SQLException e) {
      return Verdict.of(e, sql);
    }
  }

  static void must(Connection connection, String sql) {
    Verdict verdict = send(connection, sql);
    if (!verdict.ok()) {
      throw new IllegalStateException(verdict + " in: " + sql);
    }
  }
}

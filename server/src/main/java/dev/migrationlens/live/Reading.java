package dev.migrationlens.live;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * One transaction that reads and cannot write. What a role may not see is noted and left out;
 * everything else that fails is a failure.
 */
final class Reading {
  private static final int ROWS_AT_ONCE = 5000;
  private static final String NOT_ALLOWED = "42501";
  private static final String NO_SUCH_TABLE = "42P01";
  private static final String NO_SUCH_COLUMN = "42703";

  private final Connection connection;
  private final List<String> unread = new ArrayList<>();

  /** What to do with each row. */
  interface EachRow {
    void take(Row row) throws SQLException;
  }

  private Reading(Connection connection) {
    this.connection = connection;
  }

  /**
   * The transaction is read-only for the server too, sees one moment, and waits for nobody. With
   * only pg_catalog on the path every name in what the server tells is qualified. What row-level
   * security would thin out is refused instead: half a history would be a wrong one.
   */
  static Reading begin(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "set transaction isolation level repeatable read, read only;"
              + "set local statement_timeout = '30s';"
              + "set local lock_timeout = '2s';"
              + "set local row_security = off;"
              + "set local search_path = pg_catalog");
    }
    return new Reading(connection);
  }

  void end() throws SQLException {
    connection.rollback();
  }

  void each(String what, String sql, EachRow row) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try (Statement statement = connection.createStatement()) {
      statement.setFetchSize(ROWS_AT_ONCE);
      try (ResultSet rows = statement.executeQuery(sql)) {
        var current = new Row(rows);
        while (rows.next()) {
          current.begin();
          row.take(current);
        }
      }
      connection.releaseSavepoint(before);
    } catch (SQLException e) {
      if (!NOT_ALLOWED.equals(e.getSQLState())) {
        throw e;
      }
      connection.rollback(before);
      unread.add(what);
    }
  }

  /** Likewise for a table whose form depends on somebody else's program. */
  void eachIfFits(String what, String sql, EachRow row) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try {
      each(what, sql, row);
    } catch (SQLException e) {
      if (!NO_SUCH_TABLE.equals(e.getSQLState()) && !NO_SUCH_COLUMN.equals(e.getSQLState())) {
        throw e;
      }
      connection.rollback(before);
      unread.add(what);
    }
  }

  List<String> unread() {
    return List.copyOf(unread);
  }
}

package dev.migrationlens.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * One database of a test. Statements run one by one in autocommit on one connection; an explicit
 * BEGIN is honoured with a savepoint before each statement inside it, so that an error never hides
 * the next statement.
 */
public final class PostgresDatabase implements AutoCloseable {

  private static final String SAVEPOINT = "lens_before_statement";

  /** Statements about the transaction itself, which a savepoint of ours must not disturb. */
  private static final Pattern TRANSACTION_CONTROL =
      Pattern.compile(
          "(?is)\\s*(savepoint|release|rollback|abort|commit|end|begin|start|prepare\\s+transaction"
              + "|set\\s+(local\\s+|session\\s+)?transaction)\\b.*");

  private static final Pattern MAKES_ROLES =
      Pattern.compile("(?i)\\b(create|alter|drop)\\s+(role|user|group)\\b");

  private final PostgresServer server;
  private final String name;
  private @Nullable Connection connection;

  PostgresDatabase(PostgresServer server, String name) {
    this.server = server;
    this.name = name;
  }

  public String name() {
    return name;
  }

  /** Its JDBC address, user included; no password is needed. */
  public String address() {
    return server.address(name);
  }

  /** The connection its statements run on, in autocommit; it closes with the database. */
  public Connection connection() {
    try {
      var current = connection;
      if (current == null || current.isClosed()) {
        current = server.connect(name);
        try (var statement = current.createStatement()) {
          statement.execute("SET statement_timeout = '30s'; SET lock_timeout = '5s'");
        }
        connection = current;
      }
      return current;
    } catch (SQLException e) {
      throw new IllegalStateException("cannot connect to " + name + ": " + e.getMessage(), e);
    }
  }

  /** Runs statements in order, each whatever became of those before it. */
  public List<Verdict> runAll(List<String> statements) {
    var verdicts = new ArrayList<Verdict>();
    for (var sql : statements) {
      verdicts.add(run(sql));
    }
    return List.copyOf(verdicts);
  }

  /** Runs one statement (or several, which then stand and fall together, as in one message). */
  public Verdict run(String sql) {
    if (MAKES_ROLES.matcher(sql).find()) {
      server.reserveRoles();
    }
    var control = TRANSACTION_CONTROL.matcher(sql).matches();
    try {
      if (state() == TransactionState.OPEN && !control) {
        send("SAVEPOINT " + SAVEPOINT);
      }
      var verdict = verdict(sql);
      if (!control) {
        settle(verdict);
      }
      return verdict;
    } catch (SQLException e) {
      throw new IllegalStateException("the connection to " + name + " broke on: " + sql, e);
    }
  }

  /** Runs statements that must all be accepted, as a test's preparation. */
  public PostgresDatabase prepare(String sql) {
    var verdict = run(sql);
    if (!verdict.ok()) {
      throw new IllegalStateException(verdict + " in: " + sql);
    }
    return this;
  }

  private void settle(Verdict verdict) throws SQLException {
    var state = state();
    if (state == TransactionState.FAILED) {
      send("ROLLBACK TO SAVEPOINT " + SAVEPOINT);
    } else if (state == TransactionState.OPEN && verdict.ok()) {
      var after = verdict("RELEASE SAVEPOINT " + SAVEPOINT);
      if (!after.ok()) {
        // The statement itself was a BEGIN with others behind it: there is no savepoint yet.
        send("ROLLBACK");
      }
    }
  }

  private Verdict verdict(String sql) {
    try {
      send(sql);
      return Verdict.ACCEPTED;
    } catch (SQLException e) {
      var verdict = Verdict.of(e, sql);
      // The driver itself ends a COPY FROM STDIN that PostgreSQL had accepted.
      return verdict.message().startsWith("COPY from stdin failed") ? Verdict.ACCEPTED : verdict;
    }
  }

  private void send(String sql) throws SQLException {
    try (var statement = connection().createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }

  private TransactionState state() throws SQLException {
    return connection().unwrap(BaseConnection.class).getTransactionState();
  }

  @Override
  public void close() {
    try {
      if (connection != null) {
        connection.close();
      }
      server.drop(name);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot drop " + name + ": " + e.getMessage(), e);
    }
  }
}

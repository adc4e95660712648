package dev.migrationlens.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/** One running PostgreSQL cluster, and the template its databases are cloned from. */
public final class PostgresServer {

  /** Nothing here must survive a power cut, so nothing waits for a disk. */
  static final Map<String, String> SETTINGS =
      Map.of(
          "fsync", "off",
          "synchronous_commit", "off",
          "full_page_writes", "off",
          "shared_buffers", "16MB",
          "max_connections", "60",
          "autovacuum", "off",
          "jit", "off",
          "max_wal_size", "2GB",
          "wal_level", "logical",
          "listen_addresses", "localhost");

  private static final String TEMPLATE = "lens_template";

  private final String address;
  private final Set<String> roles;
  private final AtomicInteger count = new AtomicInteger();
  private final ThreadLocal<SyntaxOracle> oracle;

  /** Roles are the cluster's, so only one database at a time may make some. */
  private final ReentrantLock rolesInUse = new ReentrantLock();

  /** Files are copied fastest, and before version 15 in no other way. */
  private final String copying;

  private final String dropping;

  private PostgresServer(String address, Set<String> roles, int version) {
    this.address = address;
    this.roles = roles;
    this.copying = version < 15 ? "" : " STRATEGY file_copy";
    this.dropping = version < 13 ? "" : " WITH (FORCE)";
    this.oracle = ThreadLocal.withInitial(() -> new SyntaxOracle(this));
  }

  static PostgresServer over(String address, String setup) {
    try {
      awaitStart(address);
      execute(address, "postgres", "CREATE DATABASE " + TEMPLATE);
      if (!setup.isBlank()) {
        execute(address, TEMPLATE, setup);
      }
      return new PostgresServer(address, roleNames(address), version(address));
    } catch (SQLException e) {
      throw new IllegalStateException("cannot prepare the test database: " + e.getMessage(), e);
    }
  }

  /** A fresh clone of the template; closing it drops it, and the roles it made. */
  public PostgresDatabase database() {
    for (int attempt = 1; ; attempt++) {
      var name = "lens_" + count.incrementAndGet();
      try {
        execute(address, "postgres", "CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE + copying);
        return new PostgresDatabase(this, name);
      } catch (SQLException e) {
        // A busy machine keeps a connection waiting, or lets one to the template linger.
        if (attempt == 20) {
          throw new IllegalStateException("cannot clone a test database: " + e.getMessage(), e);
        }
        pause(50 * attempt);
      }
    }
  }

  /**
   * Whether this server's grammar accepts {@code sql}: PostgreSQL parses before it looks at the
   * transaction, so inside a failed one it answers 42601 to wrong syntax, and does nothing else.
   */
  public Verdict syntaxVerdict(String sql) {
    return oracle.get().ask(sql);
  }

  /** The JDBC address of one of its databases, user included, without a password. */
  public String address(String database) {
    return String.format(address, database);
  }

  Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(
        address(database) + "&preferQueryMode=simple&connectTimeout=10");
  }

  void reserveRoles() {
    if (!rolesInUse.isHeldByCurrentThread()) {
      rolesInUse.lock();
    }
  }

  void drop(String database) throws SQLException {
    execute(address, "postgres", "DROP DATABASE IF EXISTS " + database + dropping);
    if (rolesInUse.isHeldByCurrentThread()) {
      dropNewRoles();
      rolesInUse.unlock();
    }
  }

  private void dropNewRoles() throws SQLException {
    var fresh = new HashSet<>(roleNames(address));
    fresh.removeAll(roles);
    try (var connection = connect("postgres");
        var statement = connection.createStatement()) {
      for (var role : fresh) {
        var quoted = '"' + role.replace("\"", "\"\"") + '"';
        statement.execute("DROP OWNED BY " + quoted + "; DROP ROLE " + quoted);
      }
    }
  }

  private static Set<String> roleNames(String address) throws SQLException {
    try (var connection = DriverManager.getConnection(String.format(address, "postgres"));
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT rolname FROM pg_roles")) {
      var names = new HashSet<String>();
      while (rows.next()) {
        names.add(rows.getString(1));
      }
      return Set.copyOf(names);
    }
  }

  private static int version(String address) throws SQLException {
    try (var connection = DriverManager.getConnection(String.format(address, "postgres"))) {
      return connection.getMetaData().getDatabaseMajorVersion();
    }
  }

  private static void execute(String address, String database, String sql) throws SQLException {
    var simple = String.format(address, database) + "&preferQueryMode=simple";
    try (var connection = DriverManager.getConnection(simple);
        var statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }

  private static void awaitStart(String address) throws SQLException {
    for (int attempt = 1; ; attempt++) {
      try {
        DriverManager.getConnection(String.format(address, "postgres")).close();
        return;
      } catch (SQLException e) {
        if (attempt == 200) {
          throw e;
        }
        pause(50);
      }
    }
  }

  private static void pause(int milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

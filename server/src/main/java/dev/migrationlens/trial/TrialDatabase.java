package dev.migrationlens.trial;

import dev.migrationlens.live.Address;
import dev.migrationlens.live.LiveConnection;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A database that did not exist before and does not exist afterwards, with the roles that were made
 * in it. No database that exists is ever touched.
 */
final class TrialDatabase implements AutoCloseable {
  private final Address server;
  private final String name;
  private final Set<String> rolesBefore;
  private final String version;
  private @Nullable Connection connection;

  private TrialDatabase(Address server, String name, Set<String> roles, String version) {
    this.server = server;
    this.name = name;
    this.rolesBefore = roles;
    this.version = version;
  }

  /** A fresh database on the server of an address. */
  static TrialDatabase create(Address server, List<String> searchPath) throws TrialFailure {
    String name =
        "migration_lens_trial_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    try (Connection own = LiveConnection.writable(server);
        Statement statement = own.createStatement()) {
      Set<String> roles = roles(own);
      String version = own.getMetaData().getDatabaseProductVersion().replaceFirst(" .*", "");
      statement.execute("create database " + name + " template template0");
      String path =
          searchPath.stream()
              .map(s -> s.equals("$user") ? "\"$user\"" : s)
              .collect(Collectors.joining(", "));
      statement.execute("alter database " + name + " set search_path = " + path);
      return new TrialDatabase(server, name, roles, version);
    } catch (SQLException e) {
      throw new TrialFailure("no database can be made at " + server.place() + ": " + firstLine(e));
    }
  }

  static String firstLine(SQLException e) {
    return String.valueOf(e.getMessage())
        .lines()
        .findFirst()
        .orElse("")
        .replaceFirst("^(ERROR|FATAL): ", "");
  }

  public String version() {
    return version;
  }

  public String name() {
    return name;
  }

  /** The one connection that the chain runs on; a new one where the server closed it. */
  Connection connection() throws SQLException {
    Connection known = connection;
    if (known == null || known.isClosed()) {
      known = LiveConnection.writable(server.in(name));
      try (Statement statement = known.createStatement()) {
        statement.execute("set statement_timeout = '60s'; set lock_timeout = '10s'");
      }
      connection = known;
    }
    return known;
  }

  private static Set<String> roles(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        var rows = statement.executeQuery("select rolname from pg_roles")) {
      var roles = new HashSet<String>();
      while (rows.next()) {
        roles.add(rows.getString(1));
      }
      return roles;
    }
  }

  @Override
  public void close() throws TrialFailure {
    try {
      if (connection != null) {
        connection.close();
      }
      try (Connection own = LiveConnection.writable(server);
          Statement statement = own.createStatement()) {
        String force = version.startsWith("12") ? "" : " with (force)";
        statement.execute("drop database if exists " + name + force);
        Set<String> made = roles(own);
        made.removeAll(rolesBefore);
        for (String role : made) {
          String quoted = '"' + role.replace("\"", "\"\"") + '"';
          statement.execute("drop owned by " + quoted + "; drop role " + quoted);
        }
      }
    } catch (SQLException e) {
      throw new TrialFailure("the database " + name + " is left behind: " + firstLine(e));
    }
  }
}

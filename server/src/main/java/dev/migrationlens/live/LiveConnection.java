package dev.migrationlens.live;

import dev.migrationlens.live.LiveFailure.Kind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.postgresql.Driver;

/** Opens connections that cannot write, and gives up soon. */
public final class LiveConnection {
  /** How long an address may take to answer. */
  public static final int CONNECT_SECONDS = 3;

  /** Longer than the server itself lets a query run. */
  private static final int SILENT_SECONDS = 40;

  /** The driver's own log: what a user needs of it is in the failure, and it may tell too much. */
  private static final Logger DRIVER = Logger.getLogger("org.postgresql");

  static {
    DRIVER.setLevel(Level.OFF);
  }

  private LiveConnection() {}

  /** Connects and reads everything; the connection is closed afterwards. */
  public static LiveDatabase read(Address address) throws LiveFailure {
    try (Connection connection = open(address)) {
      return Introspection.read(connection);
    } catch (SQLException e) {
      throw LiveFailure.of(e, address);
    }
  }

  /** Only what ran by now, in the tables that were known to tell it. */
  public static History history(Address address, LiveDatabase known) throws LiveFailure {
    try (Connection connection = open(address)) {
      Reading reading = Reading.begin(connection);
      History history = HistoryReader.read(reading, known.catalog());
      reading.end();
      return history;
    } catch (SQLException e) {
      throw LiveFailure.of(e, address);
    }
  }

  /** A connection on which the server refuses to write. */
  static Connection open(Address address) throws SQLException, LiveFailure {
    Connection connection = new Driver().connect(url(address), properties(address));
    if (connection == null) {
      throw new LiveFailure(Kind.BAD_ADDRESS, "there is no driver for " + address.place());
    }
    connection.setReadOnly(true);
    return connection;
  }

  /** For what a trial does to a database of its own; nothing else may have it. */
  public static Connection writable(Address address) throws SQLException {
    Properties properties = properties(address);
    properties.remove("options");
    properties.setProperty("socketTimeout", "0");
    properties.setProperty("preferQueryMode", "simple");
    Connection connection = new Driver().connect(url(address), properties);
    if (connection == null) {
      throw new SQLException("there is no driver for " + address.place());
    }
    return connection;
  }

  /** Only the place is in the URL, so that nothing of it is taken for a property. */
  private static String url(Address address) {
    String host = address.host().contains(":") ? "[" + address.host() + "]" : address.host();
    String database = URLEncoder.encode(address.database(), StandardCharsets.UTF_8);
    return "jdbc:postgresql://" + host + ":" + address.port() + "/" + database.replace("+", "%20");
  }

  private static Properties properties(Address address) {
    var all = new Properties();
    all.setProperty("user", address.user());
    // Without one the driver would look for one, by rules that are not ours.
    all.setProperty("password", address.password() == null ? "" : address.password());
    all.setProperty("sslmode", address.sslmode());
    if (address.sslrootcert() != null && address.sslrootcert().equals("system")) {
      all.setProperty("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
    } else if (address.sslrootcert() != null) {
      all.setProperty("sslrootcert", address.sslrootcert());
    }
    all.setProperty("ApplicationName", "migration-lens");
    all.setProperty("connectTimeout", Integer.toString(CONNECT_SECONDS));
    all.setProperty("loginTimeout", Integer.toString(CONNECT_SECONDS));
    all.setProperty("socketTimeout", Integer.toString(SILENT_SECONDS));
    all.setProperty("gssEncMode", "disable");
    all.setProperty("assumeMinServerVersion", "9.4");
    all.setProperty("options", options(address));
    return all;
  }

  /** Nothing can be written from the first moment on. */
  private static String options(Address address) {
    String own =
        address.startup().entrySet().stream()
            .map(
                e ->
                    e.getKey().isEmpty()
                        ? e.getValue()
                        : "-c " + e.getKey() + "=" + e.getValue().replace(" ", "\\ "))
            .collect(Collectors.joining(" "));
    return own.contains("endpoint=") || own.contains("reference=") || own.contains("project=")
        ? own
        : (own + " -c default_transaction_read_only=on").strip();
  }
}

package dev.migrationlens.live;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where a database is and as whom to ask it. {@code startup} are settings of the session. Its text
 * never holds the password.
 */
public record Address(
    String host,
    int port,
    String database,
    String user,
    @Nullable String password,
    String sslmode,
    @Nullable String sslrootcert,
    Map<String, String> startup,
    NamedBy namedBy) {

  /** Who said where to connect: what stands in a repository is no consent. */
  public enum NamedBy {
    USER,
    REPOSITORY
  }

  public Address {
    startup = Map.copyOf(new TreeMap<>(startup));
  }

  /** The host and port, without anything secret. */
  public String place() {
    return host + ":" + port;
  }

  /** Whether it is on this machine. */
  public boolean isLocal() {
    return host.equals("localhost") || host.equals("::1") || host.startsWith("127.");
  }

  /** Another database of the same server. */
  public Address in(String otherDatabase) {
    return new Address(
        host, port, otherDatabase, user, password, sslmode, sslrootcert, startup, namedBy);
  }

  public Address withPassword(@Nullable String other) {
    return new Address(host, port, database, user, other, sslmode, sslrootcert, startup, namedBy);
  }

  @Override
  public String toString() {
    return user + "@" + place() + "/" + database;
  }
}

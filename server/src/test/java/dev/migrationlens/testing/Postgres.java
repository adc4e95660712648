package dev.migrationlens.testing;

import dev.migrationlens.text.Resource;
import dev.migrationlens.workspace.Beginnings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The PostgreSQL servers of this test run: each starts when first asked for, is shared by all test
 * classes, and goes away with the JVM.
 */
public final class Postgres {

  private static final Map<String, PostgresServer> SERVERS = new ConcurrentHashMap<>();
  private static final String SUPABASE =
      Resource.text(Beginnings.class, "supabase.sql")
          .replaceAll("(?m)^create extension (pg_graphql|pgjwt|supabase_vault) .*$", "");

  /** A machine that does much else needs longer to start a server. */
  static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final Path SYSTEM_15 = Path.of("/usr/lib/postgresql/15/bin");

  private Postgres() {}

  /** The embedded PostgreSQL 18, with nothing in it. */
  public static PostgresServer server() {
    return server("");
  }

  /**
   * An embedded PostgreSQL 18 whose databases all begin with what {@code setup} makes. Each setup
   * has a cluster of its own, because roles belong to the cluster and not to a database.
   */
  public static PostgresServer server(String setup) {
    return SERVERS.computeIfAbsent("18:" + setup, key -> startEmbedded(setup));
  }

  /** The PostgreSQL 15 installed on this machine, where there is one. */
  public static Optional<PostgresServer> system15() {
    return system15("");
  }

  /** The installed PostgreSQL 15, its databases beginning with what {@code setup} makes. */
  public static Optional<PostgresServer> system15(String setup) {
    if (!Files.isExecutable(SYSTEM_15.resolve("postgres"))) {
      return Optional.empty();
    }
    return Optional.of(
        SERVERS.computeIfAbsent(
            SYSTEM_15 + ":" + setup,
            key -> PostgresServer.over(InstalledPostgres.start(SYSTEM_15), setup)));
  }

  /** A fresh, empty database on the embedded PostgreSQL 18; closing it drops it. */
  public static PostgresDatabase database() {
    return server().database();
  }

  /** A server whose databases are as Supabase makes them, but for what only it can install. */
  public static PostgresServer supabase() {
    return server(SUPABASE);
  }

  /** What the embedded PostgreSQL 18 says about the syntax of one statement, and nothing else. */
  public static Verdict syntaxVerdict(String sql) {
    return server().syntaxVerdict(sql);
  }

  /**
   * Every other PostgreSQL that is installed where Debian puts them, or below the folder that the
   * property {@code migrationlens.servers} names, by its version.
   */
  public static List<PostgresServer> installed() throws IOException {
    Path home = Path.of(System.getProperty("migrationlens.servers", "/usr/lib/postgresql"));
    if (!Files.isDirectory(home)) {
      return List.of();
    }
    try (var versions = Files.list(home)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("postgres")))
          .sorted()
          .map(
              bin ->
                  SERVERS.computeIfAbsent(
                      bin + ":", key -> PostgresServer.over(InstalledPostgres.start(bin), "")))
          .toList();
    }
  }

  private static PostgresServer startEmbedded(String setup) {
    var builder = EmbeddedPostgres.builder().setPGStartupWait(PATIENCE);
    PostgresServer.SETTINGS.forEach(builder::setServerConfig);
    try {
      builder.setDataDirectory(DataFolder.create());
      var port = builder.start().getPort();
      return PostgresServer.over(
          "jdbc:postgresql://localhost:" + port + "/%s?user=postgres", setup);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

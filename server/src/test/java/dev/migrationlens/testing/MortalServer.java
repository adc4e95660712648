package dev.migrationlens.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** A PostgreSQL of one test, which may be killed and started again with what it had. */
public final class MortalServer implements AutoCloseable {
  private final Path data;
  private EmbeddedPostgres running;

  public MortalServer() {
    try {
      data = DataFolder.create();
      running = start(0);
      int port = running.getPort();
      stop("INT");
      forget();
      Files.writeString(
          data.resolve("pg_hba.conf"),
          "host all locked all scram-sha-256\nlocal all all trust\nhost all all all trust\n");
      running = start(port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private EmbeddedPostgres start(int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setPGStartupWait(Postgres.PATIENCE)
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setPort(port)
        .setServerConfig("fsync", "off")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("shared_buffers", "16MB")
        .start();
  }

  public int port() {
    return running.getPort();
  }

  public Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://localhost:" + port() + "/postgres?user=postgres");
  }

  public void run(String sql) {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All of its processes end at once, whatever they are doing. */
  public void kill() {
    stop("QUIT");
    forget();
  }

  /** Its folder is somebody's until this is said; that nothing runs any more is no surprise. */
  private void forget() {
    try {
      running.close();
    } catch (IOException stoppedAlready) {
      // As it should be.
    }
  }

  private void stop(String signal) {
    try {
      Path file = data.resolve("postmaster.pid");
      List<String> lines = Files.readAllLines(file);
      var process = ProcessHandle.of(Long.parseLong(lines.get(0).strip()));
      new ProcessBuilder("kill", "-" + signal, lines.get(0).strip()).start().waitFor();
      process.ifPresent(p -> p.onExit().join());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public void startAgain() {
    try {
      running = start(port());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    kill();
  }
}

package dev.migrationlens.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A throw-away cluster of PostgreSQL binaries that this machine already has. */
final class InstalledPostgres {

  private InstalledPostgres() {}

  /** Starts a cluster; the answer is its JDBC address with {@code %s} for the database. */
  static String start(Path bin) {
    try {
      var home = DataFolder.create();
      var root = "root".equals(System.getProperty("user.name"));
      if (root) {
        await(new ProcessBuilder("chown", "postgres", home.toString()));
      }
      var data = home.resolve("data").toString();
      var initdb = bin.resolve("initdb").toString();
      await(
          asServer(root, initdb, "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "-N"));
      var port = freePort();
      var arguments = new ArrayList<>(List.of(bin.resolve("postgres").toString(), "-D", data));
      arguments.addAll(List.of("-p", Integer.toString(port), "-k", home.toString()));
      PostgresServer.SETTINGS.forEach(
          (name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
      var process = asServer(root, arguments.toArray(String[]::new)).start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(process)));
      return "jdbc:postgresql://localhost:" + port + "/%s?user=postgres";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** PostgreSQL refuses to run as root, so root becomes the system's postgres user. */
  private static ProcessBuilder asServer(boolean root, String... command) {
    var all = new ArrayList<String>();
    if (root) {
      all.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
    }
    all.addAll(List.of(command));
    return new ProcessBuilder(all)
        .directory(Path.of("/").toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD);
  }

  private static void await(ProcessBuilder command) throws IOException {
    try {
      if (command.start().waitFor() != 0) {
        throw new IOException("failed: " + command.command());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void stop(Process process) {
    process.destroy();
    try {
      process.waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

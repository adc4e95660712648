package dev.migrationlens.trial;

import dev.migrationlens.live.Address;
import dev.migrationlens.live.Address.NamedBy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A cluster of its own, in a temporary folder, for this process only; closing it removes it. */
public final class ThrowawayServer implements AutoCloseable {
  private static final List<String> SETTINGS =
      List.of(
          "fsync=off",
          "synchronous_commit=off",
          "full_page_writes=off",
          "autovacuum=off",
          "wal_level=logical",
          "listen_addresses=127.0.0.1");

  private final Path home;
  private final Process process;
  private final int port;

  private ThrowawayServer(Path home, Process process, int port) {
    this.home = home;
    this.process = process;
    this.port = port;
  }

  public static ThrowawayServer start(Path binaries) throws TrialFailure {
    try {
      Path home = Files.createTempDirectory("migration-lens-trial");
      Account account = Account.isRoot() ? Account.instead() : null;
      if (account != null) {
        run(List.of("chown", account.user(), home.toString()));
      }
      String data = home.resolve("data").toString();
      run(
          asServer(
              account,
              List.of(
                  binaries.resolve("initdb").toString(),
                  "-D",
                  data,
                  "-U",
                  "postgres",
                  "-A",
                  "trust",
                  "-E",
                  "UTF8",
                  "--no-sync")));
      int port = freePort();
      var command = new ArrayList<String>();
      command.add(binaries.resolve("postgres").toString());
      command.addAll(List.of("-D", data, "-p", Integer.toString(port), "-k", home.toString()));
      SETTINGS.forEach(s -> command.addAll(List.of("-c", s)));
      Process process = quiet(asServer(account, command)).start();
      var server = new ThrowawayServer(home, process, port);
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
      server.await();
      return server;
    } catch (IOException e) {
      throw new TrialFailure("PostgreSQL in " + binaries + " does not start: " + e.getMessage());
    }
  }

  private static List<String> asServer(@Nullable Account account, List<String> command) {
    var all = new ArrayList<String>();
    if (account != null) {
      all.addAll(List.of("setpriv", "--reuid=" + account.user(), "--regid=" + account.group()));
      all.add("--clear-groups");
    }
    all.addAll(command);
    return all;
  }

  private static ProcessBuilder quiet(List<String> command) {
    return new ProcessBuilder(command)
        .directory(Path.of("/").toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD);
  }

  private static void run(List<String> command) throws IOException {
    try {
      if (quiet(command).start().waitFor() != 0) {
        throw new IOException(command.get(0) + " failed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void await() throws IOException {
    for (int tries = 0; tries < 150 && process.isAlive(); tries++) {
      try {
        DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres")
            .close();
        return;
      } catch (SQLException notYet) {
        pause();
      }
    }
    close();
    throw new IOException("it does not answer");
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public Address address() {
    return new Address(
        "127.0.0.1", port, "postgres", "postgres", null, "disable", null, Map.of(), NamedBy.USER);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      remove(home);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException left) {
      // What the system's own cleaning of temporary files takes away later.
    }
  }

  static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes facts)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path each, @Nullable IOException failed)
              throws IOException {
            Files.deleteIfExists(each);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}

package dev.migrationlens.lsp;

import dev.migrationlens.lint.Linter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Optional;

/** Runs the server over a connection to a client of this machine, so that both can be debugged. */
public final class SocketServer {
  private SocketServer() {}

  /** The exit code: 0 after shutdown, 1 where the client left without a word. */
  public static int run(Linter linter, String port, Optional<Path> log) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(port))) {
      return StdioServer.run(
          linter,
          socket.getInputStream(),
          socket.getOutputStream(),
          log.map(WireLog::to),
          () -> {});
    } catch (NumberFormatException | IOException e) {
      throw new IllegalArgumentException("--socket: no client waits at port " + port, e);
    }
  }
}

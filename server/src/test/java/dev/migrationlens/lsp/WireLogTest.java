package dev.migrationlens.lsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrationlens.lint.Linter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class WireLogTest {
  private static final List<String> SAID =
      List.of(
          "{\"id\":1,\"method\":\"initialize\",\n\"params\":{}}",
          "{bad",
          "{\"id\":2,\"method\":\"shutdown\"}",
          "{\"method\":\"exit\"}");

  @TempDir Path folder;

  @Test
  void everyMessageIsALine() throws IOException {
    Path file = folder.resolve("server.log");
    var heard = new ByteArrayOutputStream();
    StdioServer.run(new Linter(List.of()), in(), heard, Optional.of(WireLog.to(file)), () -> {});
    List<String> lines = Files.readAllLines(file);
    assertThat(lines.get(0)).contains("--> {").contains("initialize").endsWith("}");
    assertThat(lines).anyMatch(l -> l.endsWith("--> {bad"));
    assertThat(lines).anyMatch(l -> l.contains("<-- {") && l.contains("capabilities"));
  }

  @Test
  void aFileThatCannotBeWrittenIsSaid() {
    assertThatThrownBy(() -> WireLog.to(folder)).hasMessageContaining("cannot be written");
  }

  @Test
  void aClientMayWaitAtAPort() throws IOException {
    Path file = folder.resolve("server.log");
    try (var waiting = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var port = String.valueOf(waiting.getLocalPort());
      var linter = new Linter(List.of());
      var server =
          CompletableFuture.supplyAsync(() -> SocketServer.run(linter, port, Optional.of(file)));
      try (var client = waiting.accept()) {
        in().transferTo(client.getOutputStream());
        byte[] answers = client.getInputStream().readAllBytes();
        assertThat(answers).asString(StandardCharsets.UTF_8).startsWith("Content-Length: ");
      }
      assertThat(server.join()).isZero();
    }
    assertThat(Files.readString(file)).contains("<-- {");
  }

  @Test
  void aPortWhereNobodyWaitsIsSaid() {
    assertThatThrownBy(() -> SocketServer.run(new Linter(List.of()), "x", Optional.empty()))
        .hasMessageContaining("no client waits at port x");
  }

  private static InputStream in() {
    var all = new StringBuilder();
    for (String said : SAID) {
      all.append("Content-Length: ").append(said.length()).append("\r\n\r\n").append(said);
    }
    return new ByteArrayInputStream(all.toString().getBytes(StandardCharsets.UTF_8));
  }
}

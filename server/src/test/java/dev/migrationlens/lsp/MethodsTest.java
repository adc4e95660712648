package dev.migrationlens.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.testing.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the server answers to is asked in some conversation. */
class MethodsTest {
  private static final List<String> LIFE =
      List.of(
          "initialize",
          "initialized",
          "shutdown",
          "exit",
          "$/cancelRequest",
          "textDocument/didOpen",
          "textDocument/didChange",
          "textDocument/didClose",
          "workspace/diagnostic",
          "workspace/didChangeWatchedFiles",
          "workspace/didChangeConfiguration",
          "workspace/didChangeWorkspaceFolders",
          "workspace/didRenameFiles",
          "workspace/didCreateFiles",
          "workspace/didDeleteFiles",
          "window/workDoneProgress/cancel");

  @Test
  void eachHasAConversation() throws IOException {
    Set<String> methods = new TreeSet<>(Features.methods());
    methods.addAll(LiveRequests.METHODS);
    methods.addAll(LIFE);
    Path tests = Golden.repository().resolve("server/src/test/java/dev/migrationlens/lsp");
    var all = new StringBuilder();
    try (var files = Files.list(tests)) {
      for (Path file : files.filter(f -> !f.endsWith("MethodsTest.java")).toList()) {
        all.append(Files.readString(file));
      }
    }
    assertThat(methods).allMatch(m -> all.indexOf(m) >= 0);
  }
}

package dev.migrationlens.intellij;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.redhat.devtools.lsp4ij.server.CannotStartProcessException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerCommandTest {
  @Test
  void theServerLiesBesideLib() {
    assertThat(ServerCommand.jarBeside(Path.of("plugins/migration-lens/lib/plugin.jar")))
        .isEqualTo(Path.of("plugins/migration-lens/server/migration-lens.jar"));
  }

  @Test
  void standardOutputIsLeftToTheProtocol() {
    var command = new ServerCommand(Path.of("java"), Path.of("server", "migration-lens.jar"));
    assertThat(command.words())
        .startsWith("java")
        .containsSubsequence("-Xlog:disable", "-Xlog:all=error:stderr")
        .endsWith("-jar", command.jar().toString(), "lsp");
  }

  @Test
  void anIncompletePluginSaysSo(@TempDir Path empty) {
    var command = new ServerCommand(Path.of("java"), empty.resolve("migration-lens.jar"));
    assertThatThrownBy(command::checked)
        .isInstanceOf(CannotStartProcessException.class)
        .hasMessageContaining("migration-lens.jar")
        .hasMessageEndingWith("Install it again");
  }
}

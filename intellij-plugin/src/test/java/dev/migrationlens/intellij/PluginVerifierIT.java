package dev.migrationlens.intellij;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * JetBrains' Plugin Verifier against the part of the platform that is on Maven Central and the
 * signatures of LSP4IJ: it proves that the plugin's calls resolve there, and no more.
 */
class PluginVerifierIT {
  @TempDir private Path temporary;

  @Test
  void everyCallResolves() throws IOException, InterruptedException {
    Path ide = PartialIde.into(temporary.resolve("ide"), name -> true);
    assertThat(verdict(ide)).isEqualTo("Compatible");
  }

  /** Shows that the verifier would have spoken. */
  @Test
  void aMissingClassIsFound() throws IOException, InterruptedException {
    Path ide = PartialIde.into(temporary.resolve("ide"), name -> !name.endsWith("Handler.class"));
    assertThat(verdict(ide)).contains("compatibility problem");
  }

  /** Its exit code is 0 whatever it finds; what it found is in a file. */
  private String verdict(Path ide) throws IOException, InterruptedException {
    Path reports = temporary.resolve("reports");
    Path home = Path.of(System.getProperty("java.home"));
    List<String> command =
        List.of(
            ServerCommand.javaOf(home).toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-jar",
            System.getProperty("migrationlens.verifier"),
            "check-plugin",
            UnpackedPlugin.zip().toString(),
            ide.toString(),
            "-offline",
            "-verification-reports-dir",
            reports.toString(),
            "-runtime-dir",
            home.toString());
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    // What it remembers between runs has no place in the user's home.
    builder.environment().put("JAVA_TOOL_OPTIONS", "-Dplugin.verifier.home.dir=" + temporary);
    Process process = builder.redirectOutput(temporary.resolve("log").toFile()).start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    try (Stream<Path> files = Files.walk(reports)) {
      Path verdict =
          files
              .filter(file -> file.endsWith("verification-verdict.txt"))
              .findFirst()
              .orElseThrow(() -> new AssertionError(log()));
      return Files.readString(verdict).strip();
    }
  }

  private String log() {
    try {
      return Files.readString(temporary.resolve("log"));
    } catch (IOException none) {
      return "The verifier left no verdict and no log";
    }
  }
}

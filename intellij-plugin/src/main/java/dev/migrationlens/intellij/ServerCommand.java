package dev.migrationlens.intellij;

import com.intellij.openapi.application.PathManager;
import com.redhat.devtools.lsp4ij.server.CannotStartProcessException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** How the bundled server is started: on the Java that the IDE itself runs on. */
record ServerCommand(Path java, Path jar) {

  /**
   * Start-up counts more than peak speed. Whatever the virtual machine has to say goes to standard
   * error, because standard output belongs to the protocol.
   */
  private static final List<String> FLAGS =
      List.of(
          "-XX:+IgnoreUnrecognizedVMOptions",
          "-XX:+UseSerialGC",
          "-Xmn32m",
          "-XX:-UsePerfData",
          "-XX:TieredStopAtLevel=1",
          "-Xlog:disable",
          "-Xlog:all=error:stderr");

  /** The server that lies beside the plugin's {@code lib} folder, on this process's Java. */
  static ServerCommand bundled() {
    return new ServerCommand(javaOf(Path.of(System.getProperty("java.home"))), jarBeside(ownJar()));
  }

  static Path javaOf(Path home) {
    return home.resolve("bin").resolve(File.separatorChar == '\\' ? "java.exe" : "java");
  }

  /**
   * The server is not in {@code lib}: there it would be on the plugin's class path, where its own
   * copy of LSP4J would shadow LSP4IJ's.
   */
  static Path jarBeside(Path pluginJar) {
    return pluginJar.resolveSibling("..").resolve("server/migration-lens.jar").normalize();
  }

  private static Path ownJar() {
    Path jar = PathManager.getJarForClass(ServerCommand.class);
    if (jar == null) {
      throw new IllegalStateException("The plugin was not loaded from a folder or a jar");
    }
    return jar;
  }

  ServerCommand checked() throws CannotStartProcessException {
    if (!Files.isRegularFile(jar)) {
      throw new CannotStartProcessException(
          "The plugin is incomplete: there is no " + jar + ". Install it again");
    }
    return this;
  }

  List<String> words() {
    return Stream.of(
            Stream.of(java.toString()), FLAGS.stream(), Stream.of("-jar", jar.toString(), "lsp"))
        .flatMap(words -> words)
        .toList();
  }
}

package dev.migrationlens.intellij;

import com.intellij.openapi.project.Project;
import com.redhat.devtools.lsp4ij.LanguageServerFactory;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A folder laid out as an IDE's: the platform's core, Kotlin's library, and our signatures in the
 * place of LSP4IJ. Its build number is made up.
 */
final class PartialIde {
  private static final String PLATFORM =
      """
      <idea-plugin>
        <id>com.intellij</id>
        <name>IDEA CORE</name>
        <vendor>JetBrains</vendor>
        <module value="com.intellij.modules.platform"/>
      </idea-plugin>
      """;
  private static final String LSP4IJ =
      """
      <idea-plugin>
        <id>com.redhat.devtools.lsp4ij</id>
        <name>LSP4IJ</name>
        <version>0.18.0</version>
        <vendor>Red Hat</vendor>
        <description>The signatures of LSP4IJ that Migration Lens touches</description>
        <idea-version since-build="242"/>
        <depends>com.intellij.modules.platform</depends>
      </idea-plugin>
      """;

  private PartialIde() {}

  /** {@code has} tells which of LSP4IJ's classes are there, by path. */
  static Path into(Path folder, Predicate<String> has) throws IOException {
    Path lib = Files.createDirectories(folder.resolve("lib"));
    Path plugin = Files.createDirectories(folder.resolve("plugins/lsp4ij/lib"));
    Files.writeString(folder.resolve("build.txt"), "IC-243.21565.193");
    Files.copy(homeOf(Project.class), lib.resolve("core.jar"));
    Files.copy(homeOf(kotlin.Unit.class), lib.resolve("kotlin-stdlib.jar"));
    jar(lib.resolve("platform.jar"), PLATFORM, Stream.of(), lib);
    Path signatures = homeOf(LanguageServerFactory.class);
    Path target = plugin.resolve("lsp4ij.jar");
    if (Files.isDirectory(signatures)) {
      jar(target, has, signatures);
    } else {
      try (FileSystem content = FileSystems.newFileSystem(signatures)) {
        jar(target, has, content.getPath("/"));
      }
    }
    return folder;
  }

  private static void jar(Path target, Predicate<String> has, Path classes) throws IOException {
    try (Stream<Path> files = Files.walk(classes)) {
      jar(
          target,
          LSP4IJ,
          files.filter(file -> isClass(file) && has.test(file.toString())),
          classes);
    }
  }

  private static boolean isClass(Path file) {
    return file.toString().endsWith(".class");
  }

  private static void jar(Path target, String descriptor, Stream<Path> files, Path root)
      throws IOException {
    try (OutputStream out = Files.newOutputStream(target);
        var jar = new ZipOutputStream(out)) {
      jar.putNextEntry(new ZipEntry("META-INF/plugin.xml"));
      jar.write(descriptor.getBytes(StandardCharsets.UTF_8));
      for (Path file : files.toList()) {
        jar.putNextEntry(new ZipEntry(root.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, jar);
      }
    }
  }

  /** The jar, or in a half-built project the folder, that a class was loaded from. */
  private static Path homeOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException impossible) {
      throw new AssertionError(impossible);
    }
  }
}

package dev.migrationlens.trial;

import dev.migrationlens.live.Surroundings;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.CodeSource;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL that comes with the command line, unpacked when it is first needed. */
public final class Bundled {
  private Bundled() {}

  /** The folder of its programs, where this program came with one. */
  public static Optional<Path> find(Surroundings around) throws IOException {
    CodeSource source = Bundled.class.getProtectionDomain().getCodeSource();
    if (source == null) {
      return Optional.empty();
    }
    try {
      Path own = Path.of(source.getLocation().toURI());
      Optional<Path> jar = jar(own.resolveSibling("postgres"));
      return jar.isEmpty() ? jar : Optional.of(programs(jar.get(), cache(around)));
    } catch (URISyntaxException noFile) {
      return Optional.empty();
    }
  }

  private static Optional<Path> jar(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".jar")).max(Path::compareTo);
    }
  }

  /**
   * Its programs, unpacked into a folder of their own below {@code cache} unless they are there.
   */
  static Path programs(Path jar, Path cache) throws IOException {
    Path home = cache.resolve(jar.getFileName().toString().replaceFirst("\\.jar$", ""));
    if (!Files.isDirectory(home)) {
      Files.createDirectories(cache);
      Path fresh = Files.createTempDirectory(cache, "unpacking");
      try {
        unpack(jar, fresh);
        Archive.readable(fresh);
        Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
      } catch (FileSystemException e) {
        // Another process may have been quicker.
        if (!Files.isDirectory(home)) {
          throw e;
        }
      } finally {
        ThrowawayServer.remove(fresh);
      }
    }
    return home.resolve("bin");
  }

  private static void unpack(Path jar, Path home) throws IOException {
    try (var zip = new ZipFile(jar.toFile())) {
      ZipEntry packed =
          zip.stream()
              .filter(e -> e.getName().endsWith(".txz"))
              .findFirst()
              .orElseThrow(() -> new IOException("no PostgreSQL in " + jar));
      try (InputStream in = new XZInputStream(zip.getInputStream(packed))) {
        Archive.unpack(in, home);
      }
    }
  }

  /** Where it is kept: for root, whose server runs as somebody else, where all may read. */
  private static Path cache(Surroundings around) {
    if (Account.isRoot()) {
      return Path.of("/var/cache/migration-lens");
    }
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    Path usual =
        system.startsWith("mac")
            ? around.home().resolve("Library/Caches")
            : around.home().resolve(".cache");
    return Stream.of("XDG_CACHE_HOME", "LOCALAPPDATA")
        .flatMap(v -> around.get(v).stream())
        .map(Path::of)
        .filter(Path::isAbsolute)
        .findFirst()
        .orElse(usual)
        .resolve("migration-lens");
  }
}

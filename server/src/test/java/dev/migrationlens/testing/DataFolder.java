package dev.migrationlens.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Where a throw-away cluster keeps its files; the folder goes away with the JVM. */
final class DataFolder {

  /**
   * Memory, where there is some: a test makes and drops a database of a thousand files, and ext4
   * takes ten times as long because it will not soon use the number of a deleted file again.
   */
  private static final Path MEMORY = Path.of("/dev/shm");

  private static final long ENOUGH = 2L << 30;

  private DataFolder() {}

  static Path create() throws IOException {
    var folder =
        Files.isWritable(MEMORY) && Files.getFileStore(MEMORY).getUsableSpace() > ENOUGH
            ? Files.createTempDirectory(MEMORY, "lens-pg")
            : Files.createTempDirectory("lens-pg");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
    return folder;
  }

  /** The server is stopping at the same time, so files may vanish under our hands: try twice. */
  private static void delete(Path folder) {
    for (int attempt = 0; attempt < 20 && Files.exists(folder); attempt++) {
      try (var files = Files.walk(folder)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      } catch (IOException | UncheckedIOException e) {
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

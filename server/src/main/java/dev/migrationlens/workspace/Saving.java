package dev.migrationlens.workspace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Writes changed files, each wholly or not at all. */
final class Saving {
  private final Path root;

  Saving(Path root) {
    this.root = root;
  }

  /** {@code moves} says, for a new path, where its file was. */
  void save(Map<String, Source> texts, Set<String> gone, Map<String, String> moves)
      throws IOException {
    Map<String, Source> ordered = new TreeMap<>(texts);
    for (String path : ordered.keySet()) {
      boolean arrives = moves.containsKey(path) && !gone.contains(path);
      if (arrives && Files.exists(root.resolve(path))) {
        throw new FileAlreadyExistsException(path);
      }
    }
    var moved = new HashSet<String>();
    for (Map.Entry<String, Source> file : ordered.entrySet()) {
      String from = moves.get(file.getKey());
      Path target = root.resolve(file.getKey());
      Files.createDirectories(target.toAbsolutePath().getParent());
      if (from != null && gone.contains(from) && Files.exists(root.resolve(from))) {
        Files.move(root.resolve(from), target);
        moved.add(from);
      }
      write(target, file.getValue().written());
    }
    for (String path : gone) {
      if (!moved.contains(path) && !texts.containsKey(path)) {
        Files.deleteIfExists(root.resolve(path));
      }
    }
    for (String path : moved) {
      removeIfEmpty(root.resolve(path).toAbsolutePath().getParent());
    }
  }

  /** A folder that held one migration goes with it. */
  private static void removeIfEmpty(Path folder) throws IOException {
    try (var left = Files.list(folder)) {
      if (left.findAny().isPresent()) {
        return;
      }
    }
    Files.delete(folder);
  }

  /** A file is replaced in one step, so that whoever reads it sees the old or the new text. */
  static void write(Path file, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), bytes)) {
      return;
    }
    Path real = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    Path draft = Files.createTempFile(real.getParent(), ".migration-lens", ".tmp");
    try {
      Files.write(draft, bytes);
      keepPermissions(real, draft);
      Files.move(draft, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(draft, real, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static void keepPermissions(Path old, Path draft) throws IOException {
    var view = Files.getFileAttributeView(draft, PosixFileAttributeView.class);
    if (view == null) {
      return;
    }
    if (Files.exists(old)) {
      view.setPermissions(Files.getPosixFilePermissions(old));
    } else {
      view.setPermissions(PosixFilePermissions.fromString("rw-r--r--"));
    }
  }
}

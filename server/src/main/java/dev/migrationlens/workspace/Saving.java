package dev.migrationlens.workspace;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
    Set<String> leaving = new HashSet<>(moves.values());
    leaving.addAll(gone);
    for (String path : moves.keySet()) {
      if (!leaving.contains(path) && Files.exists(root.resolve(path))) {
        throw new FileAlreadyExistsException(path);
      }
    }
    move(moves);
    for (Map.Entry<String, Source> file : new TreeMap<>(texts).entrySet()) {
      Path target = root.resolve(file.getKey());
      Files.createDirectories(target.toAbsolutePath().getParent());
      write(target, file.getValue().written());
    }
    for (String path : leaving) {
      if (!texts.containsKey(path)) {
        Files.deleteIfExists(root.resolve(path));
        removeIfEmpty(root.resolve(path).toAbsolutePath().getParent());
      }
    }
  }

  /** By way of names nobody has, because files may change places. */
  private void move(Map<String, String> moves) throws IOException {
    Map<Path, Path> waiting = new LinkedHashMap<>();
    for (Map.Entry<String, String> move : moves.entrySet()) {
      Path from = root.resolve(move.getValue());
      if (Files.exists(from)) {
        Path aside = from.resolveSibling(".migration-lens-" + waiting.size() + ".tmp");
        Files.move(from, aside);
        waiting.put(aside, root.resolve(move.getKey()));
      }
    }
    for (Map.Entry<Path, Path> move : waiting.entrySet()) {
      Files.createDirectories(move.getValue().toAbsolutePath().getParent());
      Files.move(move.getKey(), move.getValue(), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** A folder that held one migration goes with it. */
  private void removeIfEmpty(Path folder) throws IOException {
    if (!Files.isDirectory(folder) || folder.equals(root.toAbsolutePath())) {
      return;
    }
    try (var left = Files.list(folder)) {
      if (left.findAny().isPresent()) {
        return;
      }
    }
    Files.delete(folder);
  }

  /** A file is replaced in one step, so that whoever reads it sees the old or the new text. */
  static void write(Path file, String text) throws IOException {
    byte[] bytes = Utf8.encode(text);
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

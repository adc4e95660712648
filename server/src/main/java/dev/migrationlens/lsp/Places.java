package dev.migrationlens.lsp;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the files are that URIs name. */
final class Places {
  /** No folder of this name is on any disk; what was never saved lies in it. */
  private static final Path UNSAVED = Path.of(".migration-lens-unsaved").toAbsolutePath();

  private Places() {}

  static @Nullable Path path(String uri) {
    try {
      URI parsed = URI.create(uri);
      if ("untitled".equals(parsed.getScheme())) {
        String name = parsed.getSchemeSpecificPart().replaceAll("[^\\p{L}\\p{N}._-]", "_");
        return UNSAVED.resolve(name.endsWith(".sql") ? name : name + ".sql");
      }
      return "file".equals(parsed.getScheme()) ? Path.of(parsed) : null;
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      return null;
    }
  }

  /** The same file by the way that leads through one of the folders, if a link hides it. */
  static Path held(List<Folder> folders, Path file) {
    if (folders.stream().anyMatch(f -> f.holds(file))) {
      return file;
    }
    try {
      Path real = Files.exists(file) ? file.toRealPath() : file;
      for (Folder folder : folders) {
        Path root = Files.exists(folder.root()) ? folder.root().toRealPath() : folder.root();
        if (real.startsWith(root)) {
          return folder.root().resolve(root.relativize(real));
        }
      }
    } catch (IOException | InvalidPathException e) {
      return file;
    }
    return file;
  }
}

package dev.migrationlens.lsp;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the files are that URIs name, also in the ways of writing one that no standard knows. */
final class Places {
  /** No folder of this name is on any disk; what was never saved lies in it. */
  private static final Path UNSAVED = Path.of(".migration-lens-unsaved").toAbsolutePath();

  private static final boolean WINDOWS = File.separatorChar == '\\';

  private Places() {}

  static @Nullable Path path(String uri) {
    int colon = uri.indexOf(':');
    if (colon < 0) {
      return null;
    }
    String scheme = uri.substring(0, colon);
    String rest = uri.substring(colon + 1);
    try {
      if (scheme.equalsIgnoreCase("untitled")) {
        String name = decoded(rest).replaceAll("[^\\p{L}\\p{N}._-]", "_");
        return UNSAVED.resolve(name.endsWith(".sql") ? name : name + ".sql");
      }
      return scheme.equalsIgnoreCase("file") ? ofFile(decoded(rest.split("[?#]", 2)[0])) : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }

  /** {@code //host/path}, where this machine is the host unless another is named, or a path. */
  private static @Nullable Path ofFile(String rest) {
    String path = rest;
    if (rest.startsWith("//")) {
      int slash = rest.indexOf('/', 2);
      String host = slash < 0 ? "" : rest.substring(2, slash);
      boolean here = host.isEmpty() || host.equalsIgnoreCase("localhost");
      if (slash < 0 || !here && !WINDOWS) {
        return null;
      }
      path = here ? rest.substring(slash) : rest;
    }
    if (!path.startsWith("/")) {
      return null;
    }
    boolean drive = WINDOWS && path.matches("/[A-Za-z]:.*");
    return Path.of(drive ? path.substring(1) : path).normalize();
  }

  /** A percent sign that is none of an escape stands for itself. */
  private static String decoded(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] raw = text.getBytes(StandardCharsets.UTF_8);
    var out = new ByteArrayOutputStream(raw.length);
    for (int i = 0; i < raw.length; i++) {
      int high = raw[i] == '%' && i + 2 < raw.length ? Character.digit(raw[i + 1], 16) : -1;
      int low = high < 0 ? -1 : Character.digit(raw[i + 2], 16);
      out.write(low < 0 ? raw[i] : high * 16 + low);
      i += low < 0 ? 0 : 2;
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  /** The same file by the way that leads through one of the folders, if a link or case hides it. */
  static Path held(List<Folder> folders, Path file) {
    if (folders.stream().anyMatch(f -> f.knows(file))) {
      return file;
    }
    try {
      Path real = Files.exists(file) ? file.toRealPath() : file;
      for (Folder folder : folders) {
        Path root = Files.exists(folder.root()) ? folder.root().toRealPath() : folder.root();
        Path way = folder.root().resolve(root.relativize(real));
        boolean hidden = folders.stream().noneMatch(f -> f.holds(file));
        if (real.startsWith(root) && (hidden || folder.knows(way))) {
          return way;
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      return file;
    }
    return file;
  }
}

package dev.migrationlens.trial;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/** A tar archive of files, folders and links, as far as a server's programs need it. */
final class Archive {
  private static final int BLOCK = 512;

  private Archive() {}

  static void unpack(InputStream in, Path into) throws IOException {
    byte[] header = in.readNBytes(BLOCK);
    while (header.length == BLOCK && header[0] != 0) {
      long size = Long.parseLong(text(header, 124, 12), 8);
      Path place = within(into, prefixed(text(header, 345, 155), text(header, 0, 100)));
      switch (header[156]) {
        case '5' -> Files.createDirectories(place);
        case '2' -> link(place, text(header, 157, 100), into);
        case '0', 0 -> {
          file(in, place, size);
          permit(place, (Long.parseLong(text(header, 100, 8), 8) & 0111) != 0);
          size = -size;
        }
        default -> {}
      }
      in.skipNBytes(Math.max(size, 0) + padding(Math.abs(size)));
      header = in.readNBytes(BLOCK);
    }
  }

  private static long padding(long size) {
    return (BLOCK - size % BLOCK) % BLOCK;
  }

  private static String prefixed(String prefix, String name) {
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  private static String text(byte[] header, int start, int length) {
    String field = new String(header, start, length, StandardCharsets.UTF_8);
    int end = field.indexOf('\0');
    return (end < 0 ? field : field.substring(0, end)).strip();
  }

  /** Nothing is written outside the folder, whatever the archive says. */
  private static Path within(Path folder, String name) throws IOException {
    Path place = folder.resolve(name).normalize();
    if (!place.startsWith(folder)) {
      throw new IOException(name + " lies outside the archive");
    }
    return place;
  }

  private static void file(InputStream in, Path place, long size) throws IOException {
    Files.createDirectories(place.getParent());
    byte[] buffer = new byte[1 << 16];
    try (OutputStream out = Files.newOutputStream(place)) {
      for (long left = size; left > 0; ) {
        int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (read < 0) {
          throw new EOFException(place + " is cut short");
        }
        out.write(buffer, 0, read);
        left -= read;
      }
    }
  }

  private static void link(Path place, String target, Path folder) throws IOException {
    Files.createDirectories(place.getParent());
    within(folder, folder.relativize(place.resolveSibling(target).normalize()).toString());
    Files.createSymbolicLink(place, Path.of(target));
  }

  /** Everybody may read it, and run what is a program. */
  private static void permit(Path place, boolean program) throws IOException {
    if (Files.getFileAttributeView(place, PosixFileAttributeView.class) != null) {
      String rights = program ? "rwxr-xr-x" : "rw-r--r--";
      Files.setPosixFilePermissions(place, PosixFilePermissions.fromString(rights));
    }
  }

  /** A temporary folder is its owner's alone at first. */
  static void readable(Path folder) throws IOException {
    permit(folder, true);
  }
}

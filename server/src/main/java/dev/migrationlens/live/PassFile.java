package dev.migrationlens.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The user's file of passwords, {@code host:port:database:user:password} on each line. It counts
 * for nothing where others may read it, as for PostgreSQL's own programs.
 */
final class PassFile {
  private static final Set<PosixFilePermission> OF_OTHERS =
      Set.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.GROUP_EXECUTE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE,
          PosixFilePermission.OTHERS_EXECUTE);

  /** Whether a line for every host is meant for this one too. */
  enum AnyHost {
    COUNTS,
    /** A repository named the host, so the user must have named it here. */
    DOES_NOT
  }

  private PassFile() {}

  /** {@code said} may name the file. */
  static Optional<String> password(
      Map<String, String> said, Address address, AnyHost any, Surroundings around) {
    Path file = file(said, around);
    if (!Files.isRegularFile(file) || isOpenToOthers(file)) {
      return Optional.empty();
    }
    try {
      for (String line : Files.readAllLines(file)) {
        List<String> parts = line.startsWith("#") ? List.of() : parts(line);
        if (parts.size() == 5 && fits(parts, address, any)) {
          return Optional.of(parts.get(4));
        }
      }
    } catch (IOException unreadable) {
      // Then a password will be asked for.
    }
    return Optional.empty();
  }

  private static Path file(Map<String, String> said, Surroundings around) {
    Optional<String> named = Optional.ofNullable(said.get("passfile"));
    Optional<String> chosen = named.isPresent() ? named : around.get("PGPASSFILE");
    boolean windows =
        System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    Optional<Path> settings = windows ? around.get("APPDATA").map(Path::of) : Optional.empty();
    return chosen
        .map(Path::of)
        .orElseGet(
            () ->
                settings
                    .map(folder -> folder.resolve("postgresql").resolve("pgpass.conf"))
                    .orElse(around.home().resolve(".pgpass")));
  }

  private static boolean isOpenToOthers(Path file) {
    try {
      var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
      return view != null
          && view.readAttributes().permissions().stream().anyMatch(OF_OTHERS::contains);
    } catch (IOException unreadable) {
      return true;
    }
  }

  /** Colons and backslashes within a part have a backslash before them. */
  private static List<String> parts(String line) {
    var parts = new ArrayList<String>();
    var part = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && i + 1 < line.length()) {
        part.append(line.charAt(++i));
      } else if (c == ':' && parts.size() < 4) {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString());
    return parts;
  }

  private static boolean fits(List<String> parts, Address address, AnyHost any) {
    boolean everywhere = parts.get(0).equals("*") && any == AnyHost.COUNTS;
    return (everywhere || parts.get(0).equals(address.host()))
        && isOrAny(parts.get(1), Integer.toString(address.port()))
        && isOrAny(parts.get(2), address.database())
        && isOrAny(parts.get(3), address.user());
  }

  private static boolean isOrAny(String part, String value) {
    return part.equals("*") || part.equals(value);
  }
}

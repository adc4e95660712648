package dev.migrationlens.trial;

import dev.migrationlens.live.Surroundings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds a PostgreSQL server's programs on this machine. */
public final class Binaries {
  /** Names a folder that holds initdb and postgres. */
  public static final String VARIABLE = "MIGRATION_LENS_POSTGRES";

  private static final List<String> HOMES =
      List.of(
          "/usr/lib/postgresql",
          "/usr/local/lib/postgresql",
          "/opt/homebrew/opt",
          "/usr/local/opt",
          "/Applications/Postgres.app/Contents/Versions",
          "/Library/PostgreSQL",
          "/usr");

  private Binaries() {}

  /** The folder of the server that the user named, that came with us, or the newest installed. */
  public static Optional<Path> find(Surroundings around) throws IOException {
    Optional<Path> named = around.get(VARIABLE).map(Path::of).filter(Binaries::isServer);
    if (named.isEmpty()) {
      named = Bundled.find(around).filter(Binaries::isServer);
    }
    return named.isPresent() ? named : installed(around);
  }

  private static Optional<Path> installed(Surroundings around) {
    var found = new ArrayList<Path>();
    for (String home : HOMES) {
      found.addAll(below(Path.of(home)));
    }
    found.sort(Comparator.comparingInt(Binaries::version).reversed());
    for (String folder : around.get("PATH").orElse("").split(File.pathSeparator)) {
      if (!folder.isEmpty() && Path.of(folder).isAbsolute()) {
        found.add(Path.of(folder));
      }
    }
    return found.stream().filter(Binaries::isServer).findFirst();
  }

  private static List<Path> below(Path home) {
    if (!Files.isDirectory(home)) {
      return List.of();
    }
    try (Stream<Path> versions = Files.list(home)) {
      return versions
          .filter(v -> v.getFileName().toString().matches("\\d+(\\.\\d+)?|(postgresql|pgsql).*"))
          .map(v -> v.resolve("bin"))
          .filter(Binaries::isServer)
          .toList();
    } catch (IOException notReadable) {
      return List.of();
    }
  }

  private static boolean isServer(Path folder) {
    return isProgram(folder, "initdb") && isProgram(folder, "postgres");
  }

  private static boolean isProgram(Path folder, String name) {
    return Files.isExecutable(folder.resolve(name))
        || Files.isExecutable(folder.resolve(name + ".exe"));
  }

  private static int version(Path bin) {
    String name = String.valueOf(bin.getParent().getFileName());
    String digits = name.replaceFirst("^\\D*(\\d+).*$", "$1");
    return digits.matches("\\d{1,4}") ? Integer.parseInt(digits) : 0;
  }
}

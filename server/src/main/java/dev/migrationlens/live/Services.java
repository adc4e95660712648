package dev.migrationlens.live;

import dev.migrationlens.live.LiveFailure.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The user's connection service file: names for connections. */
final class Services {
  private Services() {}

  static Map<String, String> read(String service, Surroundings around) throws LiveFailure {
    for (Path file : files(around)) {
      Map<String, String> found = in(file, service);
      if (!found.isEmpty()) {
        return found;
      }
    }
    throw new LiveFailure(Kind.BAD_ADDRESS, "no service file defines the service " + service);
  }

  private static List<Path> files(Surroundings around) {
    var files = new ArrayList<Path>();
    Path usual = around.home().resolve(".pg_service.conf");
    files.add(around.get("PGSERVICEFILE").map(Path::of).orElse(usual));
    around.get("PGSYSCONFDIR").ifPresent(d -> files.add(Path.of(d, "pg_service.conf")));
    return files;
  }

  private static Map<String, String> in(Path file, String service) throws LiveFailure {
    var found = new TreeMap<String, String>();
    if (!Files.isRegularFile(file)) {
      return found;
    }
    try {
      boolean within = false;
      for (String line : Files.readAllLines(file)) {
        String said = line.strip();
        if (said.startsWith("[")) {
          within = said.equals("[" + service + "]");
        } else if (within && said.contains("=") && !said.startsWith("#")) {
          int equals = said.indexOf('=');
          found.put(said.substring(0, equals).strip(), said.substring(equals + 1).strip());
        }
      }
    } catch (IOException e) {
      throw new LiveFailure(Kind.BAD_ADDRESS, file.getFileName() + " cannot be read");
    }
    return found;
  }
}

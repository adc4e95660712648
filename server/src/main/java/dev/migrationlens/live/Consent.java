package dev.migrationlens.live;

import dev.migrationlens.live.Address.NamedBy;
import dev.migrationlens.live.LiveFailure.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Which hosts, named by files of a workspace, the user let that workspace connect to. It is kept
 * among the user's own settings, where no repository can write.
 */
public final class Consent {
  private final Path file;

  public Consent(Surroundings around) {
    Path settings =
        around
            .get("XDG_CONFIG_HOME")
            .map(Path::of)
            .orElseGet(() -> around.home().resolve(".config"));
    file = settings.resolve("migration-lens").resolve("trusted-hosts");
  }

  /**
   * Refuses to connect to where only a repository says: a command is consent for what the user
   * named, and for this machine.
   */
  public void require(Path workspace, Address address) throws LiveFailure {
    boolean given =
        address.namedBy() == NamedBy.USER
            || address.isLocal()
            || lines().contains(line(workspace, address));
    if (!given) {
      throw new LiveFailure(
          Kind.NOT_ALLOWED,
          "%s is named by a file of this folder, not by you; say --trust %s once to connect to it"
              .formatted(address.place(), address.host()));
    }
  }

  /** From now on this workspace may connect to the host. */
  public void remember(Path workspace, Address address) throws LiveFailure {
    String line = line(workspace, address);
    try {
      if (!lines().contains(line)) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      }
    } catch (IOException e) {
      throw new LiveFailure(Kind.OTHER, "the consent cannot be kept in " + file);
    }
  }

  private static String line(Path workspace, Address address) {
    return workspace.toAbsolutePath().normalize() + "\t" + address.place();
  }

  private List<String> lines() {
    try {
      return Files.isRegularFile(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      return List.of();
    }
  }
}

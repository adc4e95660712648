package dev.migrationlens.trial;

import dev.migrationlens.live.Address;
import dev.migrationlens.live.Surroundings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A server to try chains on: one that the user named, or one that lives only for the trial. */
public final class TrialServer implements AutoCloseable {
  private final Address address;
  private final @Nullable ThrowawayServer own;

  private TrialServer(Address address, @Nullable ThrowawayServer own) {
    this.address = address;
    this.own = own;
  }

  /** Only databases of the trial's own are made there. */
  public static TrialServer at(Address address) {
    return new TrialServer(address, null);
  }

  /** Started from the programs that came with us, or else from those on this machine. */
  public static TrialServer start(Surroundings around) throws TrialFailure {
    Optional<Path> binaries;
    try {
      binaries = Binaries.find(around);
    } catch (IOException e) {
      throw new TrialFailure(
          "the PostgreSQL that came with Migration Lens cannot be unpacked: " + e.getMessage());
    }
    if (binaries.isEmpty()) {
      throw new TrialFailure(
          "there is no PostgreSQL server on this machine to try the migrations on; install one"
              + " (such as the package postgresql), set "
              + Binaries.VARIABLE
              + " to the folder of its programs, or name a server with --database");
    }
    ThrowawayServer own = ThrowawayServer.start(binaries.get());
    return new TrialServer(own.address(), own);
  }

  public Address address() {
    return address;
  }

  @Override
  public void close() {
    if (own != null) {
      own.close();
    }
  }
}

package dev.migrationlens.live;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A database as a file, so that checks work without one: in one order whatever the server's, with
 * neither data nor secrets.
 */
public final class SnapshotFile {
  public static final String NAME = "migration-lens.snapshot.json";

  static final int VERSION = 1;

  private SnapshotFile() {}

  public static String write(LiveDatabase database) {
    return new SnapshotWriter(database).text();
  }

  /** Reads a snapshot; a sentence where it is none. */
  public static LiveDatabase read(String text) throws LiveFailure {
    try {
      JsonElement tree = JsonParser.parseString(text);
      if (!tree.isJsonObject() || tree.getAsJsonObject().get("version").getAsInt() != VERSION) {
        throw new LiveFailure(
            LiveFailure.Kind.OTHER, NAME + " is of another version; pull it again");
      }
      return new SnapshotReader(tree.getAsJsonObject()).read();
    } catch (JsonParseException
        | IllegalStateException
        | IllegalArgumentException
        | NullPointerException
        | UnsupportedOperationException e) {
      throw new LiveFailure(
          LiveFailure.Kind.OTHER, NAME + " is no snapshot of a database; pull it again");
    }
  }

  /** The snapshot that belongs to a chain: beside the folder of its migrations. */
  public static Path beside(Path workspace, String chain) {
    int slash = chain.lastIndexOf('/');
    return workspace.resolve(slash < 0 ? "" : chain.substring(0, slash)).resolve(NAME);
  }

  public static Optional<LiveDatabase> find(Path workspace, String chain) throws LiveFailure {
    Path file = beside(workspace, chain);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(read(Files.readString(file)));
    } catch (IOException e) {
      throw new LiveFailure(LiveFailure.Kind.OTHER, file.getFileName() + " cannot be read");
    }
  }

  /** How old a snapshot is, in words. */
  public static String age(Instant readAt, Instant now) {
    Duration age = Duration.between(readAt, now);
    if (age.toDays() > 0) {
      return age.toDays() == 1 ? "1 day old" : age.toDays() + " days old";
    }
    return age.toHours() > 0
        ? (age.toHours() == 1 ? "1 hour old" : age.toHours() + " hours old")
        : "less than an hour old";
  }
}

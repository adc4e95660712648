package dev.migrationlens.lsp;

import com.google.gson.JsonObject;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.chain.Chain;
import dev.migrationlens.live.Address;
import dev.migrationlens.live.LiveDatabase;
import dev.migrationlens.live.LiveFailure;
import dev.migrationlens.live.SnapshotFile;
import dev.migrationlens.live.Standing;
import dev.migrationlens.replay.Migration;
import dev.migrationlens.schema.Contents;
import dev.migrationlens.schema.LiveSchema;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a real database at one moment. It holds no password that a message could show.
 */
record LiveState(
    Phase phase,
    @Nullable Address address,
    @Nullable LiveDatabase database,
    @Nullable String message,
    boolean needsPassword) {

  /** The protocol's words. */
  enum Phase {
    DISCONNECTED,
    CONNECTING,
    CONNECTED,
    FAILED
  }

  static final LiveState NONE = new LiveState(Phase.DISCONNECTED, null, null, null, false);

  static LiveState connecting(Address address) {
    return new LiveState(Phase.CONNECTING, address, null, null, false);
  }

  static LiveState connected(Address address, LiveDatabase database) {
    return new LiveState(Phase.CONNECTED, address, database, null, false);
  }

  /** What was read before stays known: losing a connection takes nothing away. */
  static LiveState failed(
      @Nullable Address address, @Nullable LiveDatabase before, LiveFailure failure) {
    return new LiveState(
        Phase.FAILED, address, before, failure.sentence(), failure.needsPassword());
  }

  JsonObject json() {
    JsonObject told = Json.of("state", phase.name().toLowerCase(java.util.Locale.ROOT));
    if (address != null) {
      told.addProperty("host", address.host());
      told.addProperty("port", address.port());
      told.addProperty("database", address.database());
      told.addProperty("user", address.user());
    }
    if (database != null) {
      told.addProperty("server", database.server().toString());
      told.addProperty("readAt", database.readAt().toString());
      told.addProperty("tables", tables(database));
    }
    if (message != null) {
      told.addProperty("message", message);
    } else if (database != null && !database.unread().isEmpty()) {
      told.addProperty("message", "This role may not read " + String.join(", ", database.unread()));
    }
    if (needsPassword) {
      told.addProperty("needsPassword", true);
    }
    return told;
  }

  private static long tables(LiveDatabase database) {
    return Contents.of(database.catalog(), o -> o.step() < 0).relations().stream()
        .map(Relation::kind)
        .filter(Relation.Kind::isTable)
        .count();
  }

  /** The database of a chain: the one connected to, or the snapshot beside the chain. */
  @Nullable LiveSchema beside(Path root, Chain chain) {
    LiveDatabase known = database;
    if (known != null && address != null) {
      String words = "`" + address.database() + "` on " + address.place();
      return known.beside(words, standing(chain, known));
    }
    try {
      return SnapshotFile.find(root, chain.path())
          .map(
              kept ->
                  kept.beside(
                      "the snapshot of `%s`, %s"
                          .formatted(
                              kept.server().database(),
                              SnapshotFile.age(kept.readAt(), Clock.systemUTC().instant())),
                      standing(chain, kept)))
          .orElse(null);
    } catch (LiveFailure unreadable) {
      return null;
    }
  }

  private static Standing standing(Chain chain, LiveDatabase database) {
    Map<String, String> texts = new HashMap<>();
    for (Migration migration : chain.migrations()) {
      texts.put(migration.path(), migration.text());
    }
    var sources =
        chain.entries().stream()
            .map(
                e ->
                    new Standing.Source(
                        e.path(), e.version(), e.name(), texts.getOrDefault(e.path(), "")))
            .toList();
    return Standing.of(chain.tool().id(), sources, database.history());
  }
}

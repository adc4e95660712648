package dev.migrationlens.cli;

import dev.migrationlens.chain.Chain;
import dev.migrationlens.chain.Entry;
import dev.migrationlens.cli.Command.Option;
import dev.migrationlens.live.Address;
import dev.migrationlens.live.Address.NamedBy;
import dev.migrationlens.live.Addresses;
import dev.migrationlens.live.Consent;
import dev.migrationlens.live.LiveConnection;
import dev.migrationlens.live.LiveDatabase;
import dev.migrationlens.live.LiveFailure;
import dev.migrationlens.live.SnapshotFile;
import dev.migrationlens.live.Standing;
import dev.migrationlens.live.Surroundings;
import dev.migrationlens.replay.Migration;
import dev.migrationlens.schema.LiveSchema;
import dev.migrationlens.workspace.Config;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the database that a command is about: what was typed, or the environment, or else the
 * snapshot of one.
 */
final class Databases {
  static final Option DATABASE =
      Option.of("--database", "WHERE", "a postgresql:// URL, `env`, `supabase` or a known name");
  static final Option TRUST =
      Option.of("--trust", "HOST", "let this folder's own files name this host, from now on");

  /** A database and how it is called in messages. */
  record Known(LiveDatabase database, String words) {
    LiveSchema beside(Chain chain) {
      return database.beside(words, standing(chain));
    }

    Standing standing(Chain chain) {
      return Standing.of(chain.tool().id(), sources(chain), database.history());
    }
  }

  private Databases() {}

  private static List<Standing.Source> sources(Chain chain) {
    Map<String, String> texts = new HashMap<>();
    chain.migrations().forEach((Migration m) -> texts.put(m.path(), m.text()));
    return chain.entries().stream()
        .map(
            (Entry e) ->
                new Standing.Source(
                    e.path(), e.version(), e.name(), texts.getOrDefault(e.path(), "")))
        .toList();
  }

  static Optional<Known> snapshot(Path workspace, Chain chain) throws LiveFailure {
    return SnapshotFile.find(workspace, chain.path())
        .map(
            database ->
                new Known(
                    database,
                    "the snapshot of `%s`, %s"
                        .formatted(
                            database.server().database(),
                            SnapshotFile.age(database.readAt(), Clock.systemUTC().instant()))));
  }

  /** The database itself, which somebody must have named. */
  static Optional<Known> live(Path workspace, Config config, Arguments arguments)
      throws UsageError {
    try {
      Optional<Address> address = named(workspace, config, arguments);
      if (address.isEmpty()) {
        return Optional.empty();
      }
      Address at = address.get();
      LiveDatabase database = LiveConnection.read(at);
      return Optional.of(new Known(database, "`" + at.database() + "` on " + at.place()));
    } catch (LiveFailure e) {
      throw new UsageError(e.sentence());
    }
  }

  /** Where the database is, as far as the user agrees to go there. */
  static Optional<Address> named(Path workspace, Config config, Arguments arguments)
      throws LiveFailure, UsageError {
    Surroundings around = Surroundings.ofProcess();
    Optional<Address> address = address(workspace, config, arguments, around);
    if (address.isPresent()) {
      var consent = new Consent(around);
      if (arguments.value("--trust").filter(address.get().host()::equals).isPresent()) {
        consent.remember(workspace, address.get());
      }
      consent.require(workspace, address.get());
    }
    return address;
  }

  private static Optional<Address> address(
      Path workspace, Config config, Arguments arguments, Surroundings around)
      throws LiveFailure, UsageError {
    Optional<String> named = arguments.value("--database");
    if (named.isEmpty()) {
      return around.nameDatabase()
          ? Optional.of(Addresses.ofEnvironment(around))
          : Optional.empty();
    }
    String where = named.get();
    if (where.contains("://")) {
      return Optional.of(Addresses.ofUrl(where, NamedBy.USER, around));
    }
    if (config.databases().containsKey(where)) {
      return Optional.of(
          Addresses.ofUrl(config.databases().get(where), NamedBy.REPOSITORY, around));
    }
    if (where.equals("env")) {
      return Optional.of(Addresses.ofEnvironment(around));
    }
    Optional<Address> local =
        where.equals("supabase") ? Addresses.ofSupabase(workspace, around) : Optional.empty();
    if (local.isPresent()) {
      return local;
    }
    throw new UsageError(
        "there is no database "
            + where
            + "; give a postgresql:// URL, or name it under \"databases\" in "
            + Config.FILE_NAME);
  }

  static UsageError none() {
    return new UsageError(
        "no database is named: say --database postgresql://user@host/name, or set DATABASE_URL or"
            + " PGHOST");
  }
}

package dev.migrationlens.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.migrationlens.live.Address;
import dev.migrationlens.live.Addresses;
import dev.migrationlens.live.Consent;
import dev.migrationlens.live.LiveFailure;
import dev.migrationlens.live.Surroundings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The databases that the folders of a workspace name, for the user to pick one. A name in a file is
 * no consent: to another machine nothing connects before the user agreed to that host.
 */
final class NamedDatabases {
  /** One of them; {@code problem} says why it cannot be connected to. */
  record Named(String name, Path root, @Nullable Address address, @Nullable String problem) {
    /** As a list shows it. */
    String title() {
      return address == null ? name : name + ": " + address;
    }
  }

  private NamedDatabases() {}

  static List<Named> of(List<Folder> folders, Surroundings around) {
    var all = new ArrayList<Named>();
    for (Folder folder : folders) {
      new TreeMap<>(folder.config().databases())
          .forEach((name, url) -> all.add(named(name, url, folder.root(), around)));
      try {
        Addresses.ofSupabase(folder.root(), around)
            .ifPresent(local -> all.add(new Named("supabase", folder.root(), local, null)));
      } catch (LiveFailure unreadable) {
        all.add(new Named("supabase", folder.root(), null, unreadable.sentence()));
      }
    }
    return List.copyOf(all);
  }

  private static Named named(String name, String url, Path root, Surroundings around) {
    try {
      return new Named(name, root, Addresses.ofUrl(url, Address.NamedBy.REPOSITORY, around), null);
    } catch (LiveFailure e) {
      return new Named(name, root, null, e.sentence());
    }
  }

  static JsonObject json(List<Named> all) {
    var databases = new JsonArray();
    for (Named each : all) {
      JsonObject told = Json.of("name", each.name(), "folder", each.root().toUri().toString());
      Address address = each.address();
      if (address != null) {
        told.addProperty("host", address.host());
        told.addProperty("port", address.port());
        told.addProperty("database", address.database());
        told.addProperty("user", address.user());
      }
      if (each.problem() != null) {
        told.addProperty("message", each.problem());
      }
      databases.add(told);
    }
    return Json.of("databases", databases);
  }

  static Named find(List<Named> all, String name) throws LiveFailure {
    Optional<Named> found = all.stream().filter(n -> n.name().equals(name)).findFirst();
    if (found.isEmpty() || found.get().address() == null) {
      String problem = found.map(Named::problem).orElse(null);
      throw new LiveFailure(
          LiveFailure.Kind.BAD_ADDRESS,
          problem == null
              ? "no database `" + name + "` is named under \"databases\" in migration-lens.json"
              : "database `" + name + "`: " + problem);
    }
    return found.get();
  }

  /** Whether the user lets this folder connect there; {@code trust} is a host just agreed to. */
  static boolean agrees(Named named, Address address, @Nullable String trust, Surroundings around) {
    var consent = new Consent(around);
    try {
      if (address.host().equals(trust) && !address.isLocal()) {
        consent.remember(named.root(), address);
      }
      consent.require(named.root(), address);
      return true;
    } catch (LiveFailure refused) {
      return false;
    }
  }
}

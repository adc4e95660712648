package dev.migrationlens.lsp;

import com.google.gson.JsonObject;
import dev.migrationlens.chain.Chain;
import dev.migrationlens.lint.Linter;
import dev.migrationlens.schema.LiveSchema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The folders that a client works in, those around files that it opened alone, and which of them
 * each file belongs to.
 */
final class Folders {
  private final Linter linter;
  private final BiFunction<Folder, Chain, @Nullable LiveSchema> live;
  private final List<Folder> all = new ArrayList<>();
  private final Map<String, Session.Place> places = new HashMap<>();

  /** {@code live} knows the databases of chains. */
  Folders(Linter linter, BiFunction<Folder, Chain, @Nullable LiveSchema> live) {
    this.linter = linter;
    this.live = live;
  }

  List<Folder> all() {
    return all;
  }

  /** A folder of the client's; those that were only known around its files are part of it. */
  void add(@Nullable String uri) {
    Path path = uri == null ? null : Places.path(uri);
    if (path == null || !Files.isDirectory(path)) {
      return;
    }
    all.removeIf(f -> f.reach() == Folder.Reach.AROUND_A_FILE && f.root().startsWith(path));
    if (all.stream().noneMatch(f -> f.root().equals(path))) {
      all.add(new Folder(path, Folder.Reach.WHOLE, linter, live));
    }
    places.clear();
  }

  void remove(@Nullable String uri) {
    Path path = uri == null ? null : Places.path(uri);
    all.removeIf(f -> f.root().equals(path));
    places.clear();
  }

  /** Forgets the folders around files that are closed. */
  void keepAround(Collection<String> open) {
    Set<Folder> used = new LinkedHashSet<>();
    for (String uri : open) {
      Session.Place place = place(uri);
      if (place != null) {
        used.add(place.folder());
      }
    }
    if (all.removeIf(f -> f.reach() == Folder.Reach.AROUND_A_FILE && !used.contains(f))) {
      places.clear();
    }
  }

  /** Where a file is that belongs to a folder; the nearest one has it. */
  Session.@Nullable Place place(String uri) {
    Session.Place known = places.get(uri);
    if (known != null) {
      return known;
    }
    Path path = Places.path(uri);
    if (path == null) {
      return null;
    }
    Path held = Places.held(all, path);
    Folder best = null;
    for (Folder folder : all) {
      boolean nearer = best == null || folder.root().getNameCount() > best.root().getNameCount();
      best = folder.holds(held) && nearer ? folder : best;
    }
    if (best == null) {
      return null;
    }
    var place = new Session.Place(best, best.relative(held));
    places.put(uri, place);
    return place;
  }

  /** Likewise, for a file that the client shows, whether or not it is in one of its folders. */
  Session.@Nullable Place placeOfOpen(String uri) {
    Session.Place place = place(uri);
    Path path = place == null ? Places.path(uri) : null;
    Path parent = path == null ? null : path.getParent();
    if (parent == null) {
      return place;
    }
    all.add(new Folder(parent, Folder.Reach.AROUND_A_FILE, linter, live));
    places.clear();
    return place(uri);
  }

  /** Files came, went or changed, told by the client; whether what belongs together may differ. */
  boolean changed(Iterable<JsonObject> events) {
    Set<String> touched = new LinkedHashSet<>();
    events.forEach(e -> touched.add(String.valueOf(Json.text(e, "uri"))));
    boolean same = true;
    for (String uri : touched) {
      Session.Place place = place(uri);
      same &= place == null || place.folder().changed(place.path());
    }
    return !same;
  }

  /** Everything is looked at anew. */
  void refresh() {
    places.clear();
    all.forEach(Folder::refresh);
  }
}

package dev.migrationlens.chain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One folder of a {@link Listing}; names are sorted by UTF-16 order. */
public final class Folder {
  private final Listing listing;
  private final @Nullable Folder parent;
  private final String path;
  private final TreeSet<String> names = new TreeSet<>();
  private final Map<String, Folder> folders = new TreeMap<>();

  Folder(Listing listing, @Nullable Folder parent, String path) {
    this.listing = listing;
    this.parent = parent;
    this.path = path;
  }

  void add(String name) {
    names.add(name);
  }

  Folder child(String name) {
    return folders.computeIfAbsent(name, n -> new Folder(listing, this, pathOf(n)));
  }

  /** The path relative to the workspace; empty for the workspace itself. */
  public String path() {
    return path;
  }

  /** The last name of the path, also where this is the workspace itself. */
  public String name() {
    String full = fullPath();
    return full.substring(full.lastIndexOf('/') + 1);
  }

  /** The path with the workspace's own place before it, so that names above it can be seen. */
  String fullPath() {
    return path.isEmpty() ? listing.root() : listing.root() + "/" + path;
  }

  Optional<Folder> parent() {
    return Optional.ofNullable(parent);
  }

  String pathOf(String name) {
    return path.isEmpty() ? name : path + "/" + name;
  }

  Iterable<Folder> folders() {
    return folders.values();
  }

  Optional<Folder> folder(String name) {
    return Optional.ofNullable(folders.get(name));
  }

  boolean has(String name) {
    return names.contains(name);
  }

  /** Whether this folder or one above it holds a file of that name. */
  boolean hasAbove(String name) {
    for (Folder at = this; at != null; at = at.parent) {
      if (at.names.contains(name)) {
        return true;
      }
    }
    return false;
  }

  /** Whether there is a file of that path, in this folder or below it. */
  boolean holds(String file) {
    String below = path.isEmpty() ? file : file.substring(path.length() + 1);
    Folder at = this;
    for (int slash = below.indexOf('/'); slash >= 0; slash = below.indexOf('/')) {
      at = at.folders.get(below.substring(0, slash));
      if (at == null) {
        return false;
      }
      below = below.substring(slash + 1);
    }
    return at.names.contains(below);
  }

  List<String> names() {
    return List.copyOf(names);
  }

  /** The names of SQL files directly in this folder. */
  List<String> sqlNames() {
    return names.stream().filter(Folder::isSql).toList();
  }

  /** The paths of SQL files in this folder and below it. */
  List<String> sqlBelow() {
    var found = new ArrayList<String>();
    collect(found);
    return Collections.unmodifiableList(found);
  }

  private void collect(List<String> found) {
    sqlNames().forEach(n -> found.add(pathOf(n)));
    folders.values().forEach(f -> f.collect(found));
  }

  Optional<String> text(String name) {
    return has(name) ? listing.text(pathOf(name)) : Optional.empty();
  }

  /** The texts of at most eight SQL files, from both ends: enough to know a tool by its markers. */
  Stream<String> sample() {
    List<String> sql = sqlNames();
    int size = sql.size();
    Stream<String> chosen =
        size <= 8
            ? sql.stream()
            : Stream.concat(sql.subList(0, 4).stream(), sql.subList(size - 4, size).stream());
    return chosen.flatMap(n -> text(n).stream());
  }

  static boolean isSql(String name) {
    return name.length() > 4 && name.toLowerCase(Locale.ROOT).endsWith(".sql");
  }
}

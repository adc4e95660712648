package dev.migrationlens.chain;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The files of a workspace by relative path with forward slashes, and their texts on demand. */
public final class Listing {
  /** Files that are no SQL and yet say which tool runs the SQL, or in which order. */
  private static final Set<String> MARKERS =
      Set.of(
          "sqitch.plan",
          "sqitch.conf",
          "migration_lock.toml",
          "_journal.json",
          "atlas.sum",
          "config.toml",
          "metadata.toml",
          "diesel.toml",
          "Cargo.toml",
          "go.mod");

  private final String root;
  private final Function<String, Optional<String>> text;
  private final Folder top;

  /** {@code root} is the workspace's absolute path; only the names in it are looked at. */
  public Listing(String root, Collection<String> paths, Function<String, Optional<String>> text) {
    this.root = root;
    this.text = text;
    this.top = new Folder(this, null, "");
    Map<String, Folder> known = new HashMap<>();
    known.put("", top);
    for (String path : paths) {
      int slash = path.lastIndexOf('/');
      folder(known, slash < 0 ? "" : path.substring(0, slash)).add(path.substring(slash + 1));
    }
  }

  private static Folder folder(Map<String, Folder> known, String path) {
    Folder found = known.get(path);
    if (found == null) {
      int slash = path.lastIndexOf('/');
      Folder above = folder(known, slash < 0 ? "" : path.substring(0, slash));
      found = above.child(path.substring(slash + 1));
      known.put(path, found);
    }
    return found;
  }

  /** Whether a file of this name has a say in which chains there are. */
  public static boolean wants(String name) {
    return Folder.isSql(name)
        || MARKERS.contains(name)
        || name.endsWith(".sql.conf")
        || Changelog.is(name)
        || isTypes(name);
  }

  /** Whether the path is one of the types that Supabase's tools write for clients. */
  public static boolean isTypes(String path) {
    return path.endsWith("database.types.ts");
  }

  /** Whether the path is one of an SQL file. */
  public static boolean isSql(String path) {
    return Folder.isSql(path);
  }

  String root() {
    return root;
  }

  /** The workspace's own folder. */
  public Folder top() {
    return top;
  }

  /** The folder of that path, if a file is in or below it. */
  public Optional<Folder> folder(String path) {
    Optional<Folder> at = Optional.of(top);
    if (path.isEmpty() || path.equals(".")) {
      return at;
    }
    for (String name : path.split("/")) {
      at = at.flatMap(f -> f.folder(name));
    }
    return at;
  }

  Optional<String> text(String path) {
    return text.apply(path);
  }
}

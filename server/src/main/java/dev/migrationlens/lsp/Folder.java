package dev.migrationlens.lsp;

import dev.migrationlens.chain.Chain;
import dev.migrationlens.lint.Linter;
import dev.migrationlens.schema.LiveSchema;
import dev.migrationlens.workspace.Config;
import dev.migrationlens.workspace.Judge;
import dev.migrationlens.workspace.LiveChain;
import dev.migrationlens.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** One workspace folder: its chains, replayed when first asked for. */
final class Folder {
  /** How far below it files are looked for. */
  enum Reach {
    WHOLE,
    AROUND_A_FILE
  }

  private final Path root;
  private final Reach reach;
  private final Linter linter;
  private Workspace workspace;
  private @Nullable List<LiveChain> chains;
  private final BiFunction<Folder, Chain, @Nullable LiveSchema> live;

  /** {@code live} knows the databases of chains. */
  Folder(
      Path root, Reach reach, Linter linter, BiFunction<Folder, Chain, @Nullable LiveSchema> live) {
    this.root = root;
    this.reach = reach;
    this.linter = linter;
    this.live = live;
    this.workspace = opened();
  }

  private Workspace opened() {
    Judge nobody = (chain, config, types) -> List.of();
    return reach == Reach.WHOLE
        ? Workspace.open(root, config(root), nobody)
        : Workspace.around(root, config(root), nobody);
  }

  Reach reach() {
    return reach;
  }

  private static Config config(Path root) {
    try {
      Path file = root.resolve(Config.FILE_NAME);
      return Files.exists(file)
          ? Config.read(Files.readString(file), List.of()).config()
          : Config.DEFAULT;
    } catch (IOException e) {
      return Config.DEFAULT;
    }
  }

  Path root() {
    return root;
  }

  /** As its file has it now. */
  Config config() {
    return config(root);
  }

  boolean holds(Path file) {
    return file.startsWith(root);
  }

  /** Whether it is a file that was found in the folder, or one that an editor shows. */
  boolean knows(Path file) {
    return holds(file) && workspace.knows(relative(file));
  }

  String relative(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  Path absolute(String path) {
    return root.resolve(path);
  }

  List<LiveChain> chains() {
    List<LiveChain> known = chains;
    if (known == null) {
      known = workspace.live(linter);
      chains = known;
      known.forEach(c -> c.beside(live.apply(this, c.chain())));
    }
    return known;
  }

  Optional<LiveChain> chainOf(String path) {
    return chains().stream().filter(c -> c.holds(path)).findFirst();
  }

  /** An editor shows a text; the chain that holds the file follows, or is found anew. */
  void edit(String path, String text) {
    boolean same = workspace.textOf(path).filter(text::equals).isPresent();
    workspace.edit(path, text);
    if (same && chains != null && chainOf(path).isPresent()) {
      return;
    }
    List<LiveChain> known = chains;
    Optional<LiveChain> chain =
        known == null ? Optional.empty() : known.stream().filter(c -> c.holds(path)).findFirst();
    if (chain.isPresent()) {
      chain.get().edit(path, text);
    } else {
      chains = null;
    }
  }

  void close(String path) {
    workspace.close(path);
    Optional<String> onDisk = workspace.textOf(path);
    Optional<LiveChain> chain = chains == null ? Optional.empty() : chainOf(path);
    if (onDisk.isPresent() && chain.isPresent()) {
      chain.get().edit(path, onDisk.get());
    } else {
      chains = null;
    }
  }

  /** A file changed on disk; false where that may change more than the file. */
  boolean changed(String path) {
    if (path.equals(Config.FILE_NAME)) {
      return false;
    }
    boolean known = workspace.knows(path);
    boolean exists = Files.isRegularFile(absolute(path));
    if (!known && !workspace.wants(path)) {
      boolean folder = Files.isDirectory(absolute(path)) && workspace.wants(path + "/any.sql");
      return !folder && !workspace.holdsFolder(path);
    }
    if (!known || !exists) {
      return known == exists;
    }
    Optional<LiveChain> chain = chains == null ? Optional.empty() : chainOf(path);
    if (chain.isEmpty()) {
      return false;
    }
    workspace.changed(Set.of(path));
    workspace.textOf(path).ifPresent(text -> chain.get().edit(path, text));
    return workspace.textOf(path).isPresent();
  }

  /** Files came or went on disk; what an editor shows has to be told again. */
  void refresh() {
    workspace = opened();
    chains = null;
  }

  /** As an editor shows it, or as it is on disk. */
  Optional<String> text(String path) {
    return workspace.writtenOf(path);
  }

  /** The paths of all migrations. */
  List<String> paths() {
    var all = new ArrayList<String>();
    for (LiveChain chain : chains()) {
      all.addAll(chain.paths());
    }
    return all;
  }
}

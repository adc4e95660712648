package dev.migrationlens.cli;

import dev.migrationlens.chain.Listing;
import dev.migrationlens.workspace.Config;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A workspace that was asked for. {@code root} is as typed; {@code files} are the only ones wanted,
 * or none where all are.
 */
record Target(String root, Path folder, TreeSet<String> files) {

  /** Names that say nothing because the folder has the migration's own. */
  private static final Set<String> INNER = Set.of("up.sql", "down.sql", "migration.sql");

  /** Folders are workspaces; a file stands for itself within the workspace around it. */
  static List<Target> of(List<String> operands, Terminal terminal, List<String> problems) {
    var targets = new ArrayList<Target>();
    for (String operand : operands.isEmpty() ? List.of(".") : operands) {
      Path path = terminal.directory().resolve(operand);
      if (Files.isDirectory(path)) {
        targets.add(new Target(operand, path, new TreeSet<>()));
      } else if (Files.exists(path) && !Listing.wants(String.valueOf(path.getFileName()))) {
        problems.add(operand + " is no SQL file; name files that end in .sql");
      } else if (Files.exists(path)) {
        addFile(path, terminal, targets);
      } else {
        problems.add(operand + " does not exist; check the spelling");
      }
    }
    return targets;
  }

  private static void addFile(Path file, Terminal terminal, List<Target> targets) {
    Path start = terminal.directory().toAbsolutePath().normalize();
    Path absolute = file.toAbsolutePath().normalize();
    Path folder = around(absolute);
    String root =
        folder.startsWith(start) ? start.relativize(folder).toString() : folder.toString();
    String name = folder.relativize(absolute).toString().replace('\\', '/');
    Optional<Target> known =
        targets.stream().filter(t -> !t.files.isEmpty() && t.folder.equals(folder)).findFirst();
    if (known.isPresent()) {
      known.get().files.add(name);
    } else {
      targets.add(new Target(root.isEmpty() ? "." : root, folder, new TreeSet<>(List.of(name))));
    }
  }

  /** The project a file belongs to: where its configuration or repository is, else its chain. */
  private static Path around(Path file) {
    for (Path at = file.getParent(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(Config.FILE_NAME)) || Files.exists(at.resolve(".git"))) {
        return at;
      }
    }
    Path folder = file.toAbsolutePath().getParent();
    Path above = folder.getParent();
    boolean inner =
        INNER.contains(String.valueOf(file.getFileName()))
            || (above != null && Files.exists(above.resolve("sqitch.plan")));
    return inner && above != null ? above : folder;
  }
}

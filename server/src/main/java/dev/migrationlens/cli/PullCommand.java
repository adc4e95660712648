package dev.migrationlens.cli;

import dev.migrationlens.catalog.Relation;
import dev.migrationlens.cli.Databases.Known;
import dev.migrationlens.live.SnapshotFile;
import dev.migrationlens.schema.Contents;
import dev.migrationlens.workspace.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Writes what a database holds to a file, for checks without one. */
final class PullCommand implements Command {
  private final Wiring wiring;

  PullCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public String name() {
    return "pull";
  }

  @Override
  public String operands() {
    return "[FOLDER]";
  }

  @Override
  public String summary() {
    return "Write a database's schema to a snapshot, for checks without it";
  }

  @Override
  public List<Option> options() {
    return List.of(
        Databases.DATABASE,
        Databases.TRUST,
        Option.of("--config", "FILE", "read this instead of the folder's migration-lens.json"));
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws UsageError {
    var problems = new ArrayList<String>();
    var loading = new Loading(wiring, problems);
    for (Target target : Target.of(arguments.operands(), terminal, problems)) {
      Snapshot snapshot =
          loading.open(target, terminal, arguments.value("--config"), chain -> null).snapshot();
      Known known =
          Databases.live(target.folder(), snapshot.config(), arguments)
              .orElseThrow(Databases::none);
      var files = new LinkedHashSet<Path>();
      snapshot
          .chains()
          .forEach(v -> files.add(SnapshotFile.beside(target.folder(), v.chain().path())));
      if (files.isEmpty()) {
        files.add(SnapshotFile.beside(target.folder(), ""));
      }
      for (Path file : files) {
        write(file, known);
        terminal.say(
            "wrote %s of %s to %s"
                .formatted(
                    Summary.count(tables(known), "table"),
                    known.words(),
                    target.folder().relativize(file)));
      }
      known.database().unread().forEach(u -> terminal.say("this role may not read " + u));
    }
    problems.forEach(terminal::say);
    return problems.isEmpty() ? 0 : CommandLine.FAILED;
  }

  private static long tables(Known known) {
    return Contents.of(known.database().catalog(), o -> o.step() < 0).relations().stream()
        .filter(r -> r.kind().isTable() || r.kind() == Relation.Kind.FOREIGN_TABLE)
        .count();
  }

  private static void write(Path file, Known known) throws UsageError {
    // Beside it first: a link that a repository holds under this name is replaced, not followed.
    Path fresh = file.resolveSibling(SnapshotFile.NAME + ".new");
    try {
      Files.deleteIfExists(fresh);
      Files.writeString(fresh, SnapshotFile.write(known.database()), StandardOpenOption.CREATE_NEW);
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UsageError(file + " cannot be written");
    }
  }
}

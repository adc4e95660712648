package dev.migrationlens.cli;

import dev.migrationlens.chain.Chain;
import dev.migrationlens.lint.FileChange;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.replay.Migration;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.text.Span;
import dev.migrationlens.workspace.ReplayJudge;
import dev.migrationlens.workspace.Snapshot;
import dev.migrationlens.workspace.Workspace;
import dev.migrationlens.write.NextMigration;
import dev.migrationlens.write.Rollback;
import dev.migrationlens.write.Spot;
import dev.migrationlens.write.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes what goes with a migration: its rollback, its verification, the next one. */
final class WriteCommand implements Command {
  private static final List<String> WHAT = List.of("next", "rollback", "query", "verify");

  private final Wiring wiring;

  WriteCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public String name() {
    return "write";
  }

  @Override
  public String operands() {
    return String.join("|", WHAT) + " [FOLDER|FILE]";
  }

  @Override
  public String summary() {
    return "Write the next migration, or a rollback or verification of one";
  }

  @Override
  public List<Option> options() {
    return List.of(
        Option.of("--name", "WORDS", "what the next migration is for"),
        Option.flag("--print", "print it, and write nothing"),
        Option.flag("--force", "write over a file that is there"),
        Option.of("--config", "FILE", "read this instead of the folder's migration-lens.json"));
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws UsageError {
    List<String> operands = arguments.operands();
    if (operands.isEmpty() || !WHAT.contains(operands.get(0)) || operands.size() > 2) {
      throw new UsageError(
          "write needs one of " + String.join(", ", WHAT) + ", and a folder or file after it");
    }
    var problems = new ArrayList<String>();
    var loading = new Loading(wiring, problems);
    for (Target target : Target.of(operands.subList(1, operands.size()), terminal, problems)) {
      Workspace workspace = loading.open(target, terminal, arguments.value("--config"));
      Spot spot = spot(target, workspace);
      if (arguments.has("--print")) {
        terminal.out().print(text(spot, operands.get(0), arguments));
      } else {
        write(target, workspace, fix(spot, operands.get(0), arguments), arguments, terminal);
      }
    }
    problems.forEach(terminal::say);
    return problems.isEmpty() ? 0 : CommandLine.FAILED;
  }

  /** The file that was named, or the last of the only chain. */
  private static Spot spot(Target target, Workspace workspace) throws UsageError {
    Snapshot snapshot = workspace.snapshot();
    List<Chain> chains =
        snapshot.chains().stream()
            .map(Snapshot.ChainView::chain)
            .filter(c -> target.files().isEmpty() || c.entry(target.files().first()).isPresent())
            .filter(c -> !c.migrations().isEmpty())
            .toList();
    if (chains.isEmpty()) {
      throw new UsageError(target.root() + " holds no migration; name the folder of a chain");
    }
    if (chains.size() > 1) {
      List<String> paths = chains.stream().map(Chain::path).toList();
      throw new UsageError(
          "there are several chains: " + String.join(", ", paths) + "; name a file of one");
    }
    Chain chain = chains.get(0);
    Replay replay = new ReplayJudge(List.of()).replay(chain, snapshot.config());
    List<Migration> all = chain.migrations();
    String path =
        target.files().isEmpty() ? all.get(all.size() - 1).path() : target.files().first();
    var around = new Spot.Surroundings(Instant.now(), workspace::textOf);
    return new Spot(chain, replay, path, new Span(0, 0), around);
  }

  private static Fix fix(Spot spot, String what, Arguments arguments) throws UsageError {
    Optional<Fix> fix =
        switch (what) {
          case "next" -> NextMigration.of(spot, arguments.value("--name").orElse(""));
          case "rollback" -> Rollback.fix(spot);
          case "query" -> Verification.query(spot);
          default -> Verification.file(spot);
        };
    String nothing =
        switch (what) {
          case "next" -> "it is not known how the migrations here are named";
          case "rollback" -> spot.path() + " has a rollback already; --print shows another";
          default -> spot.path() + " makes nothing that could be verified";
        };
    return fix.orElseThrow(() -> new UsageError(nothing));
  }

  private static String text(Spot spot, String what, Arguments arguments) throws UsageError {
    return switch (what) {
      case "rollback" -> Rollback.script(spot);
      case "verify" -> Verification.script(spot);
      default -> text(fix(spot, what, arguments).changes().get(0));
    };
  }

  private static String text(FileChange change) {
    return switch (change) {
      case FileChange.CreateFile create -> create.text();
      case FileChange.EditFile edit -> edit.edits().get(0).newText().strip() + "\n";
      case FileChange.RenameFile rename -> rename.newPath() + "\n";
      case FileChange.DeleteFile delete -> "";
    };
  }

  private static void write(
      Target target, Workspace workspace, Fix fix, Arguments arguments, Terminal terminal)
      throws UsageError {
    for (FileChange change : fix.changes()) {
      String shown = Checked.shown(target.root(), change.path());
      boolean there = Files.exists(target.folder().resolve(change.path()));
      if (change instanceof FileChange.CreateFile && there && !arguments.has("--force")) {
        throw new UsageError(shown + " exists already; --force writes over it");
      }
    }
    workspace.apply(fix.changes());
    try {
      workspace.save();
    } catch (IOException e) {
      throw new UsageError("not everything could be written: " + e.getMessage());
    }
    for (FileChange change : fix.changes()) {
      String verb = change instanceof FileChange.CreateFile ? "wrote " : "changed ";
      terminal.out().println(verb + Checked.shown(target.root(), change.path()));
    }
  }
}

package dev.migrationlens.cli;

import dev.migrationlens.cli.Style.Tone;
import dev.migrationlens.lint.Finding;
import dev.migrationlens.lint.Fix.Strength;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.workspace.Snapshot;
import dev.migrationlens.workspace.Workspace;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Applies cures and writes the files. */
final class FixCommand implements Command {
  private final Wiring wiring;

  FixCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public String name() {
    return "fix";
  }

  @Override
  public String operands() {
    return "[FOLDER|FILE]…";
  }

  @Override
  public String summary() {
    return "Apply each finding's preferred cure until nothing changes";
  }

  @Override
  public List<Option> options() {
    return List.of(
        Option.flag("--suggested", "also cures that want a human's look afterwards"),
        Option.of("--rule", "RULE", "only cures for this rule"),
        Option.flag("--dry-run", "say what would be done, and do nothing"),
        Option.of("--config", "FILE", "read this instead of the folder's migration-lens.json"));
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws UsageError {
    var problems = new ArrayList<String>();
    var loading = new Loading(wiring, problems);
    boolean errorsLeft = false;
    for (Target target : Target.of(arguments.operands(), terminal, problems)) {
      Workspace workspace = loading.open(target, terminal, arguments.value("--config"));
      List<Repair.Applied> applied;
      try (Progress progress = Progress.on(terminal)) {
        progress.doing("mending " + target.root());
        Predicate<Finding> wanted = wanted(target, arguments);
        var weakest = arguments.has("--suggested") ? Strength.SUGGESTED : Strength.SAFE;
        applied = Repair.of(workspace, wanted, weakest);
      }
      if (!arguments.has("--dry-run")) {
        save(target, workspace, applied);
      }
      Snapshot after = workspace.snapshot();
      problems.addAll(CheckCommand.problems(target, after));
      tell(target, applied, after, arguments, terminal);
      errorsLeft |= after.findings().stream().anyMatch(f -> f.severity() == Severity.ERROR);
    }
    problems.forEach(terminal::say);
    return problems.isEmpty() ? (errorsLeft ? 1 : 0) : CommandLine.FAILED;
  }

  private static Predicate<Finding> wanted(Target target, Arguments arguments) {
    return finding ->
        (target.files().isEmpty() || target.files().contains(finding.path()))
            && arguments.value("--rule").map(finding.rule()::equals).orElse(true);
  }

  private static void save(Target target, Workspace workspace, List<Repair.Applied> applied)
      throws UsageError {
    if (applied.isEmpty()) {
      return;
    }
    try {
      workspace.save();
    } catch (FileAlreadyExistsException e) {
      throw new UsageError(
          Checked.shown(target.root(), String.valueOf(e.getMessage()))
              + " exists already; nothing was written");
    } catch (IOException e) {
      throw new UsageError("not everything could be written: " + e.getMessage());
    }
  }

  private static void tell(
      Target target,
      List<Repair.Applied> applied,
      Snapshot after,
      Arguments arguments,
      Terminal terminal) {
    Style style = terminal.shown();
    tellCures(target, applied, style, terminal.out());
    long left =
        after.findings().stream()
            .filter(f -> f.cause() == null && f.severity() == Severity.ERROR)
            .count();
    String did = arguments.has("--dry-run") ? " would be applied, " : " applied, ";
    terminal
        .out()
        .println(
            Summary.count(applied.size(), "cure")
                + did
                + (left == 0 ? "no error" : Summary.count(left, "error"))
                + (left == 1 ? " remains" : left == 0 ? " remains" : " remain"));
  }

  /** A file's name once above what was done in it, and what was done five times once. */
  private static void tellCures(
      Target target, List<Repair.Applied> applied, Style style, PrintStream out) {
    var times = new LinkedHashMap<Repair.Applied, Integer>();
    applied.forEach(cure -> times.merge(cure, 1, Integer::sum));
    String path = "";
    for (Map.Entry<Repair.Applied, Integer> done : times.entrySet()) {
      Repair.Applied cure = done.getKey();
      if (!cure.path().equals(path)) {
        path = cure.path();
        out.println(Checked.shown(target.root(), path));
      }
      out.println(
          "  %s%s %s"
              .formatted(
                  style.paint(Tone.GOOD, cure.title()),
                  done.getValue() == 1 ? "" : ", " + done.getValue() + " times",
                  style.paint(Tone.QUIET, "[" + cure.rule() + "]")));
    }
    if (!applied.isEmpty()) {
      out.println();
    }
  }
}

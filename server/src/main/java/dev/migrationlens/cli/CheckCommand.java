package dev.migrationlens.cli;

import dev.migrationlens.lint.Finding;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.workspace.FileProblem;
import dev.migrationlens.workspace.Snapshot;
import dev.migrationlens.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Says what is wrong in the migrations of some folders or files. */
final class CheckCommand implements Command {
  private static final Map<String, Report> REPORTS =
      Map.of("text", new TextReport(), "json", new JsonReport());

  private final Wiring wiring;

  CheckCommand(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public String name() {
    return "check";
  }

  @Override
  public String operands() {
    return "[FOLDER|FILE]…";
  }

  @Override
  public String summary() {
    return "Find what PostgreSQL or your migration tool will reject, and what you may regret";
  }

  @Override
  public List<Option> options() {
    return List.of(
        Option.words("--format", "how findings are told", List.of("text", "json")),
        Option.words(
            "--severity",
            "tell only what is this loud, and fail on it",
            List.of("error", "warning", "info", "hint")),
        Option.of("--config", "FILE", "read this instead of the folder's migration-lens.json"));
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws UsageError {
    var problems = new ArrayList<String>();
    var loading = new Loading(wiring, problems);
    var checked = new ArrayList<Checked>();
    for (Target target : Target.of(arguments.operands(), terminal, problems)) {
      Workspace workspace = loading.open(target, terminal, arguments.value("--config"));
      Snapshot snapshot = workspace.snapshot();
      problems.addAll(problems(target, snapshot));
      checked.add(Checked.of(target.root(), snapshot, wanted(target, snapshot, arguments)));
    }
    report(arguments, terminal).write(checked, terminal);
    problems.forEach(terminal::say);
    return problems.isEmpty() ? code(checked, arguments) : CommandLine.FAILED;
  }

  private static List<String> problems(Target target, Snapshot snapshot) {
    var problems = new ArrayList<String>();
    for (FileProblem problem : snapshot.problems()) {
      problems.add(Checked.shown(target.root(), problem.path()) + " " + problem.message());
    }
    if (snapshot.chains().isEmpty() && problems.isEmpty()) {
      problems.add(
          target.root() + " has no .sql files; name the folder that holds your migrations");
    }
    for (String file : target.files()) {
      if (snapshot.source(file).isEmpty()
          && snapshot.problems().stream().noneMatch(p -> p.path().equals(file))) {
        problems.add(Checked.shown(target.root(), file) + " belongs to no chain of migrations");
      }
    }
    return problems;
  }

  private static List<Finding> wanted(Target target, Snapshot snapshot, Arguments arguments) {
    Severity least = severity(arguments).orElse(Severity.HINT);
    return snapshot.findings().stream()
        .filter(f -> target.files().isEmpty() || target.files().contains(f.path()))
        .filter(f -> f.severity().atLeast(least))
        .toList();
  }

  private static Optional<Severity> severity(Arguments arguments) {
    return arguments.value("--severity").map(s -> Severity.valueOf(s.toUpperCase(Locale.ROOT)));
  }

  private static int code(List<Checked> checked, Arguments arguments) {
    Severity threshold = severity(arguments).orElse(Severity.ERROR);
    return checked.stream()
            .flatMap(c -> c.findings().stream())
            .anyMatch(f -> f.severity().atLeast(threshold))
        ? 1
        : 0;
  }

  private interface Writing {
    void write(List<Checked> checked, Terminal terminal);
  }

  private static Writing report(Arguments arguments, Terminal terminal) {
    Report report = REPORTS.get(arguments.value("--format").orElse("text"));
    return (checked, t) -> {
      try {
        if (report != null) {
          report.write(checked, terminal.shown(), terminal.out());
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }
}

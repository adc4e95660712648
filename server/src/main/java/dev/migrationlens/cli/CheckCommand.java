package dev.migrationlens.cli;

import dev.migrationlens.lint.RuleInfo;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.workspace.FileProblem;
import dev.migrationlens.workspace.Snapshot;
import dev.migrationlens.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Says what is wrong in the migrations of some folders or files. */
final class CheckCommand implements Command {
  private static final Map<String, Function<List<RuleInfo>, Report>> REPORTS =
      new LinkedHashMap<>();

  static {
    REPORTS.put("text", rules -> new TextReport(Severity.WARNING));
    REPORTS.put("json", rules -> new JsonReport());
    REPORTS.put("sarif", SarifReport::new);
    REPORTS.put("github", rules -> new GithubReport());
    REPORTS.put("gitlab", rules -> new GitlabReport());
  }

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
    return "Find what PostgreSQL or your tool rejects, and what you may regret";
  }

  @Override
  public List<Option> options() {
    return List.of(
        Option.words("--format", "how findings are told", List.copyOf(REPORTS.keySet())),
        Option.words(
            "--severity",
            "tell only what is this loud, and fail on it",
            List.of("error", "warning", "info", "hint")),
        Option.flag("--impact", "tell what statements lock, read and rewrite"),
        Option.of("--max-warnings", "N", "fail on more warnings than these"),
        Option.of("--since", "REVISION", "tell only of files that differ from this git revision"),
        Option.flag("--staged", "tell only of what is staged in git, as it is staged"),
        Option.of("--baseline", "FILE", "leave out what this file lists"),
        Option.of("--write-baseline", "FILE", "list what there is now, to be left out later"),
        Databases.DATABASE,
        Databases.TRUST,
        Option.of("--config", "FILE", "read this instead of the folder's migration-lens.json"));
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws UsageError {
    Optional<Integer> mostWarnings = arguments.number("--max-warnings");
    String format = arguments.value("--format").orElse("text");
    if (arguments.has("--impact") && !Set.of("text", "json").contains(format)) {
      throw new UsageError("--impact is told as text or json, not as " + format);
    }
    var problems = new ArrayList<String>();
    List<Checked> checked = check(arguments, terminal, problems);
    Optional<String> written = arguments.value("--write-baseline");
    if (written.isPresent()) {
      Path file = terminal.directory().resolve(written.get());
      Baseline.write(file, checked);
      long count = checked.stream().mapToLong(c -> c.findings().size()).sum();
      terminal.say("wrote " + Summary.count(count, "finding") + " to " + written.get());
    } else {
      report(arguments, checked, terminal);
    }
    problems.forEach(terminal::say);
    if (!problems.isEmpty()) {
      return CommandLine.FAILED;
    }
    return written.isEmpty() && fails(checked, severity(arguments), mostWarnings) ? 1 : 0;
  }

  private List<Checked> check(Arguments arguments, Terminal terminal, List<String> problems)
      throws UsageError {
    var loading = new Loading(wiring, problems);
    Optional<String> baseline = arguments.value("--baseline");
    Set<String> known =
        baseline.isPresent()
            ? Baseline.read(terminal.directory().resolve(baseline.get()))
            : Set.of();
    var checked = new ArrayList<Checked>();
    List<Target> targets = Target.of(arguments.operands(), terminal, problems);
    try (Progress progress = Progress.on(terminal)) {
      for (Target target : targets) {
        progress.doing("checking " + target.root());
        Loading.Beside opened = loading.open(target, terminal, arguments);
        Workspace workspace = opened.workspace();
        Wanted wanted = Wanted.of(target, arguments, workspace);
        Snapshot snapshot = workspace.snapshot();
        problems.addAll(problems(target, snapshot));
        Checked all = Checked.of(target.root(), snapshot, snapshot.findings());
        Checked told = all.with(all.findings().stream().filter(wanted::has).toList());
        Checked left = known.isEmpty() ? told : Baseline.without(told, known);
        checked.add(
            arguments.has("--impact")
                ? left.with(Impacts.of(snapshot, wanted, opened.live()))
                : left);
      }
    }
    return checked;
  }

  static List<String> problems(Target target, Snapshot snapshot) {
    var problems = new ArrayList<String>();
    for (FileProblem problem : snapshot.problems()) {
      problems.add(Checked.shown(target.root(), problem.path()) + " " + problem.message());
    }
    if (snapshot.chains().isEmpty() && problems.isEmpty()) {
      problems.add(
          target.root() + " has no .sql files; name the folder that holds your migrations");
    }
    for (String file : target.files()) {
      boolean told = snapshot.problems().stream().anyMatch(p -> p.path().equals(file));
      if (snapshot.source(file).isEmpty() && !told) {
        problems.add(
            Checked.shown(target.root(), file) + " is no SQL file; name files that end in .sql");
      }
    }
    return problems;
  }

  static Optional<Severity> severity(Arguments arguments) {
    return arguments.value("--severity").map(s -> Severity.valueOf(s.toUpperCase(Locale.ROOT)));
  }

  private static boolean fails(
      List<Checked> checked, Optional<Severity> severity, Optional<Integer> mostWarnings) {
    Severity threshold = severity.orElse(Severity.ERROR);
    long loud =
        checked.stream()
            .flatMap(c -> c.findings().stream())
            .filter(f -> f.severity().atLeast(threshold))
            .count();
    long warnings =
        checked.stream()
            .flatMap(c -> c.findings().stream())
            .filter(f -> f.severity() == Severity.WARNING)
            .count();
    return loud > 0 || mostWarnings.filter(most -> warnings > most).isPresent();
  }

  private void report(Arguments arguments, List<Checked> checked, Terminal terminal) {
    String format = arguments.value("--format").orElse("text");
    var made = REPORTS.get(format);
    Report report = made == null ? null : made.apply(wiring.rules());
    if (report instanceof TextReport && severity(arguments).isPresent()) {
      report = new TextReport(severity(arguments).get());
    }
    if (report == null) {
      throw new IllegalStateException("the option accepts only known formats: " + format);
    }
    try {
      report.write(checked, terminal.shown(), terminal.out());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

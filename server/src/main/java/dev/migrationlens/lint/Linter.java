package dev.migrationlens.lint;

import dev.migrationlens.effect.Problem;
import dev.migrationlens.effect.Sought;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.replay.Step;
import dev.migrationlens.schema.Size;
import dev.migrationlens.syntax.Parsed;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Asks every rule about a replayed chain. */
public final class Linter {
  private final Map<String, Rule.OfProblem> ofProblems = new HashMap<>();
  private final Map<String, Rule.OfSyntax> ofSyntax = new HashMap<>();
  private final List<Rule> rules;
  private final List<Rule.OfStatement> ofStatements = new ArrayList<>();
  private final List<Rule.OfSchema> ofSchema = new ArrayList<>();

  private final Map<String, RuleInfo> infos = new HashMap<>();

  private final BiConsumer<Rule, Throwable> crashes;

  public Linter(List<Rule> rules) {
    this(
        rules,
        (rule, crash) -> {
          throw new IllegalStateException("the rule " + rule.id() + " failed", crash);
        });
  }

  /** One whose rules may crash without taking others along; {@code crashes} is told. */
  public Linter(List<Rule> rules, BiConsumer<Rule, Throwable> crashes) {
    this.rules = List.copyOf(rules);
    this.crashes = crashes;
    rules.forEach(rule -> infos.put(rule.id(), rule.info()));
    for (Rule rule : rules) {
      switch (rule) {
        case Rule.OfProblem r -> ofProblems.put(r.id(), r);
        case Rule.OfSyntax r -> ofSyntax.put(r.id(), r);
        case Rule.OfStatement r -> ofStatements.add(r);
        case Rule.OfSchema r -> ofSchema.add(r);
        case Rule.OfFiles r -> {}
      }
    }
  }

  /** The same rules; crashes are told to somebody else. */
  public Linter telling(BiConsumer<Rule, Throwable> listener) {
    return new Linter(rules, listener);
  }

  private void guarded(Rule rule, Runnable check) {
    try {
      check.run();
    } catch (RuntimeException | StackOverflowError crash) {
      crashes.accept(rule, crash);
    }
  }

  /** What a rule is about. */
  public Optional<RuleInfo> info(String rule) {
    return Optional.ofNullable(infos.get(rule));
  }

  public List<Finding> lint(Replay replay, ChainFiles files, LintOptions options) {
    ProblemFindings problems = problems(replay, files);
    var atTheEnd = new AtTheEnd(this, replay, files, options);
    var findings = new ArrayList<Finding>();
    for (Step step : replay.steps()) {
      problems(problems, step, findings);
      statements(replay, step, files, options, findings);
    }
    findings.addAll(atTheEnd.findings(problems.missed()));
    return Surroundings.softened(replay, findings);
  }

  /** What PostgreSQL rejects in one file, and nothing that only follows from it. */
  public List<Finding> rejections(Replay replay, String path, ChainFiles files) {
    ProblemFindings problems = problems(replay, files);
    var findings = new ArrayList<Finding>();
    replay.steps(path).forEach(step -> problems(problems, step, findings));
    findings.removeIf(f -> f.state() == null || f.cause() != null);
    return findings;
  }

  ProblemFindings problems(Replay replay, @Nullable ChainFiles files) {
    return new ProblemFindings(replay, files, ofProblems, ofSyntax);
  }

  /** What the parser and the replay hold against a statement. */
  void problems(ProblemFindings problems, Step step, List<Finding> findings) {
    Parsed parsed = step.parsed();
    boolean known = problems.addSyntax(step, findings);
    if (parsed != null) {
      for (Problem problem : step.outcome().problems()) {
        if (!known || !SyntaxFindings.ofBody(problem)) {
          findings.add(problems.of(step, problem));
        }
      }
    }
  }

  /** What rules say of a well-formed statement. */
  void statements(
      Replay replay, Step step, ChainFiles files, LintOptions options, List<Finding> findings) {
    Parsed parsed = step.parsed();
    if (parsed == null || parsed.broken()) {
      return;
    }
    var statement = new StatementCase(replay, step, parsed.statement(), files);
    for (Rule.OfStatement rule : ofStatements) {
      guarded(rule, () -> rule.check(statement));
      for (StatementCase.Report report : statement.takeReports()) {
        Size size = options.size(report.about());
        String told = size == null ? "" : " (" + size.words() + ")";
        findings.add(
            finding(
                rule,
                options.sizes().severity(rule.info().severity(), size),
                step,
                report.span(),
                report.message() + told,
                null,
                report.fixes()));
      }
    }
  }

  /** The rules that look at the database at the end. */
  public List<Rule.OfSchema> ofSchema() {
    return ofSchema;
  }

  /** What one of them says. */
  List<SchemaCase.Report> reports(Rule.OfSchema rule, SchemaCase schema) {
    guarded(rule, () -> rule.check(schema));
    return schema.takeReports();
  }

  /** The finding out of what it says, knowing what else is missing. */
  static Finding finding(Rule.OfSchema rule, SchemaCase.Report report, Missed missed) {
    Sought missing = report.missing();
    Finding finding =
        finding(
            rule,
            rule.info().severity(),
            report.step(),
            report.origin().span(),
            report.message(),
            missing == null ? null : missed.first(missing),
            report.fixes());
    if (missing != null) {
      missed.tell(missing, finding);
    }
    return finding;
  }

  private static Finding finding(
      Rule rule,
      Severity severity,
      Step step,
      Span span,
      String message,
      @Nullable Finding cause,
      List<Fix> fixes) {
    int base = step.slice().start();
    return new Finding(
        rule.id(),
        severity,
        null,
        message,
        step.path(),
        span.shift(base),
        step.slice().span(),
        cause,
        List.of(),
        fixes);
  }
}

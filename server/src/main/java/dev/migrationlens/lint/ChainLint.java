package dev.migrationlens.lint;

import dev.migrationlens.replay.Replay;
import dev.migrationlens.replay.Step;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What is found in a chain while it is edited: a statement is judged again only when it was
 * evaluated again. Cures are made when they are asked for, because an edit above a statement moves
 * them.
 */
public final class ChainLint {
  private final Linter linter;
  private final Replay replay;
  private final ChainFiles files;
  private final LintOptions options;
  private final Known known;

  /** What was found so far, however many look at it. */
  private static final class Known {
    private final Map<Integer, Judged> judged = new HashMap<>();
    private Map<Integer, List<Finding>> ofSchema = Map.of();
    private Map<Statement, List<Finding>> ofTexts = Map.of();
    private Map<Integer, String> texts = Map.of();
    private boolean judgedSchema;

    /**
     * What was said of a statement is not said of another in its place, but again if it is back.
     */
    List<Finding> ofSchema(Step step) {
      return step.text().equals(texts.get(step.id()))
          ? ofSchema.getOrDefault(step.id(), List.of())
          : ofTexts.getOrDefault(new Statement(step.path(), step.text()), List.of());
    }
  }

  private record Statement(String path, String text) {}

  /** The findings of one step as it was when it was judged. */
  private record Judged(Step step, int evaluations, int start, List<Finding> findings) {
    boolean holds(Step now) {
      return step == now && evaluations == now.evaluations();
    }
  }

  public ChainLint(Linter linter, Replay replay, ChainFiles files, LintOptions options) {
    this(linter, replay, files, options, new Known());
  }

  private ChainLint(
      Linter linter, Replay replay, ChainFiles files, LintOptions options, Known known) {
    this.known = known;
    this.linter = linter;
    this.replay = replay;
    this.files = files;
    this.options = options;
  }

  /** What was found, where cures have other texts of the files to change. */
  public ChainLint over(ChainFiles now) {
    return new ChainLint(linter, replay, now, options, known);
  }

  /** The findings of one file, in order, without cures. */
  public List<Finding> file(String path) {
    var problems = linter.problems(replay, null);
    var all = new ArrayList<Finding>();
    for (Step step : replay.steps(path)) {
      linter.problems(problems, step, all);
      Judged of = judged(step);
      moved(of.findings(), step.slice().start() - of.start(), all);
      List<Finding> schema = known.ofSchema(step);
      if (!schema.isEmpty()) {
        moved(schema, step.slice().start() - schema.get(0).statement().start(), all);
      }
    }
    return Surroundings.softened(replay, all);
  }

  private Judged judged(Step step) {
    Judged known = this.known.judged.get(step.id());
    if (known != null && known.holds(step)) {
      return known;
    }
    var found = new ArrayList<Finding>();
    linter.statements(replay, step, files, options, found);
    var now = new Judged(step, step.evaluations(), step.slice().start(), List.copyOf(found));
    this.known.judged.put(step.id(), now);
    return now;
  }

  private static void moved(List<Finding> findings, int by, List<Finding> all) {
    for (Finding finding : findings) {
      all.add(by == 0 ? finding : finding.moved(by));
    }
  }

  /** The findings that touch a place, with their cures. */
  public List<Finding> at(String path, Span place) {
    var problems = linter.problems(replay, files);
    var all = new ArrayList<Finding>();
    for (Step step : replay.steps(path)) {
      Span statement = step.slice().span();
      if (isAt(statement, place)) {
        linter.problems(problems, step, all);
        linter.statements(replay, step, files, options, all);
      }
    }
    schemaAt(path, place, all);
    all.removeIf(
        f ->
            !f.path().equals(path)
                || f.span().end() < place.start()
                || place.end() < f.span().start());
    return all;
  }

  /** The semicolon too belongs to the statement. */
  private static boolean isAt(Span statement, Span place) {
    return statement.start() <= place.end() && place.start() <= statement.end() + 1;
  }

  /** Of the rules that look at the whole schema, only those are asked that said something here. */
  private void schemaAt(String path, Span place, List<Finding> all) {
    Predicate<Step> here = s -> s.path().equals(path) && isAt(s.slice().span(), place);
    var schema = new SchemaCase(replay, files, options, here);
    Set<String> speaking = new HashSet<>();
    for (Step step : replay.steps(path)) {
      if (step.slice().span().touches(place.start()) || place.covers(step.slice().span())) {
        known.ofSchema(step).forEach(f -> speaking.add(f.rule()));
      }
    }
    for (Rule.OfSchema rule : linter.ofSchema()) {
      if (!known.judgedSchema || speaking.contains(rule.id())) {
        ask(rule, schema, all);
      }
    }
  }

  private void ask(Rule.OfSchema rule, SchemaCase schema, List<Finding> all) {
    var missed = new Missed();
    linter.reports(rule, schema).forEach(r -> all.add(Linter.finding(rule, r, missed)));
  }

  /**
   * The work of asking the rules that look at the whole schema, in pieces. After the last one their
   * findings are told, until the next time.
   */
  public List<Runnable> schemaPieces() {
    var found = new ArrayList<Finding>();
    var schema = new SchemaCase(replay, files, options, step -> false);
    var pieces = new ArrayList<Runnable>();
    linter.ofSchema().forEach(rule -> pieces.add(() -> ask(rule, schema, found)));
    pieces.add(() -> remember(found));
    return pieces;
  }

  private void remember(List<Finding> found) {
    Map<Span, Map<String, Integer>> steps = new HashMap<>();
    for (Step step : replay.steps()) {
      steps.computeIfAbsent(step.slice().span(), s -> new HashMap<>()).put(step.path(), step.id());
    }
    Map<Integer, List<Finding>> byStep = new HashMap<>();
    for (Finding finding : found) {
      Integer id = steps.getOrDefault(finding.statement(), Map.of()).get(finding.path());
      if (id != null) {
        byStep.computeIfAbsent(id, i -> new ArrayList<>()).add(finding);
      }
    }
    Map<Statement, List<Finding>> byText = new HashMap<>();
    Map<Integer, String> texts = new HashMap<>();
    for (Step step : replay.steps()) {
      texts.put(step.id(), step.text());
      List<Finding> own = byStep.get(step.id());
      if (own != null) {
        byText.put(new Statement(step.path(), step.text()), own);
      }
    }
    known.ofSchema = byStep;
    known.ofTexts = byText;
    known.texts = texts;
    known.judgedSchema = true;
  }

  /** Everything, with cures, as the command line shows it. */
  public List<Finding> all() {
    return linter.lint(replay, files, options);
  }

  public Replay replay() {
    return replay;
  }
}

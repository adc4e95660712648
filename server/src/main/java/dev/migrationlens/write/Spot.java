package dev.migrationlens.write;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.Origin;
import dev.migrationlens.chain.Chain;
import dev.migrationlens.lint.FileChange;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.replay.Migration;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.replay.Step;
import dev.migrationlens.syntax.Slice;
import dev.migrationlens.text.Edit;
import dev.migrationlens.text.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where somebody wants something written: a chain and its replay, one of its files, what is
 * selected in it, and what is around it.
 */
public record Spot(
    Chain chain, Replay replay, String path, Span selection, Surroundings surroundings) {

  /** What is around the chain: the time, and the texts of the workspace's files. */
  public record Surroundings(Instant now, Function<String, Optional<String>> texts) {}

  String text() {
    Migration file = replay.migration(path);
    return file == null ? "" : file.text();
  }

  /** The statements of the file. */
  List<Step> steps() {
    return replay.steps(path).stream().filter(s -> s.parsed() != null).toList();
  }

  /** The statements that the selection touches. */
  List<Step> selected() {
    return steps().stream().filter(s -> touches(s.slice())).toList();
  }

  private boolean touches(Slice slice) {
    return selection.isEmpty()
        ? slice.span().touches(selection.start())
        : slice.span().overlaps(selection);
  }

  /** The one statement at the cursor, where it can be read. */
  Optional<Step> statement() {
    List<Step> touched = selected();
    return touched.size() == 1
        ? Optional.of(touched.get(0)).filter(s -> s.parsed() != null && !s.parsed().broken())
        : Optional.empty();
  }

  /** The selection in a statement's own offsets. */
  Span within(Step step) {
    int start = step.slice().start();
    int length = step.slice().end() - start;
    return new Span(
        Math.clamp(selection.start() - start, 0, length),
        Math.clamp(selection.end() - start, 0, length));
  }

  /** The database that the file meets. */
  Catalog before() {
    List<Step> all = replay.steps(path);
    return all.isEmpty() ? replay.end() : replay.before(all.get(0));
  }

  /** The database that the file leaves. */
  Catalog after() {
    List<Step> all = replay.steps(path);
    return all.isEmpty() ? replay.end() : replay.after(all.get(all.size() - 1));
  }

  /** Whether this file made it. */
  boolean made(Origin origin) {
    Step step = replay.step(origin.step());
    return step != null && step.path().equals(path);
  }

  /** Whether the chain made it, and not what was there before. */
  boolean own(Origin origin) {
    Step step = replay.step(origin.step());
    return step != null && step.moment() >= 0 && !step.path().startsWith("<");
  }

  /** The file's own line end. */
  String newline() {
    int at = text().indexOf('\n');
    return at > 0 && text().charAt(at - 1) == '\r' ? "\r\n" : "\n";
  }

  /** What a writer changes in the statement at the cursor, if anything. */
  Optional<Fix> atStatement(String title, Function<Step, List<Edit>> writer) {
    return statement()
        .map(writer)
        .filter(edits -> !edits.isEmpty())
        .map(edits -> edit(title, edits));
  }

  /** What it changes in all statements of the file that can be read. */
  Optional<Fix> everywhere(String title, Function<Step, List<Edit>> writer) {
    var edits = new ArrayList<Edit>();
    steps().stream()
        .filter(s -> s.parsed() != null && !s.parsed().broken())
        .forEach(s -> edits.addAll(writer.apply(s)));
    return edits.isEmpty() ? Optional.empty() : Optional.of(edit(title, edits));
  }

  /** A cure-like change of this file alone. */
  Fix edit(String title, List<Edit> edits) {
    return new Fix(title, Fix.Strength.SUGGESTED, List.of(new FileChange.EditFile(path, edits)));
  }

  /** New text behind the file's last statement, before what undoes it. */
  Edit append(String sql) {
    List<Step> steps = replay.steps(path);
    String text = text();
    int end = steps.isEmpty() ? text.length() : steps.get(steps.size() - 1).slice().end();
    boolean closed = end < text.length() && text.charAt(end) == ';';
    int at = closed ? end + 1 : end;
    String gap = closed || steps.size() < 2 ? "" : ";";
    int line = text.indexOf('\n', at);
    String rest = line < 0 ? text.substring(at) : text.substring(at, line);
    if (closed && rest.strip().startsWith("--")) {
      at += rest.stripTrailing().length();
    }
    String shown = gap + "\n\n" + sql.stripTrailing();
    String tail = at == text.length() ? "\n" : "";
    return Edit.insert(at, (shown + tail).replace("\n", newline()));
  }
}

package dev.migrationlens.lint;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.replay.Impact;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.replay.Step;
import dev.migrationlens.syntax.ast.Node;
import dev.migrationlens.syntax.ast.Statement;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One well-formed statement, before and after it ran. */
public final class StatementCase {
  private final Replay replay;
  private final Step step;
  private final Statement statement;
  private final ChainFiles files;
  private final List<Report> reports = new ArrayList<>();
  private @Nullable Impact impact;

  /** What a rule said, in the statement's own offsets. */
  record Report(Span span, String message, List<Fix> fixes, @Nullable Relation about) {}

  StatementCase(Replay replay, Step step, Statement statement, ChainFiles files) {
    this.replay = replay;
    this.step = step;
    this.statement = statement;
    this.files = files;
  }

  public Replay replay() {
    return replay;
  }

  public Step step() {
    return step;
  }

  public Statement statement() {
    return statement;
  }

  public ChainFiles files() {
    return files;
  }

  /** The database that the statement met. */
  public Catalog before() {
    return replay.before(step);
  }

  public Catalog after() {
    return replay.after(step);
  }

  /** What the statement locks, reads and rewrites. */
  public Impact impact() {
    if (impact == null) {
      impact = Impact.of(replay, step);
    }
    return impact;
  }

  public Repair repair() {
    return Repair.of(replay, step);
  }

  /** The text of a part of the statement. */
  public String source(Node node) {
    return node.span().of(step.text());
  }

  public void report(Node at, String message, Fix... fixes) {
    report(at.span(), message, List.of(fixes));
  }

  public void report(Span at, String message, List<Fix> fixes) {
    reports.add(new Report(at, message, fixes, null));
  }

  /** What takes the longer the larger the relation is. */
  public void report(Span at, String message, List<Fix> fixes, Relation about) {
    reports.add(new Report(at, message, fixes, about));
  }

  List<Report> takeReports() {
    var taken = List.copyOf(reports);
    reports.clear();
    return taken;
  }
}

package dev.migrationlens.chain;

import dev.migrationlens.replay.Migration.TransactionMode;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * The parts of one file that run forward and those that undo it, in order, and who opens the
 * transaction. Spans do not overlap.
 */
public record Sections(
    List<Span> up, List<Span> down, TransactionMode transaction, List<ChainProblem> problems) {
  public Sections {
    up = List.copyOf(up);
    down = List.copyOf(down);
    problems = List.copyOf(problems);
  }

  static Sections whole(String text, TransactionMode transaction) {
    return new Sections(List.of(new Span(0, text.length())), List.of(), transaction, List.of());
  }

  /** Collects the parts while a file is read from top to bottom. */
  static final class Cutter {
    private final List<Span> up = new ArrayList<>();
    private final List<Span> down = new ArrayList<>();
    private final List<ChainProblem> problems = new ArrayList<>();
    private TransactionMode transaction;

    Cutter(TransactionMode transaction) {
      this.transaction = transaction;
    }

    void up(int start, int end) {
      add(up, start, end);
    }

    void down(int start, int end) {
      add(down, start, end);
    }

    void transaction(TransactionMode mode) {
      transaction = mode;
    }

    void problem(ChainProblem problem) {
      problems.add(problem);
    }

    private static void add(List<Span> spans, int start, int end) {
      if (end > start) {
        spans.add(new Span(start, end));
      }
    }

    Sections sections() {
      return new Sections(up, down, transaction, problems);
    }
  }
}

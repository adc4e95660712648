package dev.migrationlens.replay;

import dev.migrationlens.catalog.CatalogObject;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Reads;
import dev.migrationlens.effect.Evaluation;
import dev.migrationlens.syntax.Parsed;
import dev.migrationlens.syntax.Parser;
import dev.migrationlens.syntax.Slice;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One statement of the chain between the database it meets and the one it leaves. Its {@code id}
 * stays while its text is edited in place; its {@code moment} is its place in the chain's time. The
 * start of a file is a step without a statement.
 */
public final class Step {
  private final int id;
  private final String path;
  private final String text;
  private @Nullable Parsed parsed;

  /** Where parsing is counted, until it is done; null where there is nothing to parse. */
  private volatile @Nullable Effort unread;

  private Slice slice;
  long moment;
  int evaluations;
  Reads reads = Reads.NONE;
  Map<Key, Optional<CatalogObject>> writes = Map.of();
  Evaluation.Outcome outcome = new Evaluation.Outcome(List.of(), Set.of());

  Step(int id, String path, Slice slice, String text, @Nullable Effort work) {
    this.id = id;
    this.path = path;
    this.slice = slice;
    this.text = text;
    this.unread = work;
  }

  /** What the other statement did still stands until this one is evaluated. */
  void takePlaceOf(Step other) {
    moment = other.moment;
    reads = other.reads;
    writes = other.writes;
  }

  public int id() {
    return id;
  }

  public String path() {
    return path;
  }

  /** The statement's text, from its first token to before its semicolon. */
  public String text() {
    return text;
  }

  /** Where the statement is in its file now. */
  public Slice slice() {
    return slice;
  }

  void slice(Slice moved) {
    slice = moved;
  }

  /**
   * What the statement says; null for the start of a file, psql commands and COPY data. It is
   * parsed when first asked for, which may be ahead of the replay by another thread.
   */
  public @Nullable Parsed parsed() {
    if (unread != null) {
      parse();
    }
    return parsed;
  }

  private synchronized void parse() {
    Effort work = unread;
    if (work != null) {
      parsed = Parser.parse(text);
      work.parsed.incrementAndGet();
      unread = null;
    }
  }

  public long moment() {
    return moment;
  }

  /** The problems PostgreSQL would have with it, and the steps whose objects it stands on. */
  public Evaluation.Outcome outcome() {
    return outcome;
  }

  /** The steps whose objects it stands on. */
  public Set<Integer> relies() {
    return outcome.relies();
  }

  /** What it changes: a value, or nothing where an object goes away. */
  public Map<Key, Optional<CatalogObject>> writes() {
    return writes;
  }

  /** What it looked at. */
  public Reads reads() {
    return reads;
  }

  /** How often it was evaluated: what was concluded from it holds while this stays. */
  public int evaluations() {
    return evaluations;
  }

  /** Whether PostgreSQL certainly rejects it. */
  public boolean fails() {
    Parsed read = parsed();
    return (read != null && read.broken())
        || outcome.problems().stream().anyMatch(p -> p.state() != null);
  }

  @Override
  public String toString() {
    return path + "@" + slice.start() + " " + text.lines().findFirst().orElse("");
  }
}

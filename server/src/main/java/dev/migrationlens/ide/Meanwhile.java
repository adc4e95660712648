package dev.migrationlens.ide;

import dev.migrationlens.catalog.Relation;
import dev.migrationlens.naming.Here;
import dev.migrationlens.naming.Site;
import dev.migrationlens.replay.Clients;
import dev.migrationlens.replay.Impact;
import dev.migrationlens.replay.Impact.OnRelation;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.replay.Step;
import dev.migrationlens.replay.Until;
import dev.migrationlens.schema.FileState;
import dev.migrationlens.schema.LiveSchema;
import dev.migrationlens.schema.Size;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What clients feel of a statement that runs while they use the database. */
public final class Meanwhile {
  private static final int SHOWN = 2;

  private Meanwhile() {}

  /** What they feel of one relation; {@code size} is how large it really is, if that is known. */
  public record Felt(Site statement, OnRelation on, Until until, @Nullable Size size) {

    public Relation relation() {
      return on.relation();
    }

    /** {@code rewrites 2.1 GB}. */
    public String work() {
      if (size == null) {
        return on.work().words();
      }
      return switch (on.work()) {
        case REWRITE -> "rewrites " + size.space();
        case UNKNOWN -> "may rewrite " + size.space();
        case UNSURE_SCAN -> "may read " + size.space();
        case SCAN -> "reads " + size.space();
        case ROWS, INSTANT -> on.work().words();
      };
    }

    private boolean isWorthALine() {
      return on.lock().blocksReads() || on.lock().blocksWrites() && on.work().grows();
    }

    private String line() {
      return "%s on `%s`, %s".formatted(on.lock().words(), relation().name(), work());
    }

    private String item() {
      return "- **%s** on `%s`: %s, %s, held %s"
          .formatted(
              on.lock().words(), relation().name(), on.lock().blocks(), work(), until.words());
    }
  }

  /** Of relations that clients may be using; nothing of what ran already. */
  public static List<Felt> of(Replay replay, Step step, @Nullable LiveSchema live) {
    if (live != null && live.state(step.path()) == FileState.APPLIED) {
      return List.of();
    }
    Impact impact = Impact.of(replay, step);
    var felt = new ArrayList<Felt>();
    for (OnRelation on : impact.relations()) {
      if (Clients.mayUse(replay, step, on.relation())) {
        Size size = live == null ? null : live.size(on.relation());
        felt.add(
            new Felt(Site.in(step, new Span(0, step.text().length())), on, impact.until(), size));
      }
    }
    return felt;
  }

  /** A line above each statement that somebody has to wait for. */
  public static List<CodeLenses.Lens> lenses(
      Replay replay, String path, @Nullable LiveSchema live) {
    var lenses = new ArrayList<CodeLenses.Lens>();
    for (Step step : replay.steps(path)) {
      List<String> lines =
          of(replay, step, live).stream().filter(Felt::isWorthALine).map(Felt::line).toList();
      if (!lines.isEmpty()) {
        int more = lines.size() - SHOWN;
        String title = lines.stream().limit(SHOWN).collect(Collectors.joining("; "));
        lenses.add(
            new CodeLenses.Lens(
                step.slice().span(),
                more > 0 ? title + " and " + more + " more" : title,
                List.of()));
      }
    }
    return lenses;
  }

  /** Markdown about the statement at an offset. */
  public static Optional<Hover.Text> at(
      Replay replay, String path, int offset, @Nullable LiveSchema live) {
    return Here.at(replay, path, offset)
        .map(Here::step)
        .flatMap(
            step -> {
              String items =
                  of(replay, step, live).stream().map(Felt::item).collect(Collectors.joining("\n"));
              return items.isEmpty()
                  ? Optional.empty()
                  : Optional.of(
                      new Hover.Text(
                          "This statement takes\n" + items + "\n", step.slice().span(), List.of()));
            });
  }
}

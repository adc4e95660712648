package dev.migrationlens.write;

import dev.migrationlens.chain.Chain;
import dev.migrationlens.lint.World;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.text.Span;
import dev.migrationlens.workspace.Config;
import dev.migrationlens.workspace.ReplayJudge;
import dev.migrationlens.workspace.Snapshot;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Places in chains that exist only in a test. */
final class Spots {
  static final Spot.Surroundings AROUND =
      new Spot.Surroundings(Instant.parse("2026-03-04T12:00:00Z"), path -> Optional.empty());

  private Spots() {}

  /** The selection is what {@code <|} and {@code |>} enclose, or where {@code <|>} stands. */
  static Spot in(Map<String, String> marked) {
    Map<String, String> files = new LinkedHashMap<>();
    String path = "";
    var selection = new Span(0, 0);
    for (Map.Entry<String, String> file : marked.entrySet()) {
      String text = file.getValue().replace("<|>", "<||>");
      int start = text.indexOf("<|");
      int end = text.indexOf("|>");
      if (start >= 0) {
        selection = new Span(start, end - 2);
      }
      path = start >= 0 || path.isEmpty() ? file.getKey() : path;
      files.put(file.getKey(), text.replace("<|", "").replace("|>", ""));
    }
    return at(files, path, selection);
  }

  static Spot at(Map<String, String> files, String path, Span selection) {
    Snapshot snapshot = World.open(files).snapshot();
    Chain chain =
        snapshot.chains().stream()
            .map(Snapshot.ChainView::chain)
            .filter(c -> c.entry(path).isPresent())
            .findFirst()
            .orElseThrow();
    Replay replay = new ReplayJudge(List.of()).replay(chain, Config.DEFAULT);
    return new Spot(chain, replay, path, selection, AROUND);
  }
}

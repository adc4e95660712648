package dev.migrationlens.ide;

import dev.migrationlens.naming.Site;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a file makes, and how many others need it, above its first statement. */
public final class CodeLenses {
  private static final int SHOWN = 4;

  private CodeLenses() {}

  /** A line of text above a span; {@code sites} are what a click shows. */
  public record Lens(Span span, String title, List<Site> sites) {
    public Lens {
      sites = List.copyOf(sites);
    }
  }

  public static List<Lens> of(Replay replay, String path) {
    var lenses = new ArrayList<Lens>();
    List<ChainTree.Made> made = ChainTree.makes(replay, path);
    if (made.isEmpty()) {
      return lenses;
    }
    Span top = made.get(0).span();
    for (String change : List.of("creates", "alters", "drops")) {
      List<ChainTree.Made> some = made.stream().filter(m -> m.change().equals(change)).toList();
      if (!some.isEmpty()) {
        String names =
            some.stream()
                .limit(SHOWN)
                .map(m -> m.kind() + " " + m.name())
                .distinct()
                .collect(Collectors.joining(", "));
        String more = some.size() > SHOWN ? " and " + (some.size() - SHOWN) + " more" : "";
        List<Site> sites = some.stream().map(m -> new Site(path, m.span())).toList();
        lenses.add(new Lens(top, change + " " + names + more, sites));
      }
    }
    Set<String> users = ChainTree.neededBy(replay).getOrDefault(path, Set.of());
    if (!users.isEmpty()) {
      String title = "needed by " + users.size() + (users.size() == 1 ? " file" : " files");
      List<Site> sites = users.stream().map(u -> new Site(u, new Span(0, 0))).toList();
      lenses.add(new Lens(top, title, sites));
    }
    return lenses;
  }
}

package dev.migrationlens.ide;

import dev.migrationlens.naming.Site;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.replay.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What the chain makes, searched by a part of its name. */
public final class WorkspaceSymbols {
  private static final int LIMIT = 200;
  private static final String MAKES = "create ";
  private static final String CHANGES = "alter ";

  private WorkspaceSymbols() {}

  /** Something with a name, and where it is named. */
  public record Found(String kind, String name, Site site) {}

  /**
   * Names that hold the query's letters in their order; those that begin with it first, shorter
   * ones first.
   */
  public static List<Found> of(Replay replay, String query) {
    String wanted = query.toLowerCase(Locale.ROOT).replaceAll("\\s", "");
    var found = new ArrayList<Found>();
    for (Step step : replay.steps()) {
      if (replay.migration(step.path()) != null && holds(step.text(), wanted)) {
        DocumentSymbols.Symbol symbol = DocumentSymbols.symbol(replay, step);
        if (symbol.label().startsWith(MAKES) || symbol.label().startsWith(CHANGES)) {
          add(symbol, step.path(), wanted, found);
        }
      }
    }
    found.sort(
        Comparator.comparingInt((Found f) -> rank(f.name(), wanted))
            .thenComparing((Found f) -> f.name().startsWith(CHANGES))
            .thenComparingInt(f -> f.name().length()));
    return found.size() > LIMIT ? found.subList(0, LIMIT) : found;
  }

  private static void add(
      DocumentSymbols.Symbol symbol, String path, String wanted, List<Found> found) {
    if (!symbol.name().isEmpty() && holds(symbol.name(), wanted)) {
      found.add(new Found(symbol.kind(), symbol.label(), new Site(path, symbol.nameSpan())));
    }
    for (DocumentSymbols.Symbol child : symbol.children()) {
      if (!wanted.isEmpty() && holds(child.name(), wanted)) {
        String name = symbol.name() + "." + child.name();
        found.add(new Found(child.kind(), name, new Site(path, child.nameSpan())));
      }
    }
  }

  private static int rank(String name, String wanted) {
    String plain = name.toLowerCase(Locale.ROOT);
    if (plain.contains(" " + wanted) || plain.contains("." + wanted)) {
      return 0;
    }
    return plain.contains(wanted) ? 1 : 2;
  }

  private static boolean holds(String text, String wanted) {
    int at = 0;
    for (int i = 0; i < text.length() && at < wanted.length(); i++) {
      if (Character.toLowerCase(text.charAt(i)) == wanted.charAt(at)) {
        at++;
      }
    }
    return at == wanted.length();
  }
}

package dev.migrationlens.live;

import dev.migrationlens.live.History.Applied;
import dev.migrationlens.live.History.Ledger;
import dev.migrationlens.schema.FileState;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a chain stands to a database: each file's state by its path, and what was run of which there
 * is no file. Without a ledger of the chain's tool nothing is known.
 */
public record Standing(
    Map<String, FileState> files, List<Applied> withoutFile, @Nullable String ledger) {

  /** A file of the chain: its version and name as its tool sees them. */
  public record Source(String path, String version, String name, String text) {}

  public Standing {
    files = Map.copyOf(files);
    withoutFile = List.copyOf(withoutFile);
  }

  public FileState of(String path) {
    return files.getOrDefault(path, FileState.UNKNOWN);
  }

  public static Standing of(String tool, List<Source> sources, History history) {
    Optional<Ledger> ledger = history.of(tool);
    if (ledger.isEmpty()) {
      return new Standing(Map.of(), List.of(), null);
    }
    return isHighWaterMark(tool) ? upTo(ledger.get(), sources) : oneByOne(ledger.get(), sources);
  }

  /** Some tools remember only the last version. */
  private static boolean isHighWaterMark(String tool) {
    return tool.equals("golang-migrate") || tool.equals("tern");
  }

  private static Standing upTo(Ledger ledger, List<Source> sources) {
    var states = new LinkedHashMap<String, FileState>();
    Applied last = ledger.rows().isEmpty() ? null : ledger.rows().get(0);
    for (Source source : sources) {
      int compared = last == null ? 1 : number(source.version()).compareTo(number(last.version()));
      boolean failed = compared == 0 && last != null && !last.done();
      states.put(
          source.path(),
          failed ? FileState.FAILED : compared <= 0 ? FileState.APPLIED : FileState.PENDING);
    }
    return new Standing(states, List.of(), ledger.table());
  }

  private static BigInteger number(String version) {
    String digits = version.replaceAll("[^0-9]", "");
    return digits.isEmpty() ? BigInteger.ZERO : new BigInteger(digits);
  }

  private static Standing oneByOne(Ledger ledger, List<Source> sources) {
    var states = new LinkedHashMap<String, FileState>();
    Set<Applied> left = new LinkedHashSet<>(ledger.rows());
    for (int i = 0; i < sources.size(); i++) {
      Source source = sources.get(i);
      List<Applied> rows = Matches.of(ledger, sources, i);
      rows.forEach(left::remove);
      states.put(source.path(), state(ledger, source, rows));
    }
    left.removeIf(row -> !row.done() || !Matches.standsForFile(ledger, sources, row));
    return new Standing(states, List.copyOf(left), ledger.table());
  }

  private static FileState state(Ledger ledger, Source source, List<Applied> rows) {
    if (rows.isEmpty()) {
      return FileState.PENDING;
    }
    Applied last = rows.get(rows.size() - 1);
    if (!last.done()) {
      return FileState.FAILED;
    }
    if (ledger.tool().equals("liquibase")) {
      return ChangeSets.allRan(source, rows) ? FileState.APPLIED : FileState.PARTLY;
    }
    boolean changed = Checksums.differs(ledger.tool(), last, source.text());
    return changed ? FileState.CHANGED : FileState.APPLIED;
  }
}

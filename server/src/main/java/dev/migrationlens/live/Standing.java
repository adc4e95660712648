package dev.migrationlens.live;

import dev.migrationlens.live.History.Applied;
import dev.migrationlens.live.History.Ledger;
import dev.migrationlens.schema.FileState;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
    Set<Applied> left = new HashSet<>(ledger.rows());
    for (Source source : sources) {
      Applied row = row(ledger, source);
      if (row == null) {
        states.put(source.path(), FileState.PENDING);
      } else {
        left.remove(row);
        boolean changed = Checksums.differs(ledger.tool(), row, source.text());
        states.put(
            source.path(),
            !row.done() ? FileState.FAILED : changed ? FileState.CHANGED : FileState.APPLIED);
      }
    }
    var without = new ArrayList<Applied>();
    for (Applied row : ledger.rows()) {
      if (left.contains(row) && row.done() && !isBaseline(ledger, row)) {
        without.add(row);
      }
    }
    return new Standing(states, without, ledger.table());
  }

  /** A row that stands for no file: a mark from which Flyway begins, or one of its schemas. */
  private static boolean isBaseline(Ledger ledger, Applied row) {
    return ledger.tool().equals("flyway")
        && (row.name() == null || row.name().startsWith("<") || row.checksum() == null);
  }

  private static @Nullable Applied row(Ledger ledger, Source source) {
    Applied found = null;
    for (Applied row : ledger.rows()) {
      if (isOf(ledger.tool(), row, source)) {
        found = row;
      }
    }
    return found;
  }

  private static boolean isOf(String tool, Applied row, Source source) {
    String name = row.name() == null ? "" : row.name();
    return switch (tool) {
      case "supabase" -> row.version().equals(source.version());
      case "drizzle" -> Checksums.sha256(source.text()).equals(row.checksum());
      case "prisma", "sql-migrate", "sqitch" ->
          name.equals(source.name()) || stem(source.name()).equals(name);
      case "node-pg-migrate", "graphile-migrate" -> stem(name).equals(stem(source.name()));
      case "liquibase" -> source.path().endsWith(name) || name.endsWith(source.path());
      case "flyway" ->
          row.version().isEmpty()
              ? name.endsWith(source.name())
              : sameVersion(row.version(), source.version());
      default -> sameVersion(row.version(), source.version());
    };
  }

  private static boolean sameVersion(String left, String right) {
    return canonical(left).equals(canonical(right));
  }

  /** Leading zeros and separators do not tell versions apart; missing parts are zero. */
  private static String canonical(String version) {
    String dotted = version.replaceAll("[_-]", ".");
    return dotted.replaceAll("(^|\\.)0+(?=\\d)", "$1").replaceAll("(\\.0)+$", "");
  }

  private static String stem(String name) {
    return name.replaceFirst("\\.(sql|js|ts)$", "");
  }
}

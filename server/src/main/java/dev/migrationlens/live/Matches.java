package dev.migrationlens.live;

import dev.migrationlens.live.History.Applied;
import dev.migrationlens.live.History.Ledger;
import dev.migrationlens.live.Standing.Source;
import java.util.List;

/** Which rows of a tool's table are about which file: every tool names its files in its own way. */
final class Matches {
  private Matches() {}

  /** The rows of the file at a place of the chain, in the order in which they were written. */
  static List<Applied> of(Ledger ledger, List<Source> sources, int place) {
    Source source = sources.get(place);
    List<Applied> rows =
        ledger.rows().stream().filter(row -> isOf(ledger.tool(), row, source)).toList();
    return rows.isEmpty() && ledger.tool().equals("drizzle")
        ? changedSince(ledger, sources, place)
        : rows;
  }

  /**
   * Drizzle's rows hold nothing of a file but a checksum: one that fits no file is of the file at
   * its place in the journal, if that fits no row either.
   */
  private static List<Applied> changedSince(Ledger ledger, List<Source> sources, int place) {
    if (place >= ledger.rows().size()) {
      return List.of();
    }
    Applied row = ledger.rows().get(place);
    boolean known = sources.stream().anyMatch(source -> isOf(ledger.tool(), row, source));
    return known ? List.of() : List.of(row);
  }

  private static boolean isOf(String tool, Applied row, Source source) {
    String name = row.name() == null ? "" : row.name();
    return switch (tool) {
      case "supabase" -> row.version().equals(source.version());
      case "drizzle" -> !Checksums.differs(tool, row, source.text());
      case "prisma", "sql-migrate", "sqitch" ->
          name.equals(source.name()) || stem(source.name()).equals(name);
      case "node-pg-migrate", "graphile-migrate" -> stem(name).equals(stem(source.name()));
      case "liquibase" -> source.path().endsWith(name) || name.endsWith(source.path());
      case "diesel" -> row.version().equals(source.version().replace("-", ""));
      case "hasura" ->
          row.version().equals(source.version()) && name.equals(databaseOf(source.path()));
      case "flyway" ->
          row.version().isEmpty()
              ? name.endsWith(source.name())
              : sameVersion(row.version(), source.version());
      default -> sameVersion(row.version(), source.version());
    };
  }

  /** Hasura keeps the migrations of each of its databases in a folder of the database's name. */
  private static String databaseOf(String path) {
    String[] folders = path.split("/");
    String above = folders.length < 3 ? "migrations" : folders[folders.length - 3];
    return above.equals("migrations") ? "default" : above;
  }

  /**
   * Whether a row needs a file of this chain: a mark from which Flyway begins and the schemas that
   * it makes need none, nor does what Hasura ran on another database.
   */
  static boolean standsForFile(Ledger ledger, List<Source> sources, Applied row) {
    return switch (ledger.tool()) {
      case "flyway" -> row.name() != null && !row.name().startsWith("<") && row.checksum() != null;
      case "hasura" ->
          sources.stream().anyMatch(source -> databaseOf(source.path()).equals(row.name()));
      default -> true;
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

package dev.migrationlens.chain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Folders that Flyway reads together: those of versions below one location, and those that projects
 * list as locations beside one another, one for all and one for the database or for production.
 */
final class FlywayLocations {
  private static final Pattern SHARED = Pattern.compile("(?i)common|shared|all|base|core|main|ddl");
  private static final Pattern LIVE = Pattern.compile("(?i)prod|production|live|seed|data");
  private static final Pattern ASIDE =
      Pattern.compile(
          "(?i)dev|development|local|(?:int-?)?tests?(?:-?data)?|samples?|demo|stag(?:e|ing)|int|qa"
              + "|uat|preprod|e2e|ci");

  private FlywayLocations() {}

  /** Those below the folder, or none; {@code versions} tells those in a file's name, if any. */
  static List<Folder> of(Folder folder, Function<String, Stream<String>> versions) {
    List<Folder> all = new ArrayList<>();
    for (Folder each : folder.folders()) {
      if (each.sqlNames().stream().flatMap(versions).findAny().isPresent()) {
        all.add(each);
      }
    }
    List<Folder> together = all.size() < 2 ? List.of() : together(folder, all);
    Set<String> seen = new HashSet<>();
    return together.stream()
            .flatMap(f -> f.sqlNames().stream())
            .flatMap(versions)
            .allMatch(seen::add)
        ? together
        : List.of();
  }

  private static List<Folder> together(Folder folder, List<Folder> all) {
    if (folder.path().contains("migration")
        && all.stream().allMatch(f -> VersionFolders.version(f).matches())) {
      return all;
    }
    List<Folder> live = all.stream().filter(FlywayLocations::isLive).toList();
    boolean shared = live.stream().anyMatch(f -> SHARED.matcher(f.name()).matches());
    boolean known = all.stream().allMatch(f -> isLive(f) || isAside(f));
    return shared && known ? live : List.of();
  }

  private static boolean isLive(Folder folder) {
    String name = folder.name();
    return SHARED.matcher(name).matches()
        || LIVE.matcher(name).matches()
        || Databases.isPostgres(name);
  }

  private static boolean isAside(Folder folder) {
    return ASIDE.matcher(folder.name()).matches() || Databases.isOther(folder.name());
  }
}

package dev.migrationlens.live;

import dev.migrationlens.live.History.Applied;
import dev.migrationlens.live.Standing.Source;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Liquibase runs a file in parts, its change sets, and remembers each of them. */
final class ChangeSets {
  private static final Pattern HEAD =
      Pattern.compile("(?im)^\\s*--\\s*changeset\\s+(\"[^\"]*\"|\\S+)(.*)$");
  private static final Pattern DBMS = Pattern.compile("dbms:\"?([\\w,! ]+)");

  private ChangeSets() {}

  /** Whether a file has no change set for PostgreSQL that has not run. */
  static boolean allRan(Source source, List<Applied> rows) {
    Set<String> ran = new HashSet<>();
    rows.stream().filter(Applied::done).forEach(row -> ran.add(row.version()));
    Matcher head = HEAD.matcher(source.text());
    while (head.find()) {
      String id = head.group(1).replace("\"", "");
      if (isForPostgres(head.group(2)) && !ran.contains(id)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isForPostgres(String attributes) {
    Matcher dbms = DBMS.matcher(attributes);
    if (!dbms.find()) {
      return true;
    }
    String named = dbms.group(1).toLowerCase(Locale.ROOT);
    return named.contains("!")
        ? !named.contains("!postgresql")
        : named.contains("postgresql") || named.strip().equals("all");
  }
}

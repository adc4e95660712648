package dev.migrationlens.chain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of databases in paths: projects keep a folder or a file for each that they support. */
final class Databases {
  private static final Set<String> OTHERS =
      Set.of(
          "mysql",
          "mysql8",
          "mariadb",
          "sqlite",
          "sqlite3",
          "h2",
          "hsqldb",
          "oracle",
          "mssql",
          "sqlserver",
          "db2",
          "derby",
          "clickhouse",
          "cassandra",
          "snowflake",
          "bigquery",
          "duckdb",
          "d1",
          "spanner",
          "redshift");

  /** Before the way of a migration: {@code .mysql.up.sql}, {@code .postgres.autocommit.up.sql}. */
  private static final Pattern IN_FILE =
      Pattern.compile("\\.([a-z0-9]+)(\\.autocommit)?(\\.(?:up|down)\\.sql)$");

  private Databases() {}

  static boolean isOther(String name) {
    return OTHERS.contains(name.toLowerCase(Locale.ROOT));
  }

  /** Whether the file lies in a folder for another database. */
  static boolean isOthers(String path) {
    String[] parts = path.split("/");
    return Arrays.stream(parts, 0, parts.length - 1).anyMatch(Databases::isOther);
  }

  static boolean isPostgres(String name) {
    return name.matches("(?i)postgres(ql)?|pg|psql");
  }

  /** Whether a file is for another database, or gives way to one that is for PostgreSQL alone. */
  static boolean passesOver(Folder folder, String name) {
    Matcher named = IN_FILE.matcher(name);
    if (named.find()) {
      String database = named.group(1);
      if (isOther(database) || database.equals("cockroach")) {
        return true;
      }
      if (isPostgres(database)) {
        return false;
      }
    }
    int way = name.lastIndexOf('.', name.length() - ".sql".length() - 1);
    String stem = (way < 0 ? name : name.substring(0, way)).replaceFirst("\\.autocommit$", "");
    return way > 0
        && (folder.has(stem + ".postgres" + name.substring(way))
            || folder.has(stem + ".postgres.autocommit" + name.substring(way)));
  }
}

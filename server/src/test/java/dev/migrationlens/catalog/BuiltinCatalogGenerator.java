package dev.migrationlens.catalog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down what a running PostgreSQL brings: by itself, or with an extension. */
final class BuiltinCatalogGenerator {
  static final List<String> KINDS =
      List.of(
          "casts", "classes", "functions", "names", "operators", "relations", "settings", "types");

  private BuiltinCatalogGenerator() {}

  /** Makes the connection answer for an extension that it has, or for PostgreSQL itself. */
  static void prepare(Connection connection, @Nullable String extension) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute("discard temp;" + query("prelude"));
    }
    if (extension != null) {
      var sql =
          "insert into subject select oid, extname, extnamespace from pg_extension where extname ="
              + " ?";
      try (var statement = connection.prepareStatement(sql)) {
        statement.setString(1, extension);
        statement.execute();
      }
    }
  }

  /** The lines of one kind, sorted by their bytes. */
  static List<String> lines(Connection connection, String kind) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      var lines = new ArrayList<String>();
      try (var rows = statement.executeQuery(query(kind))) {
        while (rows.next()) {
          lines.add(rows.getString(1));
        }
      }
      lines.sort(
          Comparator.comparing((String line) -> line.split("\t")[0]).thenComparing(line -> line));
      return lines;
    }
  }

  private static String query(String name) {
    try (var in = BuiltinCatalogGenerator.class.getResourceAsStream("facts/" + name + ".sql")) {
      if (in == null) {
        throw new IllegalArgumentException(name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}

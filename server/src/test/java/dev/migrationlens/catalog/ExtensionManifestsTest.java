package dev.migrationlens.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.sql.SqlType;
import dev.migrationlens.testing.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ExtensionManifestsTest {
  private static final Path FOLDER =
      Path.of("src/main/resources/dev/migrationlens/catalog").toAbsolutePath();

  private static final Map<String, String> KINDS =
      Map.of(
          "casts", "cast",
          "classes", "class",
          "functions", "function",
          "operators", "operator",
          "relations", "relation",
          "types", "type");

  @Test
  void everyManifestIsListedAndUnderstood() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER.resolve("extensions"))) {
      var names =
          files.map(file -> file.getFileName().toString().replace(".txt", "")).sorted().toList();
      if (Boolean.getBoolean("migrationlens.update")) {
        Files.write(FOLDER.resolve("extensions.txt"), names);
      }
      assertThat(Files.readAllLines(FOLDER.resolve("extensions.txt"))).isEqualTo(names);
    }
    for (String name : ExtensionManifests.names()) {
      var manifest = ExtensionManifests.find(name).orElseThrow();
      assertThat(manifest.in("s", UnaryOperator.identity())).as(name).isNotNull();
      assertThat(manifest.requires()).allMatch(it -> ExtensionManifests.find(it).isPresent());
    }
    assertThat(ExtensionManifests.find("no_such_extension")).isEmpty();
  }

  @Test
  void whatAnExtensionBringsLiesInItsSchema() {
    var citext = ExtensionManifests.find("citext").orElseThrow().in("ext", it -> it);
    assertThat(citext.types().getFirst().type()).isEqualTo(SqlType.of("ext", "citext"));
    var earth = ExtensionManifests.find("earthdistance").orElseThrow();
    assertThat(earth.requires()).containsExactly("cube");
    assertThat(earth.in("ext", it -> "other").types().getFirst().related())
        .isEqualTo(SqlType.of("other", "cube"));
    var net = ExtensionManifests.find("pg_net").orElseThrow();
    assertThat(net.complete()).isFalse();
    assertThat(net.schemas()).containsExactly("net");
    assertThat(net.in("ext", it -> it).functions())
        .allMatch(function -> function.schema().equals("net"));
  }

  @Test
  @Tag("postgres")
  void thoseThatComeWithPostgresAreUpToDate() throws SQLException, IOException {
    try (var database = Postgres.database()) {
      var connection = database.connection();
      for (String name : available(connection)) {
        if (!database
            .run("create schema ext; create extension \"" + name + "\" schema ext cascade")
            .ok()) {
          continue; // a language whose library is not part of the embedded server
        }
        var lines = manifest(connection, name);
        var file = FOLDER.resolve("extensions/" + name + ".txt");
        if (Boolean.getBoolean("migrationlens.update")) {
          Files.write(file, lines);
        }
        assertThat(Files.readAllLines(file)).as(name).isEqualTo(lines);
        database.run("drop schema ext cascade");
      }
    }
  }

  private static List<String> available(Connection connection) throws SQLException {
    return column(
        connection, "select name from pg_available_extensions where installed_version is null");
  }

  private static List<String> manifest(Connection connection, String name) throws SQLException {
    var lines =
        new ArrayList<>(
            column(
                connection,
                """
                select line from pg_extension e
                  join pg_available_extension_versions v
                    on v.name = e.extname and v.version = e.extversion,
                  unnest(array[E'version\\t' || v.version, E'in-schema\\t' || v.schema,
                    E'relocatable\\t' || case when e.extrelocatable then 'yes' else 'no' end])
                    with ordinality as u(line, place)
                where extname = '%s' and line is not null order by place
                """
                    .formatted(name)));
    lines.addAll(
        column(
            connection,
            "select E'requires\\t' || unnest(requires) from pg_available_extension_versions"
                + " where installed and name = '%s'".formatted(name)));
    BuiltinCatalogGenerator.prepare(connection, name);
    var contents = new ArrayList<>(BuiltinCatalogGenerator.lines(connection, "extras"));
    for (var kind : KINDS.entrySet()) {
      for (String line : BuiltinCatalogGenerator.lines(connection, kind.getKey())) {
        contents.add(kind.getValue() + "\t" + line);
      }
    }
    contents.sort(null);
    lines.addAll(contents);
    return lines;
  }

  private static List<String> column(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var values = new ArrayList<String>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    }
  }
}

package dev.migrationlens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.testing.Golden;
import dev.migrationlens.testing.Postgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each tool's own table, as its current version makes it, tells what ran of its files. */
@Tag("postgres")
class StatusOfToolsTest {
  private static final Pattern CALL = Pattern.compile("(CRC|SHA256|SHA384)\\((.*?;)\\)");

  @TempDir private Path folder;

  static Stream<Path> tools() throws IOException {
    try (var files =
        Files.list(Golden.repository().resolve("server/src/test/resources/live/tools"))) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("tools")
  void theTableIsRead(Path archive) throws IOException {
    Map<String, String> parts = parts(Files.readString(archive));
    try (var database = Postgres.database()) {
      database.prepare(withChecksums(String.valueOf(parts.remove("database"))));
      String expected = String.valueOf(parts.remove("status"));
      parts.forEach((path, text) -> Run.write(folder, path, text));
      Run run =
          Run.in(folder, "status", "--database", database.address().replaceFirst("jdbc:", ""));
      assertThat(run.err()).isEmpty();
      assertThat(body(run.out())).isEqualTo(expected);
    }
  }

  /** Without the first line, which names the server, and the last, which tells of all drift. */
  private static String body(String out) {
    List<String> lines = out.lines().filter(line -> !line.isBlank()).toList();
    return String.join("\n", lines.subList(1, lines.size() - 1)) + "\n";
  }

  private static Map<String, String> parts(String archive) {
    var parts = new LinkedHashMap<String, List<String>>();
    List<String> current = new ArrayList<>();
    for (String line : archive.lines().toList()) {
      if (line.startsWith("--- ")) {
        current = parts.computeIfAbsent(line.substring(4), p -> new ArrayList<>());
      } else {
        current.add(line);
      }
    }
    var texts = new LinkedHashMap<String, String>();
    parts.forEach((name, lines) -> texts.put(name, String.join("\n", lines) + "\n"));
    return texts;
  }

  /** Of a file of one line, as the server itself or the usual algorithm computes it. */
  private static String withChecksums(String sql) {
    Map<String, Function<String, String>> functions =
        Map.of(
            "CRC", StatusOfToolsTest::crc,
            "SHA256", text -> digest("sha256", text),
            "SHA384", text -> digest("sha384", text));
    return CALL.matcher(sql).replaceAll(call -> functions.get(call.group(1)).apply(call.group(2)));
  }

  private static String crc(String line) {
    var crc = new CRC32();
    crc.update(line.getBytes(StandardCharsets.UTF_8));
    return Integer.toString((int) crc.getValue());
  }

  private static String digest(String function, String line) {
    return "encode(%s(convert_to(%s || chr(10), 'UTF8')), 'hex')"
        .formatted(function, "'" + line.replace("'", "''") + "'");
  }
}

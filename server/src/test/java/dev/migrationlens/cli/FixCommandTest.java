package dev.migrationlens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FixCommandTest {
  @TempDir Path folder;

  @BeforeEach
  void project() {
    Run.write(folder, "migrations/018_a.up.sql", "select 1;\n");
    Run.write(folder, "migrations/018_b.up.sql", "-- 018: needs 018_a.\r\nselect 1;\r\n");
    Run.write(folder, "migrations/018_b.down.sql", "select 1;\n");
    Run.write(folder, "migrations/018_c.up.sql", "select 1;\n");
    Run.write(folder, "migrations/019_d.up.sql", "\uFEFF-- 018_b must run first\nselect 1;\n");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("migrations"))) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void renamesWithEveryMention() throws IOException {
    Run run = Run.in(folder, "fix");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("Renumber to 020_b.up.sql", "2 cures applied, no error remains");
    assertThat(names())
        .containsExactly(
            "018_a.up.sql", "019_d.up.sql", "020_b.down.sql", "020_b.up.sql", "021_c.up.sql");
    assertThat(read("020_b.up.sql")).isEqualTo("-- 020: needs 018_a.\r\nselect 1;\r\n");
    assertThat(read("019_d.up.sql")).isEqualTo("\uFEFF-- 020_b must run first\nselect 1;\n");
    assertThat(Run.in(folder, "fix").out()).startsWith("0 cures applied");
  }

  @Test
  void aDryRunWritesNothing() throws IOException {
    List<String> before = names();
    Run run = Run.in(folder, "fix", "--dry-run");
    assertThat(run.out()).contains("Renumber to 020_b.up.sql", "2 cures would be applied");
    assertThat(names()).isEqualTo(before);
  }

  private String read(String name) throws IOException {
    return Files.readString(folder.resolve("migrations").resolve(name), StandardCharsets.UTF_8);
  }
}

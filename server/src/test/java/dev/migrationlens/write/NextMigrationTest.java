package dev.migrationlens.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.lint.FileChange;
import dev.migrationlens.text.Span;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class NextMigrationTest {

  @Test
  void isNamedAsItsToolNamesIt() {
    assertThat(next("migrations/001_a.sql", "")).isEqualTo("migrations/002_add_notes.sql");
    assertThat(next("migrations/001-a.sql", "")).isEqualTo("migrations/002-add-notes.sql");
    assertThat(next("supabase/migrations/20260101000000_a.sql", ""))
        .isEqualTo("supabase/migrations/20260304120000_add_notes.sql");
    assertThat(next("supabase/migrations/20270101000000_a.sql", ""))
        .isEqualTo("supabase/migrations/20270101000001_add_notes.sql");
    assertThat(next("m/2026-01-14-a.sql", "")).isEqualTo("m/2026-03-04-add-notes.sql");
    assertThat(next("sql/V3__a.sql", "")).isEqualTo("sql/V4__add_notes.sql");
    assertThat(next("m/000001_a.up.sql", "m/000001_a.down.sql"))
        .isEqualTo("m/000002_add_notes.up.sql, m/000002_add_notes.down.sql");
    assertThat(next("prisma/migrations/20260101000000_a/migration.sql", ""))
        .isEqualTo("prisma/migrations/20260304120000_add_notes/migration.sql");
    assertThat(next("hasura/migrations/default/1600000000000_a/up.sql", ""))
        .isEqualTo("hasura/migrations/default/1772625600000_add_notes/up.sql");
  }

  private static String next(String path, String other) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(path, "select 1;");
    if (!other.isEmpty()) {
      files.put(other, "select 1;");
    }
    return NextMigration.of(Spots.at(files, path, new Span(0, 0)), "Add notes!").stream()
        .flatMap(f -> f.changes().stream())
        .map(FileChange::path)
        .collect(Collectors.joining(", "));
  }

  @Test
  void hasTheSectionsOfItsTool() {
    String path = "db/1_a.sql";
    Spot spot = Spots.at(Map.of(path, "-- migrate:up\nselect 1;\n"), path, new Span(0, 0));
    assertThat(NextMigration.of(spot, "b").orElseThrow().changes())
        .containsExactly(
            new FileChange.CreateFile("db/2_b.sql", "-- migrate:up\n-- b\n\n\n-- migrate:down\n"));
  }

  private static final String PLAN =
      """
      %project=x

      a 2026-01-01T00:00:00Z Ann <ann@x.org> # first
      """;

  @Test
  void isEnteredWhereTheOrderIsListed() {
    assertThat(listed("sqitch.plan", PLAN, "deploy/a.sql"))
        .isEqualTo(PLAN + "add_notes 2026-03-04T12:00:00Z Ann <ann@x.org>\n");
    assertThat(
            listed(
                "meta/_journal.json",
                """
                {"version": "7", "dialect": "postgresql", "entries": [
                    {"idx": 0, "version": "7", "when": 1, "tag": "0000_a", "breakpoints": true}
                ]}
                """,
                "0000_a.sql"))
        .contains("\"tag\": \"0001_add_notes\"", "\"idx\": 1", "\"when\": 1772625600000");
  }

  private static String listed(String list, String text, String path) {
    Spot spot = Spots.at(Map.of(list, text, path, "select 1;"), path, new Span(0, 0));
    var around =
        new Spot.Surroundings(
            spot.surroundings().now(), p -> p.equals(list) ? Optional.of(text) : Optional.empty());
    var there = new Spot(spot.chain(), spot.replay(), path, new Span(0, 0), around);
    return NextMigration.of(there, "add notes").orElseThrow().changes().stream()
        .filter(FileChange.EditFile.class::isInstance)
        .map(c -> ((FileChange.EditFile) c).edits().get(0).newText())
        .findFirst()
        .orElse("");
  }
}

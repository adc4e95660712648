package dev.migrationlens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import dev.migrationlens.cli.Style.Colour;
import dev.migrationlens.cli.Style.Signs;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code check --impact} tells what clients feel of each statement. */
class ImpactTableTest {
  private static final String LONG = "people_who_have_been_invited_by_another_user_and_not_come";
  private static final Style COLOURED = new Style(Colour.ANSI, Signs.LINES, 100);

  @TempDir Path folder;

  @BeforeEach
  void write() {
    Run.write(
        folder,
        "db/migrations/1_a.sql",
        "-- migrate:up\n"
            + "create table users (id int primary key, age int);\n"
            + ("create table " + LONG + " (id int);\n-- migrate:down\n"));
    Run.write(
        folder,
        "db/migrations/2_b.sql",
        """
        -- migrate:up
        alter table users alter age type bigint;
        create table fresh (id int);
        create index on fresh (id);
        create index on %s (id);
        -- migrate:down
        """
            .formatted(LONG));
  }

  @Test
  void aTableForPeople() {
    Run run = Run.in(folder, Run.PERSON, "check", "--impact", "--severity", "error");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .startsWith(
            """
            db/migrations/2_b.sql
              line  lock              on                            blocks            meanwhile        ends with
                 2  ACCESS EXCLUSIVE  users                         reads and writes  rewrites it      file
                 5  SHARE             people_who_have_been_invite…  writes            reads every row  file

            """);
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 100);
  }

  @Test
  void coloursChangeNoWord() {
    String plain = Run.in(folder, Run.PERSON, "check", "--impact").out();
    String coloured = Run.in(folder, COLOURED, "check", "--impact").out();
    assertThat(coloured).contains("\u001B[1;33mACCESS EXCLUSIVE\u001B[0m");
    assertThat(coloured.replaceAll("\u001B\\[[0-9;]*m", "")).isEqualTo(plain);
  }

  @Test
  void oneFileIsAskedFor() {
    assertThat(Run.in(folder, "check", "--impact", "db/migrations/1_a.sql").out())
        .startsWith("No statement disturbs clients");
  }

  @Test
  void programsReadItToo() {
    JsonArray impact =
        JsonParser.parseString(Run.in(folder, "check", "--impact", "--format", "json").out())
            .getAsJsonObject()
            .getAsJsonArray("workspaces")
            .get(0)
            .getAsJsonObject()
            .getAsJsonArray("impact");
    assertThat(impact).hasSize(2);
    assertThat(impact.get(0).getAsJsonObject().keySet())
        .containsAll(List.of("file", "line", "relation", "lock", "work", "until", "rows", "bytes"));
    assertThat(impact.get(0).getAsJsonObject().get("lock").getAsString())
        .isEqualTo("ACCESS EXCLUSIVE");
    assertThat(Run.in(folder, "check", "--format", "json").out()).doesNotContain("impact");
    assertThat(Run.in(folder, "check", "--impact", "--format", "sarif").err()).contains("as text");
  }
}

package dev.migrationlens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.testing.Golden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page about the command line: what it says of options and of exit codes. */
class CommandPageTest {
  private static final String PAGE = "server/docs/command-line.md";

  @TempDir Path folder;

  @Test
  void showsEveryCommand() {
    List<String> commands =
        Run.in(folder, "--help")
            .out()
            .lines()
            .filter(l -> l.startsWith("  "))
            .map(l -> l.strip().split(" ")[0])
            .toList();
    String shown =
        commands.stream()
            .map(c -> "### " + c + "\n\n```\n" + Run.in(folder, c, "--help").out() + "```\n")
            .collect(Collectors.joining("\n"));
    Golden.checkSection(PAGE, "commands", shown);
    String codes = Golden.read(Golden.repository().resolve(PAGE));
    assertThat(commands).allMatch(c -> codes.indexOf("`" + c + "`") > 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | check fine",
        "1 | check wrong",
        "0 | check doubtful",
        "1 | check --severity warning doubtful",
        "1 | check --max-warnings 0 doubtful",
        "0 | check --max-warnings 1 doubtful",
        "0 | check --write-baseline b.json wrong",
        "2 | check nowhere",
        "2 | check --config fine/none.json fine",
        "2 | check --baseline nowhere.json fine",
        "2 | check --since HEAD fine",
        "2 | check empty",
        "0 | fix fine",
        "1 | fix wrong",
        "2 | fix nowhere",
        "0 | schema fine",
        "0 | schema --format svg fine",
        "2 | schema nowhere",
        "2 | schema --at 999_none.sql fine",
        "0 | graph fine",
        "2 | graph nowhere",
        "0 | explain syntax-error",
        "2 | explain syntax-eror",
        "2 | explain",
        "0 | rules",
        "2 | rules --format yaml",
        "0 | write next fine",
        "2 | write nothing fine",
        "0 | completion fish",
        "2 | completion tcsh",
        "0 | init --force fine",
        "2 | diff fine",
        "2 | status fine",
        "2 | pull fine",
        "2 | chekc",
      })
  void exitsAsItSays(int code, String typed) throws IOException {
    project();
    Run run = Run.in(folder, typed.split(" "));
    assertThat(run.code()).as("%s%n%s%s", typed, run.out(), run.err()).isEqualTo(code);
    assertThat(code == 2 && run.err().isEmpty()).as("what failed is said").isFalse();
  }

  private void project() throws IOException {
    Run.write(folder, "fine/migrations/001_a.sql", "create table a (id int primary key);\n");
    Run.write(
        folder,
        "wrong/migrations/001_a.sql",
        "create table a (id int references nowhere_at_all (id));\n");
    Run.write(folder, "doubtful/supabase/migrations/20260101000000_a.sql", "select 1;\n");
    Run.write(folder, "doubtful/supabase/migrations/notes.sql", "select 1;\n");
    Run.write(folder, "empty/readme.txt", "nothing".getBytes(StandardCharsets.UTF_8));
  }
}

package dev.migrationlens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that do not judge. */
class CommandsTest {
  @TempDir Path folder;

  @Test
  void rulesAreListedAndExplained() {
    assertThat(Run.in(folder, "rules").out())
        .contains("Order and existence", "missing-relation", "error");
    assertThat(Run.in(folder, "rules", "--format", "json").out())
        .startsWith("[")
        .contains("\"id\": \"missing-relation\"");
    assertThat(Run.in(folder, "explain", "missing-relation").out())
        .contains("error[missing-relation] Something is wrong", "-- allow: missing-relation");
    Run unknown = Run.in(folder, "explain", "mising-relation");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("did you mean missing-relation?");
  }

  @Test
  void initWritesWhatCheckReads() throws IOException {
    Run.write(folder, "supabase/migrations/1_a.sql", "select 1;");
    assertThat(Run.in(folder, "init").out()).isEqualTo("wrote migration-lens.json\n");
    String written = Files.readString(folder.resolve("migration-lens.json"));
    assertThat(written)
        .contains("//   supabase/migrations: Supabase, 1 migration")
        .contains("\"platform\": \"supabase\"");
    Run check = Run.in(folder, "check");
    assertThat(check.err()).isEmpty();
    assertThat(check.code()).isZero();
    assertThat(Run.in(folder, "init").err()).contains("--force");
    assertThat(Run.in(folder, "init", "--force").code()).isZero();
  }

  @Test
  void theGraphShowsDirectNeeds() {
    Run.write(folder, "migrations/001_a.sql", "create table a (id int primary key);");
    Run.write(
        folder, "migrations/002_b.sql", "create table b (id int primary key references a (id));");
    Run.write(
        folder,
        "migrations/003_c.sql",
        "create table c (a int references a (id), b int references b (id));");
    assertThat(Run.in(folder, "graph").out())
        .isEqualTo("001_a\n002_b\n  needs 001_a\n003_c\n  needs 002_b\n");
    assertThat(Run.in(folder, "graph", "--format", "mermaid").out())
        .startsWith("flowchart RL\n")
        .contains("m1 --> m0", "m2 --> m1")
        .doesNotContain("m2 --> m0");
    assertThat(Run.in(folder, "graph", "--format", "svg").out())
        .startsWith("<svg ")
        .contains("<path d=")
        .endsWith("</svg>\n");
  }

  @Test
  void shellsComplete() throws IOException, InterruptedException {
    for (String shell : new String[] {"bash", "zsh", "fish"}) {
      assertThat(Run.in(folder, "completion", shell).out()).contains("check", "sarif");
    }
    Path script = folder.resolve("complete.bash");
    Files.writeString(script, Run.in(folder, "completion", "bash").out());
    String ask =
        "source "
            + script
            + "; COMP_WORDS=(migration-lens check --format s); COMP_CWORD=3;"
            + " _migration_lens; echo \"${COMPREPLY[*]}\"";
    Process bash = new ProcessBuilder("bash", "-c", ask).redirectErrorStream(true).start();
    assertThat(new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo("sarif\n");
    assertThat(bash.waitFor()).isZero();
    assertThat(Run.in(folder, "completion", "tcsh").err()).contains("bash, zsh or fish");
  }

  /** Where these shells are installed, they are asked themselves. */
  @Test
  void otherShellsComplete() throws IOException, InterruptedException {
    Path zsh = folder.resolve("complete.zsh");
    Files.writeString(zsh, Run.in(folder, "completion", "zsh").out());
    String asked = "CURRENT=2; words=(migration-lens ''); _describe() { print -l $commands };";
    told("zsh", "-fc", "compdef() {}; source " + zsh + ";" + asked + " _migration_lens")
        .ifPresent(out -> assertThat(out).contains("check:Find what", "rules:List the rules"));
    Path fish = folder.resolve("complete.fish");
    Files.writeString(fish, Run.in(folder, "completion", "fish").out());
    told(
            "fish",
            "--no-config",
            "-c",
            "source " + fish + "; complete -C 'migration-lens check --for'")
        .ifPresent(out -> assertThat(out).contains("--format"));
  }

  private Optional<String> told(String... command) throws IOException, InterruptedException {
    Process shell;
    try {
      shell = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      return Optional.empty();
    }
    String out = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor()).isZero();
    return Optional.of(out);
  }
}

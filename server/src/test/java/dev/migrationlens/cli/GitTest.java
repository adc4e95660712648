package dev.migrationlens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only what changed is told, and the whole chain is known. */
class GitTest {
  @TempDir Path folder;

  @BeforeEach
  void repository() throws IOException, InterruptedException {
    git("init", "-q");
    Run.write(folder, "db/migrations/001_a.sql", "create table a (id int);\nbroken before;");
    Run.write(folder, "db/migrations/002_b.sql", "create table b (id int);");
    git("add", ".");
    git("commit", "-qm", "first");
  }

  private void git(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of("git", "-C", folder.toString(), "-c", "user.name=a", "-c", "user.email=a@b.c"));
    command.addAll(List.of(arguments));
    Process git = new ProcessBuilder(command).inheritIO().start();
    assertThat(git.waitFor()).isZero();
  }

  @Test
  void sinceARevision() {
    assertThat(Run.in(folder, "check", "--since", "HEAD", "db").code()).isZero();
    Run.write(folder, "db/migrations/002_b.sql", "create table a (id int);");
    Run.write(folder, "db/migrations/003_c.sql", "broken again;");
    Run run = Run.in(folder, "check", "--since", "HEAD", "--format", "github", "db");
    assertThat(run.out().lines()).hasSize(2);
    assertThat(run.out())
        .contains("002_b.sql", "already exists", "003_c.sql")
        .doesNotContain("001_a.sql,");
    assertThat(run.code()).isEqualTo(1);
    Run unknown = Run.in(folder, "check", "--since", "nothing-like-it", "db");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).startsWith("migration-lens: git cannot tell what changed: ");
  }

  @Test
  void whatIsStagedAsItIsStaged() throws IOException, InterruptedException {
    Run.write(folder, "db/migrations/002_b.sql", "staged text is broken;");
    git("add", ".");
    Run.write(folder, "db/migrations/002_b.sql", "select 1;");
    Run.write(folder, "db/migrations/003_c.sql", "unknown to git;");
    Run run = Run.in(folder, "check", "--staged", "--format", "github", "db");
    assertThat(run.out().lines()).hasSize(1);
    assertThat(run.out()).contains("002_b.sql", "near \"staged\"");
  }

  @Test
  void aNewFileBeforeAnOlderOneComesLate() throws IOException, InterruptedException {
    Run.write(folder, "db/migrations/005_e.sql", "select 1;");
    git("add", ".");
    git("commit", "-qm", "more");
    Run.write(folder, "db/migrations/004_d.sql", "select 2;");
    for (String option : List.of("--since=HEAD", "--staged")) {
      Run run = Run.in(folder, "check", option, "--format", "github", "db");
      assertThat(run.out()).contains("004_d.sql", "out-of-order-version", "`005_e.sql`");
      git("add", ".");
    }
    assertThat(Run.in(folder, "check", "db").out()).doesNotContain("out-of-order-version");
  }

  @Test
  void whatIsNotStagedIsNotThere() throws IOException, InterruptedException {
    Run.write(folder, "db/migrations/003_c.sql", "insert into c values (1);");
    git("add", ".");
    Run.write(folder, "db/migrations/002_b.sql", "create table c (id int);");
    Run run = Run.in(folder, "check", "--staged", "--format", "github", "db");
    assertThat(run.out()).contains("003_c.sql", "`c` does not exist");
  }
}

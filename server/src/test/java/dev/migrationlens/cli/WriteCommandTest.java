package dev.migrationlens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteCommandTest {
  @TempDir Path folder;

  @BeforeEach
  void project() {
    Run.write(folder, "db/migrations/001_a.sql", "create table a (id int);\n");
    Run.write(folder, "db/migrations/002_b.sql", "create table b (id int);\n");
  }

  @Test
  void theRollbackOfAFileOrOfTheLastOne() throws IOException {
    assertThat(Run.in(folder, "write", "rollback", "--print").out())
        .isEqualTo("-- Undoes 002_b.sql.\ndrop table b;\n");
    Run.write(folder, "migration-lens.json", "{}");
    assertThat(Run.in(folder, "write", "rollback", "db/migrations/001_a.sql").out())
        .isEqualTo("wrote db/rollback/undo_001_a.sql\n");
    assertThat(Files.readString(folder.resolve("db/rollback/undo_001_a.sql")))
        .isEqualTo("-- Undoes 001_a.sql.\ndrop table a;\n");
  }

  @Test
  void theNextMigration() {
    assertThat(Run.in(folder, "write", "next", "--name", "Add c").out())
        .isEqualTo("wrote db/migrations/003_add_c.sql\n");
    assertThat(Run.in(folder, "write", "next", "--name", "Add d").out())
        .isEqualTo("wrote db/migrations/004_add_d.sql\n");
  }

  @Test
  void theVerificationIsNotWrittenOverByAccident() throws IOException {
    assertThat(Run.in(folder, "write", "verify").out()).isEqualTo("wrote db/verify.sql\n");
    assertThat(Files.readString(folder.resolve("db/verify.sql"))).contains("('public.b')");
    assertThat(Run.in(folder, "write", "verify").err()).contains("--force writes over it");
    assertThat(Run.in(folder, "write", "verify", "--force").code()).isZero();
    assertThat(Run.in(folder, "write", "query").out())
        .isEqualTo("changed db/migrations/002_b.sql\n");
  }

  @Test
  void whatIsMissingIsSaid() {
    assertThat(Run.in(folder, "write").err()).contains("one of next, rollback, query, verify");
    Run.write(folder, "other/migrations/001_a.sql", "select 1;\n");
    assertThat(Run.in(folder, "write", "verify").err()).contains("there are several chains");
    Run query = Run.in(folder.resolve("other"), "write", "query");
    assertThat(query.err()).contains("makes nothing that could be verified");
    assertThat(query.code()).isEqualTo(2);
  }
}

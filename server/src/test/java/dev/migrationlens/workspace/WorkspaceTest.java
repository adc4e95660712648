package dev.migrationlens.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.lint.FileChange;
import dev.migrationlens.lint.Finding;
import dev.migrationlens.text.Edit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {
  private static final String A = "migrations/001_a.sql";
  private static final String B = "migrations/002_b.sql";

  @TempDir Path folder;
  private Workspace workspace;

  @BeforeEach
  void open() throws IOException {
    write(A, "create table a (id int);\r\nselect 1;\r\n");
    write(B, "\uFEFFselect 2;\n");
    write("node_modules/x/migrations/001_c.sql", "broken;");
    workspace = Workspace.open(folder, Config.DEFAULT, new SyntaxJudge());
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }

  private String read(String path) throws IOException {
    return Files.readString(folder.resolve(path), StandardCharsets.UTF_8);
  }

  private List<String> paths() {
    return workspace.snapshot().chains().stream()
        .flatMap(c -> c.chain().migrations().stream())
        .map(m -> m.path())
        .toList();
  }

  @Test
  void whatAnEditorShowsCountsUntilItLetsGo() throws IOException {
    assertThat(workspace.snapshot().findings()).isEmpty();
    assertThat(workspace.snapshot()).isSameAs(workspace.snapshot());
    workspace.edit(A, "creat table a ();");
    assertThat(workspace.snapshot().findings()).extracting(Finding::path).containsExactly(A);
    workspace.close(A);
    assertThat(workspace.snapshot().findings()).isEmpty();
    workspace.edit("migrations/003_new.sql", "select 3;");
    assertThat(paths()).containsExactly(A, B, "migrations/003_new.sql");
    workspace.close("migrations/003_new.sql");
    assertThat(paths()).containsExactly(A, B);
    write(B, "selec 2;");
    workspace.changed(Set.of(B));
    assertThat(workspace.snapshot().findings()).hasSize(1);
    Files.delete(folder.resolve(B));
    workspace.refresh();
    assertThat(paths()).containsExactly(A);
  }

  @Test
  void changesKeepLineEndsAndMarksAndPermissions() throws IOException {
    Files.setPosixFilePermissions(folder.resolve(A), PosixFilePermissions.fromString("rwxr-x---"));
    workspace.apply(
        List.of(
            new FileChange.EditFile(A, List.of(Edit.insert(0, "-- one\n-- two\n"))),
            new FileChange.EditFile(B, List.of(Edit.insert(0, "-- one\n"))),
            new FileChange.RenameFile(A, "migrations/003_a.sql"),
            new FileChange.CreateFile("migrations/sub/004_d.sql", "select 4;\n")));
    assertThat(paths()).containsExactly(B, "migrations/003_a.sql", "migrations/sub/004_d.sql");
    assertThat(Files.exists(folder.resolve(A))).isTrue();
    workspace.save();
    assertThat(Files.exists(folder.resolve(A))).isFalse();
    assertThat(read("migrations/003_a.sql"))
        .isEqualTo("-- one\r\n-- two\r\ncreate table a (id int);\r\nselect 1;\r\n");
    assertThat(read(B)).isEqualTo("\uFEFF-- one\nselect 2;\n");
    assertThat(read("migrations/sub/004_d.sql")).isEqualTo("select 4;\n");
    assertThat(Files.getPosixFilePermissions(folder.resolve("migrations/003_a.sql")))
        .isEqualTo(PosixFilePermissions.fromString("rwxr-x---"));
  }

  @Test
  void filesMayChangePlaces() throws IOException {
    workspace.apply(
        List.of(
            new FileChange.RenameFile(A, "migrations/009_x.sql"),
            new FileChange.RenameFile(B, A),
            new FileChange.RenameFile("migrations/009_x.sql", B)));
    workspace.save();
    assertThat(read(A)).isEqualTo("\uFEFFselect 2;\n");
    assertThat(read(B)).startsWith("create table a");
    assertThat(Files.exists(folder.resolve("migrations/009_x.sql"))).isFalse();
  }

  @Test
  void aMarkTakesBackWhatCameAfterIt() {
    Workspace.Mark mark = workspace.mark();
    workspace.apply(
        List.of(
            new FileChange.RenameFile(A, "migrations/003_a.sql"), new FileChange.DeleteFile(B)));
    assertThat(paths()).containsExactly("migrations/003_a.sql");
    workspace.backTo(mark);
    assertThat(paths()).containsExactly(A, B);
  }
}

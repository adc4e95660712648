package dev.migrationlens.cli;

import dev.migrationlens.lint.FileChange;
import dev.migrationlens.lint.Finding;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.workspace.Workspace;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which findings were asked for: how loud, and in which files; no files are all files. */
record Wanted(Severity least, @Nullable Set<String> files) {

  /** For staged changes the workspace is shown the staged texts. */
  static Wanted of(Target target, Arguments arguments, Workspace workspace) throws UsageError {
    Severity usual =
        arguments.value("--format").orElse("text").equals("text") ? Severity.INFO : Severity.HINT;
    Severity least = CheckCommand.severity(arguments).orElse(usual);
    Set<String> files = target.files().isEmpty() ? null : target.files();
    var git = new Git(target.folder());
    if (arguments.value("--since").isPresent()) {
      String revision = arguments.value("--since").get();
      files = both(files, git.changedSince(revision));
      workspace.added(git.addedSince(revision));
    }
    if (arguments.has("--staged")) {
      files = both(files, git.staged());
      asStaged(workspace, git);
      workspace.added(git.addedToStage());
    }
    for (String file : target.files()) {
      workspace.show(file);
    }
    return new Wanted(least, files);
  }

  /** What is not staged is not there yet. */
  private static void asStaged(Workspace workspace, Git git) throws UsageError {
    for (String path : git.unstaged()) {
      if (path.endsWith(".sql")) {
        workspace.edit(path, git.stagedText(path));
      }
    }
    workspace.apply(
        git.unknown().stream()
            .filter(path -> path.endsWith(".sql"))
            .<FileChange>map(FileChange.DeleteFile::new)
            .toList());
  }

  private static Set<String> both(@Nullable Set<String> asked, Set<String> changed) {
    if (asked == null) {
      return changed;
    }
    var both = new TreeSet<>(asked);
    both.retainAll(changed);
    return both;
  }

  boolean has(Finding finding) {
    return finding.severity().atLeast(least) && has(finding.path());
  }

  boolean has(String path) {
    return files == null || files.contains(path);
  }
}

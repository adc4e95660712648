package dev.migrationlens.cli;

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
      files = both(files, git.changedSince(arguments.value("--since").get()));
    }
    if (arguments.has("--staged")) {
      Set<String> staged = git.staged();
      var differing = new TreeSet<>(git.unstaged());
      differing.retainAll(staged);
      for (String path : differing) {
        if (path.endsWith(".sql")) {
          workspace.edit(path, git.stagedText(path));
        }
      }
      files = both(files, staged);
    }
    for (String file : target.files()) {
      workspace.show(file);
    }
    return new Wanted(least, files);
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

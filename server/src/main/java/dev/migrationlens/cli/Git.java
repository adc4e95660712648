package dev.migrationlens.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What git says of a folder's files. */
final class Git {
  private final Path folder;

  Git(Path folder) {
    this.folder = folder;
  }

  /** Files that differ from a revision, and files git does not know; relative to the folder. */
  Set<String> changedSince(String revision) throws UsageError {
    var changed =
        names(
            "diff",
            "--name-only",
            "--relative",
            "--diff-filter=d",
            "-z",
            "--end-of-options",
            revision,
            "--",
            ".");
    changed.addAll(unknown());
    return changed;
  }

  /** Files that a revision does not have. */
  Set<String> addedSince(String revision) throws UsageError {
    var added =
        names(
            "diff",
            "--name-only",
            "--relative",
            "--no-renames",
            "--diff-filter=A",
            "-z",
            "--end-of-options",
            revision,
            "--",
            ".");
    added.addAll(unknown());
    return added;
  }

  /** Staged files that the last commit does not have. */
  Set<String> addedToStage() throws UsageError {
    return names(
        "diff",
        "--cached",
        "--name-only",
        "--relative",
        "--no-renames",
        "--diff-filter=A",
        "-z",
        "--",
        ".");
  }

  /** Files that git does not know. */
  Set<String> unknown() throws UsageError {
    return names("ls-files", "--others", "--exclude-standard", "-z", "--", ".");
  }

  /** Files whose staged text differs from the last commit. */
  Set<String> staged() throws UsageError {
    return names(
        "diff", "--cached", "--name-only", "--relative", "--diff-filter=d", "-z", "--", ".");
  }

  /** Files whose text on disk is not the staged one. */
  Set<String> unstaged() throws UsageError {
    return names("diff", "--name-only", "--relative", "--diff-filter=d", "-z", "--", ".");
  }

  String stagedText(String path) throws UsageError {
    return new String(run("show", ":./" + path), StandardCharsets.UTF_8);
  }

  private Set<String> names(String... arguments) throws UsageError {
    var names = new TreeSet<String>();
    String out = new String(run(arguments), StandardCharsets.UTF_8);
    Arrays.stream(out.split("\0")).filter(n -> !n.isEmpty()).forEach(names::add);
    return names;
  }

  private byte[] run(String... arguments) throws UsageError {
    List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
    command.addAll(List.of(arguments));
    try {
      Process git = new ProcessBuilder(command).start();
      git.getOutputStream().close();
      var errors = new StringBuilder();
      Thread reader = new Thread(() -> errors.append(read(git)));
      reader.start();
      byte[] out = git.getInputStream().readAllBytes();
      int code = git.waitFor();
      reader.join();
      if (code != 0) {
        String why = errors.toString().lines().findFirst().orElse("it failed");
        throw new UsageError("git cannot tell what changed: " + why.replaceFirst("^fatal: ", ""));
      }
      return out;
    } catch (IOException e) {
      throw new UsageError("git is not installed; --since and --staged need it");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UsageError("interrupted while asking git");
    }
  }

  private static String read(Process git) {
    try {
      return new String(git.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }
}

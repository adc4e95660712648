package dev.migrationlens.lint;

import dev.migrationlens.text.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One change to the workspace's files; paths are relative to the workspace, forward slashes. */
public sealed interface FileChange {
  String path();

  /** What carries out a renaming: edits by path, and new paths by old ones. */
  static List<FileChange> renaming(Map<String, List<Edit>> edits, Map<String, String> paths) {
    var changes = new ArrayList<FileChange>();
    edits.forEach((path, own) -> changes.add(new EditFile(path, own)));
    paths.forEach((from, to) -> changes.add(new RenameFile(from, to)));
    return changes;
  }

  /** Edits inside one file, all against its text before the cure. */
  record EditFile(String path, List<Edit> edits) implements FileChange {
    public EditFile {
      edits = List.copyOf(edits);
    }
  }

  /** A new name for a file; edits in the same cure name the old path. */
  record RenameFile(String path, String newPath) implements FileChange {}

  /** A new file. */
  record CreateFile(String path, String text) implements FileChange {}

  /** A file that goes. */
  record DeleteFile(String path) implements FileChange {}
}

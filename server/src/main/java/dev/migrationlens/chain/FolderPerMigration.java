package dev.migrationlens.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Folders that each hold one migration, in files of fixed names. */
final class FolderPerMigration {
  private FolderPerMigration() {}

  /** {@code version} matches a whole folder name; group 1 is the version. */
  static List<Entry> of(Folder folder, Pattern version, String up, String down) {
    var entries = new ArrayList<Entry>();
    for (Folder each : folder.folders()) {
      Matcher matcher = version.matcher(each.name());
      if (each.has(up) && matcher.matches()) {
        int start = each.path().length() - each.name().length() + matcher.start(1);
        List<String> others =
            each.names().stream().filter(n -> !n.equals(up)).map(each::pathOf).toList();
        entries.add(
            new Entry(
                each.pathOf(up),
                matcher.group(1),
                start,
                each.has(down) ? each.pathOf(down) : null,
                others));
      }
    }
    return entries;
  }

  static boolean any(Folder folder, Pattern version, String up) {
    for (Folder each : folder.folders()) {
      if (each.has(up) && version.matcher(each.name()).matches()) {
        return true;
      }
    }
    return false;
  }
}

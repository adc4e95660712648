package dev.migrationlens.chain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Folders named by versions or years, which together hold the files of one chain. */
final class VersionFolders {
  private static final Pattern VERSION = Pattern.compile("[vV]?([0-9]+(?:[._-][0-9]+)*)");
  private static final Pattern PLACE =
      Pattern.compile(
          "(?i)(?:.*/)?(?:[^/]*(?:migrat|delta|schema|patch|upgrade|evolution|version|flyway)[^/]*"
              + "|db|sql|ddl)(?:/.*)?");
  private static final int FEWEST = 3;

  private VersionFolders() {}

  /** The version in the name of a folder; group 1 is the version. */
  static Matcher version(Folder folder) {
    return VERSION.matcher(folder.name());
  }

  /**
   * The folders below with SQL files in them, if all are of one chain: where most names come again,
   * they are scripts for each version of something instead.
   */
  static List<Folder> of(Folder folder) {
    var found = new ArrayList<Folder>();
    Set<String> names = new HashSet<>();
    int files = 0;
    if (!PLACE.matcher(folder.path()).matches()) {
      return List.of();
    }
    for (Folder each : folder.folders()) {
      List<String> sql = each.sqlNames();
      if (sql.isEmpty()) {
        continue;
      }
      if (!version(each).matches()) {
        return List.of();
      }
      names.addAll(sql);
      files += sql.size();
      found.add(each);
    }
    return found.size() < FEWEST || names.size() * 3 <= files * 2 ? List.of() : found;
  }

  /** A file's version is that of its folder and, behind a stroke, the number at its own front. */
  static Entry entry(Folder folder, String name) {
    String path = folder.pathOf(name);
    Matcher version = version(folder);
    int digits = Versions.leadingDigits(name);
    String own = version.matches() ? version.group(1) : folder.name();
    String both = own + "/" + name.substring(0, digits);
    int start = path.length() - name.length() - 1 - own.length();
    return Entry.of(path, digits == 0 ? own : both, start);
  }

  /** By the folder's version, then by the file's number; plain versions have no folder. */
  static int compare(String a, String b) {
    int x = a.indexOf('/');
    int y = b.indexOf('/');
    int folders =
        Versions.compareParts(x < 0 ? a : a.substring(0, x), y < 0 ? b : b.substring(0, y));
    return folders != 0 || x < 0 || y < 0
        ? folders
        : Versions.compareParts(a.substring(x + 1), b.substring(y + 1));
  }
}

package dev.migrationlens.chain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One migration's place in a chain. {@code version} is as written, at {@code versionStart} of the
 * path, or -1 where the name carries none; {@code down} is the file that undoes it; {@code
 * companions} are all files that must be renamed with it.
 */
public record Entry(
    String path, String version, int versionStart, @Nullable String down, List<String> companions) {

  public Entry {
    companions = List.copyOf(companions);
  }

  static Entry of(String path, String version, int versionStart) {
    return new Entry(path, version, versionStart, null, List.of());
  }

  /** The file's name, or the folder's where the tool names folders. */
  public String name() {
    int end = path.indexOf('/', Math.max(versionStart, 0) + version.length());
    String named = end < 0 || versionStart < 0 ? path : path.substring(0, end);
    return named.substring(named.lastIndexOf('/') + 1);
  }

  String withVersion(String newVersion) {
    return replaced(path, newVersion);
  }

  String replaced(String companion, String newVersion) {
    return companion.substring(0, versionStart)
        + newVersion
        + companion.substring(versionStart + version.length());
  }
}

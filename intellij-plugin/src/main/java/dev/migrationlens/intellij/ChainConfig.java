package dev.migrationlens.intellij;

import com.intellij.openapi.vfs.VirtualFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The chains that {@code migration-lens.json} names, by absolute path. Where it names any, the
 * server looks for no others.
 */
record ChainConfig(List<String> folders) {
  static final ChainConfig NONE = new ChainConfig(List.of());

  private static final String FILE_NAME = "migration-lens.json";

  /** The only key that matters here, and the only one of this name: no need for a JSON parser. */
  private static final Pattern PATH = Pattern.compile("\"path\"\\s*:\\s*\"([^\"\\\\]*)\"");

  ChainConfig {
    folders = List.copyOf(folders);
  }

  /** What the nearest such file above {@code file} says, within the project at {@code base}. */
  static ChainConfig above(VirtualFile file, @Nullable String base) {
    return ChainFiles.upwards(file.getParent(), base)
        .filter(folder -> folder.findChild(FILE_NAME) != null)
        .findFirst()
        .map(ChainConfig::in)
        .orElse(NONE);
  }

  private static ChainConfig in(VirtualFile folder) {
    VirtualFile file = folder.findChild(FILE_NAME);
    try {
      String json =
          file == null ? "" : new String(file.contentsToByteArray(), StandardCharsets.UTF_8);
      return new ChainConfig(
          PATH.matcher(json).results().map(found -> folder(folder.getPath(), found)).toList());
    } catch (IOException unreadable) {
      // The server reads it too, and can say so.
      return NONE;
    }
  }

  private static String folder(String root, MatchResult found) {
    String path = found.group(1).replaceFirst("^\\./", "").replaceFirst("/+$", "");
    return path.isEmpty() || path.equals(".") ? root : root + "/" + path;
  }

  boolean names(VirtualFile file) {
    return folders.stream().anyMatch(folder -> file.getPath().startsWith(folder + "/"));
  }
}

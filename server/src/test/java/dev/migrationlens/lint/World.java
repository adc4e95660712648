package dev.migrationlens.lint;

import dev.migrationlens.rules.Rules;
import dev.migrationlens.schema.LiveSchema;
import dev.migrationlens.workspace.Config;
import dev.migrationlens.workspace.ReplayJudge;
import dev.migrationlens.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A workspace that exists only in memory, judged by every rule. */
public final class World {
  private static final Path EMPTY = emptyFolder();

  private World() {}

  private static Path emptyFolder() {
    try {
      Path folder = Files.createTempDirectory("lens-fixture");
      folder.toFile().deleteOnExit();
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A workspace with these files, by path. */
  public static Workspace open(Map<String, String> files) {
    String config = files.get(Config.FILE_NAME);
    Config read = config == null ? Config.DEFAULT : Config.read(config, List.of()).config();
    LiveSchema live = LiveWorld.of(files);
    Workspace workspace = Workspace.open(EMPTY, read, new ReplayJudge(Rules.ALL, chain -> live));
    files.forEach(
        (path, text) -> {
          if (!path.equals(Config.FILE_NAME) && !path.equals(LiveWorld.FILE)) {
            workspace.edit(path, text);
          }
        });
    return workspace;
  }

  /** Every file of a chain, by path. */
  public static Map<String, String> texts(Workspace workspace) {
    var texts = new TreeMap<String, String>();
    workspace.snapshot().sources().forEach((path, source) -> texts.put(path, source.text()));
    return texts;
  }
}

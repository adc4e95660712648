package dev.migrationlens.lint;

import dev.migrationlens.catalog.Relation;
import dev.migrationlens.replay.Migration;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.schema.Contents;
import dev.migrationlens.schema.FileState;
import dev.migrationlens.schema.LiveSchema;
import dev.migrationlens.schema.Size;
import dev.migrationlens.syntax.StatementSplitter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The real database of a fixture: a file of SQL that makes it, with comments that say which
 * migrations ran there and, after {@code -- size:}, how many rows and bytes a table has.
 */
final class LiveWorld {
  static final String FILE = "live.sql";

  private LiveWorld() {}

  static @Nullable LiveSchema of(Map<String, String> files) {
    String sql = files.get(FILE);
    if (sql == null) {
      return null;
    }
    Map<String, FileState> states = new HashMap<>();
    var withoutFile = new ArrayList<String>();
    Map<String, Size> sizes = new HashMap<>();
    for (String line : sql.lines().toList()) {
      List<String> said = List.of(line.replaceFirst("^[^:]*: *", "").split(" "));
      if (line.startsWith("-- applied:")) {
        said.forEach(path -> states.put(path, FileState.APPLIED));
      } else if (line.startsWith("-- changed:")) {
        said.forEach(path -> states.put(path, FileState.CHANGED));
      } else if (line.startsWith("-- without file:")) {
        withoutFile.addAll(said);
      } else if (line.startsWith("-- size:")) {
        sizes.put(
            said.get(0), new Size(Long.parseLong(said.get(1)), Long.parseLong(said.get(2)), 0));
      }
    }
    if (!states.isEmpty()) {
      files.keySet().forEach(path -> states.putIfAbsent(path, FileState.PENDING));
    }
    var made =
        new Migration(
            FILE,
            "",
            sql,
            StatementSplitter.split(sql),
            List.of(),
            Migration.TransactionMode.AUTOCOMMIT,
            Migration.Runner.DRIVER);
    Replay replay = Replay.of(List.of(made), Replay.Setup.PLAIN);
    return new LiveSchema(
        Contents.of(replay.end(), origin -> origin.step() > 0),
        "the live database",
        states,
        withoutFile,
        thing -> "",
        thing -> thing instanceof Relation relation ? sizes.get(relation.name()) : null);
  }
}

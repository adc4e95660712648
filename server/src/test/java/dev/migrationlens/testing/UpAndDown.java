package dev.migrationlens.testing;

import dev.migrationlens.replay.Migration;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.syntax.StatementSplitter;
import java.util.List;

/** A chain of one file, {@code 1.sql}, whose first statements go up and whose others go down. */
public final class UpAndDown {
  private UpAndDown() {}

  public static Replay of(String text, int up) {
    var slices = StatementSplitter.split(text);
    var file =
        new Migration(
            "1.sql",
            "1",
            text,
            slices.subList(0, up),
            slices.subList(up, slices.size()),
            Migration.TransactionMode.PER_FILE,
            Migration.Runner.DRIVER);
    return Replay.of(List.of(file), Replay.Setup.PLAIN);
  }
}

package dev.migrationlens.chain;

import dev.migrationlens.replay.Migration.TransactionMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration says about chains: {@code chains} by folder; where it names any, no others
 * are looked for. {@code general} holds for all of them.
 */
public record ChainOptions(Choice general, List<Choice> chains) {
  public static final ChainOptions NONE =
      new ChainOptions(new Choice("", null, null, null, null), List.of());

  public ChainOptions {
    chains = List.copyOf(chains);
  }

  /** What is said of one chain; null is to be found out. */
  public record Choice(
      String path,
      @Nullable MigrationTool tool,
      @Nullable Platform platform,
      @Nullable RunBy runner,
      @Nullable TransactionMode transaction) {

    Choice or(Choice other) {
      return new Choice(
          path,
          tool == null ? other.tool : tool,
          platform == null ? other.platform : platform,
          runner == null ? other.runner : runner,
          transaction == null ? other.transaction : transaction);
    }
  }

  /** Who runs the files. */
  public enum RunBy {
    /** psql, statement by statement. */
    PSQL,
    /** A web console that sends a file as one string. */
    SQL_EDITOR,
    /** A program through a driver. */
    DRIVER
  }
}

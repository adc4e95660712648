package dev.migrationlens.workspace;

import dev.migrationlens.chain.Chain;
import dev.migrationlens.lint.ChainFiles;
import dev.migrationlens.lint.Finding;
import java.util.List;
import java.util.Map;

/**
 * Says what is wrong in a chain; it may remember what it said of statements that did not change.
 */
@FunctionalInterface
public interface Judge {
  /** {@code types} are the texts of the types that clients are compiled with, by path. */
  List<Finding> judge(Chain chain, Config config, Map<String, String> types);

  /** What may be done with a chain's files. */
  default ChainFiles files(Chain chain) {
    return new ToolFiles(chain, chain.index(), null);
  }

  default List<Finding> judge(Chain chain, Config config) {
    return judge(chain, config, Map.of());
  }
}

package dev.migrationlens.workspace;

import dev.migrationlens.chain.Chain;
import dev.migrationlens.lint.Finding;
import java.util.List;

/**
 * Says what is wrong in a chain; it may remember what it said of statements that did not change.
 */
@FunctionalInterface
public interface Judge {
  List<Finding> judge(Chain chain, Config config);
}

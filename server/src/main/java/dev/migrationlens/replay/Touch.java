package dev.migrationlens.replay;

import dev.migrationlens.catalog.Relation;
import dev.migrationlens.sql.LockMode;

/** What one part of a statement does to one relation, and the claim that says so. */
public record Touch(Relation relation, Claim claim, LockMode lock) {
  public Work work() {
    return claim.work();
  }
}

package dev.migrationlens.rules;

import dev.migrationlens.lint.RuleTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("postgres")
class WrongDependencyCommentTest {

  @Test
  void theNumberIsRightAndTheWordsAreOld() {
    RuleTest.check(
        "wrong-dependency-comment",
        """
        --- migrations/001_semantic_foundation.sql
        create table layers (id int primary key);
        --- migrations/002_metrics.sql
        -- Dependencies: 001_layers.sql
        --               ^^^^^^^^^^^^^^ warning[wrong-dependency-comment]: there is no migration `001_layers.sql`
        create table metrics (id int primary key, layer_id int references layers (id));
        --> Write 001_semantic_foundation.sql
        --- migrations/002_metrics.sql
        -- Dependencies: 001_semantic_foundation.sql
        create table metrics (id int primary key, layer_id int references layers (id));
        """);
  }
}

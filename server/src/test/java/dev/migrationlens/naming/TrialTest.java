package dev.migrationlens.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TrialTest {

  @Test
  void refusesWhatWouldFail() {
    String composed = "do $$ begin execute 'alter table n' || ' add c int'; end $$;";
    assertThat(told("create table <|>n (id int);", composed))
        .isEqualTo("Then 2.sql:1 would fail: `n` does not exist");
  }

  @Test
  void allowsWhatFailedBefore() {
    assertThat(told("create table <|>n (id int);", "select nothing from n;")).isEmpty();
  }

  private static String told(String... files) {
    Chain chain = Chain.of(files);
    return switch (Rename.to(chain.replay(), Map.of(), chain.path(), chain.offset(), "other")) {
      case Rename.Answer.Refusal refusal -> refusal.sentence();
      case Rename.Answer.Edits edits -> "";
    };
  }
}

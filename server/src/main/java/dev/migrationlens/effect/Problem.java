package dev.migrationlens.effect;

import dev.migrationlens.sql.SqlState;
import dev.migrationlens.text.Span;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL rejects the statement: the rule that reports it, the code, the words, the place
 * relative to the statement. {@code sought} is what was missing; {@code facts} are names a cure
 * needs. A problem without a state is a warning of that rule.
 */
public record Problem(
    String rule,
    @Nullable SqlState state,
    String message,
    Span span,
    @Nullable Sought sought,
    Map<String, String> facts) {

  public Problem {
    facts = Map.copyOf(facts);
  }

  public static Problem of(String rule, SqlState state, String message, Span span) {
    return new Problem(rule, state, message, span, null, Map.of());
  }

  public Problem with(Map<String, String> moreFacts) {
    return new Problem(rule, state, message, span, sought, moreFacts);
  }
}

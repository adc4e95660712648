package dev.migrationlens.effect;

import dev.migrationlens.sql.SqlState;
import dev.migrationlens.text.Span;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL rejects the statement: the rule that reports it, the code, the words, the place
 * relative to the statement. {@code sought} is what was missing; {@code facts} are names a cure
 * needs; {@code relies} are the steps whose objects the statement stood on when it was found, so
 * that what one stands on later does not take a promise back. A problem without a state is a
 * warning of that rule.
 */
public record Problem(
    String rule,
    @Nullable SqlState state,
    String message,
    Span span,
    @Nullable Sought sought,
    Map<String, String> facts,
    Set<Integer> relies) {

  public Problem {
    facts = Map.copyOf(facts);
  }

  public Problem(
      String rule,
      @Nullable SqlState state,
      String message,
      Span span,
      @Nullable Sought sought,
      Map<String, String> facts) {
    this(rule, state, message, span, sought, facts, Set.of());
  }

  public static Problem of(String rule, SqlState state, String message, Span span) {
    return new Problem(rule, state, message, span, null, Map.of());
  }

  public Problem with(Map<String, String> moreFacts) {
    return new Problem(rule, state, message, span, sought, moreFacts, relies);
  }

  /** Whether it is one only if the statements of these steps had done what was meant. */
  public boolean follows(Set<Integer> failed) {
    return relies.stream().anyMatch(failed::contains);
  }

  /** The same problem at a place, of a statement that also stands on some steps. */
  Problem at(Span place, Set<Integer> steps) {
    if (relies.containsAll(steps)) {
      return new Problem(rule, state, message, place, sought, facts, relies);
    }
    var all = new LinkedHashSet<>(steps);
    all.addAll(relies);
    return new Problem(rule, state, message, place, sought, facts, all);
  }
}

package dev.migrationlens.replay;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What others concluded from a replay and do not want to conclude again; a change of the chain
 * forgets it.
 */
public final class Memory {
  private record Question(Class<?> kind, Step step) {}

  private final Map<Question, Object> known = new ConcurrentHashMap<>();

  /** A conclusion of this kind about a step, drawn now if it was not before. */
  public <T> T of(Step step, Class<T> kind, Function<Step, T> drawn) {
    var question = new Question(kind, step);
    Object answer = known.get(question);
    if (answer == null) {
      answer = drawn.apply(step);
      known.put(question, answer);
    }
    return kind.cast(answer);
  }

  void clear() {
    if (!known.isEmpty()) {
      known.clear();
    }
  }
}

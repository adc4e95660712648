package dev.migrationlens.rules;

import dev.migrationlens.replay.Migration;
import dev.migrationlens.replay.Replay;
import java.util.HashMap;
import java.util.Map;

/**
 * Which of two nearly equal names has the letters in the order in which the words of the chain have
 * them: what the other has beside that is a slip of the fingers.
 */
final class Letters {
  private static final int KINDS = 27;
  private static final int ENOUGH = 200_000;
  private static final int CLEARLY = 2;

  private Letters() {}

  /** Whether the first is clearly the more ordinary of the two. */
  static boolean isRather(Replay replay, String one, String other) {
    int[] pairs = pairs(replay);
    return rarest(pairs, one, other) > CLEARLY * rarest(pairs, other, one);
  }

  /** How often the rarest pair occurs that only the first name has. */
  private static int rarest(int[] counts, String name, String other) {
    Map<Integer, Integer> own = new HashMap<>();
    count(name, own, 1);
    count(other, own, -1);
    return own.entrySet().stream()
        .filter(pair -> pair.getValue() > 0)
        .mapToInt(pair -> counts[pair.getKey()] - pair.getValue())
        .min()
        .orElse(Integer.MAX_VALUE / KINDS);
  }

  private static void count(String name, Map<Integer, Integer> pairs, int by) {
    String word = " " + name + " ";
    for (int i = 1; i < word.length(); i++) {
      pairs.merge(pair(word.charAt(i - 1), word.charAt(i)), by, Integer::sum);
    }
  }

  private static int[] pairs(Replay replay) {
    int[] counts = new int[KINDS * KINDS];
    int read = 0;
    for (Migration migration : replay.migrations()) {
      String text = migration.text();
      for (int i = 1; i < text.length() && read < ENOUGH; i++) {
        counts[pair(text.charAt(i - 1), text.charAt(i))]++;
        read++;
      }
    }
    return counts;
  }

  private static int pair(char one, char other) {
    return letter(one) * KINDS + letter(other);
  }

  private static int letter(char c) {
    char lower = Character.toLowerCase(c);
    return lower >= 'a' && lower <= 'z' ? lower - 'a' + 1 : 0;
  }
}

package dev.migrationlens.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The word somebody may have meant. */
public final class Nearest {
  private Nearest() {}

  /** The candidate with the fewest edits, if they are few for its length; ties go to the first. */
  public static Optional<String> of(String written, Collection<String> candidates) {
    String wanted = written.toLowerCase(Locale.ROOT);
    String best = null;
    int fewest = 1 + Math.max(1, written.length() / 3);
    for (String candidate : candidates) {
      int edits = distance(wanted, candidate.toLowerCase(Locale.ROOT), fewest);
      if (edits < fewest) {
        fewest = edits;
        best = candidate;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Every candidate with the fewest edits, if they are few for its length. */
  public static List<String> all(String written, Collection<String> candidates) {
    String wanted = written.toLowerCase(Locale.ROOT);
    var best = new ArrayList<String>();
    int fewest = 1 + Math.max(1, written.length() / 3);
    for (String candidate : candidates) {
      int edits = distance(wanted, candidate.toLowerCase(Locale.ROOT), fewest + 1);
      if (edits < fewest) {
        best.clear();
        fewest = edits;
      }
      if (edits == fewest && fewest < 1 + Math.max(1, written.length() / 3)) {
        best.add(candidate);
      }
    }
    return best;
  }

  /** Whether one is hardly more than a slip of the fingers away from the other. */
  public static boolean isSlip(String written, String candidate) {
    int most = written.length() < 8 ? 1 : 2;
    String a = written.toLowerCase(Locale.ROOT);
    return distance(a, candidate.toLowerCase(Locale.ROOT), most + 1) <= most;
  }

  /** Insertions, deletions, replacements and swaps of neighbours; {@code limit} if not fewer. */
  static int distance(String a, String b, int limit) {
    if (Math.abs(a.length() - b.length()) >= limit) {
      return limit;
    }
    int[] older = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      int fewest = i;
      for (int j = 1; j <= b.length(); j++) {
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int edits = Math.min(Math.min(last[j], row[j - 1]) + 1, last[j - 1] + same);
        if (i > 1 && j > 1 && isSwap(a, b, i, j)) {
          edits = Math.min(edits, older[j - 2] + 1);
        }
        row[j] = edits;
        fewest = Math.min(fewest, edits);
      }
      // No later row can be better, nor a swap, which looks back two rows and costs one.
      if (fewest >= limit) {
        return limit;
      }
      int[] free = older;
      older = last;
      last = row;
      row = free;
    }
    return Math.min(limit, last[b.length()]);
  }

  private static boolean isSwap(String a, String b, int i, int j) {
    return a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
  }
}

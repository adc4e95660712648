package dev.migrationlens.truth;

import dev.migrationlens.chain.Platform;
import dev.migrationlens.replay.Migration;
import dev.migrationlens.syntax.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One thing that a migration tool sends: the {@code slice}-th statement of a file, or (-1) what it
 * sends by itself around a file.
 */
record Move(String path, int slice, String sql) {
  /** What means something else inside of one transaction around all. */
  private static final Pattern MINDS_TRANSACTIONS =
      Pattern.compile(
          "(?i)\\badd value\\b|\\bconcurrently\\b|\\bvacuum\\b|\\bon commit\\b|\\bbegin\\s*;"
              + "|\\bcommit\\b|\\bsavepoint\\b|\\block table\\b|\\bset local\\b|\\bdeferr"
              + "|\\bdatabase\\b|\\balter system\\b|\\breindex\\b|\\bstart transaction\\b"
              + "|\\bprepare\\b|\\bdeclare \\w+ cursor|\\bdiscard\\b");

  boolean ofTool() {
    return slice < 0;
  }

  /** Whether a chain can be judged inside of one transaction. */
  static boolean mindTransactions(TruthChain chain) {
    return chain.migrations().stream().anyMatch(m -> MINDS_TRANSACTIONS.matcher(m.text()).find());
  }

  /** All that is sent, in order. */
  static List<Move> of(TruthChain chain, boolean transactions) {
    var moves = new ArrayList<Move>();
    for (Migration file : chain.migrations()) {
      moves.add(new Move(file.path(), -1, "RESET ALL"));
      boolean framed =
          transactions
              && switch (file.transaction()) {
                case PER_FILE -> true;
                case IMPLICIT_BLOCK -> file.up().size() > 1;
                case AUTOCOMMIT, UNKNOWN -> false;
              };
      if (framed) {
        moves.add(new Move(file.path(), -1, "BEGIN"));
      }
      for (int i = 0; i < file.up().size(); i++) {
        Slice slice = file.up().get(i);
        if (slice.kind() == Slice.Kind.SQL) {
          moves.add(new Move(file.path(), i, slice.of(file.text())));
        }
      }
      if (framed) {
        moves.add(new Move(file.path(), -1, "COMMIT"));
      }
    }
    return moves;
  }

  /** Where two chains begin to differ. */
  static int common(List<Move> one, List<Move> other) {
    int at = 0;
    while (at < one.size() && at < other.size() && one.get(at).equals(other.get(at))) {
      at++;
    }
    return at;
  }

  /** What PostgreSQL holds when the chain begins, beside itself. */
  static boolean onSupabase(TruthChain chain) {
    return chain.chain().platform() == Platform.SUPABASE;
  }
}

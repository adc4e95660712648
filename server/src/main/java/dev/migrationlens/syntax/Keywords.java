package dev.migrationlens.syntax;

import dev.migrationlens.sql.Keyword;
import org.jspecify.annotations.Nullable;

/**
 * Finds a key word in a text by its place, without a copy of it. A word's packed form is its last
 * eight characters, a byte each, so up to that length equal packs are equal words.
 */
final class Keywords {
  private static final int BITS = 12;
  private static final int MASK = (1 << BITS) - 1;
  private static final @Nullable Keyword[] TABLE = new Keyword[1 << BITS];
  private static final long[] PACKS = new long[1 << BITS];
  private static final int LONGEST;

  static {
    int longest = 0;
    for (String word : Keyword.words()) {
      long pack = pack(word);
      int slot = slot(pack);
      while (TABLE[slot] != null) {
        slot = (slot + 1) & MASK;
      }
      TABLE[slot] = Keyword.of(word);
      PACKS[slot] = pack;
      longest = Math.max(longest, word.length());
    }
    LONGEST = longest;
  }

  private Keywords() {}

  private static long pack(String word) {
    long pack = 0;
    for (int i = 0; i < word.length(); i++) {
      pack = step(pack, word.charAt(i));
    }
    return pack;
  }

  /** The pack after one more ASCII character; letters of both cases count alike. */
  static long step(long pack, char c) {
    return pack << 8 | (c | 0x20);
  }

  private static int slot(long pack) {
    return (int) (pack * 0x9E3779B97F4A7C15L >>> 64 - BITS);
  }

  /** The key word at a place whose pack, by {@link #step}, is known. */
  static @Nullable Keyword find(String text, int start, int end, long pack) {
    if (end - start > LONGEST) {
      return null;
    }
    for (int slot = slot(pack); PACKS[slot] != 0; slot = (slot + 1) & MASK) {
      if (PACKS[slot] == pack) {
        Keyword keyword = TABLE[slot];
        if (keyword != null && isWhole(keyword.word(), text, start, end)) {
          return keyword;
        }
      }
    }
    return null;
  }

  /** Whether a text whose pack is the word's is the word: a long one may share only its end. */
  private static boolean isWhole(String word, String text, int start, int end) {
    return end - start <= Long.BYTES
        ? word.length() == end - start
        : isWord(text, start, end, word);
  }

  /** Whether the text there is this lower-case word in any mixture of ASCII cases. */
  static boolean isWord(String text, int start, int end, String word) {
    int length = end - start;
    if (length != word.length()) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      char c = text.charAt(start + i);
      if (c >= 'A' && c <= 'Z') {
        c += 32;
      }
      if (c != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}

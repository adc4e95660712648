package dev.migrationlens.syntax;

import dev.migrationlens.sql.Keyword;
import org.jspecify.annotations.Nullable;

/** Finds a key word in a text by its place, without a copy of it. */
final class Keywords {
  private static final int SIZE = 4096;
  private static final @Nullable Keyword[] TABLE = new Keyword[SIZE];
  private static final int LONGEST;

  static {
    int longest = 0;
    for (String word : Keyword.words()) {
      int slot = slot(hash(word));
      while (TABLE[slot] != null) {
        slot = (slot + 1) & (SIZE - 1);
      }
      TABLE[slot] = Keyword.of(word);
      longest = Math.max(longest, word.length());
    }
    LONGEST = longest;
  }

  private Keywords() {}

  private static int hash(String word) {
    int hash = 0;
    for (int i = 0; i < word.length(); i++) {
      hash = step(hash, word.charAt(i));
    }
    return hash;
  }

  /** The hash after one more character; letters of both cases count alike. */
  static int step(int hash, char c) {
    return hash * 31 + (c | 0x20);
  }

  private static int slot(int hash) {
    return (hash ^ (hash >>> 12)) & (SIZE - 1);
  }

  /** The key word at a place whose hash, by {@link #step}, is known. */
  static @Nullable Keyword find(String text, int start, int end, int hash) {
    if (end - start > LONGEST) {
      return null;
    }
    for (int slot = slot(hash); ; slot = (slot + 1) & (SIZE - 1)) {
      Keyword keyword = TABLE[slot];
      if (keyword == null) {
        return null;
      }
      if (isWord(text, start, end, keyword.word())) {
        return keyword;
      }
    }
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

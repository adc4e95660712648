package dev.migrationlens.effect;

import java.util.List;

/**
 * Words that follow each other, white space between them, wherever they stand: also in the text of
 * a body. Every statement is asked, so this reads each character once, which a pattern does not.
 */
final class Phrases {
  private final List<String[]> phrases;

  private Phrases(List<String[]> phrases) {
    this.phrases = phrases;
  }

  static Phrases of(String... phrases) {
    return new Phrases(List.of(phrases).stream().map(phrase -> phrase.split(" ")).toList());
  }

  /** Whether one of them is in the text, in letters of any case. */
  boolean in(String text) {
    boolean inside = false;
    for (int i = 0; i < text.length(); i++) {
      boolean word = isWord(text.charAt(i));
      if (word && !inside && startsAt(text, i)) {
        return true;
      }
      inside = word;
    }
    return false;
  }

  private boolean startsAt(String text, int at) {
    int letter = text.charAt(at) | 0x20;
    for (String[] phrase : phrases) {
      if (phrase[0].charAt(0) == letter && isAt(text, at, phrase)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAt(String text, int start, String[] phrase) {
    int at = start;
    for (String word : phrase) {
      int wordStart = at;
      while (at > start && at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      boolean apart = at > wordStart || at == start;
      if (!apart || !text.regionMatches(true, at, word, 0, word.length())) {
        return false;
      }
      at += word.length();
    }
    return at == text.length() || !isWord(text.charAt(at));
  }

  private static boolean isWord(char c) {
    return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}

package dev.migrationlens.naming;

/**
 * Which three characters in a row a text has, whatever their case. What is asked of many texts is
 * mostly in few of them, and these need not be read for it.
 */
final class Trigrams {
  private static final int LEAST = 6;
  private static final int MOST = 16;

  private final long[] bits;

  private Trigrams(long[] bits) {
    this.bits = bits;
  }

  static Trigrams of(String text) {
    int size = 32 - Integer.numberOfLeadingZeros(text.length());
    var bits = new long[1 << (Math.clamp(size, LEAST, MOST) - 6)];
    for (int i = 0; i + 3 <= text.length(); i++) {
      int place = place(text, i, bits.length);
      bits[place >> 6] |= 1L << place;
    }
    return new Trigrams(bits);
  }

  /** False only where the text does not have the name; names of one or two characters may be. */
  boolean mayHold(String name) {
    for (int i = 0; i + 3 <= name.length(); i++) {
      int place = place(name, i, bits.length);
      if ((bits[place >> 6] & 1L << place) == 0) {
        return false;
      }
    }
    return true;
  }

  private static int place(String text, int at, int words) {
    int hash = (folded(text, at) * 31 + folded(text, at + 1)) * 31 + folded(text, at + 2);
    return (hash * 0x9E3779B1 >>> 16) & (words * 64 - 1);
  }

  /** As {@link String#regionMatches} compares without case. */
  private static int folded(String text, int at) {
    return Character.toLowerCase(Character.toUpperCase(text.charAt(at)));
  }
}

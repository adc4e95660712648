package dev.migrationlens.chain;

/**
 * How JavaScript's {@code localeCompare} orders plain names: signs, digits, letters without case.
 */
final class LocaleOrder {
  private static final String SIGNS = "_-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$";

  private LocaleOrder() {}

  static int compare(String a, String b) {
    int length = Math.min(a.length(), b.length());
    for (int i = 0; i < length; i++) {
      int order = Integer.compare(weight(a.charAt(i)), weight(b.charAt(i)));
      if (order != 0) {
        return order;
      }
    }
    int order = Integer.compare(a.length(), b.length());
    // Case decides last, and small letters come first.
    return order != 0 ? order : b.compareTo(a);
  }

  private static int weight(char c) {
    int sign = SIGNS.indexOf(c);
    if (sign >= 0) {
      return sign;
    }
    return c >= '0' && c <= '9' ? 100 + c : 1000 + Character.toLowerCase(c);
  }
}

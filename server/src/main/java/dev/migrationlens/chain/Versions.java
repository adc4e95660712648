package dev.migrationlens.chain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Comparator;
import java.util.Optional;

/** How the versions in file names compare and follow one another. */
final class Versions {
  private static final DateTimeFormatter DAY = strict("uuuuMMdd");
  private static final DateTimeFormatter MINUTE = strict("uuuuMMddHHmm");
  private static final DateTimeFormatter SECOND = strict("uuuuMMddHHmmss");

  private Versions() {}

  private static DateTimeFormatter strict(String pattern) {
    return DateTimeFormatter.ofPattern(pattern).withResolverStyle(ResolverStyle.STRICT);
  }

  /** Numbers of any length by value; what is no number after all numbers, by text. */
  static int compareNumbers(String a, String b) {
    boolean aNumber = isNumber(a);
    boolean bNumber = isNumber(b);
    if (!aNumber || !bNumber) {
      return aNumber == bNumber ? compareBytes(a, b) : aNumber ? -1 : 1;
    }
    String x = stripZeros(a);
    String y = stripZeros(b);
    return x.length() != y.length() ? Integer.compare(x.length(), y.length()) : x.compareTo(y);
  }

  /** Versions of several numbers by part; a missing part is 0, so {@code 1.0} equals {@code 1}. */
  static int compareParts(String a, String b) {
    String[] x = a.split("[._-]");
    String[] y = b.split("[._-]");
    for (int i = 0; i < Math.max(x.length, y.length); i++) {
      int order = compareNumbers(i < x.length ? x[i] : "0", i < y.length ? y[i] : "0");
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** The order of the UTF-8 bytes, which is that of code points. */
  static int compareBytes(String a, String b) {
    int length = Math.min(a.length(), b.length());
    for (int i = 0; i < length; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        boolean both = Character.isSurrogate(x) == Character.isSurrogate(y);
        return both ? Character.compare(x, y) : Character.isSurrogate(x) ? 1 : -1;
      }
    }
    return Integer.compare(a.length(), b.length());
  }

  static final Comparator<String> BYTES = Versions::compareBytes;

  static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  static String stripZeros(String number) {
    int at = 0;
    while (at < number.length() - 1 && number.charAt(at) == '0') {
      at++;
    }
    return number.substring(at);
  }

  /** How many digits the text begins with. */
  static int leadingDigits(String text) {
    int at = 0;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }

  /** One more: a second, a minute or a day later where it is a time, else the next number. */
  static String successor(String version) {
    if (isNumber(version)) {
      return successorOfNumber(version);
    }
    int digits = version.length();
    while (digits > 0 && Character.isDigit(version.charAt(digits - 1))) {
      digits--;
    }
    String plain = version.replaceAll("[-_]", "");
    if (plain.length() == 8 && isNumber(plain) && isDay(plain)) {
      String separator = version.replaceAll("[0-9]", "").substring(0, 1);
      String day = successorOfNumber(plain);
      return String.join(separator, day.substring(0, 4), day.substring(4, 6), day.substring(6, 8));
    }
    return version.substring(0, digits) + successorOfNumber(version.substring(digits));
  }

  /** A moment in the form of another version, where that one is a moment. */
  static Optional<String> at(String other, Instant now) {
    var time = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
    boolean number = isNumber(other);
    if (number && other.length() == 10 && other.startsWith("1")) {
      return Optional.of(String.valueOf(now.getEpochSecond()));
    }
    if (number && other.length() == 13 && other.startsWith("1")) {
      return Optional.of(String.valueOf(now.toEpochMilli()));
    }
    if (other.matches("2\\d{3}-\\d\\d-\\d\\d") && isDay(other.replace("-", ""))) {
      return Optional.of(time.toLocalDate().toString());
    }
    return switch (number && other.startsWith("2") ? other.length() : 0) {
      case 8 -> isDay(other) ? Optional.of(time.format(DAY)) : Optional.empty();
      case 12 -> Optional.of(time.format(MINUTE));
      case 14 -> Optional.of(time.format(SECOND));
      default -> Optional.empty();
    };
  }

  private static String successorOfNumber(String number) {
    try {
      return switch (number.length()) {
        case 8 -> LocalDate.parse(number, DAY).plusDays(1).format(DAY);
        case 12 -> LocalDateTime.parse(number, MINUTE).plusMinutes(1).format(MINUTE);
        case 14 -> LocalDateTime.parse(number, SECOND).plusSeconds(1).format(SECOND);
        default -> plusOne(number);
      };
    } catch (DateTimeParseException notATime) {
      return plusOne(number);
    }
  }

  private static boolean isDay(String digits) {
    try {
      LocalDate.parse(digits, DAY);
      return true;
    } catch (DateTimeParseException notADay) {
      return false;
    }
  }

  private static String plusOne(String number) {
    char[] digits = number.toCharArray();
    for (int i = digits.length - 1; i >= 0; i--) {
      if (digits[i] != '9') {
        digits[i]++;
        return new String(digits);
      }
      digits[i] = '0';
    }
    return "1" + new String(digits);
  }
}

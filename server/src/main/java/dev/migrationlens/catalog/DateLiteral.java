package dev.migrationlens.catalog;

import dev.migrationlens.catalog.Literals.Reading;
import dev.migrationlens.sql.SqlState;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates and times as people write them in migrations. PostgreSQL reads far more forms than these;
 * of the others nothing is said, except that a lone word is none.
 */
final class DateLiteral {
  private static final Reading MALFORMED =
      new Reading(Certainty.NO, SqlState.INVALID_DATETIME_FORMAT);
  private static final Reading OVERFLOW =
      new Reading(Certainty.NO, SqlState.DATETIME_FIELD_OVERFLOW);

  private static final String DAY = "([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})";
  private static final String CLOCK = "([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:\\.[0-9]{1,9})?)?";
  private static final String ZONE = "(?:Z|z|[+-]([0-9]{2})(?::?([0-9]{2}))?)?";

  private static final Pattern DATE = Pattern.compile(DAY);
  private static final Pattern TIME = Pattern.compile(CLOCK);
  private static final Pattern TIMESTAMP = Pattern.compile(DAY + "(?:[T ]" + CLOCK + ZONE + ")?");
  private static final Pattern INTERVAL =
      Pattern.compile(
          "(?:(?:^|(?<=[a-z]) )[+-]?[0-9]{1,5} ?"
              + "(?:second|sec|minute|min|hour|day|week|month|mon|year|decade)s?)+"
              + "|[0-9]{1,4}:[0-5][0-9](?::[0-5][0-9])?",
          Pattern.CASE_INSENSITIVE);

  /** How long, and not when. */
  private static final Pattern SPAN =
      Pattern.compile("[0-9]{1,4} (?:second|minute|hour|day|week|month|year)s?");

  private static final Pattern WORD = Pattern.compile("[a-zA-Z]{2,}");

  /** Words that mean a moment by themselves, and more that may. */
  private static final Set<String> MOMENTS =
      Set.of("epoch", "infinity", "now", "today", "tomorrow", "yesterday");

  private DateLiteral() {}

  static Reading read(String type, String text) {
    String trimmed = Literals.blankless(text);
    if (trimmed.isEmpty()) {
      return MALFORMED;
    }
    if (WORD.matcher(trimmed).matches()) {
      return word(type, trimmed.toLowerCase(Locale.ROOT));
    }
    Reading plain = plain(type, trimmed);
    return plain.fits() == Certainty.UNKNOWN && DateWords.strange(type, trimmed)
        ? MALFORMED
        : plain;
  }

  private static Reading plain(String type, String trimmed) {
    return switch (type) {
      case "date" -> day(DATE.matcher(trimmed));
      case "timestamp", "timestamptz" ->
          SPAN.matcher(trimmed).matches() ? MALFORMED : timestamp(TIMESTAMP.matcher(trimmed));
      case "time" -> clock(TIME.matcher(trimmed), 1);
      case "interval" -> INTERVAL.matcher(trimmed).matches() ? Reading.YES : Reading.UNKNOWN;
      default -> Reading.UNKNOWN;
    };
  }

  private static Reading word(String type, String word) {
    boolean moment = MOMENTS.contains(word);
    if (moment) {
      return (type.startsWith("time") && !type.startsWith("timestamp")) || type.equals("interval")
          ? Reading.UNKNOWN
          : Reading.YES;
    }
    // Any word might name a time zone or a unit, but none of them is a whole value.
    return word.equals("allballs") || word.equals("ago") || word.equals("inf")
        ? Reading.UNKNOWN
        : MALFORMED;
  }

  private static Reading day(Matcher matcher) {
    return matcher.matches() ? day(matcher, 1) : Reading.UNKNOWN;
  }

  private static Reading day(Matcher matcher, int group) {
    int year = Integer.parseInt(matcher.group(group));
    int month = Integer.parseInt(matcher.group(group + 1));
    int day = Integer.parseInt(matcher.group(group + 2));
    if (year == 0) {
      return Reading.UNKNOWN;
    }
    boolean fits =
        month >= 1 && month <= 12 && day >= 1 && day <= YearMonth.of(year, month).lengthOfMonth();
    return fits ? Reading.YES : OVERFLOW;
  }

  private static Reading timestamp(Matcher matcher) {
    if (!matcher.matches()) {
      return Reading.UNKNOWN;
    }
    String hours = matcher.group(7);
    String minutes = matcher.group(8);
    if ((hours != null && Integer.parseInt(hours) > 14)
        || (minutes != null && Integer.parseInt(minutes) > 59)) {
      return Reading.UNKNOWN;
    }
    Reading day = day(matcher, 1);
    boolean alone = day.fits() != Certainty.YES || matcher.group(4) == null;
    return alone ? day : clock(matcher, 4);
  }

  private static Reading clock(Matcher matcher, int group) {
    if (!matcher.matches()) {
      return Reading.UNKNOWN;
    }
    int hour = Integer.parseInt(matcher.group(group));
    int minute = Integer.parseInt(matcher.group(group + 1));
    String seconds = matcher.group(group + 2);
    int second = seconds == null ? 0 : Integer.parseInt(seconds);
    if (hour < 24 && minute < 60 && second < 60) {
      return Reading.YES;
    }
    return hour > 24 || minute > 59 || second > 60 ? OVERFLOW : Reading.UNKNOWN;
  }
}

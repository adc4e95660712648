package dev.migrationlens.catalog;

import dev.migrationlens.sql.SqlState;
import dev.migrationlens.sql.SqlType;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether PostgreSQL can read a string literal as a value of a type, which it does while it parses
 * the statement. Lengths, precisions and the checks of domains come later and are not asked here.
 */
public final class Literals {

  /** The answer; a state only when it is a certain NO. */
  public record Reading(Certainty fits, @Nullable SqlState state) {
    static final Reading YES = new Reading(Certainty.YES, null);
    static final Reading UNKNOWN = new Reading(Certainty.UNKNOWN, null);
    static final Reading MALFORMED =
        new Reading(Certainty.NO, SqlState.INVALID_TEXT_REPRESENTATION);
    static final Reading OUT_OF_RANGE =
        new Reading(Certainty.NO, SqlState.NUMERIC_VALUE_OUT_OF_RANGE);

    static Reading orMalformed(boolean fits) {
      return fits ? YES : MALFORMED;
    }
  }

  private static final Pattern BOOLEAN =
      Pattern.compile("t(r(ue?)?)?|f(a(l(se?)?)?)?|y(es?)?|no?|on|off?|1|0");

  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,2})?");

  private static final Pattern NOT_A_NUMBER =
      Pattern.compile("[+-]?(inf|infinity|nan)", Pattern.CASE_INSENSITIVE);

  /** Other bases, underscores, exponents and great lengths: depends on version and type. */
  private static final Pattern MAY_BE_A_NUMBER =
      Pattern.compile("[+-]?(0[xXoObB]|[0-9.]+([eE][+-]?[0-9]|_)|[0-9.]{30})");

  private static final Pattern UUID = Pattern.compile("([0-9a-fA-F]{4}-?){7}[0-9a-fA-F]{4}");

  private static final Pattern PLAIN_ARRAY = Pattern.compile("\\{[^{}\"\\\\]*}");

  private static final Pattern JUNK_AFTER_ARRAY =
      Pattern.compile("\\{(\\w+(,\\w+)*)?}\\s*[^\\s{}]+");

  private static final Pattern PLAIN_BOUNDS = Pattern.compile("[({\\[][-0-9.:+, ]*[)}\\]]\\s*\\w+");

  private Literals() {}

  public static Certainty fits(TypeWorld world, SqlType type, String text) {
    return read(world, type, text).fits();
  }

  public static Reading read(TypeWorld world, SqlType type, String text) {
    SqlType base = Coercions.base(world, type.bare());
    if (base.isUnsure() || text.indexOf('\0') >= 0) {
      return Reading.UNKNOWN;
    }
    if (base.array()) {
      return array(world, base.element(), text);
    }
    TypeFacts facts = world.facts(base);
    if (facts == null) {
      return Reading.UNKNOWN;
    }
    return switch (facts.kind()) {
      case ENUM -> label(world.labels(base), text);
      case COMPOSITE -> enclosed(text, "(", ")");
      case RANGE ->
          blankless(text).equalsIgnoreCase("empty") ? Reading.YES : enclosed(text, "([", ")]");
      case MULTIRANGE -> enclosed(text, "{", "}");
      case BASE -> base.builtIn() ? builtIn(base.name(), text) : Reading.UNKNOWN;
      case DOMAIN, PSEUDO -> Reading.UNKNOWN;
    };
  }

  private static Reading label(@Nullable List<String> labels, String text) {
    return labels == null ? Reading.UNKNOWN : Reading.orMalformed(labels.contains(text));
  }

  /** What does not even begin and end as it must is wrong; more we do not look at. */
  private static Reading enclosed(String text, String openings, String closings) {
    String rest = blankless(text);
    boolean open = !rest.isEmpty() && openings.indexOf(rest.charAt(0)) >= 0;
    if (!open) {
      return Reading.MALFORMED;
    }
    // A bound inside that is no value would be found first, and with another code.
    boolean closed = closings.indexOf(rest.charAt(rest.length() - 1)) >= 0;
    return closed || !PLAIN_BOUNDS.matcher(rest).matches() ? Reading.UNKNOWN : Reading.MALFORMED;
  }

  private static Reading builtIn(String type, String text) {
    return switch (type) {
      case "text", "varchar", "bpchar", "name" -> Reading.YES;
      case "bool" -> Reading.orMalformed(BOOLEAN.matcher(lower(blankless(text))).matches());
      case "int2" -> integer(blankless(text), 15);
      case "int4" -> integer(blankless(text), 31);
      case "int8" -> integer(blankless(text), 63);
      case "float4", "float8", "numeric" -> number(blankless(text));
      case "uuid" -> Reading.orMalformed(isUuid(text));
      case "json" -> JsonLiteral.read(text, false);
      case "jsonb" -> JsonLiteral.read(text, true);
      case "bytea" -> text.indexOf('\\') < 0 ? Reading.YES : Reading.UNKNOWN;
      case "date", "timestamp", "timestamptz", "time", "timetz", "interval" ->
          DateLiteral.read(type, text);
      default -> Reading.UNKNOWN;
    };
  }

  private static boolean isUuid(String text) {
    boolean braces = text.startsWith("{") && text.endsWith("}");
    String digits = braces ? text.substring(1, text.length() - 1) : text;
    return UUID.matcher(digits).matches();
  }

  private static Reading integer(String text, int bits) {
    int first = text.startsWith("+") || text.startsWith("-") ? 1 : 0;
    int end = first;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    boolean inRange = end == first || new BigInteger(text.substring(0, end)).bitLength() <= bits;
    if (end == text.length() && end > first) {
      return inRange ? Reading.YES : Reading.OUT_OF_RANGE;
    }
    // PostgreSQL stops at the first thing that is wrong, which may be the size.
    boolean otherBase = text.startsWith("0", first) && text.length() > first + 2;
    boolean grouped = end > first && text.charAt(end) == '_';
    return otherBase || !inRange || grouped ? Reading.UNKNOWN : Reading.MALFORMED;
  }

  private static Reading number(String text) {
    if (DECIMAL.matcher(text).matches()) {
      return text.length() < 30 && !lower(text).contains("e") ? Reading.YES : Reading.UNKNOWN;
    }
    if (NOT_A_NUMBER.matcher(text).matches()) {
      return text.length() > 3 && lower(text).endsWith("nan") ? Reading.UNKNOWN : Reading.YES;
    }
    boolean prefixAlone = text.matches("[+-]?0[xXoObB]");
    return !prefixAlone && MAY_BE_A_NUMBER.matcher(text).lookingAt()
        ? Reading.UNKNOWN
        : Reading.MALFORMED;
  }

  private static Reading array(TypeWorld world, SqlType element, String text) {
    String trimmed = blankless(text);
    if (trimmed.isEmpty() || (trimmed.charAt(0) != '{' && trimmed.charAt(0) != '[')) {
      return Reading.MALFORMED;
    }
    if (!PLAIN_ARRAY.matcher(trimmed).matches() || element.is("box")) {
      return JUNK_AFTER_ARRAY.matcher(trimmed).matches() ? Reading.MALFORMED : Reading.UNKNOWN;
    }
    String inside = blankless(trimmed.substring(1, trimmed.length() - 1));
    Reading all = Reading.YES;
    for (String item : inside.isEmpty() ? List.<String>of() : List.of(inside.split(",", -1))) {
      String value = blankless(item);
      if (value.isEmpty()) {
        return all.fits() == Certainty.YES ? Reading.MALFORMED : Reading.UNKNOWN;
      }
      Reading one = value.equalsIgnoreCase("null") ? Reading.YES : read(world, element, value);
      if (one.fits() == Certainty.NO) {
        // A later slip in the braces themselves would be found first.
        return all.fits() == Certainty.YES ? one : Reading.UNKNOWN;
      }
      all = one.fits() == Certainty.YES ? all : one;
    }
    return all;
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** Without what C calls white space at both ends. */
  static String blankless(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }
}

package dev.migrationlens.schema;

import dev.migrationlens.sql.SqlType;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Defaults as far as texts can be compared: PostgreSQL tells an expression otherwise than it was
 * written, but a plain constant it tells as it is, with a cast.
 */
final class Constants {
  private static final Set<String> TOLD_AS_WRITTEN =
      Set.of("text", "varchar", "int2", "int4", "int8", "bool", "uuid");

  private static final Pattern CAST =
      Pattern.compile("^(.*)::[a-z_\"][\\w\". ]*(\\(\\d+(,\\d+)?\\))?(\\[\\])?$", Pattern.DOTALL);
  private static final Pattern PLAIN =
      Pattern.compile("'([^']|'')*'|-?\\d+(\\.\\d+)?|true|false|null");

  private Constants() {}

  /** Whether two defaults of a column of this type certainly differ. */
  static boolean differ(@Nullable SqlType type, @Nullable String left, @Nullable String right) {
    if (left != null && right != null && (type == null || !TOLD_AS_WRITTEN.contains(type.name()))) {
      return false;
    }
    if (left == null || right == null) {
      return left != right && !isNull(left) && !isNull(right);
    }
    String mine = bare(left);
    String theirs = bare(right);
    return !mine.equals(theirs)
        && PLAIN.matcher(mine).matches()
        && PLAIN.matcher(theirs).matches()
        && !unquoted(mine).equals(unquoted(theirs));
  }

  private static boolean isNull(@Nullable String text) {
    return text != null && bare(text).equalsIgnoreCase("null");
  }

  private static String bare(String text) {
    String at = text.strip();
    for (int i = 0; i < 4; i++) {
      if (at.startsWith("(") && at.endsWith(")")) {
        at = at.substring(1, at.length() - 1).strip();
      }
      var cast = CAST.matcher(at);
      if (cast.matches()) {
        at = cast.group(1).strip();
      }
    }
    boolean word = at.equalsIgnoreCase("true") || at.equalsIgnoreCase("false");
    return word ? at.toLowerCase(Locale.ROOT) : at;
  }

  /** A number may be written as a text, and a truth value in several ways. */
  private static String unquoted(String constant) {
    String plain =
        constant.startsWith("'") ? constant.substring(1, constant.length() - 1) : constant;
    return switch (plain.toLowerCase(Locale.ROOT)) {
      case "t", "on", "yes", "1", "true" -> "true";
      case "f", "off", "no", "0", "false" -> "false";
      default -> plain.matches("-?\\d+\\.\\d*0*") ? plain.replaceFirst("\\.?0*$", "") : plain;
    };
  }
}

package dev.migrationlens.effect;

import dev.migrationlens.catalog.Certainty;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Texts against patterns. */
final class Patterns {
  private Patterns() {}

  /** LIKE with its usual escape. */
  static Certainty like(String text, String pattern, boolean insensitive) {
    var regex = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '%') {
        regex.append(".*");
      } else if (c == '_') {
        regex.append('.');
      } else {
        if (c == '\\' && i + 1 < pattern.length()) {
          c = pattern.charAt(++i);
        }
        regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    int flags = Pattern.DOTALL | (insensitive ? Pattern.CASE_INSENSITIVE : 0);
    return Certainty.of(Pattern.compile(regex.toString(), flags).matcher(text).matches());
  }

  /** {@code ~} and its kin, for patterns that mean the same to Java as to PostgreSQL. */
  static Value regular(String symbol, String text, String pattern) {
    if (!pattern.matches("[\\w ^$.*+?|()\\-/:,]*") || pattern.contains("(?")) {
      return Values.UNKNOWN;
    }
    try {
      int flags = symbol.endsWith("*") ? Pattern.CASE_INSENSITIVE : 0;
      boolean found = Pattern.compile(pattern, flags).matcher(text).find();
      return Value.of(found != symbol.startsWith("!"));
    } catch (PatternSyntaxException notJavas) {
      return Values.UNKNOWN;
    }
  }

  /** Whether a text with holes could be this text: never certainly, but perhaps certainly not. */
  static Certainty fits(Value.Template template, String text) {
    int last = template.pieces().size() - 1;
    boolean could =
        text.startsWith(template.pieces().get(0)) && text.endsWith(template.pieces().get(last));
    return could ? Certainty.UNKNOWN : Certainty.NO;
  }
}

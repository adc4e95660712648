package dev.migrationlens.workspace;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Path patterns as in a list of ignored files: {@code *} within a name, {@code **} across folders.
 */
final class Globs {
  private Globs() {}

  /** Matches a path if a pattern matches it or a folder above it. */
  static Predicate<String> any(List<String> patterns) {
    if (patterns.isEmpty()) {
      return path -> false;
    }
    List<Pattern> compiled = patterns.stream().map(Globs::compiled).toList();
    return path -> compiled.stream().anyMatch(p -> p.matcher(path).matches());
  }

  private static Pattern compiled(String glob) {
    String plain = glob.replaceFirst("^\\./", "").replaceFirst("/+$", "");
    var regex = new StringBuilder(plain.contains("/") ? "" : "(?:.*/)?");
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (plain.startsWith("**/", i)) {
        regex.append("(?:.*/)?");
        i += 2;
      } else if (plain.startsWith("**", i)) {
        regex.append(".*");
        i++;
      } else if (c == '*') {
        regex.append("[^/]*");
      } else if (c == '?') {
        regex.append("[^/]");
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(regex.append("(?:/.*)?").toString());
  }
}

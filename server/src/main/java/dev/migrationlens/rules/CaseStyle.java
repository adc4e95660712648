package dev.migrationlens.rules;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How the words of a name are joined. */
enum CaseStyle {
  SNAKE("snake_case", "[a-z0-9]+(_+[a-z0-9]+)*_*|_[a-z0-9_]*"),
  CAMEL("camelCase", "[a-z][a-zA-Z0-9]*"),
  PASCAL("PascalCase", "([A-Z][a-zA-Z0-9]*)"),
  KEBAB("kebab-case", "[a-z0-9]+(-[a-z0-9]+)*"),
  UPPER("UPPER_CASE", "[A-Z0-9]+(_[A-Z0-9]+)*");

  private static final Pattern BETWEEN_WORDS =
      Pattern.compile("[^\\p{L}\\p{N}]+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

  private final String words;
  private final Pattern pattern;

  CaseStyle(String words, String pattern) {
    this.words = words;
    this.pattern = Pattern.compile(pattern);
  }

  private String words() {
    return words;
  }

  boolean fits(String name) {
    // What is not Latin has its own ways, and so have media types.
    return pattern.matcher(name).matches() || name.chars().anyMatch(c -> c >= 0x80 || c == '/');
  }

  /** A name's words, joined in this style. */
  String rewritten(String name) {
    List<String> parts =
        Arrays.stream(BETWEEN_WORDS.split(name))
            .filter(w -> !w.isEmpty())
            .map(w -> w.toLowerCase(Locale.ROOT))
            .toList();
    return switch (this) {
      case SNAKE -> String.join("_", parts);
      case KEBAB -> String.join("-", parts);
      case UPPER -> String.join("_", parts).toUpperCase(Locale.ROOT);
      case PASCAL -> parts.stream().map(CaseStyle::capital).collect(Collectors.joining());
      case CAMEL -> {
        String whole = PASCAL.rewritten(name);
        yield whole.isEmpty() ? whole : parts.get(0) + whole.substring(parts.get(0).length());
      }
    };
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  /** Plain words with spaces between them, as policies are often called. */
  static Convention.Way sentences() {
    return new Convention.Way(
        "plain words",
        name -> name.indexOf(' ') >= 0 || BETWEEN_WORDS.split(name).length < 2,
        name -> ofName(name).map(CaseStyle::words).orElse("of no common form"),
        name -> String.join(" ", BETWEEN_WORDS.split(name)));
  }

  /** The first style that a name is written in. */
  static Optional<CaseStyle> ofName(String name) {
    return Arrays.stream(values()).filter(s -> s.fits(name)).findFirst();
  }

  /** All of them, to learn from; a name that many columns have is looked at once. */
  static List<Convention.Way> ways() {
    return Arrays.stream(values()).map(CaseStyle::way).toList();
  }

  /** This style as a convention. */
  Convention.Way way() {
    Map<String, Boolean> known = new HashMap<>();
    return new Convention.Way(
        words,
        name -> known.computeIfAbsent(name, this::fits),
        name -> ofName(name).map(CaseStyle::words).orElse("of no common form"),
        this::rewritten);
  }
}

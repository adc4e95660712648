package dev.migrationlens.rules;

import dev.migrationlens.text.Edit;
import dev.migrationlens.text.Span;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The types that Supabase's tools generate: one key or bracket to a line. */
final class ClientTypes {
  private static final Pattern OPENS = Pattern.compile("\\s*\"?([^\"?:]+)\"?\\??\\s*:\\s*\\{\\s*");
  private static final Pattern KEY = Pattern.compile("\\s*\"?([^\"?:\\[]+)\"?\\??\\s*:.*");
  private static final Pattern DATABASE =
      Pattern.compile("(?m)^export (?:type Database =|interface Database) \\{\\s*$");

  private ClientTypes() {}

  /** The columns that each table's and view's row has, by schema and relation. */
  static Map<String, Map<String, Set<String>>> rows(String text) {
    Map<String, Map<String, Set<String>>> rows = new LinkedHashMap<>();
    Optional<Span> database = database(text);
    if (database.isEmpty()) {
      return rows;
    }
    Deque<String> path = new ArrayDeque<>();
    for (String line : database.get().of(text).lines().skip(1).toList()) {
      Matcher opens = OPENS.matcher(line);
      if (opens.matches()) {
        path.addLast(opens.group(1).strip());
      } else if (line.strip().matches("[}\\]][,;]?") && !path.isEmpty()) {
        path.removeLast();
      } else if (line.stripTrailing().endsWith("{") || line.stripTrailing().endsWith("[")) {
        path.addLast("");
      }
      List<String> at = List.copyOf(path);
      boolean relation =
          at.size() >= 3 && (at.get(1).equals("Tables") || at.get(1).equals("Views"));
      if (relation) {
        Set<String> columns =
            rows.computeIfAbsent(at.get(0), s -> new LinkedHashMap<>())
                .computeIfAbsent(at.get(2), t -> new LinkedHashSet<>());
        Matcher key = KEY.matcher(line);
        if (at.size() == 4 && at.get(3).equals("Row") && !opens.matches() && key.matches()) {
          columns.add(key.group(1).strip());
        }
      }
    }
    return rows;
  }

  /** From the line that begins the type to the bracket that ends it. */
  private static Optional<Span> database(String text) {
    Matcher start = DATABASE.matcher(text);
    if (!start.find()) {
      return Optional.empty();
    }
    int end = text.indexOf("\n}", start.end());
    return end < 0 ? Optional.empty() : Optional.of(new Span(start.start(), end + 2));
  }

  /** Puts the type of one file into another, whose other parts stay. */
  static Optional<Edit> updated(String old, String generated) {
    return database(old)
        .flatMap(span -> database(generated).map(now -> new Edit(span, now.of(generated))));
  }
}

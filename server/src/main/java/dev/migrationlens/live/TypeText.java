package dev.migrationlens.live;

import dev.migrationlens.sql.Names;
import dev.migrationlens.sql.SqlType;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Types as one word of a file: {@code varchar(20)[]}, {@code public.mood}. */
final class TypeText {
  private static final String NAME = "(\"(?:[^\"]|\"\")*\"|[^\".(\\[]+)";
  private static final Pattern FORM =
      Pattern.compile("(?:" + NAME + "\\.)?" + NAME + "(?:\\((.*)\\))?(\\[])?");

  private TypeText() {}

  static String of(SqlType type) {
    String schema = type.schema() == null ? "" : Names.quote(type.schema()) + ".";
    String modifiers =
        type.modifiers().isEmpty() ? "" : "(" + String.join(",", type.modifiers()) + ")";
    return schema + Names.quote(type.name()) + modifiers + (type.array() ? "[]" : "");
  }

  static @Nullable SqlType parse(@Nullable String text) {
    var parts = FORM.matcher(text == null ? "" : text);
    if (!parts.matches()) {
      return null;
    }
    String modifiers = parts.group(3);
    return new SqlType(
        parts.group(1) == null ? null : plain(parts.group(1)),
        plain(parts.group(2)),
        modifiers == null ? List.of() : List.of(modifiers.split(",")),
        parts.group(4) != null);
  }

  /** Where the first blank is that no name and no list of modifiers holds; -1 where none is. */
  static int end(String text) {
    boolean quoted = false;
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      quoted ^= c == '"';
      depth += quoted ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ' ' && !quoted && depth == 0) {
        return i;
      }
    }
    return -1;
  }

  private static String plain(String name) {
    return name.startsWith("\"")
        ? name.substring(1, name.length() - 1).replace("\"\"", "\"")
        : name;
  }
}

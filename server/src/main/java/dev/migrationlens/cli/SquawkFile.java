package dev.migrationlens.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code .squawk.toml}: of TOML what such files hold, texts and lists of texts under plain keys.
 */
record SquawkFile(Map<String, List<String>> values) {
  private static final String NAME = ".squawk.toml";

  /** A key and its list, or its text, or its word or number. */
  private static final Pattern ENTRY =
      Pattern.compile(
          "(?m)^[ \\t]*(\\w+)[ \\t]*=\\s*(\\[[^\\]]*\\]|\"[^\"\\n]*\"|'[^'\\n]*'|[\\w.]+)");

  private static final Pattern TEXT = Pattern.compile("\"([^\"\\n]*)\"|'([^'\\n]*)'");
  private static final Pattern REMARK =
      Pattern.compile("(?m)^((?:\"[^\"\\n]*\"|'[^'\\n]*'|[^\"'#\\n])*+)#.*$");

  SquawkFile {
    values = Map.copyOf(values);
  }

  /** The file of a folder, or of the nearest folder above it, as Squawk looks for it. */
  static SquawkFile find(Path folder) throws UsageError {
    for (Path at = folder.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
      Path file = at.resolve(NAME);
      if (Files.isRegularFile(file)) {
        try {
          return read(Files.readString(file));
        } catch (IOException e) {
          throw new UsageError(file + " cannot be read as UTF-8 text");
        }
      }
    }
    throw new UsageError("there is no " + NAME + " in " + folder + " or above it");
  }

  static SquawkFile read(String toml) {
    String plain = REMARK.matcher(toml.replace("\r\n", "\n")).replaceAll("$1");
    int table = plain.startsWith("[") ? 0 : plain.indexOf("\n[");
    Matcher entry = ENTRY.matcher(table < 0 ? plain : plain.substring(0, table));
    var values = new HashMap<String, List<String>>();
    while (entry.find()) {
      values.put(entry.group(1), texts(entry.group(2)));
    }
    return new SquawkFile(values);
  }

  private static List<String> texts(String value) {
    if (!value.startsWith("[") && !value.startsWith("\"") && !value.startsWith("'")) {
      return List.of(value);
    }
    var texts = new ArrayList<String>();
    Matcher text = TEXT.matcher(value);
    while (text.find()) {
      texts.add(text.group(1) == null ? text.group(2) : text.group(1));
    }
    return List.copyOf(texts);
  }

  List<String> of(String key) {
    return values.getOrDefault(key, List.of());
  }
}

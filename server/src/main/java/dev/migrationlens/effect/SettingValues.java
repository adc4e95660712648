package dev.migrationlens.effect;

import dev.migrationlens.catalog.BuiltinSetting;
import dev.migrationlens.catalog.Builtins;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.SessionStatement;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a session may set its parameters to. */
final class SettingValues {
  private static final Pattern NUMBER =
      Pattern.compile(
          "\\s*[+-]?(0[xX][0-9a-fA-F]+|[0-9]*\\.?[0-9]+([eE][+-]?[0-9]+)?|[0-9]+\\.)"
              + "\\s*(B|kB|MB|GB|TB|us|ms|s|min|h|d)?\\s*");

  /** Words that PostgreSQL takes for choices without telling, and truth values for many. */
  private static final Set<String> UNTOLD =
      Set.of(
          "debug", "info", "fatal", "panic", "true", "false", "yes", "no", "1", "0", "on", "off");

  private SettingValues() {}

  static void check(Evaluation e, SessionStatement.Set set) {
    BuiltinSetting setting = Builtins.setting(set.name()).orElse(null);
    if (setting == null || set.name().contains(".")) {
      return;
    }
    if (!setting.context().settable()) {
      e.error(
          "missing-object",
          SqlState.CANT_CHANGE_RUNTIME_PARAM,
          "`" + setting.name() + "` cannot be set in a session",
          set);
      return;
    }
    List<String> values = set.values();
    if (set.reset() || values.size() != 1 || values.get(0).equalsIgnoreCase("default")) {
      return;
    }
    if (!fits(setting, values.get(0))) {
      e.error(
          "default-does-not-fit",
          SqlState.INVALID_PARAMETER_VALUE,
          "`" + setting.name() + "` cannot be `" + values.get(0) + "`",
          set);
    }
  }

  private static boolean fits(BuiltinSetting setting, String value) {
    String word = value.strip().toLowerCase(Locale.ROOT);
    return switch (setting.type()) {
      case BOOL -> isBoolean(value.toLowerCase(Locale.ROOT));
      case INTEGER, REAL -> NUMBER.matcher(value).matches();
      case ENUM ->
          UNTOLD.contains(word)
              || setting.words().isEmpty()
              || setting.words().stream().anyMatch(w -> w.equalsIgnoreCase(word));
      case STRING -> true;
    };
  }

  /** Truth values may be shortened as long as they are not ambiguous. */
  private static boolean isBoolean(String word) {
    boolean start =
        !word.isEmpty()
            && List.of("true", "false", "yes", "no").stream().anyMatch(w -> w.startsWith(word));
    return start || Set.of("on", "of", "off", "1", "0").contains(word);
  }
}

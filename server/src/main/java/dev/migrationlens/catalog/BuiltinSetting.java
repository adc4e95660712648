package dev.migrationlens.catalog;

import java.util.List;
import java.util.Locale;

/** A configuration parameter of the server. */
public record BuiltinSetting(String name, Context context, Type type, List<String> words) {
  /** Who may set it, and when. */
  public enum Context {
    INTERNAL,
    POSTMASTER,
    SIGHUP,
    BACKEND,
    SUPERUSER_BACKEND,
    SUPERUSER,
    USER;

    static Context of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Whether SET can ever change it in a session. */
    public boolean settable() {
      return this == SUPERUSER || this == USER;
    }
  }

  /** What its values look like. */
  public enum Type {
    BOOL,
    INTEGER,
    REAL,
    STRING,
    ENUM
  }

  public BuiltinSetting {
    words = List.copyOf(words);
  }
}

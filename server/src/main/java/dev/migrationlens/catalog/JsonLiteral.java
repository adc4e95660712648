package dev.migrationlens.catalog;

import dev.migrationlens.catalog.Literals.Reading;

/** Whether a text is JSON, by the strict grammar that PostgreSQL follows. */
final class JsonLiteral {
  private static final int DEEP = 500;

  private final String text;
  private int at;
  private int depth;
  private boolean unsure;

  private JsonLiteral(String text) {
    this.text = text;
  }

  /**
   * {@code binary} is for jsonb, which also reads the escapes and the numbers, whose own limits we
   * leave alone.
   */
  static Reading read(String text, boolean binary) {
    var json = new JsonLiteral(text);
    boolean fits = json.value();
    json.blanks();
    fits = fits && json.at == text.length();
    if (json.unsure || (binary && text.contains("\\u"))) {
      return Reading.UNKNOWN;
    }
    return Reading.orMalformed(fits);
  }

  private boolean value() {
    blanks();
    if (at >= text.length()) {
      return false;
    }
    return switch (text.charAt(at)) {
      case '{' -> members('}');
      case '[' -> members(']');
      case '"' -> string();
      case 't' -> word("true");
      case 'f' -> word("false");
      case 'n' -> word("null");
      default -> number();
    };
  }

  /** An object or an array: their difference is what stands before each comma. */
  private boolean members(char closing) {
    at++;
    if (++depth > DEEP) {
      unsure = true;
      return false;
    }
    blanks();
    if (accept(closing)) {
      depth--;
      return true;
    }
    do {
      if (closing == '}' && !key()) {
        return false;
      }
      if (!value()) {
        return false;
      }
      blanks();
    } while (accept(','));
    depth--;
    return accept(closing);
  }

  private boolean key() {
    blanks();
    if (at >= text.length() || text.charAt(at) != '"' || !string()) {
      return false;
    }
    blanks();
    return accept(':');
  }

  private boolean string() {
    at++;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        return true;
      }
      if (c < ' ') {
        return false;
      }
      if (c == '\\' && !escape()) {
        return false;
      }
    }
    return false;
  }

  private boolean escape() {
    if (at >= text.length()) {
      return false;
    }
    char c = text.charAt(at++);
    if (c != 'u') {
      return "\"\\/bfnrt".indexOf(c) >= 0;
    }
    // What surrogates and \\u0000 do depends on more than the grammar.
    unsure = true;
    return true;
  }

  private boolean number() {
    accept('-');
    if (!accept('0') && !digits()) {
      return false;
    }
    if (accept('.') && !digits()) {
      return false;
    }
    if (accept('e') || accept('E')) {
      unsure = true;
      if (!accept('+')) {
        accept('-');
      }
      return digits();
    }
    return true;
  }

  private boolean digits() {
    int start = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at > start;
  }

  private boolean word(String word) {
    if (!text.startsWith(word, at)) {
      return false;
    }
    at += word.length();
    return true;
  }

  private boolean accept(char c) {
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private void blanks() {
    while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }
}

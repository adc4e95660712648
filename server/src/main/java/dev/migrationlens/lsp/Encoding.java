package dev.migrationlens.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import dev.migrationlens.text.LineIndex;

/** How client and server count the characters of a line. */
enum Encoding {
  UTF_8("utf-8"),
  UTF_16("utf-16"),
  UTF_32("utf-32");

  private final String word;

  Encoding(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  /** Ours is UTF-16, which costs nothing; another only where the client knows no UTF-16. */
  static Encoding negotiate(JsonArray offered) {
    Encoding first = UTF_16;
    boolean any = false;
    for (JsonElement element : offered) {
      for (Encoding encoding : values()) {
        if (encoding.word.equals(element.getAsString())) {
          if (encoding == UTF_16) {
            return UTF_16;
          }
          first = any ? first : encoding;
          any = true;
        }
      }
    }
    return first;
  }

  /** How many units lie between the start of a line and an offset. */
  int units(String text, int lineStart, int offset) {
    if (this == UTF_16) {
      return offset - lineStart;
    }
    int units = 0;
    for (int i = lineStart; i < offset; ) {
      int point = text.codePointAt(i);
      units += width(point);
      i += Character.charCount(point);
    }
    return units;
  }

  /** A place beyond the end of its line is that end; one beyond the text is the text's. */
  int offset(String text, LineIndex lines, int line, int units) {
    if (line < 0 || line >= lines.lineCount()) {
      return line < 0 ? 0 : text.length();
    }
    int at = lines.lineStart(line);
    int end = lines.lineEnd(line, text);
    if (this == UTF_16) {
      return at + Math.clamp(units, 0, end - at);
    }
    int left = units;
    while (at < end && left > 0) {
      int point = text.codePointAt(at);
      left -= width(point);
      at += Character.charCount(point);
    }
    return at;
  }

  private int width(int point) {
    if (this == UTF_32) {
      return 1;
    }
    return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
}

package dev.migrationlens.lsp;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;

/** JSON that is written already: what is told at every keystroke is not built as a tree first. */
record Ready(String text) {
  /** Lets it through as it is. */
  static final TypeAdapter<Ready> ADAPTER =
      new TypeAdapter<>() {
        @Override
        public void write(JsonWriter out, Ready ready) throws IOException {
          out.jsonValue(ready.text());
        }

        @Override
        public Ready read(JsonReader in) {
          throw new UnsupportedOperationException("it is only ever sent");
        }
      };

  /** As a log shows it. */
  @Override
  public String toString() {
    return text;
  }

  /** Appends a text as JSON has it, quoted. */
  static void quote(String words, StringBuilder out) {
    out.append('"');
    int from = 0;
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      if (c >= ' ' && c != '"' && c != '\\') {
        continue;
      }
      out.append(words, from, i).append('\\');
      switch (c) {
        case '"', '\\' -> out.append(c);
        case '\n' -> out.append('n');
        case '\t' -> out.append('t');
        default -> out.append("u00").append(c < 16 ? "0" : "").append(Integer.toHexString(c));
      }
      from = i + 1;
    }
    out.append(words, from, words.length()).append('"');
  }
}

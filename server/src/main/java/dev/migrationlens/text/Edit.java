package dev.migrationlens.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One replacement in one text; a list of edits refers to the text before any of them. */
public record Edit(Span span, String newText) {

  public static Edit replace(int start, int end, String newText) {
    return new Edit(new Span(start, end), newText);
  }

  public static Edit insert(int at, String newText) {
    return new Edit(new Span(at, at), newText);
  }

  public static Edit delete(int start, int end) {
    return new Edit(new Span(start, end), "");
  }

  /** The text after all edits, which must not overlap; insertions at one place keep their order. */
  public static String apply(String text, List<Edit> edits) {
    var sorted = new ArrayList<>(edits);
    sorted.sort(Comparator.comparingInt(e -> e.span().start()));
    var out = new StringBuilder(text.length() + 64);
    int at = 0;
    for (Edit edit : sorted) {
      if (edit.span().start() < at) {
        throw new IllegalArgumentException("overlapping edits at " + edit.span().start());
      }
      out.append(text, at, edit.span().start()).append(edit.newText());
      at = edit.span().end();
    }
    return out.append(text, at, text.length()).toString();
  }
}

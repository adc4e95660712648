package dev.migrationlens.ide;

import dev.migrationlens.naming.Here;
import dev.migrationlens.naming.Words;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The ever larger parts of a file around the cursor. */
public final class SelectionRanges {
  private SelectionRanges() {}

  /**
   * From the word under the cursor over its parentheses, blocks and statements to the whole file.
   */
  public static List<Span> at(Replay replay, String path, int offset) {
    var spans = new ArrayList<Span>();
    Here.at(replay, path, offset).ifPresent(here -> within(here, spans));
    add(spans, new Span(0, Here.text(replay, path).length()));
    return spans;
  }

  private static void within(Here here, List<Span> spans) {
    Words words = Words.of(here.step().text());
    int at = -1;
    for (int i = 0; i < words.count(); i++) {
      if (words.all().get(i).span().touches(here.offset()) && (at < 0 || !isName(words, at))) {
        at = i;
      }
    }
    int base = here.step().slice().start();
    if (at >= 0) {
      Words.Word word = words.all().get(at);
      add(spans, word.span().shift(base));
      Words.Word first = words.all().get(words.first(at));
      add(spans, new Span(first.start(), word.end()).shift(base));
      for (int open = words.opening(at); open >= 0; open = words.opening(open)) {
        int close = closing(words, open);
        if (close >= 0) {
          int from = words.all().get(open).start();
          int to = words.all().get(close).end();
          add(spans, new Span(from + 1, to - 1).shift(base));
          add(spans, new Span(from, to).shift(base));
        }
      }
    }
    Blocks.of(here.step()).stream()
        .filter(span -> span.touches(here.offset()))
        .sorted(Comparator.comparingInt(Span::length))
        .forEach(span -> add(spans, span.shift(base)));
    add(spans, here.step().slice().span());
  }

  private static boolean isName(Words words, int index) {
    return words.all().get(index).isName();
  }

  private static int closing(Words words, int open) {
    int depth = 0;
    for (int i = open; i < words.count(); i++) {
      if (words.isSymbol(i, "(")) {
        depth++;
      } else if (words.isSymbol(i, ")") && --depth == 0) {
        return i;
      }
    }
    return -1;
  }

  private static void add(List<Span> spans, Span wider) {
    if (spans.isEmpty()
        || (wider.covers(spans.get(spans.size() - 1))
            && !wider.equals(spans.get(spans.size() - 1)))) {
      spans.add(wider);
    }
  }
}

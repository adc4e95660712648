package dev.migrationlens.chain;

import dev.migrationlens.syntax.Lexer;
import dev.migrationlens.syntax.Tokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is looked up often in a chain: migrations by path, free versions, mentions in comments. */
public final class ChainIndex {
  private final Map<String, String> texts;
  private final FreeVersions free;
  private final Map<String, Entry> entries = new HashMap<>();
  private @Nullable Map<String, List<Place>> places;

  /** A mention's file and where it begins. */
  record Place(String path, int start) {}

  private ChainIndex(Map<String, String> texts, FreeVersions free) {
    this.texts = texts;
    this.free = free;
  }

  static ChainIndex in(Map<String, String> texts, Chain chain) {
    var index = new ChainIndex(texts, new FreeVersions(chain.tool(), chain.entries()));
    chain.entries().forEach(e -> index.entries.put(e.path(), e));
    return index;
  }

  Optional<Entry> entry(String path) {
    return Optional.ofNullable(entries.get(path));
  }

  FreeVersions free() {
    return free;
  }

  /** A migration's name without what says its kind. */
  static String stem(String name) {
    int end = name.endsWith(".sql") ? name.length() - 4 : name.length();
    for (String kind : new String[] {".up", ".down"}) {
      end = name.startsWith(kind, end - kind.length()) ? end - kind.length() : end;
    }
    return name.substring(0, end);
  }

  /** The first question reads the texts. */
  synchronized List<Place> of(String stem) {
    Map<String, List<Place>> found = places;
    if (found == null) {
      found = new HashMap<>();
      Set<String> stems = new HashSet<>();
      entries.values().forEach(e -> stems.add(stem(e.name())));
      for (Map.Entry<String, String> text : texts.entrySet()) {
        collect(text.getKey(), text.getValue(), stems, found);
      }
      places = found;
    }
    return found.getOrDefault(stem, List.of());
  }

  /** A file's text as it was read. */
  public String text(String path) {
    return texts.getOrDefault(path, "");
  }

  private static void collect(
      String path, String text, Set<String> stems, Map<String, List<Place>> places) {
    Tokens tokens = null;
    int at = 0;
    while (at < text.length()) {
      if (!isNamePart(text.charAt(at))) {
        at++;
        continue;
      }
      int start = at;
      while (at < text.length() && isNamePart(text.charAt(at))) {
        at++;
      }
      String word = stem(withoutFinalDots(text, start, at));
      if (stems.contains(word)) {
        tokens = tokens == null ? Lexer.lex(text) : tokens;
        if (tokens.start(tokens.at(start)) > start) {
          places.computeIfAbsent(word, w -> new ArrayList<>()).add(new Place(path, start));
        }
      }
    }
  }

  private static String withoutFinalDots(String text, int start, int end) {
    int last = end;
    while (last > start && text.charAt(last - 1) == '.') {
      last--;
    }
    return text.substring(start, last);
  }

  private static boolean isNamePart(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '-'
        || c == '.'
        || (c >= 'A' && c <= 'Z')
        || (c >= 0x80 && Character.isLetterOrDigit(c));
  }
}

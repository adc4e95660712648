package dev.migrationlens.lint;

import dev.migrationlens.text.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The names that somebody may have meant, the likeliest first; few, or none. */
public final class Likely {
  /** Words that people use for one another in names. */
  private static final List<Set<String>> SYNONYMS =
      List.of(
          Set.of("name", "title", "label"),
          Set.of("user", "account", "profile", "member"),
          Set.of("description", "desc", "details"),
          Set.of("quantity", "qty", "count"),
          Set.of("organization", "organisation", "org", "company", "tenant"),
          Set.of("customer", "client"),
          Set.of("status", "state"),
          Set.of("content", "body", "text", "message"),
          Set.of("email", "mail"),
          Set.of("picture", "image", "photo", "avatar"),
          Set.of("start", "begin", "started"),
          Set.of("end", "finish", "ended"),
          Set.of("type", "kind", "category"),
          Set.of("comment", "note"),
          Set.of("created", "inserted"),
          Set.of("updated", "modified", "changed"),
          Set.of("number", "no", "num", "nr"),
          Set.of("id", "uuid", "key"),
          Set.of("price", "amount", "cost"),
          Set.of("total", "sum", "amount"));

  private Likely() {}

  /** What {@code written} may stand for: the same words, then the fewest typing errors. */
  public record Guess(List<String> sure, List<String> possible) {
    /** All of them, the likeliest first. */
    public List<String> all() {
      var all = new LinkedHashSet<>(sure);
      all.addAll(possible);
      return List.copyOf(all);
    }
  }

  public static Guess of(String written, Collection<String> candidates) {
    var others = candidates.stream().filter(c -> !c.equals(written)).distinct().toList();
    String bare = bare(written);
    Set<String> words = words(written);
    List<String> same = matching(others, c -> bare(c).equals(bare));
    // Singulars differ from plurals by two letters at most, so most names need no closer look.
    int slack = 2 + 2 * words.size();
    List<String> reordered =
        matching(
            others,
            c -> Math.abs(c.length() - written.length()) <= slack && words(c).equals(words));
    List<String> sure = same.isEmpty() ? reordered : same;
    List<String> typed = Nearest.all(written, others);
    if (sure.isEmpty() && typed.size() == 1 && Nearest.isSlip(written, typed.get(0))) {
      sure = typed;
    }
    var possible = new ArrayList<>(typed);
    if (words.stream().anyMatch(w -> SYNONYMS.stream().anyMatch(s -> s.contains(w)))) {
      possible.addAll(matching(others, c -> synonymous(written, c)));
    }
    possible.addAll(matching(others, c -> extended(written, c)));
    return new Guess(
        sure.size() == 1 ? sure : List.of(),
        (sure.size() == 1 ? possible : joined(sure, possible)).stream().limit(3).toList());
  }

  /** Whether many people use this word in names. */
  public static boolean isCommon(String word) {
    return SYNONYMS.stream().anyMatch(s -> s.contains(word));
  }

  private static List<String> joined(List<String> first, List<String> then) {
    var all = new ArrayList<>(first);
    all.addAll(then);
    return all;
  }

  private static List<String> matching(
      List<String> candidates, java.util.function.Predicate<String> test) {
    return candidates.stream().filter(test).toList();
  }

  private static String bare(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }

  /** The words of a name, each in the singular, in no order. */
  private static Set<String> words(String name) {
    return parts(name).stream().map(Likely::singular).collect(Collectors.toSet());
  }

  /** Found without regular expressions: a chain with many errors asks this of every name often. */
  private static List<String> parts(String name) {
    var parts = new ArrayList<String>(4);
    int start = 0;
    for (int i = 0; i <= name.length(); i++) {
      char c = i < name.length() ? name.charAt(i) : '_';
      boolean gap = c == '_' || c == ' ' || c == '-';
      boolean hump = i > start && isUpper(c) && !isUpper(name.charAt(i - 1));
      if (gap || hump) {
        if (i > start) {
          parts.add(name.substring(start, i).toLowerCase(Locale.ROOT));
        }
        start = gap ? i + 1 : i;
      }
    }
    return parts;
  }

  private static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }

  private static String singular(String word) {
    if (word.endsWith("ies") && word.length() > 4) {
      return word.substring(0, word.length() - 3) + "y";
    }
    boolean plural = word.endsWith("s") && !word.endsWith("ss") && word.length() > 2;
    return plural ? word.substring(0, word.length() - 1) : word;
  }

  /** The same words but for one that means the same. */
  private static boolean synonymous(String a, String b) {
    List<String> left = parts(a);
    List<String> right = parts(b);
    if (left.size() != right.size()) {
      return false;
    }
    int differences = 0;
    for (int i = 0; i < left.size(); i++) {
      String l = singular(left.get(i));
      String r = singular(right.get(i));
      if (!l.equals(r)) {
        differences++;
        if (SYNONYMS.stream().noneMatch(s -> s.contains(l) && s.contains(r))) {
          return false;
        }
      }
    }
    return differences == 1;
  }

  /**
   * One of them is the other with a word before or after it: {@code created}, {@code created_at}.
   */
  private static boolean extended(String a, String b) {
    String shorter = a.length() < b.length() ? a : b;
    String longer = a.length() < b.length() ? b : a;
    return shorter.length() > 2
        && (longer.startsWith(shorter + "_") || longer.endsWith("_" + shorter));
  }
}

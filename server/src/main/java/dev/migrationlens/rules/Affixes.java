package dev.migrationlens.rules;

import dev.migrationlens.rules.Convention.Way;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What names begin or end with. */
final class Affixes {
  /** What triggers are marked with as such. */
  private static final List<String> OF_TRIGGERS = List.of("trg", "trigger", "tr", "tg", "trig");

  private Affixes() {}

  /** The one beginning that most of these names have, up to its underscore. */
  static List<Way> commonest(List<String> names) {
    Map<String, Integer> counts = new HashMap<>();
    for (String name : names) {
      int end = name.indexOf('_', 1);
      if (end > 0) {
        counts.merge(name.substring(0, end + 1), 1, Integer::sum);
      }
    }
    return counts.entrySet().stream()
        .max(
            Map.Entry.<String, Integer>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .map(most -> beginning(most.getKey()))
        .stream()
        .toList();
  }

  /** The marks of triggers, before and behind. */
  static List<Way> ofTriggers() {
    return OF_TRIGGERS.stream()
        .flatMap(mark -> Stream.of(beginning(mark + "_"), ending("_" + mark)))
        .toList();
  }

  private static Way beginning(String mark) {
    return new Way(
        "called `" + mark + "…`", n -> n.startsWith(mark), n -> "not", n -> mark + unmarked(n));
  }

  private static Way ending(String mark) {
    return new Way(
        "called `…" + mark + "`", n -> n.endsWith(mark), n -> "not", n -> unmarked(n) + mark);
  }

  private static String unmarked(String name) {
    for (String mark : OF_TRIGGERS) {
      if (name.startsWith(mark + "_")) {
        return name.substring(mark.length() + 1);
      }
      if (name.endsWith("_" + mark)) {
        return name.substring(0, name.length() - mark.length() - 1);
      }
    }
    return name;
  }
}

package dev.migrationlens.lint;

import dev.migrationlens.effect.Sought;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was told to be missing: who else needs it suffers from the same mistake. */
final class Missed {
  private record Told(List<String> parents, Finding finding) {}

  private final Map<String, List<Told>> told = new HashMap<>();

  /** What told of it first, wherever the name was written with its schema and where without. */
  @Nullable Finding first(Sought sought) {
    for (Told before : told.getOrDefault(key(sought), List.of())) {
      if (before.parents().equals(sought.parents())
          || !Collections.disjoint(before.parents(), sought.parents())) {
        return before.finding();
      }
    }
    return null;
  }

  void tell(Sought sought, Finding finding) {
    if (first(sought) == null) {
      told.computeIfAbsent(key(sought), k -> new ArrayList<>())
          .add(new Told(sought.parents(), finding));
    }
  }

  private static String key(Sought sought) {
    return sought.what() + " " + sought.name();
  }
}

package dev.migrationlens.schema;

import dev.migrationlens.catalog.Relation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Two databases as SQL in one order and one layout, so that a comparison of the texts shows their
 * differences only: what is the same is told in the same words.
 */
public record TwoScripts(String left, String right) {

  public static TwoScripts of(
      Contents left,
      Function<Thing, String> leftDefinitions,
      Contents right,
      Function<Thing, String> rightDefinitions) {
    Set<String> different = new HashSet<>();
    for (Difference difference : Comparison.of(left, right)) {
      different.add(top(difference.thing()));
      if (difference instanceof Difference.Changed changed) {
        different.add(top(changed.right()));
      }
    }
    var mine = texts(left, leftDefinitions);
    var theirs = texts(right, rightDefinitions);
    var names = new TreeMap<>(mine);
    names.putAll(theirs);
    var one = new StringBuilder();
    var other = new StringBuilder();
    for (String name : names.keySet()) {
      String text = mine.getOrDefault(name, "");
      one.append(text);
      boolean same = !different.contains(name) && !text.isEmpty();
      other.append(same ? text : theirs.getOrDefault(name, ""));
    }
    return new TwoScripts(one.toString(), other.toString());
  }

  /** The name of the object, or of the table it belongs to. */
  private static String top(Thing thing) {
    Relation table = thing.table();
    return table == null ? thing.path() : Thing.of(table).path();
  }

  private static TreeMap<String, String> texts(
      Contents contents, Function<Thing, String> definitions) {
    var texts = new TreeMap<String, String>();
    contents
        .things()
        .forEach(
            thing -> {
              List<Difference> made = List.of(new Difference.OnlyRight(thing));
              String sql = ChangeScript.of(made, contents, definitions);
              texts.merge(top(thing), sql.isEmpty() ? "" : sql + "\n", String::concat);
            });
    return texts;
  }
}

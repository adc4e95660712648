package dev.migrationlens.workspace;

import java.util.List;

/** What a value in a configuration may be. */
sealed interface Shape {
  /** One of these words. */
  record Word(List<String> words) implements Shape {}

  /** Any text; {@code example} shows one. */
  record Text(String example) implements Shape {}

  /** A whole number between two. */
  record Whole(int least, int most) implements Shape {}

  /** Any number of values of one shape. */
  record Many(Shape each) implements Shape {}

  /** An object with these keys and no others. */
  record Keys(List<Key> keys) implements Shape {}

  /** An object whose keys are of a kind that only the program's other parts know. */
  record Named(String kind, Shape value) implements Shape {}

  /** A key, with the sentence that explains it. */
  record Key(String name, String sentence, Shape shape) {}
}

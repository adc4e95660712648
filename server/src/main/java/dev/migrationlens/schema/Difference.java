package dev.migrationlens.schema;

import java.util.List;

/** Where two databases are not the same. */
public sealed interface Difference {
  Thing thing();

  /** The second has nothing like it. */
  record OnlyLeft(Thing thing) implements Difference {}

  /** The first has nothing like it. */
  record OnlyRight(Thing thing) implements Difference {}

  /** Both have it, but not alike. */
  record Changed(Thing left, Thing right, List<Aspect> aspects) implements Difference {
    public Changed {
      aspects = List.copyOf(aspects);
    }

    @Override
    public Thing thing() {
      return left;
    }

    public boolean has(String what) {
      return aspects.stream().anyMatch(a -> a.what().equals(what));
    }
  }

  /** One respect in which they are not alike, and how each is. */
  record Aspect(String what, String left, String right) {
    /** Whether the objects themselves are alike: only what is said or settled about them is not. */
    public boolean isBeside() {
      return what.equals(Notes.COMMENT)
          || what.equals(Notes.OWNER)
          || what.startsWith(Privileges.ASPECT);
    }

    /** In words that name the two sides. */
    public String told(String leftSide, String rightSide) {
      return "%s: %s in %s, %s in %s".formatted(what, left, leftSide, right, rightSide);
    }
  }
}

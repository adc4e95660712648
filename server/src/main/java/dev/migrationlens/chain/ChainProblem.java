package dev.migrationlens.chain;

import dev.migrationlens.text.Span;

/**
 * What is wrong with a file's name, place or sections, as its migration tool sees it. An empty span
 * at the start means the file as a whole.
 */
public record ChainProblem(
    Kind kind, Weight weight, String path, Span span, String message, Remedy remedy) {

  /** The harm; {@link #rule} is its public id. */
  public enum Kind {
    DUPLICATE_VERSION("duplicate-version"),
    SKIPPED_FILE("skipped-file"),
    VERSION_WIDTHS_DIFFER("version-widths-differ"),
    VERSION_GAP("version-gap"),
    MISSING_SECTION("missing-section"),
    MISSING_FILE("missing-file"),
    MIXED_TRANSACTIONS("not-in-a-transaction"),
    WRONG_DEPENDENCY_COMMENT("wrong-dependency-comment");

    private final String rule;

    Kind(String rule) {
      this.rule = rule;
    }

    public String rule() {
      return rule;
    }
  }

  /** How sure the harm is. */
  public enum Weight {
    /** The tool stops. */
    REFUSED,
    /** Likely not what the author wants. */
    WARNED,
    /** Worth knowing. */
    NOTED
  }

  static final Span WHOLE_FILE = new Span(0, 0);

  static ChainProblem file(Kind kind, Weight weight, String path, String message, Remedy remedy) {
    return new ChainProblem(kind, weight, path, WHOLE_FILE, message, remedy);
  }

  static ChainProblem file(Kind kind, Weight weight, String path, String message) {
    return file(kind, weight, path, message, new Remedy.None());
  }

  static ChainProblem at(Kind kind, Weight weight, String path, Span span, String message) {
    return new ChainProblem(kind, weight, path, span, message, new Remedy.None());
  }
}

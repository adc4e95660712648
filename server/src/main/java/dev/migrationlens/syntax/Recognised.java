package dev.migrationlens.syntax;

import dev.migrationlens.text.Edit;
import dev.migrationlens.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A frequent mistake, recognised from the text alone: which rule speaks of it, where it stands in
 * the file, what to say, and what cures it. The problems of slices {@code firstSlice} to {@code
 * lastSlice} are part of it and are not to be told again.
 */
public record Recognised(
    String rule, Span span, String message, @Nullable Cure cure, int firstSlice, int lastSlice) {

  /** A change of the file; {@code safe} says that it keeps the author's meaning. */
  public record Cure(String title, boolean safe, List<Edit> edits) {
    public Cure {
      edits = List.copyOf(edits);
    }

    Cure shift(int by) {
      var shifted =
          edits.stream().map(edit -> new Edit(edit.span().shift(by), edit.newText())).toList();
      return new Cure(title, safe, shifted);
    }
  }

  public boolean covers(int slice) {
    return firstSlice <= slice && slice <= lastSlice;
  }
}

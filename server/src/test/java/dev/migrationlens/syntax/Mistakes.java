package dev.migrationlens.syntax;

import dev.migrationlens.testing.Golden;
import dev.migrationlens.text.Edit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Small files, each with mistakes as people make them. */
final class Mistakes {
  static final String FOLDER = "server/src/test/resources/recognised/";

  private Mistakes() {}

  static List<String> all() {
    String text = Golden.read(Golden.repository().resolve(FOLDER + "mistakes.sql"));
    return List.of(text.split("\n\n-- ====\n\n"));
  }

  static List<Recognised> recognised(String text) {
    List<Slice> slices = StatementSplitter.split(text);
    List<Parsed> parsed = slices.stream().map(slice -> Parser.parse(slice.of(text))).toList();
    return Recognisers.recognise(text, slices, parsed, Recognisers.Repairs.TRIED);
  }

  /** The file after all cures at once. */
  static String cured(String text) {
    var edits = new ArrayList<Edit>();
    for (Recognised recognised : recognised(text)) {
      if (recognised.cure() != null) {
        edits.addAll(recognised.cure().edits());
      }
    }
    edits.sort(Comparator.comparingInt(edit -> edit.span().start()));
    return Edit.apply(text, edits);
  }

  /** Syntax errors that no mistake accounts for. */
  static List<String> unrecognised(String text) {
    List<Slice> slices = StatementSplitter.split(text);
    List<Recognised> recognised = recognised(text);
    var problems = new ArrayList<String>();
    for (int i = 0; i < slices.size(); i++) {
      int slice = i;
      if (slices.get(i).kind() == Slice.Kind.SQL
          && recognised.stream().noneMatch(one -> one.covers(slice))) {
        Parsed parsed = Parser.parse(slices.get(i).of(text));
        parsed.problems().forEach(problem -> problems.add(problem.message()));
        parsed.bodyProblems().forEach(problem -> problems.add(problem.message()));
      }
    }
    return problems;
  }
}

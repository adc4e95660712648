package dev.migrationlens.ide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.lint.FileChange;
import dev.migrationlens.lint.Finding;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.text.Edit;
import dev.migrationlens.text.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class FixAllTest {

  @Test
  void safeCuresThatDoNotTouchEachOther() {
    List<FileChange> all =
        FixAll.of(
            List.of(
                finding("a.sql", Fix.Strength.SAFE, Edit.delete(0, 3)),
                finding("a.sql", Fix.Strength.SAFE, Edit.delete(2, 5)),
                finding("a.sql", Fix.Strength.SUGGESTED, Edit.delete(7, 8)),
                finding("b.sql", Fix.Strength.SAFE, Edit.delete(0, 1)),
                finding("a.sql", Fix.Strength.SAFE, Edit.delete(9, 10))),
            path -> path.equals("a.sql"));
    assertThat(all)
        .containsExactly(
            new FileChange.EditFile("a.sql", List.of(Edit.delete(0, 3), Edit.delete(9, 10))));
  }

  private static Finding finding(String path, Fix.Strength strength, Edit edit) {
    var fix = new Fix("mend", strength, List.of(new FileChange.EditFile(path, List.of(edit))));
    var span = new Span(0, 1);
    return new Finding(
        "rule", Severity.WARNING, null, "", path, span, span, null, List.of(), List.of(fix));
  }
}

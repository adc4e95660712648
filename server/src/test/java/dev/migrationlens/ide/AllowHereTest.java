package dev.migrationlens.ide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.lint.Finding;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.text.Edit;
import dev.migrationlens.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AllowHereTest {

  @Test
  void aCommentAboveTheStatement() {
    assertThat(cured("select 1;\n  select 2;\n", 12, null))
        .isEqualTo("select 1;\n  -- allow: some-rule, say why here\n  select 2;\n");
  }

  @Test
  void aStatementBehindAnother() {
    assertThat(cured("select 1; select 2;\n", 10, null))
        .isEqualTo("select 1; \n-- allow: some-rule, say why here\nselect 2;\n");
  }

  @Test
  void lineEndsStay() {
    assertThat(cured("select 1;\r\n", 0, null))
        .isEqualTo("-- allow: some-rule, say why here\r\nselect 1;\r\n");
  }

  @Test
  void notWherePostgresObjects() {
    assertThat(cured("select 1;", 0, SqlState.UNDEFINED_TABLE)).isEqualTo("select 1;");
  }

  private static String cured(String text, int statement, @Nullable SqlState state) {
    var span = new Span(statement, statement + 8);
    var finding =
        new Finding(
            "some-rule",
            Severity.WARNING,
            state,
            "",
            "a.sql",
            span,
            span,
            null,
            List.of(),
            List.of());
    return Edit.apply(text, AllowHere.of(text, finding).stream().toList());
  }
}

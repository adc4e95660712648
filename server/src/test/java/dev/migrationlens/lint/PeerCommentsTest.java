package dev.migrationlens.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.text.Span;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Comments of other tools silence our rules of the same meaning, where that is asked for. */
class PeerCommentsTest {
  private static final Set<String> BOTH = Set.of("squawk", "pgls");

  /** The numbers of the statements, {@code one}, {@code two}, …, at which the rule still speaks. */
  private static List<String> left(String rule, Set<String> tools, String text) {
    List<Finding> findings =
        List.of("one", "two", "three").stream()
            .filter(text::contains)
            .map(word -> finding(rule, text.indexOf(word)))
            .toList();
    return Suppressions.of("a.sql", text, tools).applied(findings).stream()
        .map(f -> f.span().of(text))
        .toList();
  }

  private static Finding finding(String rule, int start) {
    var span = new Span(start, start + 3);
    return new Finding(
        rule, Severity.INFO, null, "", "a.sql", span, span, null, List.of(), List.of());
  }

  @Test
  void aStatementIsIgnored() {
    String text =
        """
        -- squawk-ignore ban-drop-table, renaming-column -- nobody uses it

        drop table one;
        drop table two;
        /* squawk-ignore ban-drop-table */
        drop table three;
        """;
    assertThat(left("drops-table-in-use", BOTH, text)).containsExactly("two");
    assertThat(left("renames-column-in-use", BOTH, text)).containsExactly("two", "thr");
    assertThat(left("drops-table-in-use", Set.of("pgls"), text)).hasSize(3);
    assertThat(left("drops-table-in-use", Set.of(), text)).hasSize(3);
  }

  @Test
  void aFileIsIgnored() {
    assertThat(
            left(
                "drops-table-in-use",
                BOTH,
                "drop table one;\n-- squawk-ignore-file ban-drop-table\ndrop table two;"))
        .isEmpty();
    assertThat(left("char-type", BOTH, "-- squawk-ignore-file\ndrop table one;")).isEmpty();
    assertThat(left("missing-relation", BOTH, "-- squawk-ignore-file\ndrop table one;")).hasSize(1);
  }

  @Test
  void otherNamesAndTextsIgnoreNothing() {
    assertThat(left("char-type", BOTH, "-- squawk-ignore ban-chars\ndrop table one;")).hasSize(1);
    assertThat(left("char-type", BOTH, "select '-- squawk-ignore ban-char-field', one;"))
        .hasSize(1);
    assertThat(left("char-type", BOTH, "-- squawk-ignored\ndrop table one;")).hasSize(1);
  }

  @Test
  void rulesGroupsAndCategoriesAreIgnored() {
    for (String what : List.of("lint", "lint/safety", "lint/safety/banDropTable: unused")) {
      String text = "-- pgls-ignore " + what + "\ndrop table one;\ndrop table two;";
      assertThat(left("drops-table-in-use", BOTH, text)).as(what).containsExactly("two");
    }
    String other = "-- pgls-ignore typecheck\n-- pgls-ignore lint/safety/banChar\ndrop table one;";
    assertThat(left("drops-table-in-use", BOTH, other)).hasSize(1);
  }

  @Test
  void blocksAreIgnored() {
    String text =
        """
        drop table one;
        -- pgls-ignore-start lint/safety/banDropTable: old
        drop table two;
        -- pgls-ignore-end lint/safety/banDropTable: old
        drop table three;
        """;
    assertThat(left("drops-table-in-use", BOTH, text)).containsExactly("one", "thr");
    assertThat(
            left(
                "drops-table-in-use",
                BOTH,
                "-- pgls-ignore-all lint/safety/banDropTable\n\ndrop table one;"))
        .isEmpty();
  }
}

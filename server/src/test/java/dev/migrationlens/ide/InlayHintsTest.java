package dev.migrationlens.ide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.naming.Chain;
import dev.migrationlens.text.Span;
import org.junit.jupiter.api.Test;

class InlayHintsTest {

  @Test
  void namesThatNobodyWrote() {
    Chain chain =
        Chain.of(
            "create table a (id int primary key, b int constraint mine unique);"
                + "create index on a (b);");
    assertThat(InlayHints.of(chain.replay(), "1.sql", new Span(0, 1000)))
        .extracting(InlayHints.Hint::label)
        .containsExactly("a_pkey", "a_b_idx");
  }

  @Test
  void columnsThatValuesGoTo() {
    assertThat(shown("create table t (a int, b text); insert into t values (1, 'x'), (2, 'y');"))
        .contains("insert into t values («a:»1, «b:»'x'), («a:»2, «b:»'y');");
    assertThat(shown("create table t (a int, b text); insert into t (b, a) select 'x', a from t;"))
        .contains("insert into t (b, a) select «b:»'x', a from t;");
    assertThat(shown("create table t (a int); insert into t values (1);")).contains("values (1);");
  }

  @Test
  void typesOfAViewsColumns() {
    assertThat(
            shown(
                "create table t (a int, b text);"
                    + "create view v as select a, count(*) as n, upper(b) from t group by 1, 3;"))
        .contains("select a«: integer», count(*) as n«: bigint», upper(b)«: text» from");
    assertThat(shown("create table t (a int, b text); create view v as select 1 as x, t.* from t;"))
        .contains("1 as x«: integer», t.*«: a integer, b text» from");
  }

  private static String shown(String text) {
    Chain chain = Chain.of(text);
    var out = new StringBuilder(text);
    InlayHints.of(chain.replay(), "1.sql", new Span(0, 1000)).reversed().stream()
        .filter(h -> h.label().contains(":"))
        .forEach(h -> out.insert(h.offset(), "«" + h.label() + "»"));
    return out.toString();
  }
}

package dev.migrationlens.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.naming.Chain;
import org.junit.jupiter.api.Test;

class TextNamesTest {
  private static final Catalog CATALOG =
      Chain.of("create table t (a int, b int); create table u (a int); select 1<|>;")
          .replay()
          .end();
  private static final Relation TABLE = (Relation) CATALOG.relationEntry("public", "t");

  @Test
  void aColumnWithAndWithoutItsTable() {
    assertThat(column("a > 0 and t.a < 9 and u.a = 1 and a(a::a) = 'a'"))
        .isEqualTo("n > 0 and t.n < 9 and u.a = 1 and a(n::a) = 'a'");
    assertThat(column("select x.a, b as a from t as x where a > 1"))
        .isEqualTo("select x.n, b as a from t as x where n > 1");
  }

  @Test
  void whatAQueryInsideReadsFirst() {
    assertThat(column("exists (select 1 from u where a = 1) and a = 2"))
        .isEqualTo("exists (select 1 from u where a = 1) and n = 2");
    assertThat(column("b in (select b from others where a = 1)"))
        .isEqualTo("b in (select b from others where n = 1)");
  }

  @Test
  void theOutputOfAQueryInsideKeepsItsName() {
    assertThat(column("with w as (select a from t) select w.a from w"))
        .isEqualTo("with w as (select n as a from t) select w.a from w");
  }

  @Test
  void aTableWhereItIsReadAndWhereItQualifies() {
    assertThat(TextNames.table("select t.a, t from t join u t2 on t.a = 't'", "t", "New"))
        .isEqualTo("select \"New\".a, t from \"New\" join u t2 on \"New\".a = 't'");
  }

  private static String column(String text) {
    return TextNames.column(text, TABLE, "a", "n", true, name -> name.equals("u"));
  }
}

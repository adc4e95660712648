package dev.migrationlens.ide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.naming.Chain;
import org.junit.jupiter.api.Test;

class SchemaTreeTest {

  @Test
  void asOfAPlace() {
    Chain chain =
        Chain.of(
            "create table a (id int primary key);",
            "create table b (a int references a);\ncreate policy p on b for select using (true);",
            "drop table b;");
    var schema = SchemaTree.after(chain.replay(), "2.sql").get(0);
    assertThat(schema.name()).isEqualTo("public");
    assertThat(schema.tables()).extracting(SchemaTree.Table::name).containsExactly("a", "b");
    var b = schema.tables().get(1);
    assertThat(b.columns().get(0).references()).isEqualTo("public.a.id");
    assertThat(b.policies().get(0).definition()).startsWith("SELECT");
    assertThat(b.location()).isPresent();
    assertThat(SchemaTree.after(chain.replay(), "3.sql").get(0).tables()).hasSize(1);
    assertThat(SchemaTree.before(chain.replay(), "3.sql", 3).get(0).tables()).hasSize(2);
  }
}

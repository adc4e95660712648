package dev.migrationlens.ide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.naming.Chain;
import org.junit.jupiter.api.Test;

class DocumentSymbolsTest {

  @Test
  void statementsAndColumns() {
    Chain chain =
        Chain.of(
            "create table if not exists public.users (id int);"
                + "insert into users values (1); create policy \"a b\" on users; select 1;");
    assertThat(DocumentSymbols.of(chain.replay(), "1.sql"))
        .extracting(DocumentSymbols.Symbol::label)
        .containsExactly(
            "create table public.users", "insert users", "create policy \"a b\"", "select 1");
    assertThat(DocumentSymbols.of(chain.replay(), "1.sql").get(0).children())
        .extracting(DocumentSymbols.Symbol::label)
        .containsExactly("id integer");
  }
}

package dev.migrationlens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.live.Equality;
import dev.migrationlens.schema.Comparison;
import dev.migrationlens.schema.Contents;
import dev.migrationlens.syntax.StatementSplitter;
import dev.migrationlens.testing.Golden;
import dev.migrationlens.testing.Postgres;
import dev.migrationlens.testing.PostgresDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaCommandTest {
  private static final String FIRST =
      """
      create schema shop;
      create extension if not exists pgcrypto;
      create type shop.status as enum ('new', 'paid', 'it''s done');
      create domain mail as text not null constraint has_at check (value like '%@%');
      create type pair as (a int, b text);
      create table shop.customers (
        id uuid primary key default gen_random_uuid(),
        mail mail unique,
        "Name" varchar(50) not null default 'x',
        tags text[] default '{}',
        pos pair,
        created_at timestamptz(3) not null default now()
      );
      create table orders (
        id bigint generated always as identity primary key,
        number serial,
        customer_id uuid not null references shop.customers (id) on delete cascade,
        parent bigint references orders,
        status shop.status not null default 'new',
        amount numeric(12, 2) check (amount > 0),
        double numeric generated always as (amount * 2) stored,
        valid boolean,
        constraint one_each unique (customer_id, number)
      );
      """;

  private static final String SECOND =
      """
      create unique index orders_amount_idx on orders
        (amount desc nulls last, lower(note)) include (parent) where valid;
      alter table orders enable row level security;
      create policy "own orders" on orders for select to public using (amount > 10 and valid);
      create policy writing on orders as restrictive for insert with check (amount > 10);
      create function total(customer uuid, since date default current_date) returns numeric
        language sql stable as $$ select sum(amount) from orders where customer_id = customer $$;
      create function list_orders() returns table (id bigint, amount numeric)
        language sql as $$ select id, amount from orders $$;
      create function touch() returns trigger language plpgsql as $$ begin return new; end $$;
      create trigger touch before update on orders for each row execute function touch();
      create view big as
        select o.id, c."Name", o.amount from orders o join shop.customers c on c.id = o.customer_id;
      create materialized view summary as select status, count(*) as n from orders group by status;
      alter type shop.status add value 'late' after 'new';
      """;

  private static final String RENAMES =
      """
      alter table orders add constraint few check (orders.amount < 1000 and number is not null);
      create view plain as select amount, number as amount_of from orders where amount > 3;
      create view deep as
        with o as (select amount from orders) select "O2".amount from o as "O2", shop.customers c;
      alter table orders rename column amount to "Amount";
      alter table orders rename column number to no;
      alter table shop.customers rename column "Name" to full_name;
      alter table orders rename to purchases;
      alter table shop.customers rename to people;
      alter function touch() rename to touched;
      alter function list_orders() rename to list_purchases;
      alter trigger touch on purchases rename to touches;
      """;

  @TempDir Path folder;

  @BeforeEach
  void project() {
    Run.write(folder, "migrations/001_tables.sql", FIRST);
    Run.write(folder, "migrations/002_note.sql", "alter table orders add column note text;\n");
    Run.write(folder, "migrations/003_more.sql", SECOND);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sql", "json", "ts", "mermaid", "svg"})
  void isAsItIsKept(String format) {
    Run run = Run.in(folder, "schema", "--format", format);
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    Golden.check("server/src/test/resources/cli/schema." + format, run.out());
  }

  @Test
  void mayBeAskedForAnEarlierMoment() {
    assertThat(Run.in(folder, "schema", "--at", "001_tables.sql").out())
        .contains("create table orders")
        .doesNotContain("note", "create view");
    assertThat(Run.in(folder, "schema", "--at", "004.sql").err())
        .contains("no migration is named 004.sql");
    assertThat(Run.in(folder, "schema", "--schema", "shop").out())
        .contains("shop.customers")
        .doesNotContain("create table orders");
  }

  @Test
  @Tag("postgres")
  void theScriptMakesWhatTheChainMakes() throws SQLException {
    try (PostgresDatabase chain = Postgres.database();
        PostgresDatabase script = Postgres.database()) {
      chain.prepare(FIRST);
      chain.prepare("alter table orders add column note text");
      chain.prepare(SECOND);
      script.prepare(Run.in(folder, "schema").out());
      assertThat(facts(script)).isEqualTo(facts(chain));
    }
  }

  @Test
  @Tag("postgres")
  void theScriptCallsEverythingByItsLastName() throws SQLException {
    Run.write(folder, "migrations/004_renames.sql", RENAMES);
    try (PostgresDatabase chain = Postgres.database();
        PostgresDatabase script = Postgres.database()) {
      chain.prepare(FIRST);
      chain.prepare("alter table orders add column note text");
      chain.prepare(SECOND);
      chain.prepare(RENAMES);
      script.prepare(Run.in(folder, "schema").out());
      assertThat(facts(script))
          .filteredOn(f -> !isAutomatic(f))
          .isEqualTo(facts(chain).stream().filter(f -> !isAutomatic(f)).toList());
    }
  }

  /** Chains of everything, whose script makes the same database again, as PostgreSQL tells it. */
  @ParameterizedTest
  @ValueSource(strings = {"keys.sql", "types.sql", "tables.sql", "renames.sql", "real.sql"})
  @Tag("postgres")
  void theScriptOfEverythingMakesIt(String resource, @TempDir Path everything) throws IOException {
    String sql = text("/live/" + resource);
    Run.write(everything, "migrations/001.sql", sql);
    String script = Run.in(everything, "schema").out();
    try (PostgresDatabase chain = Postgres.database();
        PostgresDatabase again = Postgres.database()) {
      StatementSplitter.split(sql).forEach(slice -> chain.prepare(slice.of(sql)));
      StatementSplitter.split(script).forEach(slice -> again.prepare(slice.of(script)));
      assertThat(Comparison.of(contents(chain), contents(again)).stream().map(String::valueOf))
          .isEmpty();
    }
  }

  private static Contents contents(PostgresDatabase database) {
    return Contents.of(Equality.read(database).catalog(), origin -> origin.step() < 0);
  }

  private static String text(String resource) throws IOException {
    try (var in = SchemaCommandTest.class.getResourceAsStream(resource)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** What PostgreSQL named after a table is named after today's in the script. */
  private static boolean isAutomatic(String fact) {
    return fact.contains("NOT NULL ") || fact.contains("nextval(");
  }

  private static List<String> facts(PostgresDatabase database) throws SQLException {
    var facts = new ArrayList<String>();
    String[] questions = {
      "select table_schema, table_name, column_name, data_type, is_nullable, column_default,"
          + " is_identity, is_generated from information_schema.columns"
          + " where table_schema in ('public', 'shop')",
      "select conrelid::regclass, conname, pg_get_constraintdef(oid) from pg_constraint"
          + " where connamespace in ('public'::regnamespace, 'shop'::regnamespace)",
      "select indexdef from pg_indexes where schemaname in ('public', 'shop')",
      "select tablename, policyname, permissive, roles, cmd, qual, with_check from pg_policies",
      "select pg_get_triggerdef(oid) from pg_trigger where not tgisinternal",
      "select pg_get_viewdef(oid) from pg_class where relkind in ('v', 'm')"
          + " and relnamespace = 'public'::regnamespace",
      "select oid::regprocedure from pg_proc where pronamespace = 'public'::regnamespace",
      "select enumtypid::regtype, enumlabel, rank() over (partition by enumtypid order by"
          + " enumsortorder) from pg_enum",
    };
    try (var statement = database.connection().createStatement()) {
      for (String question : questions) {
        try (var rows = statement.executeQuery(question)) {
          int columns = rows.getMetaData().getColumnCount();
          while (rows.next()) {
            var row = new ArrayList<String>();
            for (int i = 1; i <= columns; i++) {
              row.add(String.valueOf(rows.getString(i)));
            }
            facts.add(String.join(" | ", row));
          }
        }
      }
    }
    facts.sort(null);
    return facts;
  }
}

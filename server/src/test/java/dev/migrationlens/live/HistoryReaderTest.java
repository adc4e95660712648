package dev.migrationlens.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.testing.Postgres;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each tool's own table tells what it ran; each stands in a schema of its own here. */
@Tag("postgres")
class HistoryReaderTest {
  private static final Map<String, String> TABLES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry(
                  "supabase",
                  "schema_migrations (version text primary key, statements text[], name text);"
                      + " insert into t values ('1', array['select 1'], 'first')"),
              Map.entry(
                  "golang-migrate",
                  "schema_migrations (version bigint primary key, dirty boolean not null);"
                      + " insert into t values (1, false)"),
              Map.entry(
                  "dbmate",
                  "schema_migrations (version varchar(128) primary key); insert into t values"
                      + " ('1')"),
              Map.entry(
                  "flyway",
                  "flyway_schema_history (installed_rank int primary key, version varchar(50),"
                      + " description varchar(200), type varchar(20), script varchar(1000),"
                      + " checksum int, installed_by varchar(100), installed_on timestamp,"
                      + " execution_time int, success boolean); insert into t values (1, '1',"
                      + " 'first', 'SQL', 'V1__first.sql', 7, 'me', now(), 1, true)"),
              Map.entry(
                  "goose",
                  "goose_db_version (id int primary key, version_id bigint, is_applied boolean,"
                      + " tstamp timestamp); insert into t values (1, 0, true), (2, 1, true)"),
              Map.entry(
                  "prisma",
                  "_prisma_migrations (id varchar(36) primary key, checksum varchar(64),"
                      + " finished_at timestamptz, migration_name varchar(255), logs text,"
                      + " rolled_back_at timestamptz, started_at timestamptz, applied_steps_count"
                      + " int); insert into t values ('a', 'c', now(), '1_first', '', null, now(),"
                      + " 1)"),
              Map.entry(
                  "drizzle",
                  "__drizzle_migrations (id serial primary key, hash text not null, created_at"
                      + " bigint); insert into t (hash, created_at) values ('abc', 1)"),
              Map.entry(
                  "sqlx",
                  "_sqlx_migrations (version bigint primary key, description text, installed_on"
                      + " timestamptz, success boolean, checksum bytea, execution_time bigint);"
                      + " insert into t values (1, 'first', now(), true, '\\x01', 1)"),
              Map.entry(
                  "hasura",
                  "hdb_version (hasura_uuid uuid primary key, version text, cli_state jsonb);"
                      + " insert into t values ('00000000-0000-0000-0000-000000000000', '47',"
                      + " '{\"migrations\": {\"default\": {\"1\": false}}}')"),
              Map.entry(
                  "diesel",
                  "__diesel_schema_migrations (version varchar(50) primary key, run_on timestamp);"
                      + " insert into t values ('1', now())"),
              Map.entry(
                  "node-pg-migrate",
                  "pgmigrations (id serial primary key, name varchar(255), run_on timestamp);"
                      + " insert into t (name, run_on) values ('1_first', now())"),
              Map.entry(
                  "graphile-migrate",
                  "migrations (hash text primary key, previous_hash text, filename text, date"
                      + " timestamptz); insert into t values ('h', null, '1.sql', now())"),
              Map.entry(
                  "liquibase",
                  "databasechangelog (id varchar(255), author varchar(255), filename varchar(255),"
                      + " dateexecuted timestamp, orderexecuted int, exectype varchar(10));"
                      + " insert into t values ('1', 'me', 'first.sql', now(), 1, 'EXECUTED')")));

  @Test
  void everyToolIsRead() {
    try (var database = Postgres.database()) {
      TABLES.forEach(
          (tool, table) -> {
            String schema = "s_" + tool.replace('-', '_');
            String name = schema + "." + table.substring(0, table.indexOf(' '));
            database.prepare("create schema " + schema);
            database.prepare(
                "create table "
                    + schema
                    + "."
                    + table.replaceFirst("; insert into t ", "; insert into " + name + " "));
          });
      LiveDatabase read = Equality.read(database);
      assertThat(read.unread()).isEmpty();
      Map<String, List<History.Applied>> rows =
          read.history().ledgers().stream()
              .collect(Collectors.toMap(History.Ledger::tool, History.Ledger::rows));
      assertThat(rows.keySet()).containsExactlyInAnyOrderElementsOf(TABLES.keySet());
      assertThat(rows.values())
          .allSatisfy(all -> assertThat(all).singleElement().matches(History.Applied::done));
    }
  }
}

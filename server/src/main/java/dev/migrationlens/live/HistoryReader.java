package dev.migrationlens.live;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.SchemaObject;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.live.History.Applied;
import dev.migrationlens.live.History.Ledger;
import dev.migrationlens.sql.Names;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads the tables in which migration tools remember what they ran. */
final class HistoryReader {
  /**
   * A tool's table, known by its name and columns; {@code select} gives version, name, checksum,
   * statements and whether it holds.
   */
  private record Form(
      String tool, String table, Set<String> columns, Set<String> without, String select) {}

  private static final String PLAIN = "null::text[], true from ";

  private static final List<Form> FORMS =
      List.of(
          form(
              "supabase",
              "schema_migrations",
              "version statements",
              "version, to_jsonb(t) ->> 'name', null, statements, true from %s t order by version"),
          new Form(
              "golang-migrate",
              "schema_migrations",
              Set.of("version", "dirty"),
              Set.of(),
              "version::text, null, null, null::text[], not dirty from %s"),
          new Form(
              "dbmate",
              "schema_migrations",
              Set.of("version"),
              Set.of("dirty", "statements"),
              "version::text, null, null, " + PLAIN + "%s order by 1"),
          form(
              "flyway",
              "flyway_schema_history",
              "version script checksum success",
              "coalesce(version, ''), script, checksum::text, null::text[], success from %s"
                  + " order by installed_rank"),
          form(
              "goose",
              "goose_db_version",
              "version_id is_applied",
              "version_id, null, null, null::text[], is_applied from (select distinct on"
                  + " (version_id) version_id::text, is_applied from %s where version_id > 0"
                  + " order by version_id, id desc) x where is_applied"),
          form(
              "prisma",
              "_prisma_migrations",
              "migration_name checksum finished_at",
              "migration_name, migration_name, checksum, null::text[],"
                  + " finished_at is not null from %s where rolled_back_at is null"
                  + " order by started_at"),
          form(
              "drizzle",
              "__drizzle_migrations",
              "hash created_at",
              "created_at::text, null, hash, " + PLAIN + "%s order by created_at, id"),
          form(
              "sqlx",
              "_sqlx_migrations",
              "version checksum success",
              "version::text, null, encode(checksum, 'hex'), null::text[], success from %s"
                  + " order by version"),
          form(
              "hasura",
              "hdb_version",
              "cli_state",
              "m.key, d.key, null, null::text[], m.value <> 'true'::jsonb from %s,"
                  + " jsonb_each(cli_state::jsonb -> 'migrations') d, jsonb_each(d.value) m"
                  + " order by 1"),
          form(
              "diesel",
              "__diesel_schema_migrations",
              "version",
              "version, null, null, " + PLAIN + "%s order by 1"),
          form(
              "node-pg-migrate",
              "pgmigrations",
              "name run_on",
              "'', name, null, " + PLAIN + "%s order by run_on, id"),
          form(
              "graphile-migrate",
              "migrations",
              "hash filename",
              "'', filename, null, " + PLAIN + "%s order by filename"),
          form(
              "liquibase",
              "databasechangelog",
              "id author filename exectype",
              "author || ':' || id, filename, null, null::text[],"
                  + " exectype not in ('FAILED', 'SKIPPED') from %s order by orderexecuted"),
          form("tern", "schema_version", "version", "version::text, null, null, " + PLAIN + "%s"),
          form(
              "sql-migrate",
              "gorp_migrations",
              "id applied_at",
              "id, id, null, " + PLAIN + "%s order by id"),
          form(
              "sqitch",
              "changes",
              "change change_id planner_name",
              "change, change, null, " + PLAIN + "%s order by committed_at"),
          form(
              "atlas",
              "atlas_schema_revisions",
              "version hash",
              "version, null, null, " + PLAIN + "%s order by version"));

  private HistoryReader() {}

  private static Form form(String tool, String table, String columns, String select) {
    return new Form(tool, table, Set.of(columns.split(" ")), Set.of(), select);
  }

  static History read(Reading reading, Catalog catalog) throws SQLException {
    var names = new LinkedHashSet<String>();
    for (Catalog.Entry entry : catalog.scan(Space.SCHEMA, "")) {
      names.add(((SchemaObject) entry.value()).name());
    }
    var ledgers = new ArrayList<Ledger>();
    for (Form form : FORMS) {
      for (String schema : names) {
        // Reading a view could run anything; only tables are read.
        if (catalog.relationEntry(schema, form.table()) instanceof Relation table
            && table.kind().isTable()
            && fits(table, form)) {
          ledgers.add(read(reading, form, table));
        }
      }
    }
    return new History(ledgers);
  }

  private static boolean fits(Relation table, Form form) {
    return form.columns().stream().allMatch(c -> table.column(c) != null)
        && form.without().stream().allMatch(c -> table.column(c) == null);
  }

  private static Ledger read(Reading reading, Form form, Relation table) throws SQLException {
    String name = Names.quote(table.schema()) + "." + Names.quote(table.name());
    var rows = new ArrayList<Applied>();
    reading.eachIfFits(
        "the history in " + table.schema() + "." + table.name(),
        "select " + form.select().formatted(name),
        row -> rows.add(applied(row)));
    return new Ledger(form.tool(), table.schema() + "." + table.name(), rows);
  }

  /** Of the statements that a tool keeps only a checksum is: they may hold data. */
  private static Applied applied(Row row) throws SQLException {
    String version = row.phrase();
    String name = row.text();
    String checksum = row.text();
    List<String> statements = row.words();
    String told = statements.isEmpty() ? checksum : Checksums.ofStatements(statements);
    return new Applied(version, name, told, row.flag());
  }
}

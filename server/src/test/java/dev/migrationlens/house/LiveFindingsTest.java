package dev.migrationlens.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.testing.Postgres;
import dev.migrationlens.testing.PostgresDatabase;
import dev.migrationlens.testing.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each finding about a real database in both directions: it comes when something is done to the
 * database of a chain, and goes when that is undone.
 */
@Tag("postgres")
class LiveFindingsTest {
  private static final String HISTORY = "supabase_migrations.schema_migrations";

  private static final Map<String, String> FILES =
      new TreeMap<>(
          Map.of(
              "20240101000000_users",
              "create table users (id int primary key, email varchar(50) not null);",
              "20240102000000_tickets",
              "create table tickets (id int primary key, user_id int constraint owner references"
                  + " users (id));",
              "20240103000000_index",
              "create index by_email on users (email);"));

  /** Findings are told by rule and the number of the file. */
  record Case(String name, List<String> findings, String done, String undone) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final List<Case> CASES =
      List.of(
          new Case(
              "a column is gone",
              List.of("live-column-missing 1", "live-relation-missing 3"),
              "alter table users drop column email",
              "alter table users add column email varchar(50) not null; create index by_email on"
                  + " users (email)"),
          new Case(
              "a pending file needs the column that is gone",
              List.of("live-column-missing 1", "live-column-missing 3", "pending-migration 3"),
              "alter table users drop column email; delete from "
                  + HISTORY
                  + " where name ~ 'index'",
              "alter table users add column email varchar(50) not null; create index by_email on"
                  + " users (email); insert into "
                  + HISTORY
                  + " (version, name) values ('20240103000000', 'index')"),
          new Case(
              "a type is another",
              List.of("live-type-differs 1"),
              "alter table users alter email type text",
              "alter table users alter email type varchar(50)"),
          new Case(
              "a column may be null",
              List.of("live-type-differs 1"),
              "alter table users alter email drop not null",
              "alter table users alter email set not null"),
          new Case(
              "a table is gone",
              List.of("live-relation-missing 2"),
              "drop table tickets",
              FILES.get("20240102000000_tickets")),
          new Case(
              "a table and a column were made by hand",
              List.of("live-only-object 3"),
              "create table extra (id int); alter table users add column plan text",
              "drop table extra; alter table users drop column plan"),
          new Case(
              "a file has not run",
              List.of("pending-migration 3"),
              "drop index by_email; delete from " + HISTORY + " where name ~ 'index'",
              "create index by_email on users (email); insert into "
                  + HISTORY
                  + " (version, name) values ('20240103000000', 'index')"),
          new Case(
              "a file has not run, though its index is there",
              List.of("live-only-object 3", "live-only-object 2", "pending-migration 3"),
              "delete from " + HISTORY + " where name ~ 'index'",
              "insert into " + HISTORY + " (version, name) values ('20240103000000', 'index')"),
          new Case(
              "another text was run",
              List.of("changed-after-applied 3"),
              "update "
                  + HISTORY
                  + " set statements = array['create index by_email on users (id)']"
                  + " where name ~ 'index'",
              "update "
                  + HISTORY
                  + " set statements = array['create  index by_email on users (email)']"
                  + " where name ~ 'index'"),
          new Case(
              "a constraint has another name",
              List.of("constraint-name-differs 2"),
              "alter table tickets rename constraint owner to tickets_user_id_fkey",
              "alter table tickets rename constraint tickets_user_id_fkey to owner"),
          new Case(
              "something ran of which there is no file",
              List.of("applied-but-missing 3"),
              "insert into " + HISTORY + " (version) values ('20230101000000')",
              "delete from " + HISTORY + " where version = '20230101000000'"));

  @TempDir private Path folder;

  static List<Object[]> everywhere() throws IOException {
    var servers = new ArrayList<>(Postgres.installed());
    servers.add(Postgres.server());
    var all = new ArrayList<Object[]>();
    servers.forEach(server -> CASES.forEach(each -> all.add(new Object[] {each, server})));
    return all;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("everywhere")
  void itComesAndGoes(Case one, PostgresServer server) throws IOException {
    try (var database = database(server)) {
      assertThat(found(database)).isEmpty();
      database.prepare(one.done());
      assertThat(found(database)).containsExactlyInAnyOrderElementsOf(one.findings());
      database.prepare(one.undone());
      assertThat(found(database)).isEmpty();
    }
  }

  private PostgresDatabase database(PostgresServer server) throws IOException {
    Path to = Files.createDirectories(folder.resolve("supabase/migrations"));
    var database = server.database();
    database.prepare("create schema supabase_migrations");
    database.prepare(
        "create table " + HISTORY + " (version text primary key, statements text[], name text)");
    for (var file : FILES.entrySet()) {
      Files.writeString(to.resolve(file.getKey() + ".sql"), file.getValue() + "\n");
      database.prepare(file.getValue());
      database.prepare(
          "insert into %s values ('%s', array[$x$%s$x$], '%s')"
              .formatted(
                  HISTORY,
                  file.getKey().substring(0, 14),
                  file.getValue().replace(";", ""),
                  file.getKey().substring(15)));
    }
    return database;
  }

  /** What is said of the database, by rule and the number of its file. */
  private List<String> found(PostgresDatabase database) {
    String url = database.address().replace("jdbc:", "");
    String said =
        Example.run(folder, "check", "--format", "github", "--severity", "info", "--database", url);
    return said.lines()
        .filter(line -> line.startsWith("::"))
        .map(line -> line.replaceFirst(".*file=[^,]*2024010(\\d).*?,title=([\\w-]+).*", "$2 $1"))
        .filter(line -> line.matches("(live|pending|changed|constraint-name|applied|out-of).*"))
        .toList();
  }

  @Test
  void aSkippedFileIsOlderThanWhatRan() throws IOException {
    try (var database = database(Postgres.server())) {
      database.prepare("drop table tickets; delete from " + HISTORY + " where name = 'tickets'");
      assertThat(found(database))
          .containsExactlyInAnyOrder("pending-migration 2", "out-of-order-version 2");
    }
  }
}

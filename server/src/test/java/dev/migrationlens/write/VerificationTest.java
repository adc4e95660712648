package dev.migrationlens.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.lint.FileChange;
import dev.migrationlens.testing.PostgresDatabase;
import dev.migrationlens.text.Edit;
import dev.migrationlens.text.Span;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class VerificationTest {
  private static final String PATH = "migrations/001_a.sql";
  private static final String SQL =
      """
      create schema extra;
      create type mood as enum ('good', 'it''s bad');
      create table "Teams" (id int primary key, name text unique);
      create table people (
        id int generated always as identity primary key,
        team_id int references "Teams" (id) check (team_id > 0), mood mood);
      create index people_team on people (team_id);
      create view moods as select id, mood from people;
      create materialized view summary as select count(*) as n from people;
      create function touch() returns trigger language plpgsql as 'begin return new; end';
      create function extra.level(a int, b numeric(5, 2)[]) returns int language sql as 'select a';
      create trigger touched before update on people for each row execute function touch();
      alter table people enable row level security;
      create policy "can see" on people for select using (team_id > 0);
      create publication news for table people;
      -- The end.
      """;

  private static Spot spot() {
    return Spots.at(Map.of(PATH, SQL), PATH, new Span(0, 0));
  }

  @Test
  @Tag("postgres")
  void theScriptReturnsOnlyWhatIsMissing() throws SQLException {
    Spot spot = spot();
    try (PostgresDatabase database = Chains.before(spot)) {
      String script = Verification.script(spot);
      assertThat(rows(database, script)).contains("table public.people", "schema extra");
      Chains.run(database, SQL);
      assertThat(rows(database, script)).isEmpty();
      Chains.run(
          database,
          """
          drop policy "can see" on people;
          alter table people disable row level security;
          drop trigger touched on people;
          drop index people_team;
          alter table people drop constraint people_team_id_fkey;
          drop function extra.level;
          alter type mood rename value 'good' to 'great';
          alter table "Teams" alter column name type varchar(10);
          alter publication news drop table people;
          drop materialized view summary;
          """);
      assertThat(rows(database, script))
          .containsExactly(
              "column public.\"Teams\".name text",
              "enum value public.mood good",
              "foreign key people_team_id_fkey on public.people",
              "function extra.level(integer, numeric[])",
              "index people_team on public.people",
              "materialized view public.summary",
              "policy can see on public.people",
              "publication news on public.people",
              "row-level security public.people",
              "trigger touched on public.people");
    }
  }

  @Test
  @Tag("postgres")
  void theAssertionFailsWhereSomethingIsMissing() {
    Spot spot = spot();
    try (PostgresDatabase database = Chains.before(spot)) {
      String assertion = Verification.assertion(spot);
      assertThat(database.run(assertion).message()).startsWith("missing: ");
      Chains.run(database, SQL);
      assertThat(database.run(assertion).ok()).isTrue();
    }
  }

  @Test
  @Tag("postgres")
  void theQueryTellsOfEachThingThatTheFileMakes() throws SQLException {
    Spot spot = spot();
    String with = edited(spot);
    assertThat(with).endsWith("order by present, kind, name;\n-- The end.\n");
    String query = with.substring(with.indexOf("select 'schema'"));
    try (PostgresDatabase database = Chains.before(spot)) {
      assertThat(rows(database, query))
          .contains("table people f", "function extra.level(integer, numeric[]) f")
          .noneMatch(r -> r.endsWith(" t"));
      Chains.run(database, SQL);
      assertThat(rows(database, query))
          .contains("column people.team_id t")
          .noneMatch(r -> r.endsWith(" f"));
    }
  }

  @Test
  void theQueryStandsBeforeWhatUndoesTheFile() {
    String text = "-- migrate:up\ncreate table a (id int);\n\n-- migrate:down\ndrop table a;\n";
    Spot spot = Spots.at(Map.of("db/1_a.sql", text), "db/1_a.sql", new Span(0, 0));
    assertThat(edited(spot))
        .startsWith("-- migrate:up\ncreate table a (id int);\n\n-- What this migration makes")
        .endsWith("order by present, kind, name;\n\n-- migrate:down\ndrop table a;\n");
  }

  @Test
  void theScriptIsAFileBesideTheChain() {
    assertThat(Verification.file(spot()).orElseThrow().changes())
        .extracting(FileChange::path)
        .containsExactly("verify.sql");
  }

  private static String edited(Spot spot) {
    var change = (FileChange.EditFile) Verification.query(spot).orElseThrow().changes().get(0);
    return Edit.apply(spot.text(), change.edits());
  }

  private static List<String> rows(PostgresDatabase database, String query) throws SQLException {
    var all = new ArrayList<String>();
    try (var statement = database.connection().createStatement();
        var rows = statement.executeQuery(query)) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        var row = new ArrayList<String>();
        for (int i = 1; i <= columns; i++) {
          row.add(rows.getString(i));
        }
        all.add(String.join(" ", row));
      }
    }
    return all;
  }
}

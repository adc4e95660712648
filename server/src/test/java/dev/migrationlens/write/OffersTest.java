package dev.migrationlens.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.lint.PostgresAgreement;
import dev.migrationlens.lint.World;
import dev.migrationlens.workspace.Workspace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each other form of a statement is what it says, and PostgreSQL makes the same of it. */
@Tag("postgres")
class OffersTest {
  private static final String PATH = "migrations/002_b.sql";
  private static final String FIRST =
      """
      create table teams (id int primary key, name text, unique (id, name));
      create type mood as enum ('good');
      """;

  /** Whether the schema stays what it was. */
  private enum Schema {
    SAME,
    OTHER
  }

  /** The file after what is offered under a title; other files are told with their paths. */
  private static String after(String marked, String title, Schema schema) {
    return after(FIRST, marked, title, schema);
  }

  private static String after(String first, String marked, String title, Schema schema) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(PATH, marked);
    files.put("migrations/001_a.sql", first);
    Spot spot = Spots.in(files);
    List<Offer> offers = Offers.at(spot);
    Offer offer =
        offers.stream()
            .filter(o -> o.title().equals(title))
            .findFirst()
            .orElseThrow(
                () -> new AssertionError(offers.stream().map(Offer::title).toList().toString()));
    files.put(PATH, spot.text());
    Workspace workspace = World.open(files);
    var before = PostgresAgreement.outcome(workspace.snapshot());
    assertThat(before.rejections()).isEmpty();
    workspace.apply(offer.changes().get());
    var after = PostgresAgreement.outcome(workspace.snapshot());
    Map<String, String> texts = World.texts(workspace);
    texts.remove("migrations/001_a.sql");
    String told =
        texts.entrySet().stream()
            .map(e -> e.getKey().equals(PATH) ? e.getValue() : e.getKey() + ":\n" + e.getValue())
            .collect(Collectors.joining());
    assertThat(after.rejections()).as(told).isEmpty();
    if (schema == Schema.SAME) {
      assertThat(after.schema()).as(told).isEqualTo(before.schema());
    }
    return told;
  }

  private static final String KEYS =
      """
      -- Who is in it.
      create table pe<|>ople (
        id int primary key,
        team int not null references teams (id) on delete cascade, -- the team
        boss int constraint has_boss references people deferrable,
        name text,
        foreign key (team, name) references teams (id, name), -- both
        check (id > 0)
      );
      """;

  @Test
  void foreignKeysStandAlone() {
    assertThat(after(KEYS, "Extract the foreign keys into their own statements", Schema.SAME))
        .isEqualTo(
            """
            -- Who is in it.
            create table people (
              id int primary key,
              team int not null, -- the team
              boss int,
              name text, -- both
              check (id > 0)
            );
            alter table people add constraint people_team_fkey foreign key (team) references teams (id) on delete cascade;
            alter table people add constraint has_boss foreign key (boss) references people deferrable;
            alter table people add constraint people_team_name_fkey foreign key (team, name) references teams (id, name);
            """);
  }

  @Test
  void foreignKeysAreCheckedLater() {
    String title = "Extract the foreign keys as NOT VALID, validated after";
    assertThat(after("create table p (t int references teams<|>);", title, Schema.SAME))
        .isEqualTo(
            """
            create table p (t int);
            alter table p add constraint p_t_fkey foreign key (t) references teams not valid;
            alter table p validate constraint p_t_fkey;\
            """);
    String add = "ALTER TABLE p ADD FOREIGN KEY (t) REFERENCES teams<|>;\n";
    assertThat(after(FIRST + "create table p (t int);", add, title, Schema.SAME))
        .isEqualTo(
            """
            ALTER TABLE p ADD FOREIGN KEY (t) REFERENCES teams NOT VALID;
            ALTER TABLE p VALIDATE CONSTRAINT p_t_fkey;
            """);
    String first = "create table p (a int, foreign key (a) references teams<|>, b int);";
    assertThat(after(first, title, Schema.SAME)).startsWith("create table p (a int, b int);\n");
    String leading = "create table p (foreign key (a) references teams<|>, a int);";
    assertThat(after(leading, title, Schema.SAME)).startsWith("create table p ( a int);\n");
  }

  @Test
  void doBlocks() {
    assertThat(after("create index i on teams<|> (name);\n", "Wrap in a DO block", Schema.SAME))
        .isEqualTo("do $$ begin\n  create index i on teams (name);\nend $$;\n");
    String tolerant = "Wrap in a DO block that tolerates what exists";
    assertThat(
            after(
                "CREATE TYPE mood<|> AS ENUM ('x');\n".replace("mood", "m"), tolerant, Schema.SAME))
        .isEqualTo(
            """
            DO $$ BEGIN
              CREATE TYPE m AS ENUM ('x');
            EXCEPTION WHEN duplicate_object THEN NULL;
            END $$;
            """);
  }

  @Test
  void statementsThatRunAgain() {
    String sql =
        """
        create table a (id int);
        create index a_i on a (id);
        create type t as enum ('x');
        create policy p on a using (true);
        create view v as select 1 as one;
        create function f() returns int language sql as 'select 1';
        alter table a add column b int, add constraint c check (id > 0);
        drop view v;
        create<|> schema s;
        """;
    String again = after(sql, "Let every statement run again", Schema.SAME);
    assertThat(again)
        .contains(
            "create table if not exists a",
            "create index if not exists a_i",
            """
            do $$ begin
              create type t as enum ('x');
            exception when duplicate_object then null;\
            """,
            "drop policy if exists p on a;\ncreate policy p",
            "create or replace view v",
            "create or replace function f",
            "alter table a drop constraint if exists c;\n",
            "add column if not exists b",
            "drop view if exists v;",
            "create schema if not exists s;");
    assertThat(after(FIRST + again, "<|>" + again, "Write a verification query", Schema.SAME))
        .startsWith(again);
    assertThat(after(sql, "Let this statement run again", Schema.SAME))
        .endsWith("drop view v;\ncreate schema if not exists s;\n");
  }

  @Test
  void statementsMoveToAMigrationOfTheirOwn() {
    assertThat(
            after(
                """
                create table a (id int);

                -- Found by name.
                create index<|> a_id on a (id);

                create table b (id int);
                """,
                "Move to a migration of its own",
                Schema.SAME))
        .isEqualTo(
            """
            create table a (id int);

            create table b (id int);
            migrations/003_create_index_a_id_on_a.sql:
            -- Found by name.
            create index a_id on a (id);
            """);
  }

  @Test
  void whatLaterStatementsChangeDoesNotMove() {
    assertThat(titles("create table a (id int);\ninsert<|> into a values (1);\ndrop table a;\n"))
        .doesNotContain("Move to a migration of its own");
    assertThat(titles("create table a (id int);\ndrop<|> table a;\ncreate schema s;\n"))
        .doesNotContain("Move to a migration of its own");
  }

  @Test
  void whatHasNoSuchFormIsNotMadeToRunAgain() {
    assertThat(titles("create schema<|> b create table t (id int);\nselect 1;\n"))
        .doesNotContain("Let this statement run again");
  }

  private static List<String> titles(String marked) {
    return Offers.at(Spots.in(Map.of("migrations/001_a.sql", marked))).stream()
        .map(Offer::title)
        .toList();
  }

  @Test
  void namesAreQualified() {
    String first =
        FIRST
            + """
            create schema extra;
            create table extra.t (id int);
            create function f(int) returns int language sql immutable as 'select $1';
            create sequence numbers;
            """;
    assertThat(
            after(
                first,
                """
                set search_path = public, extra;
                create table own<|> (id int references teams, m mood default 'good', n int default f(1));
                create index own_i on own (id);
                create view seen as with t2 as (select * from t) select t2.id from t2 join own on true;
                alter table own add c int default nextval('numbers');
                drop table t cascade;
                """,
                "Qualify all names",
                Schema.SAME))
        .isEqualTo(
            """
            set search_path = public, extra;
            create table public.own (id int references public.teams, m public.mood default 'good', n int default public.f(1));
            create index own_i on public.own (id);
            create view public.seen as with t2 as (select * from extra.t) select t2.id from t2 join public.own on true;
            alter table public.own add c int default nextval('numbers');
            drop table extra.t cascade;
            """);
  }

  @Test
  void columnsGetBetterTypes() {
    assertThat(column("id serial<|> primary key", "Make it an identity column"))
        .isEqualTo("create table a (id integer generated by default as identity primary key);\n");
    assertThat(column("t timestamp<|>(3) not null", "Convert to timestamptz"))
        .isEqualTo("create table a (t timestamptz(3) not null);\n");
    assertThat(column("v varchar<|>(10) not null", "Convert to text"))
        .isEqualTo("create table a (v text not null check (char_length(v) <= 10));\n");
  }

  private static String column(String definition, String title) {
    String sql = "create table a (" + definition + ");\n";
    String later = after(sql, title + " in a new migration", Schema.OTHER);
    assertThat(later).contains("alter table a alter column");
    return after(sql, title, Schema.OTHER);
  }

  @Test
  void rowsAreTheirOwners() {
    assertThat(
            after(
                "create table notes<|> (id int, user_id uuid);\n",
                "Enable row-level security with policies",
                Schema.OTHER))
        .contains(
            "alter table notes enable row level security;",
            "create policy notes_select on notes for select using"
                + " (nullif(current_setting('app.user_id', true), '')::uuid = user_id);",
            "create policy notes_delete on notes for delete");
  }

  @Test
  void sectionsAreReordered() {
    String sql =
        """
        -- The notes.

        -- A table.
        create table notes (id int primary key, team int, m mood);
        alter table notes enable row level security;
        create policy p on notes using (true); -- all
        create index on notes (team);
        grant select on notes to public;
        comment on table notes is 'Notes';

        -- Kinds of note.
        create type kind as enum ('x');
        create table tags<|> (id int primary key, kind kind);
        create function f() returns int language sql as 'select count(*)::int from tags';
        alter table notes add foreign key (team) references teams (id);
        """;
    String title = "Reorder by kind: types, tables, constraints, indexes, …";
    assertThat(after(sql, title, Schema.SAME))
        .isEqualTo(
            """
            -- The notes.

            -- Kinds of note.
            create type kind as enum ('x');

            -- A table.
            create table notes (id int primary key, team int, m mood);
            comment on table notes is 'Notes';
            create table tags (id int primary key, kind kind);

            alter table notes add foreign key (team) references teams (id);

            create index on notes (team);

            create function f() returns int language sql as 'select count(*)::int from tags';

            grant select on notes to public;

            alter table notes enable row level security;

            create policy p on notes using (true); -- all
            """);
  }
}

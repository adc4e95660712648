package dev.migrationlens.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.lint.FileChange;
import dev.migrationlens.lint.Finding;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.RuleTest;
import dev.migrationlens.lint.World;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Conventions that are learned, beyond the rules' own examples. */
@Tag("postgres")
class NamingTest {
  /** Tables t1 to tn, of which each has these columns after its key. */
  private static String tables(int count, String columns) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> "create table t%d (id int primary key, %s);\n".formatted(i, columns))
        .collect(Collectors.joining());
  }

  @Test
  void whatMostNamesDoIsTheConvention() {
    String tables = tables(10, "owner_name text");
    RuleTest.check(
        "naming-drift",
        tables
            + """
            create table more (id int primary key, "ownerName" text, "Title" text);
            --                                     ^^^^^^^^^^^ warning[naming-drift]: `ownerName` is camelCase: 21 of 23 columns are snake_case
            --                                                       ^^^^^^^ warning[naming-drift]: `Title` is PascalCase: 21 of 23 columns are snake_case
            --? Name it `owner_name`
            """
            + tables
            + """
            create table more (id int primary key, owner_name text, "Title" text);
            --? Name it `title`
            """
            + tables
            + """
            create table more (id int primary key, "ownerName" text, title text);
            """);
  }

  @Test
  void whatCanBeCountedIsPluralAsTheOthers() {
    String tables =
        Stream.of("user", "account", "order", "item", "product", "team", "post", "tag", "role")
            .map(n -> "create table " + n + "s (id int primary key);\n")
            .collect(Collectors.joining());
    String others = "create table ui_state (id int primary key);\n";
    RuleTest.check(
        "naming-drift",
        tables
            + others
            + """
            create table company (id int primary key);
            --           ^^^^^^^ warning[naming-drift]: `company` is singular: 9 of 11 tables are plural
            create view v as select id from company;
            --? Name it `companies`, in 2 places
            """
            + tables
            + others
            + """
            create table companies (id int primary key);
            create view v as select id from companies;
            """);
  }

  @Test
  void whatBeginsUnlikeTheOthers() {
    String tables =
        IntStream.rangeClosed(1, 10)
            .mapToObj(i -> "create table crm_t%d (id int primary key);\n".formatted(i))
            .collect(Collectors.joining());
    RuleTest.check(
        "naming-drift",
        tables
            + """
            create table leads2 (id int primary key);
            --           ^^^^^^ warning[naming-drift]: `leads2` is not: 10 of 11 tables are called `crm_…`
            --? Name it `crm_leads2`
            """
            + tables
            + """
            create table crm_leads2 (id int primary key);
            """);
  }

  /** The server of the tests has no such extension. */
  @Test
  void whatAnExtensionMakesIsNotOurs() {
    String tables = tables(10, "created_at timestamptz");
    var world = World.open(Map.of("migrations/001_t.sql", tables + "create extension pg_cron;"));
    assertThat(world.snapshot().findings())
        .extracting(Finding::rule)
        .doesNotContain("naming-drift", "time-and-flag-naming-drift");
  }

  @Test
  void triggersAreMarkedAsTheOthers() {
    String start =
        "create function f() returns trigger language plpgsql as $$ begin return new; end $$;\n"
            + IntStream.rangeClosed(1, 10)
                .mapToObj(
                    i ->
                        "create table t%d (a int primary key);\n".formatted(i)
                            + "create trigger trg_touch_t%d before update on t%d".formatted(i, i)
                            + " for each row execute function f();\n")
                .collect(Collectors.joining());
    RuleTest.check(
        "constraint-naming-drift",
        start
            + """
            create trigger t1_check_trigger before insert on t1 for each row execute function f();
            --             ^^^^^^^^^^^^^^^^ warning[constraint-naming-drift]: `t1_check_trigger` is not: 10 of 11 triggers are called `trg_…`
            comment on trigger t1_check_trigger on t1 is 'Checks';
            --? Name it `trg_t1_check`, in 2 places
            """
            + start
            + """
            create trigger trg_t1_check before insert on t1 for each row execute function f();
            comment on trigger trg_t1_check on t1 is 'Checks';
            """);
  }

  @Test
  void policiesAndTriggersByTheConfiguration() {
    RuleTest.check(
        "constraint-naming-drift",
        """
        --- migration-lens.json
        {"naming": {"policies": "{table}_{command}", "triggers": "{table}_{event}"}}
        --- migrations/001_t.sql
        create table t (a int primary key);
        alter table t enable row level security;
        drop policy if exists "Who may read" on t;
        create policy "Who may read" on t for select using (true);
        --            ^^^^^^^^^^^^^^ warning[constraint-naming-drift]: `Who may read` would be `t_select`: policies are to be `{table}_{command}`
        create policy t_insert on t for insert with check (true);
        --? Name it `t_select`, in 2 places
        --- migrations/001_t.sql
        create table t (a int primary key);
        alter table t enable row level security;
        drop policy if exists t_select on t;
        create policy t_select on t for select using (true);
        create policy t_insert on t for insert with check (true);
        """);
  }

  @Test
  void whatWasAppliedIsRenamedByANewMigration() {
    String made = "create table \"ticketNotes\" (id int primary key, \"noteText\" text);\n";
    var world =
        World.open(
            Map.of(
                "migration-lens.json",
                "{\"naming\": {\"tables\": \"snake_case\", \"columns\": \"snake_case\"}}",
                "migrations/001_a.sql",
                made,
                "live.sql",
                "-- applied: migrations/001_a.sql\n" + made));
    List<Fix> cures =
        world.snapshot().findings().stream()
            .filter(f -> f.rule().equals("naming-drift"))
            .flatMap(f -> f.fixes().stream())
            .toList();
    assertThat(cures)
        .extracting(Fix::title)
        .containsExactly(
            "Rename it to `ticket_notes` in a new migration",
            "Rename it to `note_text` in a new migration");
    assertThat(cures.stream().flatMap(f -> f.changes().stream()))
        .containsExactly(
            new FileChange.CreateFile(
                "migrations/002_rename_to_ticket_notes.sql",
                "alter table \"ticketNotes\" rename to ticket_notes;\n"),
            new FileChange.CreateFile(
                "migrations/002_rename_to_note_text.sql",
                "alter table \"ticketNotes\" rename column \"noteText\" to note_text;\n"));
    world.apply(cures.get(0).changes());
    assertThat(world.snapshot().findings())
        .noneMatch(f -> f.message().startsWith("`ticketNotes` is camelCase"));
  }

  @Test
  void aFewNamesAreNoConvention() {
    RuleTest.check(
        "naming-drift",
        """
        create table a (id int primary key, owner_name text, "ownerMail" text);
        create table b (id int primary key, owner_name text);
        """);
  }

  @Test
  void halfAndHalfIsNoConvention() {
    RuleTest.check("naming-drift", tables(10, "owner_name text, \"ownerMail\" text, title text"));
  }

  @Test
  void camelCaseMayBeTheConvention() {
    String tables = tables(10, "\"ownerName\" text");
    RuleTest.check(
        "naming-drift",
        tables
            + """
            create table more (id int primary key, owner_name text);
            --                                     ^^^^^^^^^^ warning[naming-drift]: `owner_name` is snake_case: 21 of 22 columns are camelCase
            --? Name it `ownerName`
            """
            + tables
            + """
            create table more (id int primary key, "ownerName" text);
            """);
  }

  @Test
  void namesOfPostgresFollowItsOwnPattern() {
    String first =
        "create table owners (id int primary key);\n"
            + tables(10, "owner_id int references owners (id)")
            + "create table more (id int primary key, owner_id int,\n";
    String last =
        """
        create table before (id int primary key, owner_id int references owners (id));
        alter table before rename to now;
        """;
    RuleTest.check(
        "constraint-naming-drift",
        first
            + """
              constraint more_owner foreign key (owner_id) references owners (id));
            --           ^^^^^^^^^^ warning[constraint-naming-drift]: `more_owner` would be `more_owner_id_fkey`: 10 of 12 foreign keys are `{table}_{columns}_fkey`
            """
            + last
            + "--? Name it `more_owner_id_fkey`\n"
            + first
            + "  constraint more_owner_id_fkey foreign key (owner_id) references owners (id));\n"
            + last);
  }

  @Test
  void theKeyOfWhatExtendsAnotherTableIsItsOwn() {
    RuleTest.check(
        "key-column-naming-drift",
        tables(10, "title text")
            + """
            create table details (t1_id int primary key references t1 (id));
            create table countries (code text primary key);
            """);
  }

  @Test
  void wordsThatNeedNoQuotesAreFine() {
    RuleTest.check(
        "needs-quotes-forever",
        """
        create table a (id int primary key, "position" int, "name" text, "values" int, size int, kind text);
        create table b (id int primary key, "group" text, size int, kind text, title text, note text);
        --                                  ^^^^^^^ warning[needs-quotes-forever]: `group` is a reserved word: it has to be in double quotes wherever it is used
        create table c (id int primary key, "group" text, size int, kind text, title text, note text);
        """);
  }

  @Test
  void whereAllIsQuotedNothingIsSaid() {
    RuleTest.check(
        "needs-quotes-forever",
        """
        create table "A" ("Id" int primary key, "Title" text, "Size" int);
        """);
  }

  @Test
  void whereTablesAreQuotedOnlyColumnsAreToldOf() {
    RuleTest.check(
        "needs-quotes-forever",
        """
        create table "Account" (id int primary key, name text, size int, kind text, title text, note text);
        create table "Invoice" (id int primary key, name text, size int, kind text, title text);
        create table "Payment" (id int primary key, name text, size int, kind text, title text);
        create table "Refund" (id int primary key, name text, size int, kind text, "userId" int);
        --                                                                         ^^^^^^^^ warning[needs-quotes-forever]: `userId` has to be in double quotes wherever it is used
        --? Name it `user_id`
        create table "Account" (id int primary key, name text, size int, kind text, title text, note text);
        create table "Invoice" (id int primary key, name text, size int, kind text, title text);
        create table "Payment" (id int primary key, name text, size int, kind text, title text);
        create table "Refund" (id int primary key, name text, size int, kind text, user_id int);
        """);
  }

  @Test
  void uuidsAsFileNamesSayNothing() {
    String files =
        IntStream.rangeClosed(10, 21)
            .mapToObj(
                i ->
                    "--- supabase/migrations/202601%d000000_add_t_%d.sql\nselect 1;\n"
                        .formatted(i, i))
            .collect(Collectors.joining());
    RuleTest.check(
        "file-naming-drift",
        files
            + """
            --- supabase/migrations/20260122000000_8cee15e4-c6ac-4850-933f-d5d3297c5c16.sql
            select 1;
            """);
  }
}

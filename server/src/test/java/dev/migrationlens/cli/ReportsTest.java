package dev.migrationlens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.migrationlens.cli.Style.Colour;
import dev.migrationlens.cli.Style.Signs;
import dev.migrationlens.testing.Golden;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each form of telling findings, over one project. */
class ReportsTest {
  @TempDir Path folder;

  @BeforeEach
  void project() {
    Run.write(
        folder,
        "shop/supabase/migrations/20260101000000_orders.sql",
        """
        -- Orders, with their customers.
        create table orders (
        \tid uuid primary key,
        \t"größe 大きい" text, customer_id uuid references customers (id)
        );
        create index on orders (customer_id);
        """);
    Run.write(
        folder,
        "shop/supabase/migrations/20260102000000_customers.sql",
        """
        create table customers (id uuid primary key, mail text not null);
        create table invoices (id uuid not nul);
        create view long_list_of_things_that_does_not_fit_on_one_line as select id, customer_id from orders where nothing_like_this_is_there > 10;
        """);
    Run.write(folder, "shop/supabase/migrations/20260102000000_twice, %.sql", "select 1;\n");
    Run.write(folder, "shop/supabase/migrations/notes.sql", "select 1;\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json", "sarif", "github", "gitlab"})
  void isAsItIsKept(String format) {
    Run run = Run.in(folder, "check", "--format", format, "shop");
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isEqualTo(1);
    Golden.check("server/src/test/resources/cli/report." + format, run.out());
  }

  @Test
  void whatSuffersTwiceIsCountedOnce() {
    Run.write(
        folder,
        "lost/migrations/1_a.sql",
        """
        create table orders (customer_id uuid references customers (id));
        create view shown as select o.customer_id, o.customer_id + o.amount from orders o;
        """);
    assertThat(Run.in(folder, "check", "lost").out()).contains("= and: 1 statement that needs it");
  }

  @Test
  void sarifIsAsItsSchemaHasIt() {
    Run run = Run.in(folder, "check", "--severity", "hint", "--format", "sarif", "shop");
    assertThat(SarifForm.complaints(JsonParser.parseString(run.out()))).isEmpty();
    String spoilt =
        run.out().replace("\"startLine\": 3", "\"startLine\": 0").replace("\"name\"", "\"nom\"");
    assertThat(SarifForm.complaints(JsonParser.parseString(spoilt)))
        .contains("$.runs[0].tool.driver may not have nom", "$.runs[0].tool.driver has no name")
        .anyMatch(c -> c.endsWith("startLine is 0"));
  }

  @Test
  void fitsATerminal() {
    Run run = Run.in(folder, Run.PERSON, "check", "shop");
    Golden.check("server/src/test/resources/cli/report-100.text", run.out());
    assertThat(run.out().lines()).allMatch(line -> CodeFrame.width(line) <= 100);
    assertThat(run.out().lines()).noneMatch(line -> line.contains("\t"));
  }

  @Test
  void isColouredOnRequestAndAsciiWhereItMustBe() {
    String coloured =
        Run.in(folder, new Style(Colour.ANSI, Signs.LINES, 100), "check", "shop").out();
    String plain = Run.in(folder, Run.PERSON, "check", "shop").out();
    assertThat(coloured.replaceAll("\u001B\\[[0-9;]*m", "")).isEqualTo(plain);
    assertThat(coloured).contains("\u001B[1;31merror");
    String ascii = Run.in(folder, new Style(Colour.NONE, Signs.ASCII, 100), "check", "shop").out();
    assertThat(ascii).doesNotContain("│").contains("-->").contains("|");
  }

  @Test
  void loudnessFiltersAndDecides() {
    Run errors = Run.in(folder, "check", "--severity", "error", "--format", "json", "shop");
    assertThat(errors.out()).doesNotContain("\"severity\":\"warning\"");
    assertThat(errors.code()).isEqualTo(1);
    Run.write(folder, "calm/supabase/migrations/1_a.sql", "select 1;");
    Run.write(folder, "calm/supabase/migrations/a.sql", "select 1;");
    assertThat(Run.in(folder, "check", "calm").code()).isZero();
    assertThat(Run.in(folder, "check", "--severity=warning", "calm").code()).isEqualTo(1);
    assertThat(Run.in(folder, "check", "--max-warnings", "0", "calm").code()).isEqualTo(1);
    assertThat(Run.in(folder, "check", "--max-warnings=1", "calm").code()).isZero();
    assertThat(Run.in(folder, "check", "calm", "shop").code()).isEqualTo(1);
  }

  @Test
  void aFileIsCheckedWithinItsChain() {
    Run.write(folder, "shop/migration-lens.json", "{}");
    Run run =
        Run.in(
            folder,
            "check",
            "--format=github",
            "shop/supabase/migrations/20260101000000_orders.sql");
    assertThat(run.out().lines()).isNotEmpty();
    assertThat(run.out().lines()).allMatch(l -> l.contains("20260101000000_orders.sql,"));
    assertThat(run.out()).contains("customers");
  }

  @Test
  void aFileOfNoProjectIsCheckedWithItsNeighbours() {
    Run.write(folder, "loose/1_a/up.sql", "create table a (id int);");
    Run.write(folder, "loose/2_b/up.sql", "create table b (id int); create table a (id int);");
    Run run = Run.in(folder, "check", "--format=github", "loose/2_b/up.sql");
    assertThat(run.out().lines()).hasSize(1);
    assertThat(run.out()).contains("file=loose/2_b/up.sql", "already exists");
  }

  @Test
  void aSeedIsReadWhenTheChainHasRun() {
    Run.write(folder, "fed/supabase/migrations/1_a.sql", "create table a (id int);");
    Run.write(folder, "fed/supabase/seed.sql", "insert into a (id, nme) values (1, 'x');");
    Run run = Run.in(folder, "check", "--format=github", "fed");
    assertThat(run.out().lines()).hasSize(1);
    assertThat(run.out()).contains("file=fed/supabase/seed.sql", "nme");
  }

  @Test
  void ofALooseFileOnlyItsSyntaxIsJudged() {
    Run.write(folder, "loose/views.sql", "create view v as select 1 from elsewhere;\nselec 1;");
    Run run = Run.in(folder, "check", "--format=github", "loose");
    assertThat(run.out().lines()).hasSize(1);
    assertThat(run.out()).contains("near \"selec\"");
  }

  @Test
  void aBaselineHoldsUntilTheStatementChanges() {
    Run written = Run.in(folder, "check", "--write-baseline", "known.json", "shop");
    assertThat(written.code()).isZero();
    Run.write(
        folder,
        "shop/supabase/migrations/20260102000000_customers.sql",
        """


        -- moved down
        create table customers (id uuid primary key);
        create  table invoices (id uuid not nul);
        create tabl x ();
        """);
    Run run = Run.in(folder, "check", "--baseline", "known.json", "--format=github", "shop");
    assertThat(run.out()).contains("at or near \"tabl\"").doesNotContain("near \"nul\"");
    assertThat(run.out().lines()).hasSize(1);
    assertThat(run.code()).isEqualTo(1);
  }
}

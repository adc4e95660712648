package dev.migrationlens.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.lint.FileChange;
import dev.migrationlens.lint.Finding;
import dev.migrationlens.lint.Fix;
import dev.migrationlens.lint.RuleTest;
import dev.migrationlens.lint.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What extensions and others bring that a chain does not make itself. */
@Tag("postgres")
class SurroundingsTest {
  @Test
  void anOperatorClassIsBroughtByItsExtension() {
    RuleTest.check(
        "missing-object",
        """
        create table bookings (room int, during tstzrange, exclude using gist (room with =, during with &&));
        --                                                                     ^^^^ error[missing-object] 42704: type `integer` has no default operator class for gist
        --> Create the extension `btree_gist`
        create extension if not exists btree_gist;
        create table bookings (room int, during tstzrange, exclude using gist (room with =, during with &&));
        """);
  }

  @Test
  void orByALaterStatement() {
    RuleTest.check(
        "used-before-created",
        """
        create table bookings (room int, during tstzrange);
        create index on bookings using gist (room, during);
        --                                   ^^^^ error[used-before-created] 42704: type `integer` has no default operator class for gist: `btree_gist` is created later
        create extension btree_gist;
        --> Move what creates it above
        create table bookings (room int, during tstzrange);
        create extension btree_gist;

        create index on bookings using gist (room, during);
        --> Move this statement below
        create table bookings (room int, during tstzrange);
        create extension btree_gist;

        create index on bookings using gist (room, during);
        """);
  }

  @Test
  void aSchemaIsBroughtByItsExtension() {
    assertThat(cures("select cron.schedule('nightly', '0 3 * * *', 'vacuum');"))
        .containsExactly("schema `cron` does not exist", "create extension if not exists pg_cron;");
    assertThat(
            cures(
                """
                create function tell() returns void language plpgsql as $$
                begin
                  perform net.http_get('https://example.com');
                end $$;
                """))
        .containsExactly(
            "schema `net` does not exist: the body fails when it runs",
            "create extension if not exists pg_net;");
  }

  @Test
  void anExtensionIsCreatedWhereItsObjectsAreLookedFor() {
    RuleTest.check(
        "missing-function",
        """
        create schema crypt;
        create table accounts (id int, key bytea default crypt.gen_random_bytes(8));
        --                                               ^^^^^^^^^^^^^^^^^^^^^^ error[missing-function] 42883: function `crypt.gen_random_bytes(integer)` does not exist
        --> Create the extension `pgcrypto`
        create schema crypt;
        create extension if not exists pgcrypto with schema crypt;
        create table accounts (id int, key bytea default crypt.gen_random_bytes(8));
        """);
  }

  @Test
  void whatBodiesMissIsOneMistake() {
    String count =
        """
        create function count_%d() returns bigint language plpgsql as $$
        begin return (select count(*) from %s); end $$;
        """;
    Map<String, String> files =
        Map.of(
            "migrations/1_a.sql",
            "select * from invoices;",
            "migrations/2_b.sql",
            count.formatted(1, "public.invoices")
                + count.formatted(2, "invoices")
                + count.formatted(3, "payments")
                + count.formatted(4, "public.payments"));
    List<Finding> findings = World.open(files).snapshot().findings();
    assertThat(findings).hasSize(5);
    assertThat(findings)
        .filteredOn(finding -> finding.cause() == null)
        .extracting(Finding::message)
        .containsExactly(
            "`invoices` does not exist", "`payments` does not exist: the body fails when it runs");
  }

  /** What is found, and what each cure adds. */
  private static List<String> cures(String sql) {
    var workspace = World.open(Map.of("migrations/1_a.sql", sql));
    var told = new ArrayList<String>();
    for (Finding finding : workspace.snapshot().findings()) {
      told.add(finding.message());
      for (Fix fix : finding.fixes()) {
        for (FileChange change : fix.changes()) {
          ((FileChange.EditFile) change).edits().forEach(e -> told.add(e.newText().strip()));
        }
      }
    }
    return told;
  }

  @Test
  void whoMakesSchemasForAChainMayHaveMadeMore() {
    var text =
        new StringBuilder(
            "create table accounts.a (id int primary key);\ncreate table reports.a (id int);\n");
    for (int i = 0; i < 6; i++) {
      text.append("create table shop.t").append(i).append(" (id int);\n");
    }
    text.append("create schema if not exists accounts;\ncreate schema reports;\n");
    var workspace = World.open(Map.of("migrations/1_a.sql", text.toString()));
    assertThat(workspace.snapshot().findings())
        .filteredOn(finding -> finding.state() != null)
        .extracting(Finding::message)
        .containsExactly("`reports` is created later");
  }
}

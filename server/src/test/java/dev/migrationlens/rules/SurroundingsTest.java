package dev.migrationlens.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.lint.Finding;
import dev.migrationlens.lint.RuleTest;
import dev.migrationlens.lint.World;
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

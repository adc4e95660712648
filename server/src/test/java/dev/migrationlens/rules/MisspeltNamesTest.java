package dev.migrationlens.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.lint.Finding;
import dev.migrationlens.lint.RuleTest;
import dev.migrationlens.lint.Severity;
import dev.migrationlens.lint.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The nearest name, whatever kind of thing it is, and where it was misspelt. */
@Tag("postgres")
class MisspeltNamesTest {

  @Test
  void settingsHaveNames() {
    RuleTest.check(
        "missing-object",
        """
        set statement_timeot = '5s';
        --  ^^^^^^^^^^^^^^^^ error[missing-object] 42704: there is no setting `statement_timeot`
        --> Write `statement_timeout`
        set statement_timeout = '5s';
        """);
  }

  @Test
  void anIndexIsNoTable() {
    RuleTest.check(
        "missing-relation",
        """
        create table bookings (id int primary key);
        select * from bookings_key;
        --            ^^^^^^^^^^^^ error[missing-relation] 42P01: `bookings_key` does not exist
        --? Write `bookings`
        create table bookings (id int primary key);
        select * from bookings;
        """);
    RuleTest.check(
        "missing-relation",
        """
        create table bookings (id int primary key);
        alter index booking_pkey rename to bookings_key;
        --          ^^^^^^^^^^^^ error[missing-relation] 42P01: `booking_pkey` does not exist
        --> Write `bookings_pkey`
        create table bookings (id int primary key);
        alter index bookings_pkey rename to bookings_key;
        """);
  }

  @Test
  void parametersHaveNames() {
    RuleTest.check(
        "missing-function",
        """
        create function add_tax(amount numeric, rate numeric) returns numeric
          language sql as $$ select amount * rate $$;
        select add_tax(amount => 1, rat => 2);
        --                          ^^^ error[missing-function] 42883: `add_tax` has no parameter `rat`
        --> Write `rate`
        create function add_tax(amount numeric, rate numeric) returns numeric
          language sql as $$ select amount * rate $$;
        select add_tax(amount => 1, rate => 2);
        """);
  }

  @Test
  void extensionsAreDroppedByName() {
    RuleTest.check(
        "missing-object",
        """
        create extension btree_gist;
        drop extension btree_gst;
        --             ^^^^^^^^^ error[missing-object] 42704: extension `btree_gst` does not exist
        --> Write `btree_gist`
        create extension btree_gist;
        drop extension btree_gist;
        """);
  }

  @Test
  void whatEverybodyElseWritesOtherwiseIsMendedWhereItIsMade() {
    List<Finding> findings =
        findings(
            """
            create role ledger_reder;
            create table entries (id int primary key);
            create table accounts (id int primary key);
            grant select on entries to ledger_reader;
            grant select on accounts to ledger_reader;
            """);
    assertThat(findings.get(0).fixes().get(0).title())
        .isEqualTo("Write `ledger_reader` where it is made");
  }

  @Test
  void aRoleThatOthersMakeIsNoPromise() {
    List<Finding> findings =
        findings(
            """
            create table entries (id int primary key);
            grant select on entries to reporting;
            """);
    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).severity()).isEqualTo(Severity.WARNING);
    assertThat(findings.get(0).state()).isNull();
  }

  @Test
  void aPlaceholderIsNoRole() {
    assertThat(
            findings(
                """
                create table entries (id int primary key);
                grant select on entries to :READER;
                """))
        .isEmpty();
  }

  private static List<Finding> findings(String sql) {
    return World.open(Map.of("migrations/001_a.sql", sql)).snapshot().findings().stream()
        .filter(f -> f.rule().equals("missing-object"))
        .toList();
  }

  @Test
  void aRoleThatTheChainMakesLaterIsOne() {
    RuleTest.check(
        "used-before-created",
        """
        create table entries (id int primary key);
        grant select on entries to reporting;
        --                         ^^^^^^^^^ error[used-before-created] 42704: `reporting` is created later
        create role reporting;
        --> Move what creates it above
        create table entries (id int primary key);
        create role reporting;

        grant select on entries to reporting;
        --> Move this statement below
        create table entries (id int primary key);
        create role reporting;

        grant select on entries to reporting;
        """);
  }
}

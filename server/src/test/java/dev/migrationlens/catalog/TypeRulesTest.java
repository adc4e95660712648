package dev.migrationlens.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.catalog.CastRule.Context;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.testing.Postgres;
import dev.migrationlens.testing.PostgresDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every pair of types is asked about, and PostgreSQL answers. */
@Tag("postgres")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TypeRulesTest {
  private final List<SqlType> pool = TypeJudge.pool();
  private final PostgresDatabase database = Postgres.database();

  @BeforeAll
  void prepare() {
    TypeJudge.prepare(database);
  }

  @AfterAll
  void close() {
    database.close();
  }

  /** What one pair of types gave. */
  private interface Claim {
    Certainty of(SqlType left, SqlType right);
  }

  private interface Question {
    String of(SqlType left, SqlType right);
  }

  /** Compares the claims for all pairs; the rejection must have the code given. */
  private void pairs(Question question, Claim claim, String code) throws SQLException {
    var statements = new ArrayList<String>();
    var claims = new ArrayList<Certainty>();
    for (SqlType left : pool) {
      for (SqlType right : pool) {
        statements.add(question.of(left, right));
        claims.add(claim.of(left, right));
      }
    }
    compare(statements, claims, TypeJudge.judge(database, statements), code);
  }

  private static void compare(
      List<String> statements, List<Certainty> claims, List<String> verdicts, String code) {
    var wrong = new ArrayList<String>();
    int unknown = 0;
    for (int i = 0; i < claims.size(); i++) {
      Certainty claim = claims.get(i);
      String verdict = verdicts.get(i);
      boolean rejected = verdict.matches("[0-9][0-9A-Z]{4}");
      if (claim == Certainty.UNKNOWN) {
        unknown++;
      } else if (claim == Certainty.YES ? rejected : !code.contains(verdict) || !rejected) {
        wrong.add(statements.get(i) + ": " + verdict + ", not " + claim);
      }
    }
    System.out.printf("%d pairs, %d unknown, %d wrong%n", claims.size(), unknown, wrong.size());
    assertThat(wrong).isEmpty();
    assertThat(unknown).isLessThan(1 + claims.size() / 50);
  }

  @Test
  void explicitCasts() throws SQLException {
    pairs(
        (from, to) -> "select cast(" + TypeJudge.value(from) + " as " + to.format() + ")",
        (from, to) -> TypeRules.coercible(TypeJudge.WORLD, from, to, Context.EXPLICIT),
        "42846");
  }

  @Test
  void assignments() throws SQLException {
    for (int i = 0; i < pool.size(); i++) {
      database.prepare("create table t" + i + " (a " + pool.get(i).format() + ")");
    }
    pairs(
        (from, to) -> "insert into t" + pool.indexOf(to) + " select " + TypeJudge.value(from),
        (from, to) -> TypeRules.coercible(TypeJudge.WORLD, from, to, Context.ASSIGNMENT),
        "42804");
  }

  @Test
  void implicitCasts() throws SQLException {
    for (int i = 0; i < pool.size(); i++) {
      database.prepare(
          "create function takes" + i + "(" + pool.get(i).format() + ") returns int return 1");
    }
    pairs(
        (from, to) -> "select takes" + pool.indexOf(to) + "(" + TypeJudge.value(from) + ")",
        (from, to) -> TypeRules.coercible(TypeJudge.WORLD, from, to, Context.IMPLICIT),
        "42883");
  }

  @Test
  void comparisons() throws SQLException {
    pairs(
        (left, right) -> "select " + TypeJudge.value(left) + " = " + TypeJudge.value(right),
        (left, right) -> TypeRules.comparable(TypeJudge.WORLD, left, right),
        "42883 42725");
  }

  @Test
  void unions() throws SQLException {
    var statements = new ArrayList<String>();
    var wrong = new ArrayList<String>();
    for (SqlType left : pool) {
      for (SqlType right : pool) {
        statements.add(
            "select " + TypeJudge.value(left) + " union all select " + TypeJudge.value(right));
      }
    }
    var verdicts = TypeJudge.judge(database, statements);
    for (int i = 0; i < statements.size(); i++) {
      var types = List.of(pool.get(i / pool.size()), pool.get(i % pool.size()));
      String claim = TypeJudge.claim(TypeRules.common(TypeJudge.WORLD, types));
      if (claim != null && !claim.equals(verdicts.get(i))) {
        wrong.add(statements.get(i) + ": " + verdicts.get(i) + ", not " + claim);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void sortingAndGrouping() throws SQLException {
    singles("select %s as a order by a", type -> TypeRules.sortable(TypeJudge.WORLD, type));
    singles("select %s as a group by a", type -> TypeRules.distinguishable(TypeJudge.WORLD, type));
    singles("select distinct %s", type -> TypeRules.distinguishable(TypeJudge.WORLD, type));
  }

  private interface SingleClaim {
    Certainty of(SqlType type);
  }

  private void singles(String question, SingleClaim claim) throws SQLException {
    var statements =
        pool.stream().map(type -> String.format(question, TypeJudge.value(type))).toList();
    var wrong = new ArrayList<String>();
    var verdicts = TypeJudge.judge(database, statements);
    for (int i = 0; i < statements.size(); i++) {
      Certainty ours = claim.of(pool.get(i));
      Certainty theirs = Certainty.of(!verdicts.get(i).equals("42883"));
      if (ours != Certainty.UNKNOWN && ours != theirs) {
        wrong.add(statements.get(i) + ": " + verdicts.get(i) + ", not " + ours);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void indexes() {
    var wrong = new ArrayList<String>();
    for (SqlType type : pool) {
      var made = database.run("create table indexed (a " + type.format() + ")");
      assertThat(made.ok()).isTrue();
      for (String method : List.of("btree", "hash", "gin", "gist", "spgist", "brin")) {
        var verdict = database.run("create index on indexed using " + method + " (a)");
        Certainty claim = TypeRules.indexable(TypeJudge.WORLD, type, method);
        if (claim != Certainty.of(verdict.ok())
            || !(verdict.ok() || "42704".equals(verdict.sqlState()))) {
          wrong.add(method + " " + type + ": " + verdict + ", not " + claim);
        }
      }
      database.run("drop table indexed");
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void foreignKeys() {
    var wrong = new ArrayList<String>();
    int count = 0;
    for (SqlType key : pool) {
      if (TypeRules.indexable(TypeJudge.WORLD, key, "btree") != Certainty.YES) {
        continue;
      }
      database.run("begin");
      database.prepare("create table target (a " + key.format() + " primary key)");
      for (SqlType type : pool) {
        var verdict =
            database.run(
                "create table t_" + count++ + " (a " + type.format() + " references target)");
        Certainty claim = TypeRules.foreignKey(TypeJudge.WORLD, type, key);
        if (claim != Certainty.UNKNOWN
            && (claim != Certainty.of(verdict.ok())
                || !(verdict.ok() || "42804".equals(verdict.sqlState())))) {
          wrong.add(type + " to " + key + ": " + verdict + ", not " + claim);
        }
      }
      database.run("rollback");
    }
    assertThat(wrong).isEmpty();
  }
}

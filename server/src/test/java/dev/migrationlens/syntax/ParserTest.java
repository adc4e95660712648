package dev.migrationlens.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.syntax.ast.DmlStatement;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Query;
import dev.migrationlens.syntax.ast.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParserTest {
  private static Expr expression(String sql) {
    var statement = (DmlStatement.SelectStatement) Parser.parse("SELECT " + sql).statement();
    return ((Query.Select) statement.query()).outputs().get(0).value();
  }

  /** The tree with every operator in parentheses. */
  private static String shape(Expr value) {
    return switch (value) {
      case Expr.ColumnRef column -> column.last().text();
      case Expr.Literal literal -> literal.value();
      case Expr.Operator o when o.operands().size() == 1 ->
          "(" + o.symbol() + " " + shape(o.operands().get(0)) + ")";
      case Expr.Operator o ->
          "("
              + String.join(
                  " " + o.symbol() + " ", o.operands().stream().map(ParserTest::shape).toList())
              + ")";
      case Expr.Cast cast -> "(" + shape(cast.value()) + "::" + cast.type().name().name() + ")";
      default -> value.getClass().getSimpleName();
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '~',
      value = {
        "a + b * c - d => ((a + (b * c)) - d)",
        "a OR b AND NOT c = d => (a OR (b AND (NOT (c = d))))",
        "-a ^ b => ((- a) ^ b)",
        "-a::int => (- (a::int4))",
        "a || b < c => ((a || b) < c)",
        "a = b IS NULL => (IS NULL (a = b))",
        "a < b IS DISTINCT FROM c => ((a < b) IS DISTINCT FROM c)",
        "a BETWEEN b AND c AND d => ((a BETWEEN b BETWEEN c) AND d)",
        "NOT a LIKE b => (NOT (a LIKE b))",
        "a LIKE b || c ESCAPE d => (a LIKE (b || c) LIKE d)",
        "a + b AT TIME ZONE c => (a + (b AT TIME ZONE c))",
        "(a + b) * c => ((a + b) * c)",
        "a -> b = c => ((a -> b) = c)",
        "a ^ b ^ c => ((a ^ b) ^ c)",
        "@ a + b => (@ (a + b))"
      })
  void precedenceIsThatOfPostgres(String sql, String expected) {
    assertThat(shape(expression(sql))).isEqualTo(expected);
  }

  @Test
  void spansIncludeParentheses() {
    Expr product = expression("(a + b) * c");
    assertThat(product.start()).isEqualTo(7);
    assertThat(product.end()).isEqualTo(18);
  }

  @Test
  void deepNestingIsUnknownAndSilent() {
    for (String open :
        new String[] {
          "(",
          "NOT ",
          "- ",
          "f(",
          "ARRAY[",
          "CASE WHEN ",
          "(SELECT ",
          "JSON_ARRAY((",
          "JSON_OBJECT((",
          "(SELECT 1 OFFSET ",
          "1 IN (",
          "1 = ANY ((",
          "a[",
          "ROW(",
          "(1, 2) OVERLAPS ("
        }) {
      Parsed parsed = Parser.parse("SELECT " + open.repeat(10_000));
      assertThat(parsed.problems()).as(open).isEmpty();
      assertThat(parsed.statement()).isInstanceOf(Statement.Unparsed.class);
    }
    for (String open : new String[] {"(", "(SELECT * FROM ", "a JOIN ", "(VALUES (("}) {
      Parsed parsed = Parser.parse("SELECT * FROM " + open.repeat(10_000));
      assertThat(parsed.problems()).as(open).isEmpty();
    }
    assertThat(Parser.parse("WITH a AS (".repeat(10_000)).problems()).isEmpty();
    assertThat(Parser.parse("SELECT " + "(".repeat(50) + "1" + ")".repeat(50)).broken()).isFalse();
  }

  @Test
  void longChainsAreReadButNotKept() {
    assertThat(Parser.parse("SELECT a" + " || a".repeat(20_000)).broken()).isFalse();
    assertThat(Parser.parse("SELECT 1" + " UNION SELECT 1".repeat(20_000)).broken()).isFalse();
    assertThat(Parser.parse("SELECT * FROM a" + " JOIN a USING (x)".repeat(5_000)).broken())
        .isFalse();
  }

  @Test
  void whatAToolReplacesIsNoMistake() {
    for (String sql :
        new String[] {
          "SELECT :id",
          "SELECT * FROM :schema.t WHERE a = :'name' AND :\"col\" > 1",
          "CREATE TABLE {{ schema }}.t (a int)",
          "SELECT ${x} FROM t_${env}_y",
          "GRANT {{ all }} whatever",
        }) {
      Parsed parsed = Parser.parse(sql);
      assertThat(parsed.problems()).as(sql).isEmpty();
      assertThat(parsed.templated()).as(sql).isTrue();
    }
    assertThat(Parser.parse("SELECT a[1:b], '{{x}}'").templated()).isFalse();
  }

  @Test
  void newerConstructsKnowTheirVersion() {
    assertThat(Parser.parse("MERGE INTO t USING u ON a WHEN MATCHED THEN DELETE").needs())
        .extracting(n -> n.construct() + " " + n.version())
        .containsExactly("MERGE PostgreSQL 15");
    assertThat(Parser.parse("SELECT a FROM t").needs()).isEmpty();
  }

  @Test
  void whatMayFollowIsKnown() {
    assertThat(Parser.expectations("SELECT a FROM t ", 16))
        .contains("where", "group", "join", "order", "limit", "as", "<name>");
    assertThat(Parser.expectations("SELECT a FROM t WHERE a ", 24)).contains("and", "is", "in");
    assertThat(Parser.expectations("INSERT INTO t ", 14))
        .contains("values", "select", "default", "(");
    assertThat(Parser.expectations("SELECT a FR", 11)).contains("from");
    assertThat(Parser.expectations("", 0)).contains("select", "insert");
  }
}

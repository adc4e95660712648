package dev.migrationlens.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.syntax.ast.DmlStatement;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Query;
import dev.migrationlens.syntax.ast.Statement;
import dev.migrationlens.syntax.ast.TableStatement;
import org.junit.jupiter.api.Test;

class RepairTest {
  private static Statement repaired(String sql) {
    assertThat(Parser.parse(sql).broken()).as(sql).isTrue();
    return Parser.guess(sql);
  }

  private static Query.Select select(String sql) {
    return (Query.Select) ((DmlStatement.SelectStatement) repaired(sql)).query();
  }

  @Test
  void aHalfTypedColumnIsAnEmptyNameAtTheCursor() {
    Query.Select select = select("SELECT a. FROM t x WHERE b = 1");
    assertThat(select.from()).hasSize(1);
    var column = (Expr.ColumnRef) select.outputs().get(0).value();
    assertThat(column.last().text()).isEmpty();
    assertThat(column.last().span().start()).isEqualTo(9);
  }

  @Test
  void clausesAfterTheBrokenPlaceAreKept() {
    assertThat(select("SELECT a, FROM t").from()).hasSize(1);
    assertThat(select("SELECT a FROM t WHERE ORDER BY a").tail().orderBy()).hasSize(1);
    assertThat(select("SELECT a FROM t JOIN u ON WHERE c").where()).isNotNull();
    assertThat(select("SELECT f(a, FROM t").from()).hasSize(1);
  }

  @Test
  void aTableKeepsItsSoundColumns() {
    String sql = "CREATE TABLE t (a int, b int NOT NUL, c text, d uuid PRIMARY KEY)";
    var table = (TableStatement.CreateTable) repaired(sql);
    assertThat(table.elements()).hasSizeGreaterThanOrEqualTo(3);
    assertThat(repaired("CREATE TABLE t (a int, b text"))
        .isInstanceOf(TableStatement.CreateTable.class);
    assertThat(repaired("CREATE TABLE t (a int, b text,)"))
        .isInstanceOf(TableStatement.CreateTable.class);
    assertThat(repaired("CREATE TABLE t (a int b text)"))
        .isInstanceOf(TableStatement.CreateTable.class);
  }

  @Test
  void whatIsBeyondRepairIsUnparsed() {
    assertThat(repaired("this is no statement at all, and never was one"))
        .isInstanceOf(Statement.Unparsed.class);
  }

  @Test
  void mostOfTheBrokenCorpusIsUnderstood() {
    long all = 0;
    long understood = 0;
    for (Corpus.Entry entry : Corpus.broken()) {
      if (Parser.parse(entry.text()).broken()) {
        all++;
        understood += Parser.guess(entry.text()) instanceof Statement.Unparsed ? 0 : 1;
      }
    }
    System.out.printf("repair: %d of %d broken statements have a tree%n", understood, all);
    assertThat(understood * 100).isGreaterThan(all * 60);
  }
}

package dev.migrationlens.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.syntax.ast.DmlStatement;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.PlBlock;
import dev.migrationlens.syntax.ast.Query;
import dev.migrationlens.syntax.ast.RoutineStatement;
import dev.migrationlens.syntax.ast.RoutineStatement.Body;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoutineBodiesTest {

  private static Body body(String sql) {
    return switch (Parser.parse(sql).statement()) {
      case RoutineStatement.CreateRoutine create -> Objects.requireNonNull(create.body());
      case RoutineStatement.Do block -> block.body();
      default -> throw new AssertionError("no routine: " + sql);
    };
  }

  private static PlBlock.Block block(String sql) {
    return Objects.requireNonNull(body(sql).block());
  }

  @Test
  void placesCountFromTheStatement() {
    String sql = "do $x$ declare a int := 1; begin insert into t(b) values (a); end $x$";
    PlBlock.Block block = block(sql);
    assertThat(block.span().of(sql))
        .isEqualTo("declare a int := 1; begin insert into t(b) values (a); end");
    assertThat(block.declarations().get(0).span().of(sql)).isEqualTo("a int := 1");
    assertThat(block.statements()).hasSize(1);
    var insert = (PlBlock.Sql) block.statements().get(0);
    assertThat(insert.span().of(sql)).isEqualTo("insert into t(b) values (a)");
    var statement = (DmlStatement.Insert) insert.statement();
    assertThat(statement.table().parts().get(0).span().of(sql)).isEqualTo("t");
  }

  @Test
  void placesInAnEscapedBodyAreTrue() {
    String sql = "do 'begin perform f(''a''''b'', c); x := 1; end'";
    var body = body(sql);
    assertThat(body.plain()).isFalse();
    assertThat(body.text()).isEqualTo("begin perform f('a''b', c); x := 1; end");
    var perform = (PlBlock.Perform) Objects.requireNonNull(body.block()).statements().get(0);
    assertThat(perform.span().of(sql)).isEqualTo("perform f(''a''''b'', c)");
    var call = (Expr.Call) ((Query.Select) perform.query()).outputs().get(0).value();
    var literal = (Expr.Literal) call.args().get(0).value();
    assertThat(literal.value()).isEqualTo("a'b");
    assertThat(call.args().get(1).value().span().of(sql)).isEqualTo("c");
    assertThat(Parser.parse(sql).bodyProblems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.span().of(sql)).isEqualTo("x"));
  }

  @Test
  void placesInABodyWithBackslashesAreTrue() {
    String sql = "do E'begin\\n\\traise notice \\'it\\\\\\'s\\';\\n y := 1; end'";
    assertThat(Parser.parse(sql).bodyProblems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("unterminated"));
    String right = "do E'begin\\n raise notice \\'it\\'\\'s\\';\\n y := 1; end'";
    assertThat(Parser.parse(right).bodyProblems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.span().of(right)).isEqualTo("y"));
  }

  @Test
  void whatIsBrokenHidesNothingElse() {
    String sql =
        "do $$ declare a int; b int := ; c text; begin a := 1; select from from t; if c then a :="
            + " 2; end loop; delete from u; end $$";
    PlBlock.Block block = block(sql);
    assertThat(block.declarations()).extracting(d -> d.name().text()).contains("a", "c");
    assertThat(block.statements().get(0)).isInstanceOf(PlBlock.Assign.class);
    assertThat(block.statements()).hasAtLeastOneElementOfType(PlBlock.Unparsed.class);
    assertThat(block.statements())
        .anyMatch(s -> s instanceof PlBlock.Sql q && q.statement() instanceof DmlStatement.Delete);
    assertThat(Parser.parse(sql).bodyProblems()).hasSize(1);
    assertThat(Parser.parse(sql).broken()).isFalse();
  }

  @Test
  void aBodyThatIsBeingTypedIsReadAsFarAsItGoes() {
    PlBlock.Block block = block("do $$ begin a(); perform b(); if x then delete from t; $$");
    assertThat(block.statements()).isNotEmpty();
  }

  @Test
  void expressionsThatAreQueriesAreValues() {
    String sql = "do $$ declare a int; begin a := count(*) from t where b = 1; end $$";
    var assign = (PlBlock.Assign) block(sql).statements().get(0);
    assertThat(assign.value()).isInstanceOf(Expr.Subquery.class);
    assertThat(assign.value().span().of(sql)).isEqualTo("count(*) from t where b = 1");
  }

  @Test
  void sqlBodiesAreStatements() {
    String sql =
        "create function f() returns int language sql as $$ insert into t values (1); select 1 $$";
    assertThat(body(sql).sqlStatements()).hasSize(2);
    assertThat(body(sql).sqlStatements().get(1).span().of(sql)).isEqualTo("select 1");
  }

  @Test
  void otherLanguagesAreLeftAlone() {
    assertThat(body("create function f() returns int language plpython3u as $$ } $$").block())
        .isNull();
    assertThat(Parser.parse("do language plperl $$ } $$").bodyProblems()).isEmpty();
  }

  @Test
  void whatAToolReplacesIsNotJudged() {
    assertThat(Parser.parse("do $$ begin {{ body }} end $$").bodyProblems()).isEmpty();
    assertThat(Parser.parse("do $$ begin ${body}; end $$").bodyProblems()).isEmpty();
  }

  @Test
  void bodiesWithinBodiesAreJudgedWhenTheyRun() {
    var parsed = Parser.parse("do $$ begin do $x$ begin nothing := 1; end $x$; end $$");
    assertThat(parsed.bodyProblems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create function f(a int) returns trigger language plpgsql as $$ begin end $$",
        "create function f(a int) returns internal language plpgsql as $$ begin end $$",
        "create function f(internal) returns int language plpgsql as $$ begin return 1; end $$"
      })
  void theSignatureMustSuitTheLanguage(String sql) {
    assertThat(Parser.parse(sql).bodyProblems()).hasSize(1);
  }

  @Test
  void whatOlderServersDoNotKnowIsNoted() {
    String sql =
        "do $$ declare c cursor (a int) for select a; t pg_class%rowtype[]; o oid;"
            + " begin open c(a => 1); get diagnostics o = pg_routine_oid; end $$";
    assertThat(Parser.parse(sql).needs())
        .extracting(needs -> needs.version().major())
        .containsExactlyInAnyOrder(18, 17, 16);
  }

  /** Whatever happens to a body, reading it ends and throws nothing. */
  @Test
  void anythingCanBeRead() {
    List<String> bodies =
        Corpus.valid().stream()
            .filter(entry -> entry.file().startsWith("plpgsql-"))
            .map(Corpus.Entry::text)
            .toList();
    var random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      String text = bodies.get(random.nextInt(bodies.size()));
      for (int edits = random.nextInt(4); edits >= 0; edits--) {
        int from = random.nextInt(text.length());
        int to = Math.min(text.length(), from + random.nextInt(12));
        String other = bodies.get(random.nextInt(bodies.size()));
        int at = random.nextInt(other.length());
        String pasted = other.substring(at, Math.min(other.length(), at + random.nextInt(15)));
        text = text.substring(0, from) + pasted + text.substring(to);
        if (text.isEmpty()) {
          text = "do";
        }
      }
      Parser.parse(text);
    }
  }
}

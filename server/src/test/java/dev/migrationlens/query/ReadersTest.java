package dev.migrationlens.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationlens.syntax.Parser;
import dev.migrationlens.syntax.Slice;
import dev.migrationlens.syntax.StatementSplitter;
import dev.migrationlens.syntax.ast.DmlStatement;
import dev.migrationlens.testing.Golden;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReadersTest {
  private static final String CORPUS = "server/src/test/resources/corpus/";

  private static References first(String sql) {
    return AstReader.read((DmlStatement) Parser.parse(sql).statement());
  }

  private static List<String> statements(String file) {
    String text = Golden.read(Golden.repository().resolve(CORPUS + file));
    return StatementSplitter.split(text).stream().map((Slice s) -> s.of(text)).toList();
  }

  @Test
  void theFirstReaderNamesEverythingWithItsPlace() {
    References read =
        first("SELECT a.x + b AS c, f(d) FROM s.t a WHERE EXISTS (SELECT 1 FROM \"U\")");
    assertThat(read.relations())
        .extracting(r -> r.name() + " " + r.alias() + " " + r.span())
        .containsExactly("s.t a Span[start=31, end=34]", "\"U\" null Span[start=65, end=68]");
    assertThat(read.columns())
        .extracting(References.Column::parts)
        .containsExactly(List.of("a", "x"), List.of("b"), List.of("d"));
    assertThat(read.functions())
        .extracting(f -> f.name() + "/" + f.arguments())
        .containsExactly("f/1");
    assertThat(read.outputs()).extracting(References.Output::name).containsExactly("c", "f");
  }

  @Test
  void theSecondReaderCountsFromTheTextsBeginning() {
    References read = JSqlParserReader.readExpression("a.b > c").orElseThrow();
    assertThat(read.columns())
        .extracting(References.Column::span)
        .containsExactly(new Span(0, 3), new Span(6, 7));
  }

  @Test
  void whatTheSecondReaderCannotReadIsEmpty() {
    assertThat(JSqlParserReader.readQuery("SELECT FROM WHERE")).isEmpty();
    assertThat(JSqlParserReader.readQuery("SELECT '" + "x".repeat(30_000) + "'")).isEmpty();
    assertThat(SecondOpinion.confirms("SELECT FROM WHERE", "x")).isEmpty();
  }

  @Test
  void aSecondOpinionIsAboutNamesAndPlaces() {
    String sql = "SELECT a.x FROM t a";
    assertThat(SecondOpinion.confirms(sql, "x")).contains(true);
    assertThat(SecondOpinion.confirms(sql, "t")).contains(true);
    assertThat(SecondOpinion.confirms(sql, "y")).contains(false);
    assertThat(SecondOpinion.confirms(sql, new Span(16, 17))).contains(true);
    assertThat(SecondOpinion.confirms("x > 1", "x")).contains(true);
  }

  @Test
  void bothReadersAgreeOverTheProjectsQueries() {
    int read = 0;
    int unknown = 0;
    int columns = 0;
    int confirmed = 0;
    var differences = new ArrayList<String>();
    for (String sql : statements("real.sql")) {
      References ours = first(sql);
      Optional<References> theirs = JSqlParserReader.readQuery(sql);
      read++;
      if (theirs.isEmpty()) {
        unknown++;
        System.out.println("  the second reader cannot read: " + sql);
        continue;
      }
      Set<Span> seen =
          places(theirs.get().columns().stream().map(References.Column::span).toList());
      columns += ours.columns().size();
      confirmed += (int) ours.columns().stream().filter(c -> seen.contains(c.span())).count();
      if (!agree(ours, theirs.get())) {
        differences.add(sql + "\n    first: " + ours + "\n    second: " + theirs.get());
      }
    }
    System.out.printf(
        "readers: %d queries, %d unknown to the second (%.1f %%), %d differ; %d of %d columns seen"
            + " by both%n",
        read, unknown, 100.0 * unknown / read, differences.size(), confirmed, columns);
    assertThat(differences).isEmpty();
    assertThat(confirmed * 100).isGreaterThanOrEqualTo(columns * 98);
    assertThat(unknown * 100).isLessThan(read * 6);
  }

  /** The second may miss a column, which makes it silent, but it sees none that the first lacks. */
  private static boolean agree(References ours, References theirs) {
    return places(ours.relations().stream().map(References.Relation::span).toList())
            .equals(places(theirs.relations().stream().map(References.Relation::span).toList()))
        && places(ours.columns().stream().map(References.Column::span).toList())
            .containsAll(places(theirs.columns().stream().map(References.Column::span).toList()));
  }

  private static Set<Span> places(List<Span> spans) {
    return new HashSet<>(spans);
  }
}

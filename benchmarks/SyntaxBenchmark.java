import dev.migrationlens.query.JSqlParserReader;
import dev.migrationlens.syntax.Lexer;
import dev.migrationlens.syntax.Parser;
import dev.migrationlens.syntax.Slice;
import dev.migrationlens.syntax.StatementSplitter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How fast text becomes statements, warm. It runs from its source against the built jar:
 *
 * <pre>java -cp server/target/migration-lens.jar benchmarks/SyntaxBenchmark.java [FOLDER]</pre>
 *
 * FOLDER holds the SQL to measure with; without one it is the tests' corpus.
 */
public final class SyntaxBenchmark {
  private static final int TARGET_CHARS = 2_000_000;
  private static final int ROUNDS = 15;
  private static long sink;

  private SyntaxBenchmark() {}

  public static void main(String[] args) {
    Path folder = Path.of(args.length > 0 ? args[0] : "server/src/test/resources/corpus");
    String once = contents(folder);
    String text = once.repeat(TARGET_CHARS / once.length() + 1);
    System.out.printf("%,d characters%n", text.length());

    report("lex", text.length(), best(() -> sink += Lexer.lex(text).count()));
    report("split", text.length(), best(() -> sink += StatementSplitter.split(text).size()));

    List<String> statements = statements(text);
    long whole = best(() -> statements.forEach(s -> sink += Parser.parse(s).problems().size()));
    report("lex, parse and tree", text.length(), whole);
    System.out.printf(
        "  %,d statements, %.2f µs each on average%n",
        statements.size(), whole / 1e3 / statements.size());
    median(statements(once));
    secondReader(statements(once));
    System.out.println("(" + sink + ")");
  }

  private static void median(List<String> statements) {
    double[] micros = new double[statements.size()];
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < micros.length; i++) {
        String statement = statements.get(i);
        long start = System.nanoTime();
        sink += Parser.parse(statement).problems().size();
        double took = (System.nanoTime() - start) / 1e3;
        micros[i] = round == 0 ? took : Math.min(micros[i], took);
      }
    }
    Arrays.sort(micros);
    System.out.printf(
        "  median statement %.2f µs, 99 of 100 under %.1f µs%n",
        micros[micros.length / 2], micros[micros.length * 99 / 100]);
  }

  private static void secondReader(List<String> statements) {
    List<String> queries =
        statements.stream()
            .filter(s -> s.regionMatches(true, 0, "select", 0, 6))
            .distinct()
            .limit(300)
            .toList();
    long start = System.nanoTime();
    long read = queries.stream().filter(q -> JSqlParserReader.readQuery(q).isPresent()).count();
    System.out.printf(
        "JSqlParser: %,d of %,d queries read, %.0f µs each, cold%n",
        read, queries.size(), (System.nanoTime() - start) / 1e3 / Math.max(1, queries.size()));
  }

  private static long best(Runnable work) {
    long best = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      work.run();
      best = Math.min(best, System.nanoTime() - start);
    }
    return best;
  }

  private static void report(String what, int chars, long nanos) {
    System.out.printf("%-20s %8.2f ms  %6.0f MB/s%n", what, nanos / 1e6, chars * 1e3 / nanos);
  }

  private static List<String> statements(String text) {
    return StatementSplitter.split(text).stream()
        .filter(s -> s.kind() == Slice.Kind.SQL)
        .map(s -> s.of(text))
        .toList();
  }

  private static String contents(Path folder) {
    var all = new StringBuilder();
    try (var files = Files.walk(folder)) {
      var sql = new ArrayList<>(files.filter(f -> f.toString().endsWith(".sql")).toList());
      sql.removeIf(f -> f.toString().contains("broken"));
      for (Path file : sql) {
        all.append(Files.readString(file)).append(";\n");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all.toString();
  }
}

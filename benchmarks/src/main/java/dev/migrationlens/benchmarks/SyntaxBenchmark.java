package dev.migrationlens.benchmarks;

import dev.migrationlens.query.JSqlParserReader;
import dev.migrationlens.syntax.Lexer;
import dev.migrationlens.syntax.Parser;
import dev.migrationlens.syntax.Slice;
import dev.migrationlens.syntax.StatementSplitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * How fast text becomes statements, warm, over the tests' corpus. The text has two million
 * characters, so a result of 13 ms is 150 MB/s; a sample of a hundredth shows what is not linear.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 8, time = 1)
@Measurement(iterations = 5, time = 1)
public class SyntaxBenchmark {
  private static final Path CORPUS = Path.of("../server/src/test/resources/corpus");
  private static final int CHARS = 2_000_000;

  private String text = "";
  private String hundredth = "";
  private List<String> statements = List.of();
  private List<String> queries = List.of();
  private String median = "";
  private int round;

  @Setup
  public void read() throws IOException {
    var once = new StringBuilder();
    try (var files = Files.walk(CORPUS)) {
      for (Path file : files.filter(SyntaxBenchmark::isValidSql).sorted().toList()) {
        once.append(Files.readString(file)).append(";\n");
      }
    }
    text = once.toString().repeat(CHARS / once.length() + 1).substring(0, CHARS);
    statements = statements(once.toString());
    hundredth = sample(statements, CHARS / 100);
    queries = statements.stream().filter(s -> s.regionMatches(true, 0, "select", 0, 6)).toList();
    var byLength = new ArrayList<>(statements);
    byLength.sort(Comparator.comparingInt(String::length));
    median = byLength.get(byLength.size() / 2);
  }

  private static boolean isValidSql(Path file) {
    return file.toString().endsWith(".sql") && !file.toString().contains("broken");
  }

  private static List<String> statements(String sql) {
    return StatementSplitter.split(sql).stream()
        .filter(s -> s.kind() == Slice.Kind.SQL)
        .map(s -> s.of(sql))
        .toList();
  }

  /** Statements from all over the corpus, about so many characters of them. */
  private static String sample(List<String> statements, int chars) {
    int all = statements.stream().mapToInt(s -> s.length() + 2).sum();
    int step = Math.max(1, all / chars);
    return IntStream.range(0, statements.size() / step)
        .mapToObj(i -> statements.get(i * step) + ";\n")
        .collect(Collectors.joining());
  }

  @Benchmark
  public Object lexTwoMegabytes() {
    return Lexer.lex(text);
  }

  @Benchmark
  public Object splitTwoMegabytes() {
    return StatementSplitter.split(text);
  }

  @Benchmark
  public Object splitAndParseTwoMegabytes() {
    return parsed(text);
  }

  @Benchmark
  public Object splitAndParseTwentyKilobytes() {
    return parsed(hundredth);
  }

  private static Object parsed(String sql) {
    return StatementSplitter.split(sql).stream().map(s -> Parser.parse(s.of(sql))).toList();
  }

  @Benchmark
  public Object parseTheMedianStatement() {
    return Parser.parse(median);
  }

  @Benchmark
  public void parseTheQueries(Blackhole hole) {
    queries.forEach(q -> hole.consume(Parser.parse(q)));
  }

  /** What was read is remembered by its text, so each text is a new one. */
  @Benchmark
  public void readTheQueriesWithJSqlParser(Blackhole hole) {
    round++;
    queries.forEach(q -> hole.consume(JSqlParserReader.readQuery(q + " -- " + round)));
  }
}

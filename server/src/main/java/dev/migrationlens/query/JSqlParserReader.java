package dev.migrationlens.query;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.ParseException;

/**
 * The second reader: JSqlParser's tree. It knows less than PostgreSQL and more, so it never decides
 * whether SQL is right; what it cannot read, or not in time, is empty. Spans count from the text's
 * beginning. Results are kept by text.
 */
public final class JSqlParserReader {
  private static final int LONGEST = 20_000;
  private static final int REMEMBERED = 512;
  private static final long PATIENCE_MILLIS = 2_000;

  private static final Map<String, Optional<References>> KNOWN =
      Collections.synchronizedMap(
          new LinkedHashMap<>(64, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Optional<References>> eldest) {
              return size() > REMEMBERED;
            }
          });

  /** Its own thread: JSqlParser recurses deeply, and a long look-ahead can only be abandoned. */
  private static final ExecutorService THREAD =
      Executors.newCachedThreadPool(
          task -> {
            var thread = new Thread(null, task, "second reader", 8L << 20);
            thread.setDaemon(true);
            return thread;
          });

  private JSqlParserReader() {}

  /** What a query or a statement that changes rows names. */
  public static Optional<References> readQuery(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    Optional<References> known = KNOWN.get(text);
    if (known == null) {
      known = attempt(text);
      KNOWN.put(text, known);
    }
    return known;
  }

  /** What an expression names. */
  public static Optional<References> readExpression(String text) {
    String select = "SELECT ";
    return readQuery(select + text).map(r -> JSqlParserTree.shifted(r, -select.length()));
  }

  private static Optional<References> attempt(String text) {
    CCJSqlParser parser;
    try {
      parser = parser(text);
    } catch (ParseException unreadable) {
      return Optional.empty();
    }
    Callable<References> work = () -> JSqlParserTree.read(parser);
    Future<References> reading = THREAD.submit(work);
    try {
      return Optional.of(reading.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS));
    } catch (ExecutionException unreadable) {
      return Optional.empty();
    } catch (TimeoutException tooLong) {
      parser.interrupted = true;
      reading.cancel(true);
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static CCJSqlParser parser(String text) throws ParseException {
    return new CCJSqlParser(text)
        .withSquareBracketQuotation(false)
        .withAllowComplexParsing(false)
        .withDollarQuotedStringTags(true);
  }
}

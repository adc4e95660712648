package dev.migrationlens.ide;

import dev.migrationlens.ide.Completion.Kind;
import dev.migrationlens.naming.Words;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place inside a routine's body: the piece of SQL around it, made into a statement that SQL
 * knows.
 */
record Inside(String text, int start, boolean beginning) {
  private static final Pattern ROUTINE =
      Pattern.compile("(?i)^\\s*(do|create\\s+(or\\s+replace\\s+)?(function|procedure))\\b");
  private static final Pattern TAG = Pattern.compile("\\$([\\p{L}_][\\p{L}\\p{N}_]*)?\\$");
  private static final Pattern PROCEDURAL = Pattern.compile("(?i)\\blanguage\\s+'?plpgsql\\b");

  /** A value stands behind these. */
  private static final Pattern VALUE =
      Pattern.compile(
          "(?is)^((perform|if|elsif|elseif|while|when|exit\\s+when|continue\\s+when|assert|execute"
              + "|return(\\s+next)?|for\\s+\\w+\\s+in(\\s+reverse)?)\\s|raise\\b[^,;]*,"
              + "|[\\w.]+(\\[[^]]*])?\\s*:?=)");

  /** A statement of SQL stands behind these. */
  private static final Pattern STATEMENT =
      Pattern.compile("(?is)^(return\\s+query|for\\s+\\w+\\s+in(?=\\s+(select|with)\\b))\\s");

  private static final Pattern TARGETS =
      Pattern.compile("(?i)\\binto\\s+(strict\\s+)?[\\w.]+(\\s*,\\s*[\\w.]+)*(?=\\s+from\\b)");

  private static final Set<String> STARTS = Set.of("begin", "then", "else", "loop");

  private static final List<String> FIRST =
      List.of(
          "select",
          "insert into",
          "update",
          "delete from",
          "perform",
          "return",
          "if",
          "for",
          "while",
          "loop",
          "raise exception",
          "raise notice",
          "execute",
          "begin",
          "exception",
          "end",
          "null");

  static @Nullable Inside of(String statement, int at) {
    if (!ROUTINE.matcher(statement).find()) {
      return null;
    }
    Matcher tag = TAG.matcher(statement);
    if (!tag.find() || tag.end() > at) {
      return null;
    }
    int close = statement.indexOf(tag.group(), tag.end());
    int end = close < 0 ? statement.length() : close;
    if (at > end) {
      return null;
    }
    String outside = statement.substring(0, tag.start()) + statement.substring(end);
    boolean procedural =
        PROCEDURAL.matcher(outside).find()
            || statement.stripLeading().toLowerCase(Locale.ROOT).startsWith("do");
    return piece(statement.substring(tag.end(), end), at - tag.end(), procedural);
  }

  /** The part of a body that a place is in. */
  private static Inside piece(String body, int at, boolean procedural) {
    Words words = Words.of(body);
    int from = 0;
    int to = body.length();
    boolean declaring = false;
    boolean cases = false;
    for (Words.Word word : words.all()) {
      boolean cuts =
          word.isSymbol(";")
              || (procedural && !cases && STARTS.stream().anyMatch(word::is))
              || word.is("declare");
      if (cuts && word.start() >= at) {
        to = word.start();
        break;
      }
      if (cuts && word.end() < at) {
        from = word.end();
        cases = false;
      }
      declaring = word.end() < at && (word.is("declare") || (declaring && !word.is("begin")));
      cases |= word.is("case");
    }
    String text = body.substring(from, to);
    int lead = text.length() - text.stripLeading().length();
    return made(
        text.substring(Math.min(lead, at - from)),
        Math.max(0, at - from - lead),
        declaring,
        procedural);
  }

  private static Inside made(String text, int start, boolean declaring, boolean procedural) {
    if (!procedural) {
      return new Inside(text, start, false);
    }
    if (declaring && !text.substring(0, start).contains(":=")) {
      String column = "alter table t add column ";
      return new Inside(column + text, column.length() + start, false);
    }
    String sql = blanked(TARGETS, text);
    Matcher statement = STATEMENT.matcher(sql);
    if (statement.find() && statement.end() <= start) {
      return new Inside(sql.substring(statement.end()), start - statement.end(), false);
    }
    Matcher value = VALUE.matcher(sql);
    if (value.find() && value.end() <= start) {
      String select = "select ";
      return new Inside(
          select + sql.substring(value.end()), select.length() + start - value.end(), false);
    }
    return new Inside(sql, start, sql.substring(0, start).isBlank());
  }

  /** What a query is stored in is no part of the query. */
  private static String blanked(Pattern pattern, String text) {
    return pattern.matcher(text).replaceAll(m -> " ".repeat(m.group().length()));
  }

  void propose(Words around, Proposals found) {
    if (beginning) {
      FIRST.forEach(w -> found.put(w, Kind.KEYWORD, "", w));
      Asked.locals(around, found);
    }
    new Asked(text, start, Words.of(text), around, found).propose();
  }
}

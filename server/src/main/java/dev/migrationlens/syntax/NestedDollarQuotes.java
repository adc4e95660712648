package dev.migrationlens.syntax;

import dev.migrationlens.syntax.Recognised.Cure;
import dev.migrationlens.text.Edit;
import dev.migrationlens.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A body in dollar quotes that holds the same dollar quotes, which therefore end it early. */
final class NestedDollarQuotes {
  private static final int DEEPEST = 41;

  private NestedDollarQuotes() {}

  /** The mistake whose first broken statement is that of slice {@code index}, if it is this one. */
  static @Nullable Recognised recognise(String file, List<Slice> slices, int index, Broken broken) {
    if (broken.inBody() || broken.at() == 0) {
      return null;
    }
    int start = slices.get(index).start();
    Tokens tokens = broken.tokens();
    for (int i = broken.at() - 1; i >= 0; i--) {
      if (tokens.kind(i) == TokenKind.DOLLAR_STRING) {
        int open = start + tokens.start(i);
        int tagEnd = Chars.dollarTagEnd(file, open);
        return nested(file, slices, index, new Span(open, tagEnd));
      }
    }
    return null;
  }

  private static @Nullable Recognised nested(
      String file, List<Slice> slices, int index, Span open) {
    String quote = open.of(file);
    int at = open.end();
    Recognised fallback = null;
    for (int number = 1; number <= DEEPEST; number++) {
      int next = file.indexOf(quote, at);
      if (next < 0) {
        return fallback;
      }
      at = next + quote.length();
      if (number % 2 == 1 && number > 1) {
        var outer = new Outer(open, new Span(next, at));
        Recognised found = outer.recognised(file, slices, index, true);
        if (found != null) {
          return found;
        }
        fallback = fallback == null ? outer.recognised(file, slices, index, false) : fallback;
      }
    }
    return fallback;
  }

  /** Two quotes that may be those of the body. */
  private record Outer(Span open, Span close) {

    /** What the mistake is if they are; {@code whole} asks for a body that is right, too. */
    @Nullable Recognised recognised(String file, List<Slice> slices, int index, boolean whole) {
      int start = slices.get(index).start();
      String tag = tag(file.substring(open.end(), close.start()), open.of(file));
      List<Edit> edits =
          List.of(
              Edit.replace(open.start(), open.end(), tag),
              Edit.replace(close.start(), close.end(), tag));
      int shift = 2 * (tag.length() - open.length());
      String cured = Edit.apply(file, edits).substring(start);
      Slice first = StatementSplitter.split(cured).get(0);
      if (first.end() - shift < close.end() - start || !isRight(first.of(cured), whole)) {
        return null;
      }
      int end = start + first.end() - shift;
      int last = index;
      while (last + 1 < slices.size() && slices.get(last + 1).start() < end) {
        last++;
      }
      String message =
          "The `" + open.of(file) + "` inside this body ends it early, and the rest is read as SQL";
      var cure = new Cure("Quote the body with `" + tag + '`', whole, edits);
      return new Recognised("nested-dollar-quote", open, message, cure, index, last);
    }
  }

  /** A body that simply ends too early is not the whole body. */
  private static boolean isRight(String statement, boolean whole) {
    Parsed parsed = Parser.parse(statement);
    if (parsed.broken() || whole || parsed.bodyProblems().isEmpty()) {
      return !parsed.broken() && parsed.bodyProblems().isEmpty();
    }
    String message = parsed.bodyProblems().get(0).message();
    return !message.contains("at end of input") && !message.startsWith("unterminated");
  }

  private static String tag(String inside, String outer) {
    for (String tag : List.of("$body$", "$do$", "$outer$", "$function$")) {
      if (!inside.contains(tag) && !tag.equals(outer)) {
        return tag;
      }
    }
    return "$_lens_$";
  }
}

package dev.migrationlens.syntax;

import dev.migrationlens.syntax.Recognised.Cure;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says of a file's syntax errors which frequent mistake each is, and what cures it. What it does
 * not recognise stays a plain syntax error.
 */
public final class Recognisers {
  /** A file so broken is no migration; trying out cures for the rest of it would take too long. */
  private static final int MOST = 200;

  private Recognisers() {}

  /** Trying out small repairs takes longer than all else, and changes nothing but the cure. */
  public enum Repairs {
    TRIED,
    UNTRIED
  }

  /** PostgreSQL's name for a type or function of another database; null where it has none. */
  public static @Nullable String equivalent(String foreignName) {
    return DialectWords.equivalent(foreignName);
  }

  /** What is recognised, in order of place; {@code parsed} holds one entry per slice. */
  public static List<Recognised> recognise(
      String file, List<Slice> slices, List<Parsed> parsed, Repairs repairs) {
    var all = new ProceduralCode.File(file, slices, parsed);
    var found = new ArrayList<Recognised>();
    int last = -1;
    int tried = 0;
    for (int i = 0; i < slices.size(); i++) {
      if (i <= last || tried > MOST) {
        continue;
      }
      Recognised one = null;
      if (slices.get(i).kind() == Slice.Kind.PSQL_COMMAND) {
        one = PsqlCures.recognise(file, slices.get(i), i);
      } else if (all.isSql(i) && isWrong(parsed.get(i))) {
        tried++;
        one = statement(all, i, repairs);
      }
      if (one != null) {
        found.add(one);
        last = one.lastSlice();
      }
    }
    return found;
  }

  private static boolean isWrong(Parsed parsed) {
    return !parsed.templated() && (parsed.broken() || !parsed.bodyProblems().isEmpty());
  }

  private static @Nullable Recognised statement(
      ProceduralCode.File file, int index, Repairs repairs) {
    Slice slice = file.slices().get(index);
    Broken broken = Broken.of(slice.of(file.text()), file.parsed().get(index));
    if (broken == null) {
      return null;
    }
    Recognised found = NestedDollarQuotes.recognise(file.text(), file.slices(), index, broken);
    if (found == null && !broken.inBody()) {
      found = ProceduralCode.recognise(file, index);
    }
    if (found == null) {
      found = MissingForms.recognise(slice, index, broken);
    }
    if (found == null) {
      found = embed(slice, index, broken);
    }
    if (found == null) {
      found = OtherDialects.recognise(slice, index, broken);
    }
    // In a body, what cannot be repaired is told by the replay instead.
    boolean worthwhile = repairs == Repairs.TRIED || broken.inBody();
    return found == null && worthwhile ? repaired(slice, index, broken) : found;
  }

  private static @Nullable Recognised embed(Slice slice, int index, Broken broken) {
    Span span = PostgrestEmbeds.find(broken);
    if (span == null) {
      return null;
    }
    String message =
        '`' + span.of(broken.text()) + "` is how PostgREST embeds a table; SQL writes a join";
    return new Recognised(
        "postgrest-syntax", span.shift(slice.start()), message, null, index, index);
  }

  private static @Nullable Recognised repaired(Slice slice, int index, Broken broken) {
    Cure cure = SmallRepairs.find(broken);
    if (cure == null) {
      return null;
    }
    return new Recognised(
        broken.inBody() ? "plpgsql-error" : "syntax-error",
        broken.problem().span().shift(slice.start()),
        broken.problem().message(),
        cure.shift(slice.start()),
        index,
        index);
  }
}

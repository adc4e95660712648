package dev.migrationlens.syntax;

import dev.migrationlens.sql.Names;
import dev.migrationlens.syntax.Recognised.Cure;
import dev.migrationlens.text.Edit;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What MySQL, SQL Server, Oracle and SQLite write otherwise than PostgreSQL. */
final class OtherDialects {
  private OtherDialects() {}

  /**
   * One foreign construct: the tokens it takes and what to write instead; {@code telling} says that
   * it alone shows the dialect.
   */
  record Foreign(int from, int to, boolean telling, String instead, List<Edit> edits) {
    static Foreign replaced(Broken b, int from, int to, boolean telling, String instead) {
      int start = b.tokens().start(from);
      Edit edit = Edit.replace(start, b.tokens().end(to - 1), instead);
      return new Foreign(from, to, telling, instead, List.of(edit));
    }

    boolean isBehind(List<Foreign> others) {
      return others.isEmpty()
          || OtherDialects.end(others.get(others.size() - 1)) <= edits.get(0).span().start();
    }

    /** A clause that PostgreSQL has nothing for. */
    static Foreign deleted(Broken b, int from, int to) {
      int start = from == 0 ? b.tokens().start(0) : b.tokens().end(from - 1);
      return new Foreign(from, to, true, "", List.of(Edit.delete(start, b.tokens().end(to - 1))));
    }
  }

  private static int end(Foreign foreign) {
    return foreign.edits.get(0).span().end();
  }

  static @Nullable Recognised recognise(Slice slice, int index, Broken broken) {
    if (broken.inBody()) {
      return null;
    }
    List<Foreign> all = all(broken);
    Foreign first = null;
    var edits = new ArrayList<Edit>();
    for (Foreign foreign : all) {
      edits.addAll(foreign.edits);
      first = first == null && foreign.telling ? foreign : first;
    }
    if (first == null) {
      return null;
    }
    boolean cured = broken.curedBy(edits);
    if (!cured && all.stream().noneMatch(f -> f.telling && isAt(broken, f))) {
      return null;
    }
    int end =
        first.instead.equals("--")
            ? broken.tokens().end(first.from)
            : broken.tokens().end(first.to - 1);
    var span = new Span(broken.tokens().start(first.from), end);
    String title = "Write it as PostgreSQL does";
    Cure cure = cured ? new Cure(title, true, edits).shift(slice.start()) : null;
    return new Recognised(
        "other-dialect",
        span.shift(slice.start()),
        message(span.of(broken.text()), first.instead),
        cure,
        index,
        index);
  }

  private static boolean isAt(Broken broken, Foreign foreign) {
    return foreign.from <= broken.at() && broken.at() <= foreign.to;
  }

  private static String message(String written, String instead) {
    String shown = written.length() > 40 ? written.substring(0, 40) + "…" : written;
    return instead.isEmpty()
        ? '`' + shown + "` belongs to another database; PostgreSQL has nothing like it"
        : '`'
            + shown
            + "` belongs to another database; PostgreSQL writes `"
            + instead.strip()
            + '`';
  }

  private static List<Foreign> all(Broken broken) {
    var all = new ArrayList<Foreign>();
    int i = 0;
    while (i < broken.tokens().count()) {
      Foreign foreign = at(broken, i);
      if (foreign == null || !foreign.isBehind(all)) {
        i++;
      } else {
        all.add(foreign);
        i = Math.max(i + 1, foreign.to);
      }
    }
    return all;
  }

  private static @Nullable Foreign at(Broken b, int i) {
    return switch (b.tokens().kind(i)) {
      case SYMBOL -> b.isSymbol(i, '[') ? brackets(b, i) : null;
      case OPERATOR -> b.tokens().text(i).startsWith("`") ? backticks(b, i) : hash(b, i);
      case WORD -> {
        Foreign clause = DialectWords.clause(b, i);
        yield clause != null ? clause : DialectWords.name(b, i);
      }
      default -> null;
    };
  }

  private static @Nullable Foreign backticks(Broken b, int i) {
    int start = b.tokens().start(i);
    int close = b.text().indexOf('`', start + 1);
    if (close < 0) {
      return null;
    }
    String name = Names.quote(b.text().substring(start + 1, close));
    int after = b.tokens().at(close + 1);
    return new Foreign(i, after, true, name, List.of(Edit.replace(start, close + 1, name)));
  }

  /** {@code [name]} is a name, and {@code a[1]} an element. */
  private static @Nullable Foreign brackets(Broken b, int i) {
    boolean name = b.tokens().kind(i + 1) == TokenKind.WORD && b.isSymbol(i + 2, ']');
    if (!name) {
      return null;
    }
    String text = b.tokens().text(i + 1);
    return Foreign.replaced(b, i, i + 3, true, Names.quote(text));
  }

  private static @Nullable Foreign hash(Broken b, int i) {
    boolean comment = b.tokens().text(i).startsWith("#") && (i == 0 || b.beginsLine(i));
    if (!comment) {
      return null;
    }
    int after = i + 1;
    while (after < b.tokens().count() && !b.beginsLine(after)) {
      after++;
    }
    int start = b.tokens().start(i);
    return new Foreign(i, after, true, "--", List.of(Edit.replace(start, start + 1, "--")));
  }
}

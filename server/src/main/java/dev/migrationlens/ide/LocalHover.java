package dev.migrationlens.ide;

import dev.migrationlens.naming.Here;
import dev.migrationlens.naming.LocalTable;
import dev.migrationlens.naming.Locals;
import dev.migrationlens.naming.Words;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.text.Span;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a name is that lives in its statement only: a CTE, an alias, a parameter or a variable. */
final class LocalHover {
  private LocalHover() {}

  static Optional<Hover.Text> at(Replay replay, String path, int offset) {
    return Here.at(replay, path, offset)
        .flatMap(here -> table(here, offset))
        .or(() -> said(replay, path, offset));
  }

  /** What is said of it where it gets its name. */
  private static Optional<Hover.Text> said(Replay replay, String path, int offset) {
    return Locals.at(replay, path, offset)
        .map(found -> text(found.whole().strip(), found.here().span()));
  }

  private static Optional<Hover.Text> table(Here here, int offset) {
    String statement = here.step().text();
    int base = here.step().slice().start();
    Words words = Words.of(statement);
    int index = words.nameAt(offset - base);
    String sql = index < 0 ? null : sql(statement, words, index);
    return Optional.ofNullable(sql)
        .map(text -> text(text, words.all().get(index).span().shift(base)));
  }

  private static Hover.Text text(String sql, Span span) {
    return new Hover.Text("```sql\n" + sql + "\n```\n", span, List.of());
  }

  private static @Nullable String sql(String statement, Words words, int index) {
    Words.Word word = words.all().get(index);
    if (words.isSymbol(index - 1, ".") && index > 1) {
      LocalTable of = LocalTable.of(statement, words, words.all().get(index - 2).name());
      return of != null && of.columns().contains(word.name())
          ? of.name() + "." + word.name() + "\n\n" + with(of)
          : null;
    }
    LocalTable table = LocalTable.of(statement, words, word.name());
    return table == null ? null : with(table);
  }

  private static String with(LocalTable table) {
    return "with " + table.name() + " as (\n  " + table.query() + "\n)";
  }
}

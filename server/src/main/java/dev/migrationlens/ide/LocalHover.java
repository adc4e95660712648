package dev.migrationlens.ide;

import dev.migrationlens.naming.Here;
import dev.migrationlens.naming.LocalNames;
import dev.migrationlens.naming.LocalTable;
import dev.migrationlens.naming.Words;
import dev.migrationlens.replay.Replay;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a name is that lives in its statement only: a CTE, an alias, a parameter or a variable. */
final class LocalHover {
  private LocalHover() {}

  static Optional<Hover.Text> at(Replay replay, String path, int offset) {
    return Here.at(replay, path, offset)
        .flatMap(
            here -> {
              String statement = here.step().text();
              int base = here.step().slice().start();
              Words words = Words.of(statement);
              int index = words.nameAt(offset - base);
              String sql = index < 0 ? null : sql(statement, words, index);
              return Optional.ofNullable(sql)
                  .map(
                      text ->
                          new Hover.Text(
                              "```sql\n" + text + "\n```\n",
                              words.all().get(index).span().shift(base),
                              List.of()));
            });
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
    if (table != null) {
      return with(table);
    }
    List<Words.Word> places = LocalNames.of(words, index);
    return places.isEmpty() ? null : declaration(statement, words, places.getFirst());
  }

  private static String with(LocalTable table) {
    return "with " + table.name() + " as (\n  " + table.query() + "\n)";
  }

  /** From a variable's name to what ends its declaration; null where the name is no variable. */
  private static @Nullable String declaration(String statement, Words words, Words.Word first) {
    int index = words.all().indexOf(first);
    if (!"variable".equals(LocalNames.declared(words).get(first.name()))) {
      return null;
    }
    int open = words.opening(index);
    int last = index;
    while (last + 1 < words.count()
        && !words.isSymbol(last + 1, ";")
        && !(words.opening(last + 1) == open
            && (words.isSymbol(last + 1, ",") || words.isSymbol(last + 1, ")")))) {
      last++;
    }
    return statement.substring(first.start(), words.all().get(last).end());
  }
}

package dev.migrationlens.naming;

import dev.migrationlens.query.Outputs;
import dev.migrationlens.query.References;
import dev.migrationlens.syntax.Parser;
import dev.migrationlens.syntax.ast.DmlStatement;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a statement itself makes to read from: a CTE or a subquery in FROM, by its name. */
public record LocalTable(String name, String query, List<String> columns) {

  /** The one that a name or an alias stands for. */
  public static @Nullable LocalTable of(String statement, Words words, String name) {
    for (int i = 0; i < words.count(); i++) {
      Words.Word word = words.all().get(i);
      if (!word.isName() || !word.name().equals(name) || words.isSymbol(i - 1, ".")) {
        continue;
      }
      if (LocalNames.isCte(words, i)) {
        return made(statement, words, name, body(words, i));
      }
      if (LocalNames.isAlias(words, i)) {
        int before = words.is(i - 1, "as") ? i - 2 : i - 1;
        if (words.isSymbol(before, ")")) {
          return made(statement, words, name, words.opening(before));
        }
        String named = words.all().get(before).name();
        return named.equals(name) ? null : of(statement, words, named);
      }
    }
    return null;
  }

  /** The parenthesis in which a CTE's query is. */
  private static int body(Words words, int name) {
    int at = name + 1;
    while (at < words.count() && !words.is(at, "as")) {
      at++;
    }
    while (at < words.count() && !words.isSymbol(at, "(")) {
      at++;
    }
    return at;
  }

  private static @Nullable LocalTable made(String statement, Words words, String name, int open) {
    int close = open + 1;
    while (close < words.count() && !(words.isSymbol(close, ")") && words.opening(close) == open)) {
      close++;
    }
    if (open < 0 || close >= words.count()) {
      return null;
    }
    String query = statement.substring(words.all().get(open).end(), words.all().get(close).start());
    List<String> columns =
        Parser.parse(query).statement() instanceof DmlStatement.SelectStatement select
            ? Outputs.of(select.query()).stream()
                .map(References.Output::name)
                .filter(Objects::nonNull)
                .toList()
            : List.of();
    return new LocalTable(name, query.strip(), columns);
  }
}

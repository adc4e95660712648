package dev.migrationlens.ide;

import dev.migrationlens.naming.Here;
import dev.migrationlens.naming.Words;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.sql.Keyword;
import dev.migrationlens.text.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What words are that name no object: key words, rules in comments, other migrations. */
public final class Pages {
  private static final int SHOWN = 12;

  private Pages() {}

  /** {@code rules} has the page of each rule. */
  public static Optional<Hover.Text> at(
      Replay replay, String path, int offset, Function<String, Optional<String>> rules) {
    return migration(replay, path, offset)
        .or(() -> rule(Here.text(replay, path), offset, rules))
        .or(() -> keyword(replay, path, offset));
  }

  private static Optional<Hover.Text> migration(Replay replay, String path, int offset) {
    return DocumentLinks.of(replay, path).stream()
        .filter(link -> link.span().touches(offset))
        .findFirst()
        .map(
            link -> {
              List<ChainTree.Made> makes = ChainTree.makes(replay, link.target());
              var out = new StringBuilder("**");
              out.append(link.target().substring(link.target().lastIndexOf('/') + 1))
                  .append("**\n");
              for (ChainTree.Made made : makes.subList(0, Math.min(SHOWN, makes.size()))) {
                out.append("\n- %s %s `%s`".formatted(made.change(), made.kind(), made.name()));
              }
              if (makes.size() > SHOWN) {
                out.append("\n- and ").append(makes.size() - SHOWN).append(" more");
              }
              return new Hover.Text(out.append('\n').toString(), link.span(), List.of());
            });
  }

  private static Optional<Hover.Text> rule(
      String text, int offset, Function<String, Optional<String>> rules) {
    int start = offset;
    while (start > 0 && isIdPart(text.charAt(start - 1))) {
      start--;
    }
    int end = offset;
    while (end < text.length() && isIdPart(text.charAt(end))) {
      end++;
    }
    var span = new Span(start, end);
    return rules
        .apply(span.of(text))
        .filter(page -> isComment(text, span.start()))
        .map(page -> new Hover.Text(page, span, List.of()));
  }

  private static boolean isComment(String text, int offset) {
    String line = text.substring(text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1, offset);
    return line.contains("--") || line.contains("/*") || line.strip().startsWith("*");
  }

  private static boolean isIdPart(char c) {
    return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-';
  }

  private static Optional<Hover.Text> keyword(Replay replay, String path, int offset) {
    return Here.at(replay, path, offset)
        .flatMap(
            here -> {
              Words words = Words.of(here.step().text());
              int at = words.nameAt(here.offset());
              Words.Word word = words.get(at);
              if (word == null || word.keyword() == null || words.isSymbol(at - 1, ".")) {
                return Optional.empty();
              }
              Span span = word.span().shift(here.step().slice().start());
              return Optional.of(new Hover.Text(page(words, at, word.keyword()), span, List.of()));
            });
  }

  private static String page(Words words, int at, Keyword keyword) {
    var out = new StringBuilder();
    Optional<Commands.Command> command = Commands.at(words);
    if (command.isPresent() && at <= command.get().last()) {
      out.append(
          "**%s** — [PostgreSQL's page](%s)\n"
              .formatted(command.get().words(), command.get().page()));
    } else {
      out.append("**%s**\n".formatted(keyword.word().toUpperCase(Locale.ROOT)));
      Clauses.meaning(words, at).ifPresent(words1 -> out.append('\n').append(words1).append('\n'));
    }
    return out.append("\n*").append(category(keyword)).append("*\n").toString();
  }

  private static String category(Keyword keyword) {
    return switch (keyword.category()) {
      case UNRESERVED -> "a key word that may also name anything";
      case COLUMN_NAME -> "a key word that may also name a column or a table, but no function";
      case TYPE_OR_FUNCTION -> "a key word that may also name a function or a type";
      case RESERVED -> "a reserved word: as a name it stands in double quotes";
    };
  }
}

package dev.migrationlens.ide;

import dev.migrationlens.catalog.Catalog;
import dev.migrationlens.naming.Here;
import dev.migrationlens.naming.Words;
import dev.migrationlens.replay.Replay;
import dev.migrationlens.replay.Step;
import dev.migrationlens.schema.LiveSchema;
import dev.migrationlens.text.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What may stand at the cursor: what the grammar allows, and what exists at this statement. */
public final class Completion {
  /** No more proposals than this, so that an editor shows them at once. */
  public static final int LIMIT = 200;

  private static final Set<Kind> SILENT =
      Set.of(
          Kind.KEYWORD,
          Kind.SCHEMA,
          Kind.ROLE,
          Kind.EXTENSION,
          Kind.FILE,
          Kind.CONDITION,
          Kind.SNIPPET);

  private Completion() {}

  /** What sort of thing is proposed. */
  public enum Kind {
    COLUMN,
    TABLE,
    VIEW,
    FUNCTION,
    TYPE,
    SCHEMA,
    ROLE,
    EXTENSION,
    KEYWORD,
    FILE,
    CONDITION,
    /** An alias, a CTE, a parameter or a variable. */
    LOCAL,
    /** Its text has holes to fill. */
    SNIPPET
  }

  /** One proposal; {@code insertText} replaces the word at the cursor, {@code replaces}. */
  public record Item(String label, Kind kind, String detail, String insertText, Span replaces) {}

  /** Best first, at most 200. */
  public static List<Item> at(Replay replay, String path, int offset) {
    return at(replay, path, offset, null);
  }

  /** Likewise, and each proposal says whether a real database has it by now. */
  public static List<Item> at(Replay replay, String path, int offset, @Nullable LiveSchema live) {
    String text = Here.text(replay, path);
    int at = Math.max(0, Math.min(offset, text.length()));
    if (FileNames.isComment(text, at)) {
      return FileNames.at(replay, path, at);
    }
    int start = at;
    while (start > 0 && isNamePart(text.charAt(start - 1))) {
      start--;
    }
    Optional<Step> last = Here.lastBefore(replay, path, at);
    boolean inside =
        last.isPresent()
            && text.substring(
                        last.get().slice().end() < start ? last.get().slice().end() : start, start)
                    .indexOf(';')
                < 0;
    Catalog catalog =
        last.map(s -> inside ? replay.before(s) : replay.after(s)).orElse(replay.end());
    int from = inside ? last.get().slice().start() : start;
    int end = inside ? Math.max(at, last.get().slice().end()) : at;
    var found =
        new Proposals(
            catalog,
            live == null ? null : live.contents().catalog(),
            text.substring(start, at),
            new Span(start, at));
    String statement = text.substring(from, end);
    Words words = Words.of(statement);
    Inside body = Inside.of(statement, start - from);
    if (body == null) {
      new Asked(statement, start - from, words, words, found).propose();
    } else {
      body.propose(words, found);
    }
    return found.best();
  }

  /** What hovering over a proposal would say; keywords and schemas have nothing to say. */
  public static Optional<String> documentation(
      Replay replay, String path, int offset, String label, Kind kind) {
    return SILENT.contains(kind) ? Optional.empty() : Hover.ofName(replay, path, offset, label);
  }

  private static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$';
  }
}

package dev.migrationlens.syntax;

import dev.migrationlens.sql.Keyword;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of one text, as parallel arrays; white space and comments are the gaps between them.
 */
public final class Tokens {
  private static final TokenKind[] KINDS = TokenKind.values();
  private static final byte SYMBOL = (byte) TokenKind.SYMBOL.ordinal();

  private final String text;
  private byte[] kinds;
  private int[] starts;
  private int[] ends;
  private short[] keywords;
  private int count;
  private final int end;
  private final List<LexicalError> errors = new ArrayList<>(0);

  /** What PostgreSQL's lexer says about one token. */
  record LexicalError(int token, SyntaxProblem problem) {}

  /** A token that stands nowhere in the text. */
  record Missing(TokenKind kind, @Nullable Keyword keyword) {}

  Tokens(String text) {
    this(text, text.length(), Math.max(16, text.length() / 4));
  }

  /** Room for some of a text's tokens, after which the text is taken to end at {@code end}. */
  Tokens(String text, int end, int room) {
    this.text = text;
    this.end = end;
    this.kinds = new byte[room];
    this.starts = new int[room];
    this.ends = new int[room];
    this.keywords = new short[room];
  }

  void add(TokenKind kind, int start, int end) {
    add(kind, start, end, null);
  }

  void add(TokenKind kind, int start, int end, @Nullable Keyword keyword) {
    if (count == kinds.length) {
      makeRoom(count * 2);
    }
    kinds[count] = (byte) kind.ordinal();
    starts[count] = start;
    ends[count] = end;
    keywords[count++] = keyword == null ? 0 : keyword.number();
  }

  private void makeRoom(int room) {
    kinds = Arrays.copyOf(kinds, room);
    starts = Arrays.copyOf(starts, room);
    ends = Arrays.copyOf(ends, room);
    keywords = Arrays.copyOf(keywords, room);
  }

  void addError(SyntaxProblem problem, int start, int end) {
    errors.add(new LexicalError(count, problem));
    add(TokenKind.ERROR, start, end);
  }

  /** Adds another's tokens {@code from} to {@code to}. */
  void copy(Tokens other, int from, int to) {
    for (LexicalError error : other.errors) {
      if (error.token >= from && error.token < to) {
        errors.add(new LexicalError(error.token - from + count, error.problem));
      }
    }
    int width = to - from;
    if (count + width > kinds.length) {
      makeRoom(Math.max(count + width, count * 2));
    }
    System.arraycopy(other.kinds, from, kinds, count, width);
    System.arraycopy(other.starts, from, starts, count, width);
    System.arraycopy(other.ends, from, ends, count, width);
    System.arraycopy(other.keywords, from, keywords, count, width);
    count += width;
  }

  /**
   * The same tokens without those from {@code from} to {@code to}, with empty ones in their place:
   * a WORD for a name or key word that is missing, a SYMBOL for a closing parenthesis.
   */
  Tokens edited(int from, int to, List<Missing> missing) {
    var edited = new Tokens(text, end, count + missing.size() + 1);
    edited.copy(this, 0, from);
    int place = from == 0 ? 0 : ends[from - 1];
    missing.forEach(token -> edited.add(token.kind, place, place, token.keyword));
    edited.copy(this, to, count);
    return edited;
  }

  /** Whether a token is this punctuation; an empty one is a closing parenthesis. */
  boolean isSymbol(int token, char symbol) {
    if (token >= count || kinds[token] != SYMBOL) {
      return false;
    }
    int start = starts[token];
    return start == ends[token] ? symbol == ')' : text.charAt(start) == symbol;
  }

  public String source() {
    return text;
  }

  public int count() {
    return count;
  }

  /** The kind of a token; END from {@link #count} on. */
  public TokenKind kind(int token) {
    return token < count ? KINDS[kinds[token]] : TokenKind.END;
  }

  /** Where a token begins; the text's end from {@link #count} on. */
  public int start(int token) {
    return token < count ? starts[token] : end;
  }

  public int end(int token) {
    return token < count ? ends[token] : end;
  }

  public String text(int token) {
    return token < count ? text.substring(starts[token], ends[token]) : "";
  }

  /** Whether a token lies in the copy of an escaped body and is shorter than it looks there. */
  boolean isPadded(int token) {
    for (int i = start(token); i < end(token); i++) {
      if (text.charAt(i) == BodyText.PAD) {
        return true;
      }
    }
    return false;
  }

  /** A token alone, as it was before it was padded. */
  Tokens unpadded(int token) {
    String own = text(token).replace(String.valueOf(BodyText.PAD), "");
    var alone = new Tokens(own);
    alone.add(kind(token), 0, own.length(), keyword(token));
    return alone;
  }

  /** The key word a WORD is, if it is one. */
  public @Nullable Keyword keyword(int token) {
    return token < count ? Keyword.numbered(keywords[token]) : null;
  }

  /** What PostgreSQL's lexer says about an ERROR token. */
  public @Nullable SyntaxProblem problem(int token) {
    for (LexicalError error : errors) {
      if (error.token == token) {
        return error.problem;
      }
    }
    return null;
  }

  /** The token that holds or follows {@code offset}; {@link #count} where none does. */
  public int at(int offset) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ends[middle] <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}

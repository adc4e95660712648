package dev.migrationlens.naming;

import dev.migrationlens.sql.Keyword;
import dev.migrationlens.sql.Names;
import dev.migrationlens.syntax.Lexer;
import dev.migrationlens.syntax.Parentheses;
import dev.migrationlens.syntax.TokenKind;
import dev.migrationlens.syntax.Tokens;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement's tokens with those of its dollar-quoted bodies in their places. */
public record Words(List<Word> all) {

  /** One token; {@code name} is what it names, folded and unquoted, or its text. */
  public record Word(TokenKind kind, int start, int end, String name, @Nullable Keyword keyword) {
    public Span span() {
      return new Span(start, end);
    }

    public boolean isSymbol(String symbol) {
      return kind == TokenKind.SYMBOL && name.equals(symbol);
    }

    public boolean is(String word) {
      return kind == TokenKind.WORD && name.equals(word);
    }

    public boolean isName() {
      return kind == TokenKind.WORD || kind.isQuotedName();
    }

    /** A key word that can stand for nothing else, or a name. */
    public boolean isReserved() {
      return keyword != null && keyword.category() == Keyword.Category.RESERVED;
    }
  }

  public static Words of(String text) {
    var all = new ArrayList<Word>();
    add(text, 0, all);
    return new Words(all);
  }

  private static void add(String text, int shift, List<Word> all) {
    Tokens tokens = Lexer.lex(text);
    for (int i = 0; i < tokens.count(); i++) {
      int start = tokens.start(i);
      int end = tokens.end(i);
      String own = text.substring(start, end);
      if (tokens.kind(i) == TokenKind.DOLLAR_STRING) {
        int tag = own.indexOf('$', 1) + 1;
        add(own.substring(tag, own.length() - tag), shift + start + tag, all);
        continue;
      }
      String name =
          switch (tokens.kind(i)) {
            case WORD -> Names.fold(own);
            case QUOTED -> own.substring(1, own.length() - 1).replace("\"\"", "\"");
            default -> own;
          };
      all.add(new Word(tokens.kind(i), shift + start, shift + end, name, tokens.keyword(i)));
    }
  }

  public int count() {
    return all.size();
  }

  public @Nullable Word get(int index) {
    return index < 0 || index >= all.size() ? null : all.get(index);
  }

  public boolean is(int index, String word) {
    Word found = get(index);
    return found != null && found.is(word);
  }

  public boolean isSymbol(int index, String symbol) {
    Word found = get(index);
    return found != null && found.isSymbol(symbol);
  }

  /** The name that an offset touches, or -1. */
  public int nameAt(int offset) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).isName() && all.get(i).span().touches(offset)) {
        return i;
      }
    }
    return -1;
  }

  /** The names before this one that qualify it, itself last. */
  public List<String> path(int index) {
    int first = first(index);
    var parts = new ArrayList<String>();
    for (int i = first; i <= index; i += 2) {
      parts.add(all.get(i).name());
    }
    return parts;
  }

  /** Where the dotted name begins that this word belongs to. */
  public int first(int index) {
    int first = index;
    while (isSymbol(first - 1, ".") && first >= 2 && all.get(first - 2).isName()) {
      first -= 2;
    }
    return first;
  }

  /** The opening parenthesis around a word, or -1. */
  public int opening(int index) {
    return Parentheses.opening(index, i -> isSymbol(i, "("), i -> isSymbol(i, ")"));
  }
}

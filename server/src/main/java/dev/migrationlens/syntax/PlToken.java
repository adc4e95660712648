package dev.migrationlens.syntax;

import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A token as PL/pgSQL's own scanner sees it: {@code a.b} is one. {@code text} is a key word, a
 * symbol as written, or a name; {@code first} and {@code after} bound it among the text's tokens.
 */
record PlToken(
    Kind kind,
    String text,
    boolean quoted,
    List<String> parts,
    @Nullable PlVariable variable,
    int first,
    int after,
    int start,
    int end) {

  /** What sort of token. */
  enum Kind {
    END,
    /** A key word of PL/pgSQL. */
    KEYWORD,
    /** A single name that is no variable. */
    WORD,
    /** A dotted name that is no variable. */
    COMPOUND,
    /** A variable or a record's field. */
    VARIABLE,
    STRING,
    INTEGER,
    SYMBOL
  }

  /** Whether this is that symbol or key word, no variable hiding it. */
  boolean is(String word) {
    return (kind == Kind.KEYWORD || kind == Kind.SYMBOL) && text.equals(word);
  }

  boolean isAny(String... words) {
    for (String word : words) {
      if (is(word)) {
        return true;
      }
    }
    return false;
  }

  /** Whether this is that key word, even where a variable of that name exists. */
  boolean isWord(String word) {
    return is(word)
        || (kind == Kind.VARIABLE && !quoted && parts.size() == 1 && parts.get(0).equals(word));
  }

  boolean isVariable() {
    return kind == Kind.VARIABLE;
  }

  boolean isEnd() {
    return kind == Kind.END;
  }

  /** Whether this may be a label or a condition: any single name that is not reserved. */
  boolean isIdentifier() {
    return kind == Kind.WORD || isUnreserved() || (kind == Kind.VARIABLE && parts.size() == 1);
  }

  /** Whether this is a name to declare: a word that is not reserved. */
  boolean isUnreserved() {
    return kind == Kind.KEYWORD && PlKeywords.isUnreserved(text);
  }

  Ident ident() {
    return new Ident(text, quoted, start, end);
  }

  Span span() {
    return new Span(start, end);
  }
}

package dev.migrationlens.syntax;

/** What sort of token; every single character PostgreSQL knows as punctuation is a SYMBOL. */
public enum TokenKind {
  /** An unquoted identifier or a key word. */
  WORD,
  /** {@code "x"}. */
  QUOTED,
  /** {@code U&"x"}, with its UESCAPE. */
  UNICODE_QUOTED,
  /** {@code 'x'}. */
  STRING,
  /** {@code E'x'}. */
  ESCAPE_STRING,
  /** {@code U&'x'}, with its UESCAPE. */
  UNICODE_STRING,
  /** {@code $tag$x$tag$}. */
  DOLLAR_STRING,
  /** {@code B'01'} or {@code X'1F'}. */
  BIT_STRING,
  /** A whole number of 32 bits. */
  INTEGER,
  /** Any other number. */
  DECIMAL,
  /** {@code $1}. */
  PARAM,
  /** {@code + || <= :: := => ..} and whatever else is made of operator characters. */
  OPERATOR,
  /** One of {@code ( ) [ ] , ; . :}. */
  SYMBOL,
  /** <code>{{ x }}</code> or <code>${ x }</code>, with the identifier characters it touches. */
  PLACEHOLDER,
  /** A character that PostgreSQL's grammar knows nowhere. */
  STRAY,
  /** What PostgreSQL's lexer itself rejects; see {@link Tokens#problem}. */
  ERROR,
  /** After the last token. */
  END;

  /** Whether a token of this kind is a character string (PostgreSQL's SCONST). */
  public boolean isString() {
    return this == STRING
        || this == ESCAPE_STRING
        || this == UNICODE_STRING
        || this == DOLLAR_STRING;
  }

  /** Whether a token of this kind is an identifier in double quotes. */
  public boolean isQuotedName() {
    return this == QUOTED || this == UNICODE_QUOTED;
  }
}

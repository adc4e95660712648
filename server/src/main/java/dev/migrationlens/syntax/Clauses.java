package dev.migrationlens.syntax;

import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.ObjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The small clauses that many statements share. */
final class Clauses {
  private Clauses() {}

  /** Reads what stands after CREATE, ALTER or DROP and the words naming the kind of object. */
  interface Reader<T> {
    T read(TokenCursor c, int start);
  }

  static boolean ifExists(TokenCursor c) {
    return c.accept("if", "exists");
  }

  /** {@code IF EXISTS} where no name may be {@code if}. */
  static boolean onlyIfExists(TokenCursor c) {
    if (!c.accept("if")) {
      return false;
    }
    c.expect("exists");
    return true;
  }

  /** {@code IF NOT EXISTS} where no name may be {@code if}. */
  static boolean onlyIfNotExists(TokenCursor c) {
    if (!c.accept("if")) {
      return false;
    }
    c.expect("not", "exists");
    return true;
  }

  /** {@code IF NOT EXISTS}; a lone {@code if} is a name. */
  static boolean ifNotExists(TokenCursor c) {
    if (!c.accept("if", "not")) {
      return false;
    }
    c.expect("exists");
    return true;
  }

  /** {@code CASCADE}, or {@code RESTRICT} or nothing. */
  static boolean cascade(TokenCursor c) {
    if (c.accept("restrict")) {
      return false;
    }
    return c.accept("cascade");
  }

  static <T> List<T> list(TokenCursor c, Function<TokenCursor, T> item) {
    var items = new ArrayList<T>();
    do {
      items.add(item.apply(c));
    } while (c.acceptSymbol(','));
    return items;
  }

  static <T> List<T> parenthesized(TokenCursor c, Function<TokenCursor, T> item) {
    c.expectSymbol('(');
    List<T> items = list(c, item);
    c.expectSymbol(')');
    return items;
  }

  static List<Ident> names(TokenCursor c) {
    return list(c, TokenCursor::columnId);
  }

  static List<ObjectName> anyNames(TokenCursor c) {
    return list(c, TokenCursor::anyName);
  }

  static List<Ident> columns(TokenCursor c) {
    return parenthesized(c, TokenCursor::columnId);
  }

  static List<Ident> optionalColumns(TokenCursor c) {
    return c.atSymbol('(') ? columns(c) : List.of();
  }

  /** Tells completion of words that the grammar takes for names. */
  static void offer(TokenCursor c, List<String> words) {
    if (c.atEnd()) {
      words.forEach(c::at);
    }
  }

  /** Whether an identifier comes that is no key word at all (IDENT). */
  static boolean atIdentifier(TokenCursor c) {
    return c.keyword() == null && c.atColumnId();
  }

  /** A string as a literal. */
  static Expr.Literal string(TokenCursor c) {
    if (!c.atString()) {
      throw c.unexpected();
    }
    return c.literal();
  }

  /** COLUMN, which is optional before most column names. */
  static void optionalColumnWord(TokenCursor c) {
    c.accept("column");
  }
}

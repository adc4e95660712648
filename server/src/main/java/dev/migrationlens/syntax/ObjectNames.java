package dev.migrationlens.syntax;

import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.List;

/** Dotted names. */
final class ObjectNames {
  private ObjectNames() {}

  /** The rest of a dotted name whose first part is {@code first}. */
  static ObjectName dotted(TokenCursor c, Ident first) {
    if (!c.atSymbol('.')) {
      return new ObjectName(List.of(first));
    }
    var parts = new ArrayList<Ident>(3);
    parts.add(first);
    while (c.acceptSymbol('.')) {
      parts.add(c.columnLabel());
    }
    return new ObjectName(parts);
  }

  /** A relation's name: at most three parts. */
  static ObjectName qualified(TokenCursor c) {
    var name = plain(c, c.columnId());
    if (name.parts().size() > 3) {
      String written = String.join(".", name.parts().stream().map(Ident::text).toList());
      String words = "improper qualified name (too many dotted names): " + written;
      throw c.failure(words, new Span(name.start(), name.end()), SqlState.SYNTAX_ERROR);
    }
    return name;
  }

  /**
   * A name where the grammar takes stars and subscripts as well, and refuses them when the name is
   * complete.
   */
  static ObjectName plain(TokenCursor c, Ident first) {
    var parts = new ArrayList<Ident>(2);
    parts.add(first);
    while (c.atSymbol('.') && !c.peekOperator(1, "*")) {
      c.advance();
      parts.add(c.columnLabel());
    }
    if (c.atSymbol('.') || c.atSymbol('[')) {
      Indirections.skip(c);
      throw c.unexpected();
    }
    return new ObjectName(parts);
  }
}

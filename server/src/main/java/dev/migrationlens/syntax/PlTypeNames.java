package dev.migrationlens.syntax;

import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.TypeName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The types of declared variables: SQL's, and those taken from something else. */
final class PlTypeNames {
  private PlTypeNames() {}

  /** A type, up to what may follow one in a declaration. */
  static TypeName type(PlCursor p) {
    PlToken first = p.next();
    boolean word = first.kind() == PlToken.Kind.WORD || first.isUnreserved();
    if (word || first.kind() == PlToken.Kind.COMPOUND) {
      TypeName taken = taken(p, first);
      if (taken != null) {
        return taken;
      }
    } else {
      p.scanner.pushBack(first);
    }
    return written(p, first);
  }

  /** {@code x%TYPE} and {@code x%ROWTYPE}; null, and nothing but the name taken, for any other. */
  private static @Nullable TypeName taken(PlCursor p, PlToken name) {
    PlToken percent = p.next();
    if (!percent.is("%")) {
      p.scanner.pushBack(percent);
      return null;
    }
    PlToken word = p.next();
    boolean type = word.isWord("type");
    if (!type && !word.isWord("rowtype")) {
      p.scanner.pushBack(word);
      return null;
    }
    if (type && name.kind() != PlToken.Kind.COMPOUND && p.names.find(name.text()) == null) {
      String words = "variable \"" + name.text() + "\" does not exist";
      throw p.failure(words, name.span(), SqlState.UNDEFINED_OBJECT);
    }
    int dimensions = dimensions(p);
    if (dimensions > 0) {
      p.needs(17, "an array of %" + (type ? "TYPE" : "ROWTYPE"), name.start());
    }
    return new TypeName(
        objectName(p, name),
        List.of(),
        dimensions,
        false,
        type ? TypeName.Percent.TYPE : TypeName.Percent.ROW,
        name.start(),
        p.lastEnd());
  }

  private static int dimensions(PlCursor p) {
    int dimensions = 0;
    PlToken token = p.next();
    if (token.isWord("array")) {
      dimensions = 1;
      token = p.next();
    }
    while (token.is("[")) {
      dimensions++;
      token = p.next();
      if (token.kind() == PlToken.Kind.INTEGER) {
        token = p.next();
      }
      if (!token.is("]")) {
        throw p.complaint("syntax error, expected \"]\"", token);
      }
      token = p.next();
    }
    p.scanner.pushBack(token);
    return dimensions;
  }

  private static ObjectName objectName(PlCursor p, PlToken name) {
    Tokens tokens = p.tokens();
    var parts = new ArrayList<Ident>(3);
    for (int i = name.first(); i < name.after(); i += 2) {
      boolean quoted = tokens.kind(i) == TokenKind.QUOTED;
      parts.add(new Ident(Strings.name(tokens, i), quoted, tokens.start(i), tokens.end(i)));
    }
    return new ObjectName(parts);
  }

  /** A type in SQL's own words. */
  private static TypeName written(PlCursor p, PlToken first) {
    PlToken token = p.next();
    int parentheses = 0;
    while (!token.is(";")) {
      if (token.isEnd()) {
        String words =
            parentheses == 0 ? "incomplete data type declaration" : "mismatched parentheses";
        throw p.complaint(words, token);
      }
      if (token.isAny("collate", "not", "=", ":=", "default")) {
        break;
      }
      if (parentheses == 0 && token.isAny(",", ")")) {
        break;
      }
      parentheses += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      token = p.next();
    }
    if (token.first() == first.first()) {
      throw p.complaint("missing data type declaration", token);
    }
    TypeName type = read(p, first.first(), token);
    p.scanner.pushBack(token);
    return type;
  }

  private static TypeName read(PlCursor p, int from, PlToken until) {
    Tokens tokens = p.tokens();
    var part = new Tokens(p.text(), until.start(), until.first() - from + 1);
    part.copy(tokens, from, until.first());
    TypeName type = PlSql.whole(p, new TokenCursor(p.text(), part), Types::typeName);
    if (type.setOf()) {
      String written = p.text().substring(tokens.start(from), until.start());
      String words = "invalid type name \"" + written + '"';
      throw p.syntaxError(words, type.span());
    }
    return type;
  }

  /** A variable of a type, which may be that of another variable. */
  static PlVariable variable(PlCursor p, String name, TypeName type) {
    boolean local = type.percent() == TypeName.Percent.TYPE && type.name().parts().size() == 1;
    PlVariable other = local ? p.names.find(type.name().name()) : null;
    if (other == null) {
      return PlTypes.variable(name, type);
    }
    if (type.dimensions() > 0) {
      return PlVariable.scalar(name, "");
    }
    PlVariable same = other.named(name);
    return same.shape() == PlVariable.Shape.PROMISE ? PlVariable.scalar(name, "") : same;
  }
}

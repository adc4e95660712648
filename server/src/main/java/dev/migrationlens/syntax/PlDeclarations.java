package dev.migrationlens.syntax;

import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.PlBlock.Declaration;
import dev.migrationlens.syntax.ast.Query;
import dev.migrationlens.syntax.ast.RoutineStatement.Parameter;
import dev.migrationlens.syntax.ast.RoutineStatement.ParameterMode;
import dev.migrationlens.syntax.ast.TypeName;
import java.util.ArrayList;
import java.util.List;

/** The declarations of a PL/pgSQL block. */
final class PlDeclarations {
  private PlDeclarations() {}

  /** After a block's DECLARE, up to its BEGIN; what cannot be read is left out. */
  static List<Declaration> section(PlCursor p) {
    PlScanner.Lookup before = p.scanner.lookup(PlScanner.Lookup.NONE);
    var declarations = new ArrayList<Declaration>();
    while (!isOver(p)) {
      PlCursor.Place place = p.place();
      try {
        PlToken token = p.next();
        if (token.is("<<")) {
          throw misplacedLabel(p, token);
        }
        if (token.kind() != PlToken.Kind.WORD && !token.isUnreserved()) {
          throw p.unexpected(token);
        }
        declarations.add(declaration(p, token));
      } catch (SyntaxFailure failure) {
        p.note(failure);
        p.recover(place);
        p.scanner.lookup(PlScanner.Lookup.NONE);
      }
    }
    p.scanner.lookup(before);
    return declarations;
  }

  private static boolean isOver(PlCursor p) {
    PlToken token = p.peekSafely();
    while (token.is("declare")) {
      p.next();
      token = p.peekSafely();
    }
    return token.is("begin") || token.isEnd();
  }

  private static SyntaxFailure misplacedLabel(PlCursor p, PlToken token) {
    PlToken label = p.next();
    if (!label.isIdentifier()) {
      return p.unexpected(label);
    }
    PlToken close = p.next();
    return close.is(">>")
        ? p.syntaxError("block label must be placed before DECLARE, not after", token.span())
        : p.unexpected(close);
  }

  private static Declaration declaration(PlCursor p, PlToken name) {
    checkNew(p, name);
    PlToken token = p.peek();
    if (token.is("alias")) {
      return alias(p, name);
    }
    if (token.isAny("no", "scroll", "cursor")) {
      return cursor(p, name);
    }
    return variable(p, name);
  }

  private static void checkNew(PlCursor p, PlToken name) {
    if (p.names.declaredHere(name.text())) {
      throw p.complaint("duplicate declaration", name);
    }
  }

  // --- variables

  private static Declaration variable(PlCursor p, PlToken name) {
    boolean constant = p.accept("constant");
    TypeName type = PlTypeNames.type(p);
    PlVariable variable = PlTypeNames.variable(p, name.text(), type);
    if (p.at("collate")) {
      collate(p, type);
    }
    PlToken notNull = p.peek();
    if (p.accept("not")) {
      p.expect("null");
    }
    Expr initial = null;
    int end = p.lastEnd();
    PlToken token = p.next();
    if (token.isAny("=", ":=", "default")) {
      initial = PlSql.expressionTo(p, ";", ";");
      end = initial.end();
    } else if (!token.is(";")) {
      throw p.unexpected(token);
    }
    checkPossible(p, name, type);
    p.names.declare(constant ? variable.asConstant() : variable);
    boolean required = notNull.is("not");
    if (required && initial == null) {
      String words =
          "variable \""
              + name.text()
              + "\" must have a default value, since it's declared NOT NULL";
      throw p.failure(words, notNull.span(), SqlState.NULL_VALUE_NOT_ALLOWED);
    }
    return new Declaration(
        name.ident(), constant, type, required, initial, null, List.of(), null, name.start(), end);
  }

  private static void checkPossible(PlCursor p, PlToken name, TypeName type) {
    String pseudo = PlTypes.pseudo(type);
    if (pseudo != null) {
      String words = "variable \"" + name.text() + "\" has pseudo-type " + pseudo;
      throw p.failure(words, type.span(), SqlState.FEATURE_NOT_SUPPORTED);
    }
  }

  /** PostgreSQL complains of the type when the declaration is complete, at COLLATE. */
  private static void collate(PlCursor p, TypeName type) {
    PlToken collate = p.expect("collate");
    PlToken name = p.next();
    boolean named = name.kind() == PlToken.Kind.WORD || name.kind() == PlToken.Kind.COMPOUND;
    if (!named && !name.isUnreserved()) {
      throw p.unexpected(name);
    }
    String spelling = PlTypes.uncollatable(type);
    if (spelling != null) {
      String words = "collations are not supported by type " + spelling;
      throw p.failure(words, collate.span(), SqlState.DATATYPE_MISMATCH);
    }
  }

  private static Declaration alias(PlCursor p, PlToken name) {
    p.expect("alias");
    p.expect("for");
    PlToken item = p.next();
    boolean dotted = item.kind() == PlToken.Kind.COMPOUND;
    if (!dotted && item.kind() != PlToken.Kind.WORD && !item.isUnreserved()) {
      throw p.unexpected(item);
    }
    PlVariable variable = dotted ? p.names.find(item.parts()) : p.names.find(item.text());
    if (variable == null) {
      String words = "variable \"" + item.text() + "\" does not exist";
      throw p.failure(words, item.span(), SqlState.UNDEFINED_OBJECT);
    }
    int end = p.endOfStatement();
    p.names.declare(name.text(), variable);
    Ident of = new Ident(item.text(), item.quoted(), item.start(), item.end());
    return new Declaration(
        name.ident(), false, null, false, null, null, List.of(), of, name.start(), end);
  }

  // --- cursors

  private static Declaration cursor(PlCursor p, PlToken name) {
    if (p.accept("no")) {
      p.expect("scroll");
    } else {
      p.accept("scroll");
    }
    p.expect("cursor");
    p.names.push(name.text(), PlNames.Level.CURSOR);
    List<Parameter> parameters = p.accept("(") ? parameters(p) : List.of();
    if (!p.accept("is")) {
      p.expect("for");
    }
    Query query = PlSql.query(PlSql.statement(p));
    p.names.pop();
    List<String> names = parameters.isEmpty() ? List.of() : names(parameters);
    p.names.declare(PlVariable.cursor(name.text(), names));
    return new Declaration(
        name.ident(), false, null, false, null, query, parameters, null, name.start(), query.end());
  }

  private static List<Parameter> parameters(PlCursor p) {
    var parameters = new ArrayList<Parameter>();
    do {
      PlToken name = p.next();
      if (name.kind() != PlToken.Kind.WORD && !name.isUnreserved()) {
        throw p.unexpected(name);
      }
      checkNew(p, name);
      TypeName type = PlTypeNames.type(p);
      checkPossible(p, name, type);
      p.names.declare(PlTypeNames.variable(p, name.text(), type));
      parameters.add(
          new Parameter(ParameterMode.IN, name.ident(), type, null, name.start(), type.end()));
    } while (p.accept(","));
    p.expect(")");
    return parameters;
  }

  private static List<String> names(List<Parameter> parameters) {
    var names = new ArrayList<String>(parameters.size());
    for (Parameter parameter : parameters) {
      Ident name = parameter.name();
      names.add(name == null ? "" : name.text());
    }
    return names;
  }
}

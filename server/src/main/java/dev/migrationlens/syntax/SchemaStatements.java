package dev.migrationlens.syntax;

import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.SchemaStatement.CreateExtension;
import dev.migrationlens.syntax.ast.SchemaStatement.CreateLanguage;
import dev.migrationlens.syntax.ast.SchemaStatement.CreateSchema;
import dev.migrationlens.syntax.ast.Statement;
import dev.migrationlens.syntax.ast.TableStatement.Persistence;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** CREATE SCHEMA, EXTENSION and LANGUAGE. */
final class SchemaStatements {
  private SchemaStatements() {}

  /** After SCHEMA. */
  static Statement create(TokenCursor c, int start) {
    boolean ifNotExists = Clauses.ifNotExists(c);
    @Nullable Ident name = c.at("authorization") ? null : c.columnId();
    @Nullable Ident authorization = c.accept("authorization") ? Roles.role(c) : null;
    int first = c.start();
    var elements = new ArrayList<Statement>();
    while (c.at("create") || c.at("grant")) {
      elements.add(element(c));
    }
    if (ifNotExists && !elements.isEmpty()) {
      throw c.failure(
          "CREATE SCHEMA IF NOT EXISTS cannot include schema elements",
          new Span(first, c.previousEnd()),
          SqlState.FEATURE_NOT_SUPPORTED);
    }
    return new CreateSchema(name, ifNotExists, authorization, elements, start, c.previousEnd());
  }

  /** One of the few statements that CREATE SCHEMA may hold. */
  private static Statement element(TokenCursor c) {
    int start = c.start();
    if (c.at("grant")) {
      return GrantStatements.grantElement(c);
    }
    c.expect("create");
    if (c.accept("or")) {
      c.expect("replace");
      return CreateStatements.schemaElement(c, start, true);
    }
    return CreateStatements.schemaElement(c, start, false);
  }

  /** After EXTENSION. */
  static Statement createExtension(TokenCursor c, int start) {
    boolean ifNotExists = Clauses.ifNotExists(c);
    Ident name = c.columnId();
    c.accept("with");
    @Nullable Ident schema = null;
    @Nullable String version = null;
    boolean cascade = false;
    while (true) {
      int from = c.start();
      if (c.accept("schema")) {
        schema = c.columnId();
      } else if (c.accept("version")) {
        version = Values.wordOrString(c);
      } else if (c.accept("cascade")) {
        cascade = true;
      } else if (c.accept("from")) {
        Values.wordOrString(c);
        throw c.failure(
            "CREATE EXTENSION ... FROM is no longer supported",
            new Span(from, c.previousEnd()),
            SqlState.FEATURE_NOT_SUPPORTED);
      } else {
        return new CreateExtension(
            name, ifNotExists, schema, version, cascade, start, c.previousEnd());
      }
    }
  }

  /** At TRUSTED, PROCEDURAL or LANGUAGE. */
  static Statement createLanguage(TokenCursor c, int start, boolean orReplace) {
    c.accept("trusted");
    c.accept("procedural");
    c.expect("language");
    Ident name = c.columnId();
    if (c.accept("handler")) {
      c.anyName();
      if (c.accept("inline")) {
        c.anyName();
      }
      if (c.accept("validator")) {
        c.anyName();
      } else if (c.accept("no")) {
        c.expect("validator");
      }
    }
    return new CreateLanguage(name, orReplace, start, c.previousEnd());
  }

  /** Where a table, view or sequence lives, as CREATE says before naming its kind. */
  static Persistence persistence(TokenCursor c) {
    if (c.accept("unlogged")) {
      return Persistence.UNLOGGED;
    }
    boolean scoped = c.accept("local") || c.accept("global");
    if (c.accept("temporary") || c.accept("temp")) {
      return Persistence.TEMPORARY;
    }
    if (scoped) {
      throw c.unexpected();
    }
    return Persistence.PERMANENT;
  }
}

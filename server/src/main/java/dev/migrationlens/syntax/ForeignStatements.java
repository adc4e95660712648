package dev.migrationlens.syntax;

import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.syntax.ast.Option;
import dev.migrationlens.syntax.ast.SchemaStatement.Foreign;
import dev.migrationlens.syntax.ast.SchemaStatement.ImportForeignSchema;
import dev.migrationlens.syntax.ast.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Foreign servers, their wrappers and user mappings, and IMPORT FOREIGN SCHEMA. */
final class ForeignStatements {
  private ForeignStatements() {}

  /** After CREATE FOREIGN DATA WRAPPER. */
  static Statement createWrapper(TokenCursor c, int start) {
    Ident name = c.columnId();
    List<Option> options = new ArrayList<>();
    while (acceptFunction(c, options)) {
      // The work is in the condition.
    }
    options.addAll(Options.foreign(c));
    return foreign(
        c, true, ObjectKind.FOREIGN_DATA_WRAPPER, name, new Place(null, null), options, start);
  }

  /** After ALTER FOREIGN DATA WRAPPER. */
  static Statement alterWrapper(TokenCursor c, int start) {
    Ident name = c.columnId();
    @Nullable Statement common =
        AlterObjects.optionalRenameOrOwner(c, ObjectKind.FOREIGN_DATA_WRAPPER, name, start);
    if (common != null) {
      return common;
    }
    List<Option> options = new ArrayList<>();
    while (acceptFunction(c, options)) {
      // The work is in the condition.
    }
    if (options.isEmpty() || c.at("options")) {
      options.addAll(Options.changedForeign(c));
    }
    return foreign(
        c, false, ObjectKind.FOREIGN_DATA_WRAPPER, name, new Place(null, null), options, start);
  }

  /** {@code [NO] HANDLER f} or {@code [NO] VALIDATOR f}. */
  private static boolean acceptFunction(TokenCursor c, List<Option> options) {
    int start = c.start();
    if (c.accept("no")) {
      options.add(Options.option(c, c.expectAny("handler", "validator"), null, start));
      return true;
    }
    if (!c.at("handler") && !c.at("validator")) {
      return false;
    }
    String word = c.expectAny("handler", "validator");
    ObjectName function = c.anyName();
    options.add(Options.option(c, word, function.name(), start));
    return true;
  }

  /** What a foreign object belongs to. */
  private record Place(@Nullable Ident server, @Nullable Ident wrapper) {}

  private static Statement foreign(
      TokenCursor c,
      boolean create,
      ObjectKind kind,
      Ident name,
      Place place,
      List<Option> options,
      int start) {
    return new Foreign(
        create,
        kind,
        name,
        false,
        place.server(),
        place.wrapper(),
        options,
        start,
        c.previousEnd());
  }

  /** After CREATE SERVER. */
  static Statement createServer(TokenCursor c, int start) {
    boolean ifNotExists = Clauses.ifNotExists(c);
    Ident name = c.columnId();
    List<Option> options = new ArrayList<>();
    int type = c.start();
    if (c.accept("type")) {
      options.add(Options.option(c, "type", c.stringLiteral(), type));
    }
    acceptVersion(c, options);
    c.expect("foreign");
    c.expect("data");
    c.expect("wrapper");
    Ident wrapper = c.columnId();
    options.addAll(Options.foreign(c));
    return new Foreign(
        true, ObjectKind.SERVER, name, ifNotExists, null, wrapper, options, start, c.previousEnd());
  }

  private static boolean acceptVersion(TokenCursor c, List<Option> options) {
    int start = c.start();
    if (!c.accept("version")) {
      return false;
    }
    @Nullable String version = c.accept("null") ? null : c.stringLiteral();
    options.add(Options.option(c, "version", version, start));
    return true;
  }

  /** After ALTER SERVER. */
  static Statement alterServer(TokenCursor c, int start) {
    Ident name = c.columnId();
    @Nullable Statement common =
        AlterObjects.optionalRenameOrOwner(c, ObjectKind.SERVER, name, start);
    if (common != null) {
      return common;
    }
    List<Option> options = new ArrayList<>();
    if (!acceptVersion(c, options) || c.at("options")) {
      options.addAll(Options.changedForeign(c));
    }
    return foreign(c, false, ObjectKind.SERVER, name, new Place(null, null), options, start);
  }

  /** Whether USER begins a user mapping, and not a role of that name. */
  static boolean mappingAhead(TokenCursor c) {
    return c.at("user", "mapping") && (c.peekAt(2, "for") || c.peekAt(2, "if"));
  }

  /** At USER MAPPING, after CREATE. */
  static Statement createMapping(TokenCursor c, int start) {
    c.expect("user", "mapping");
    boolean ifNotExists = Clauses.onlyIfNotExists(c);
    c.expect("for");
    Ident user = Roles.mapped(c);
    c.expect("server");
    Ident server = c.columnId();
    List<Option> options = Options.foreign(c);
    return new Foreign(
        true,
        ObjectKind.USER_MAPPING,
        user,
        ifNotExists,
        server,
        null,
        options,
        start,
        c.previousEnd());
  }

  /** At USER MAPPING, after ALTER. */
  static Statement alterMapping(TokenCursor c, int start) {
    c.expect("user", "mapping");
    c.expect("for");
    Ident user = Roles.mapped(c);
    c.expect("server");
    Ident server = c.columnId();
    List<Option> options = Options.changedForeign(c);
    return foreign(
        c, false, ObjectKind.USER_MAPPING, user, new Place(server, null), options, start);
  }

  /** IMPORT FOREIGN SCHEMA, at its first word; EXCEPT is not kept. */
  static Statement importSchema(TokenCursor c) {
    int start = c.start();
    c.expect("import");
    c.expect("foreign");
    c.expect("schema");
    Ident remote = c.columnId();
    List<Ident> tables = List.of();
    boolean limited = c.accept("limit");
    if (limited) {
      c.expect("to");
    }
    if (limited || c.accept("except")) {
      List<ObjectName> names = Clauses.parenthesized(c, Relations::name);
      tables = limited ? names.stream().map(ObjectName::last).toList() : List.of();
    }
    c.expect("from");
    c.expect("server");
    Ident server = c.columnId();
    c.expect("into");
    Ident into = c.columnId();
    Options.foreign(c);
    return new ImportForeignSchema(remote, server, into, tables, start, c.previousEnd());
  }
}

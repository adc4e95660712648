package dev.migrationlens.syntax;

import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.Option;
import dev.migrationlens.syntax.ast.RoleStatement.Configure;
import dev.migrationlens.syntax.ast.SchemaStatement.Cluster;
import dev.migrationlens.syntax.ast.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Databases, tablespaces and the system's own settings. */
final class DatabaseStatements {
  private DatabaseStatements() {}

  /** After CREATE DATABASE. */
  static Statement create(TokenCursor c, int start) {
    Ident name = c.columnId();
    c.accept("with");
    return new Cluster(true, true, name, options(c), start, c.previousEnd());
  }

  /** Any number of {@code name [=] value}. */
  private static List<Option> options(TokenCursor c) {
    var options = new ArrayList<Option>();
    while (true) {
      int start = c.start();
      @Nullable String name = optionalOptionName(c);
      if (name == null) {
        return options;
      }
      c.acceptOperator("=");
      String value = c.accept("default") ? "default" : Values.any(c);
      options.add(Options.option(c, name, value, start));
    }
  }

  private static @Nullable String optionalOptionName(TokenCursor c) {
    if (c.accept("connection")) {
      c.expect("limit");
      return "connection limit";
    }
    boolean keyword = c.atAny("encoding", "location", "owner", "tablespace", "template");
    if (keyword || Clauses.atIdentifier(c)) {
      return c.columnId().text();
    }
    return null;
  }

  /** After ALTER DATABASE. */
  static Statement alter(TokenCursor c, int start) {
    Ident name = c.columnId();
    if (c.at("owner", "to") || c.at("rename")) {
      return AlterObjects.renameOrOwner(c, ObjectKind.DATABASE, name, start);
    }
    int option = c.start();
    if (c.accept("refresh")) {
      c.expect("collation");
      c.expect("version");
      c.needs(15, "REFRESH COLLATION VERSION", option);
      List<Option> options = List.of(Options.option(c, "refresh collation version", null, option));
      return new Cluster(false, true, name, options, start, c.previousEnd());
    }
    if (c.at("set", "tablespace") && !Settings.genericAt(c, 2)) {
      c.accept("set", "tablespace");
      String tablespace = c.columnId().text();
      List<Option> options = List.of(Options.option(c, "tablespace", tablespace, option));
      return new Cluster(false, true, name, options, start, c.previousEnd());
    }
    if (c.at("set") || c.at("reset")) {
      var setting = Settings.ofRole(c);
      return new Configure(null, name, setting, false, start, c.previousEnd());
    }
    c.accept("with");
    return new Cluster(false, true, name, options(c), start, c.previousEnd());
  }

  /** After CREATE TABLESPACE. */
  static Statement createTablespace(TokenCursor c, int start) {
    Ident name = c.columnId();
    var options = new ArrayList<Option>();
    int owner = c.start();
    if (c.accept("owner")) {
      options.add(Options.option(c, "owner", Roles.role(c).text(), owner));
    }
    int location = c.start();
    c.expect("location");
    options.add(Options.option(c, "location", c.stringLiteral(), location));
    options.addAll(Options.optionalStorage(c, List.of("seq_page_cost", "random_page_cost")));
    return new Cluster(true, false, name, options, start, c.previousEnd());
  }

  /** After ALTER TABLESPACE. */
  static Statement alterTablespace(TokenCursor c, int start) {
    Ident name = c.columnId();
    @Nullable Statement common =
        AlterObjects.optionalRenameOrOwner(c, ObjectKind.TABLESPACE, name, start);
    if (common != null) {
      return common;
    }
    c.expectAny("set", "reset");
    return new Cluster(false, false, name, Options.storage(c), start, c.previousEnd());
  }

  /** After ALTER SYSTEM. */
  static Statement alterSystem(TokenCursor c, int start) {
    var setting = Settings.ofSystem(c);
    return new Configure(null, null, setting, true, start, c.previousEnd());
  }
}

package dev.migrationlens.syntax;

import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.Option;
import dev.migrationlens.syntax.ast.RoleStatement.AlterRole;
import dev.migrationlens.syntax.ast.RoleStatement.Configure;
import dev.migrationlens.syntax.ast.RoleStatement.CreateRole;
import dev.migrationlens.syntax.ast.RoleStatement.Owned;
import dev.migrationlens.syntax.ast.Statement;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Roles, users and groups. */
final class RoleStatements {
  /** The options that are no key words. */
  private static final List<String> FLAGS =
      List.of(
          "superuser",
          "nosuperuser",
          "createrole",
          "nocreaterole",
          "replication",
          "noreplication",
          "createdb",
          "nocreatedb",
          "login",
          "nologin",
          "bypassrls",
          "nobypassrls",
          "noinherit");

  private RoleStatements() {}

  /** After CREATE ROLE, USER or GROUP. */
  static Statement create(TokenCursor c, int start) {
    Ident name = Roles.newRole(c);
    c.accept("with");
    var options = new ArrayList<Option>();
    var members = new ArrayList<Ident>();
    while (acceptOption(c, options, members) || acceptCreateOption(c, options, members)) {
      // The work is in the condition.
    }
    return new CreateRole(name, options, members, start, c.previousEnd());
  }

  private static boolean acceptCreateOption(
      TokenCursor c, List<Option> options, List<Ident> members) {
    int start = c.start();
    if (c.accept("sysid")) {
      return options.add(Options.option(c, "sysid", Long.toString(c.integer()), start));
    }
    boolean in = c.accept("in");
    if (in) {
      c.expectAny("role", "group");
    }
    if (in || c.accept("admin") || c.accept("role")) {
      int end = c.previousEnd();
      members.addAll(Roles.roles(c));
      return options.add(Options.option(c, c.text().substring(start, end), null, start));
    }
    return false;
  }

  /** One option that CREATE and ALTER share. */
  private static boolean acceptOption(TokenCursor c, List<Option> options, List<Ident> members) {
    int start = c.start();
    if (c.accept("unencrypted")) {
      c.expect("password");
      c.stringLiteral();
      throw c.failure(
          "UNENCRYPTED PASSWORD is no longer supported",
          new Span(start, c.previousEnd()),
          SqlState.FEATURE_NOT_SUPPORTED);
    }
    if (c.accept("encrypted")) {
      c.expect("password");
      return options.add(Options.option(c, "password", c.stringLiteral(), start));
    }
    if (c.accept("password")) {
      @Nullable String password = c.accept("null") ? null : c.stringLiteral();
      return options.add(Options.option(c, "password", password, start));
    }
    if (c.accept("inherit")) {
      return options.add(Options.option(c, "inherit", null, start));
    }
    if (c.accept("connection")) {
      c.expect("limit");
      return options.add(Options.option(c, "connection limit", Values.signedInteger(c), start));
    }
    if (c.accept("valid")) {
      c.expect("until");
      return options.add(Options.option(c, "valid until", c.stringLiteral(), start));
    }
    if (c.accept("user")) {
      members.addAll(Roles.roles(c));
      return options.add(Options.option(c, "user", null, start));
    }
    Clauses.offer(c, FLAGS);
    return Clauses.atIdentifier(c) && options.add(flag(c, start));
  }

  private static Option flag(TokenCursor c, int start) {
    Ident word = c.columnId();
    if (!FLAGS.contains(word.text())) {
      throw c.failure(
          "unrecognized role option \"" + word.text() + "\"", word, SqlState.SYNTAX_ERROR);
    }
    return Options.option(c, word.text(), null, start);
  }

  /** After ALTER ROLE or USER. */
  static Statement alter(TokenCursor c, int start) {
    if (c.accept("all")) {
      return configure(c, null, start);
    }
    int mark = c.mark();
    Ident role = Roles.role(c);
    if (c.accept("rename")) {
      return rename(c, mark, start);
    }
    if (c.at("in") || c.at("set") || c.at("reset")) {
      return configure(c, role, start);
    }
    c.accept("with");
    var options = new ArrayList<Option>();
    var members = new ArrayList<Ident>();
    while (acceptOption(c, options, members)) {
      // The work is in the condition.
    }
    return new AlterRole(role, options, members, start, c.previousEnd());
  }

  /** {@code [IN DATABASE d] SET|RESET …}. */
  private static Statement configure(TokenCursor c, @Nullable Ident role, int start) {
    @Nullable Ident database = null;
    if (c.accept("in")) {
      c.expect("database");
      database = c.columnId();
    }
    var setting = Settings.ofRole(c);
    return new Configure(role, database, setting, false, start, c.previousEnd());
  }

  /** After RENAME: the role is read again, as one that has a name of its own. */
  private static Statement rename(TokenCursor c, int role, int start) {
    int here = c.mark();
    c.reset(role);
    Ident name = Roles.newRole(c);
    c.reset(here);
    c.expect("to");
    Ident newName = Roles.newRole(c);
    return AlterObjects.rename(c, ObjectKind.ROLE, name, newName, start);
  }

  /** After ALTER GROUP. */
  static Statement alterGroup(TokenCursor c, int start) {
    int mark = c.mark();
    Ident group = Roles.role(c);
    if (c.accept("rename")) {
      return rename(c, mark, start);
    }
    int option = c.start();
    String verb = c.expectAny("add", "drop");
    c.expect("user");
    List<Option> options = List.of(Options.option(c, verb + " user", null, option));
    List<Ident> members = Roles.roles(c);
    return new AlterRole(group, options, members, start, c.previousEnd());
  }

  /** REASSIGN OWNED, at its first word. */
  static Statement reassign(TokenCursor c) {
    int start = c.start();
    c.expect("reassign");
    c.expect("owned");
    c.expect("by");
    List<Ident> roles = Roles.roles(c);
    c.expect("to");
    return new Owned(roles, Roles.role(c), false, start, c.previousEnd());
  }

  /** After DROP OWNED. */
  static Statement dropOwned(TokenCursor c, int start) {
    c.expect("by");
    List<Ident> roles = Roles.roles(c);
    return new Owned(roles, null, Clauses.cascade(c), start, c.previousEnd());
  }
}

package dev.migrationlens.syntax;

import dev.migrationlens.sql.ObjectKind;
import dev.migrationlens.syntax.ast.GrantStatement.DefaultPrivileges;
import dev.migrationlens.syntax.ast.GrantStatement.Membership;
import dev.migrationlens.syntax.ast.GrantStatement.Privilege;
import dev.migrationlens.syntax.ast.GrantStatement.Privileges;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** GRANT, REVOKE and ALTER DEFAULT PRIVILEGES. */
final class GrantStatements {
  /** Privileges that are no reserved words. */
  private static final List<String> PRIVILEGES =
      List.of(
          "insert",
          "update",
          "delete",
          "truncate",
          "trigger",
          "maintain",
          "usage",
          "execute",
          "connect",
          "temporary",
          "set");

  private GrantStatements() {}

  /** A privilege or a role: the grammar cannot tell before it sees ON, TO or FROM. */
  private record Word(Ident name, List<Ident> columns, boolean all, int end) {
    Privilege privilege() {
      String text = all ? "ALL" : name.text().toUpperCase(Locale.ROOT);
      return new Privilege(text, columns, name.start(), end);
    }

    static List<Privilege> privileges(List<Word> words) {
      return words.stream().map(Word::privilege).toList();
    }

    static List<Ident> roles(List<Word> words) {
      return words.stream().map(Word::name).toList();
    }
  }

  /** GRANT, at its first word. */
  static Statement grant(TokenCursor c) {
    int start = c.start();
    c.expect("grant");
    List<Word> words = words(c);
    if (!isAll(words) && c.accept("to")) {
      return membershipGranted(c, words, start);
    }
    return privilegesGranted(c, words, start);
  }

  /** GRANT as CREATE SCHEMA holds it: only of privileges. */
  static Statement grantElement(TokenCursor c) {
    int start = c.start();
    c.expect("grant");
    return privilegesGranted(c, words(c), start);
  }

  private static Statement privilegesGranted(TokenCursor c, List<Word> words, int start) {
    noteNeeds(c, words);
    c.expect("on");
    GrantTargets.Targets targets = GrantTargets.read(c);
    c.expect("to");
    List<Ident> grantees = grantees(c);
    boolean grantOption = withGrantOption(c);
    grantedBy(c);
    return new Privileges(
        true,
        Word.privileges(words),
        targets.kind(),
        targets.allInSchema(),
        targets.targets(),
        grantees,
        grantOption,
        false,
        start,
        c.previousEnd());
  }

  private static boolean withGrantOption(TokenCursor c) {
    if (!c.accept("with")) {
      return false;
    }
    c.expect("grant");
    c.expect("option");
    return true;
  }

  private static void grantedBy(TokenCursor c) {
    if (c.accept("granted")) {
      c.expect("by");
      Roles.role(c);
    }
  }

  private static Statement membershipGranted(TokenCursor c, List<Word> roles, int start) {
    List<Ident> members = Roles.roles(c);
    if (c.accept("with")) {
      Clauses.list(c, GrantStatements::memberOption);
    }
    grantedBy(c);
    return new Membership(true, Word.roles(roles), members, false, start, c.previousEnd());
  }

  private static Ident memberOption(TokenCursor c) {
    int start = c.start();
    Clauses.offer(c, List.of("admin", "inherit", "set"));
    Ident name = c.columnLabel();
    if (!c.expectAny("option", "true", "false").equals("option") || !name.text().equals("admin")) {
      c.needs(16, "GRANT … WITH " + name.text().toUpperCase(Locale.ROOT), start);
    }
    return name;
  }

  /** REVOKE, at its first word. */
  static Statement revoke(TokenCursor c) {
    int start = c.start();
    c.expect("revoke");
    boolean grantOption = grantOptionFor(c);
    boolean memberOption = !grantOption && c.atColumnId() && c.peekAt(1, "option");
    if (memberOption) {
      Ident option = c.columnId();
      c.expect("option", "for");
      if (!option.text().equals("admin")) {
        c.needs(16, "REVOKE … OPTION FOR other than ADMIN", option.start());
      }
    }
    List<Word> words = memberOption ? wordList(c) : words(c);
    boolean membership = memberOption || (!grantOption && !isAll(words) && c.at("from"));
    if (membership) {
      c.expect("from");
      List<Ident> members = Roles.roles(c);
      grantedBy(c);
      boolean cascade = Clauses.cascade(c);
      return new Membership(false, Word.roles(words), members, cascade, start, c.previousEnd());
    }
    noteNeeds(c, words);
    c.expect("on");
    GrantTargets.Targets targets = GrantTargets.read(c);
    c.expect("from");
    List<Ident> grantees = grantees(c);
    grantedBy(c);
    boolean cascade = Clauses.cascade(c);
    return new Privileges(
        false,
        Word.privileges(words),
        targets.kind(),
        targets.allInSchema(),
        targets.targets(),
        grantees,
        grantOption,
        cascade,
        start,
        c.previousEnd());
  }

  private static boolean grantOptionFor(TokenCursor c) {
    if (!c.accept("grant")) {
      return false;
    }
    c.expect("option");
    c.expect("for");
    return true;
  }

  private static boolean isAll(List<Word> words) {
    return words.get(0).all();
  }

  private static List<Word> words(TokenCursor c) {
    int start = c.start();
    if (!c.accept("all")) {
      return wordList(c);
    }
    var all = new Ident("all", false, start, c.previousEnd());
    c.accept("privileges");
    List<Ident> columns = Clauses.optionalColumns(c);
    return List.of(new Word(all, columns, true, c.previousEnd()));
  }

  private static List<Word> wordList(TokenCursor c) {
    return Clauses.list(c, GrantStatements::word);
  }

  private static Word word(TokenCursor c) {
    int start = c.start();
    if (c.accept("alter", "system")) {
      var name = new Ident("alter system", false, start, c.previousEnd());
      return new Word(name, List.of(), false, c.previousEnd());
    }
    Clauses.offer(c, PRIVILEGES);
    boolean reserved = c.at("select") || c.at("references") || c.at("create");
    Ident name = reserved ? c.columnLabel() : c.columnId();
    List<Ident> columns = Clauses.optionalColumns(c);
    return new Word(name, columns, false, c.previousEnd());
  }

  private static void noteNeeds(TokenCursor c, List<Word> words) {
    for (Word word : words) {
      if (word.name().text().equals("maintain")) {
        c.needs(17, "MAINTAIN", word.name().span());
      }
    }
  }

  private static List<Ident> grantees(TokenCursor c) {
    return Clauses.list(
        c,
        x -> {
          // GROUP is a noise word of old.
          x.accept("group");
          return Roles.role(x);
        });
  }

  /** After ALTER DEFAULT PRIVILEGES. */
  static Statement defaults(TokenCursor c, int start) {
    var roles = new ArrayList<Ident>();
    var schemas = new ArrayList<Ident>();
    while (true) {
      if (c.accept("in")) {
        c.expect("schema");
        schemas.addAll(Clauses.names(c));
      } else if (c.accept("for")) {
        c.expectAny("role", "user");
        roles.addAll(Roles.roles(c));
      } else {
        break;
      }
    }
    Privileges change = defaultChange(c);
    return new DefaultPrivileges(roles, schemas, change, start, c.previousEnd());
  }

  private static Privileges defaultChange(TokenCursor c) {
    int start = c.start();
    boolean grant = c.expectAny("grant", "revoke").equals("grant");
    boolean option = !grant && grantOptionFor(c);
    List<Word> words = words(c);
    noteNeeds(c, words);
    c.expect("on");
    ObjectKind kind = GrantTargets.defaultKind(c);
    c.expect(grant ? "to" : "from");
    List<Ident> grantees = grantees(c);
    boolean cascade = false;
    if (grant) {
      option = withGrantOption(c);
    } else {
      cascade = Clauses.cascade(c);
    }
    return new Privileges(
        grant,
        Word.privileges(words),
        kind,
        false,
        List.of(),
        grantees,
        option,
        cascade,
        start,
        c.previousEnd());
  }
}

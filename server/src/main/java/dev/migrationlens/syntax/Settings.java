package dev.migrationlens.syntax;

import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.Option;
import dev.migrationlens.syntax.ast.RoutineStatement.SettingClause;
import dev.migrationlens.syntax.ast.SessionStatement;
import dev.migrationlens.syntax.ast.Statement;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** SET, RESET and SHOW, alone and as clauses of other statements. */
final class Settings {
  private Settings() {}

  /** A setting and its values; none where they are taken from elsewhere or are the default. */
  private record Setting(String name, List<String> values, boolean isDefault) {
    static Setting of(String name, String value) {
      return new Setting(name, List.of(value), false);
    }

    static Setting ofDefault(String name) {
      return new Setting(name, List.of(), true);
    }

    SettingClause clause(TokenCursor c, int start) {
      boolean current = values.isEmpty() && !isDefault;
      return new SettingClause(
          name, values.isEmpty() ? null : values, current, start, c.previousEnd());
    }
  }

  /** SET, at its first word. */
  static Statement set(TokenCursor c) {
    int start = c.start();
    c.expect("set");
    if (c.at("constraints") && !genericAhead(c)) {
      return constraints(c, start);
    }
    boolean local = c.at("local") && !genericAhead(c);
    boolean session = c.at("session") && !genericAhead(c) && !sessionForm(c);
    if (local || session) {
      c.advance();
    }
    if (!genericAhead(c)) {
      @Nullable Statement special = special(c, local, start);
      if (special != null) {
        return special;
      }
    }
    Setting setting = more(c);
    return new SessionStatement.Set(
        setting.name(), local, setting.isDefault(), setting.values(), start, c.previousEnd());
  }

  /** SESSION AUTHORIZATION and SESSION CHARACTERISTICS are no SESSION before something else. */
  private static boolean sessionForm(TokenCursor c) {
    if (c.peekAt(1, "authorization")) {
      return true;
    }
    return c.peekAt(1, "characteristics") && !genericAt(c, 2);
  }

  /** Whether the word here is a setting's name because of what follows it. */
  private static boolean genericAhead(TokenCursor c) {
    return c.atColumnId() && genericAt(c, 1);
  }

  /** Whether what may follow a setting's name comes that many tokens ahead. */
  static boolean genericAt(TokenCursor c, int ahead) {
    return c.peekAt(ahead, "to")
        || c.peekAt(ahead, "from")
        || c.peekOperator(ahead, "=")
        || c.peekSymbol(ahead, '.');
  }

  private static @Nullable Statement special(TokenCursor c, boolean local, int start) {
    if (c.at("transaction") && !c.peekAt(1, "snapshot")) {
      c.accept("transaction");
      List<Option> modes = TransactionStatements.modes(c);
      return new SessionStatement.SetTransaction(modes, List.of(), start, c.previousEnd());
    }
    if (c.at("session") && !c.peekAt(1, "authorization")) {
      c.accept("session");
      c.expect("characteristics");
      c.expect("as");
      c.expect("transaction");
      List<Option> modes = TransactionStatements.modes(c);
      return new SessionStatement.SetTransaction(modes, List.of(), start, c.previousEnd());
    }
    if (c.accept("role")) {
      Clauses.offer(c, List.of("none"));
      Ident role = name(c);
      boolean none = !role.quoted() && role.text().equals("none");
      return new SessionStatement.SetRole(none ? null : role, false, local, start, c.previousEnd());
    }
    if (c.accept("session", "authorization")) {
      @Nullable Ident role = c.accept("default") ? null : name(c);
      return new SessionStatement.SetRole(role, true, local, start, c.previousEnd());
    }
    return null;
  }

  /** A role's name, as a word or a string. */
  private static Ident name(TokenCursor c) {
    int start = c.start();
    return c.atString()
        ? new Ident(c.stringLiteral(), true, start, c.previousEnd())
        : c.nonReservedWord();
  }

  private static Statement constraints(TokenCursor c, int start) {
    c.expect("constraints");
    var names =
        c.accept("all")
            ? List.<dev.migrationlens.syntax.ast.ObjectName>of()
            : Clauses.list(c, TokenCursor::qualifiedName);
    int mode = c.start();
    Option option = Options.option(c, c.expectAny("deferred", "immediate"), null, mode);
    return new SessionStatement.SetTransaction(List.of(option), names, start, c.previousEnd());
  }

  /** {@code SET …} or {@code RESET …} of a routine: nothing about transactions. */
  static SettingClause ofRoutine(TokenCursor c) {
    int start = c.start();
    if (c.accept("reset")) {
      return new SettingClause(resetName(c), null, false, start, c.previousEnd());
    }
    c.expect("set");
    return more(c).clause(c, start);
  }

  /** {@code SET …} or {@code RESET …} of a role or database. */
  static SettingClause ofRole(TokenCursor c) {
    int start = c.start();
    if (c.at("reset")) {
      return ofRoutine(c);
    }
    c.expect("set");
    @Nullable Statement special = genericAhead(c) ? null : special(c, false, start);
    return special == null
        ? more(c).clause(c, start)
        : new SettingClause(specialName(special), null, false, start, c.previousEnd());
  }

  private static String specialName(Statement special) {
    if (special instanceof SessionStatement.SetRole role) {
      return role.session() ? "session_authorization" : "role";
    }
    return "transaction";
  }

  /** What ALTER SYSTEM SET or RESET may say, at that word. */
  static SettingClause ofSystem(TokenCursor c) {
    int start = c.start();
    if (c.accept("reset")) {
      String name = c.accept("all") ? "all" : variable(c);
      return new SettingClause(name, null, false, start, c.previousEnd());
    }
    c.expect("set");
    String name = variable(c);
    return assigned(c, name).clause(c, start);
  }

  /** Everything that may follow SET but transactions (set_rest_more). */
  private static Setting more(TokenCursor c) {
    if (genericAhead(c)) {
      return generic(c);
    }
    if (c.accept("time")) {
      c.expect("zone");
      return zone(c);
    }
    if (c.accept("catalog")) {
      Span at = c.currentSpan();
      c.stringLiteral();
      throw c.failure("current database cannot be changed", at, SqlState.FEATURE_NOT_SUPPORTED);
    }
    if (c.accept("schema")) {
      return Setting.of("search_path", c.stringLiteral());
    }
    if (c.accept("names")) {
      if (c.atString()) {
        return Setting.of("client_encoding", c.stringLiteral());
      }
      c.accept("default");
      return Setting.ofDefault("client_encoding");
    }
    if (c.accept("role")) {
      return Setting.of("role", Values.wordOrString(c));
    }
    if (c.accept("session")) {
      c.expect("authorization");
      return c.accept("default")
          ? Setting.ofDefault("session_authorization")
          : Setting.of("session_authorization", Values.wordOrString(c));
    }
    if (c.accept("xml")) {
      c.expect("option");
      return Setting.of("xmloption", c.expectAny("document", "content"));
    }
    if (c.accept("transaction")) {
      c.expect("snapshot");
      return Setting.of("transaction snapshot", c.stringLiteral());
    }
    return generic(c);
  }

  private static Setting generic(TokenCursor c) {
    String name = variable(c);
    if (c.accept("from")) {
      c.expect("current");
      return new Setting(name, List.of(), false);
    }
    return assigned(c, name);
  }

  private static Setting assigned(TokenCursor c, String name) {
    if (!c.acceptOperator("=")) {
      c.expect("to");
    }
    return c.accept("default")
        ? Setting.ofDefault(name)
        : new Setting(name, Clauses.list(c, Values::any), false);
  }

  /** A setting's name, perhaps dotted. */
  static String variable(TokenCursor c) {
    var name = new StringBuilder(c.columnId().text());
    while (c.acceptSymbol('.')) {
      name.append('.').append(c.columnId().text());
    }
    return name.toString();
  }

  private static Setting zone(TokenCursor c) {
    String name = "timezone";
    if (c.accept("default") || c.accept("local")) {
      return Setting.ofDefault(name);
    }
    if (Values.atNumber(c)) {
      return Setting.of(name, Values.numeric(c));
    }
    if (c.accept("interval")) {
      return Setting.of(name, interval(c));
    }
    if (c.atString()) {
      return Setting.of(name, c.stringLiteral());
    }
    if (!Clauses.atIdentifier(c)) {
      throw c.unexpected();
    }
    return Setting.of(name, c.columnId().text());
  }

  private static String interval(TokenCursor c) {
    if (c.acceptSymbol('(')) {
      c.integer();
      c.expectSymbol(')');
      return c.stringLiteral();
    }
    String value = c.stringLiteral();
    int start = c.start();
    var fields = new ArrayList<String>();
    int first = c.mark();
    Types.intervalFields(c);
    for (int token = first; token < c.mark(); token++) {
      fields.add(c.tokens().text(token).toLowerCase(java.util.Locale.ROOT));
    }
    fields.removeAll(List.of("hour", "minute", "to"));
    if (!fields.isEmpty()) {
      throw c.failure(
          "time zone interval must be HOUR or HOUR TO MINUTE",
          new Span(start, c.previousEnd()),
          SqlState.SYNTAX_ERROR);
    }
    return value;
  }

  /** RESET, at its first word. */
  static Statement reset(TokenCursor c) {
    int start = c.start();
    c.expect("reset");
    return new SessionStatement.Set(resetName(c), false, true, List.of(), start, c.previousEnd());
  }

  /** SHOW, at its first word. */
  static Statement show(TokenCursor c) {
    int start = c.start();
    c.expect("show");
    return new SessionStatement.Show(resetName(c), start, c.previousEnd());
  }

  private static String resetName(TokenCursor c) {
    if (c.accept("all")) {
      return "all";
    }
    if (c.accept("time", "zone")) {
      return "timezone";
    }
    if (c.accept("transaction", "isolation")) {
      c.expect("level");
      return "transaction_isolation";
    }
    if (c.accept("session", "authorization")) {
      return "session_authorization";
    }
    return variable(c);
  }
}

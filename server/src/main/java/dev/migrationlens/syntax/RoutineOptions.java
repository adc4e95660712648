package dev.migrationlens.syntax;

import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.Option;
import dev.migrationlens.syntax.ast.RoutineStatement.Attributes;
import dev.migrationlens.syntax.ast.RoutineStatement.SettingClause;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The clauses after a routine's signature, in any order. PostgreSQL finds duplicates among them
 * only when it executes the statement; here the last one counts.
 */
final class RoutineOptions {
  private static final List<String> VOLATILITY = List.of("immutable", "stable", "volatile");

  private final List<Option> others = new ArrayList<>();
  private final List<SettingClause> settings = new ArrayList<>();
  private @Nullable Ident language;
  private int bodyToken = -1;

  private RoutineOptions() {}

  /** Any number of clauses of CREATE FUNCTION. */
  static RoutineOptions ofCreate(TokenCursor c) {
    var options = new RoutineOptions();
    while (options.accept(c, true)) {
      // The work is in the condition.
    }
    return options;
  }

  /** The clauses of ALTER FUNCTION, one at least. */
  static RoutineOptions ofAlter(TokenCursor c) {
    var options = new RoutineOptions();
    if (!options.accept(c, false)) {
      throw c.unexpected();
    }
    while (options.accept(c, false)) {
      // The work is in the condition.
    }
    return options;
  }

  @Nullable Ident language() {
    return language;
  }

  /** The number of the token that holds the body; negative where there is none. */
  int bodyToken() {
    return bodyToken;
  }

  Attributes attributes() {
    @Nullable String volatility = null;
    boolean strict = false;
    boolean definer = false;
    boolean leakproof = false;
    boolean window = false;
    var rest = new ArrayList<Option>();
    for (Option option : others) {
      switch (option.name()) {
        case "volatility" -> volatility = option.value();
        case "strict" -> {
          strict = "true".equals(option.value());
          addUnless(strict, option, rest);
        }
        case "security" -> {
          definer = "definer".equals(option.value());
          addUnless(definer, option, rest);
        }
        case "leakproof" -> leakproof = "true".equals(option.value());
        case "window" -> window = true;
        default -> rest.add(option);
      }
    }
    return new Attributes(volatility, strict, definer, leakproof, window, settings, rest);
  }

  /** What says no is kept: ALTER FUNCTION takes back with it what was so. */
  private static void addUnless(boolean yes, Option option, List<Option> rest) {
    if (!yes) {
      rest.add(option);
    }
  }

  private boolean accept(TokenCursor c, boolean create) {
    int start = c.start();
    if (create && acceptOfCreate(c, start)) {
      return true;
    }
    for (String volatility : VOLATILITY) {
      if (c.accept(volatility)) {
        return add(c, "volatility", volatility, start);
      }
    }
    if (c.at("set") || c.at("reset")) {
      settings.add(Settings.ofRoutine(c));
      return true;
    }
    return acceptNullHandling(c, start) || acceptSecurity(c, start) || acceptCosts(c, start);
  }

  private boolean add(TokenCursor c, String name, @Nullable String value, int start) {
    others.add(Options.option(c, name, value, start));
    return true;
  }

  private boolean acceptOfCreate(TokenCursor c, int start) {
    if (c.accept("as")) {
      bodyToken = c.mark();
      c.stringLiteral();
      if (c.acceptSymbol(',')) {
        add(c, "link symbol", c.stringLiteral(), start);
      }
      return true;
    }
    if (c.accept("language")) {
      language = languageName(c);
      return true;
    }
    if (c.accept("transform")) {
      do {
        c.expect("for");
        c.expect("type");
        int type = c.start();
        Types.typeName(c);
        add(c, "transform", c.text().substring(type, c.previousEnd()), start);
      } while (c.acceptSymbol(','));
      return true;
    }
    return c.accept("window") && add(c, "window", null, start);
  }

  /** A word or string that names a language. */
  static Ident languageName(TokenCursor c) {
    int start = c.start();
    if (!c.atString()) {
      Clauses.offer(c, List.of("sql", "plpgsql"));
      return c.nonReservedWord();
    }
    return new Ident(c.stringLiteral(), true, start, c.previousEnd());
  }

  private boolean acceptNullHandling(TokenCursor c, int start) {
    if (c.accept("called")) {
      c.expect("on");
      c.expect("null");
      c.expect("input");
      return add(c, "strict", "false", start);
    }
    if (c.accept("returns")) {
      c.expect("null");
      c.expect("on");
      c.expect("null");
      c.expect("input");
      return add(c, "strict", "true", start);
    }
    return c.accept("strict") && add(c, "strict", "true", start);
  }

  private boolean acceptSecurity(TokenCursor c, int start) {
    boolean external = c.accept("external");
    if (external || c.at("security")) {
      c.expect("security");
      return add(c, "security", c.expectAny("definer", "invoker"), start);
    }
    if (c.accept("leakproof")) {
      return add(c, "leakproof", "true", start);
    }
    if (c.accept("not")) {
      c.expect("leakproof");
      return add(c, "leakproof", "false", start);
    }
    return false;
  }

  private boolean acceptCosts(TokenCursor c, int start) {
    if (c.accept("cost")) {
      return add(c, "cost", Values.numeric(c), start);
    }
    if (c.accept("rows")) {
      return add(c, "rows", Values.numeric(c), start);
    }
    if (c.accept("support")) {
      return add(c, "support", c.anyName().name(), start);
    }
    if (!c.accept("parallel")) {
      return false;
    }
    Clauses.offer(c, List.of("safe", "unsafe", "restricted"));
    Ident parallel = c.columnId();
    if (!List.of("safe", "unsafe", "restricted").contains(parallel.text())) {
      throw c.failure(
          "parameter \"parallel\" must be SAFE, RESTRICTED, or UNSAFE",
          parallel,
          SqlState.SYNTAX_ERROR);
    }
    return add(c, "parallel", parallel.text(), start);
  }
}

package dev.migrationlens.syntax;

import dev.migrationlens.sql.Keyword;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.Option;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Lists of options: {@code (name = value, …)} in their dialects. */
final class Options {
  private Options() {}

  /** {@code (name [= value], ns.name [= value], …)}: storage parameters. */
  static List<Option> storage(TokenCursor c) {
    return storage(c, List.of());
  }

  /** The same, with the names completion may tell. */
  static List<Option> storage(TokenCursor c, List<String> known) {
    return Clauses.parenthesized(c, cursor -> storageOption(cursor, known));
  }

  private static Option storageOption(TokenCursor c, List<String> known) {
    int start = c.start();
    Clauses.offer(c, known);
    String name = c.columnLabel().text();
    if (c.acceptSymbol('.')) {
      name = name + "." + c.columnLabel().text();
    }
    String value = c.acceptOperator("=") ? argument(c) : null;
    return option(c, name, value, start);
  }

  /** {@code WITH (…)}, or nothing. */
  static List<Option> optionalStorage(TokenCursor c, List<String> known) {
    return c.accept("with") ? storage(c, known) : List.of();
  }

  /** {@code (name [= value], …)}, where names have one part. */
  static List<Option> definition(TokenCursor c) {
    return Clauses.parenthesized(c, Options::definitionOption);
  }

  private static Option definitionOption(TokenCursor c) {
    int start = c.start();
    String name = c.columnLabel().text();
    String value = c.acceptOperator("=") ? argument(c) : null;
    return option(c, name, value, start);
  }

  /** The same in ALTER, where a name could not always stand alone. */
  static List<Option> changedDefinition(TokenCursor c) {
    List<Option> options = definition(c);
    for (Option option : options) {
      if (option.value() == null) {
        c.needs(17, "an option without a value in ALTER", option.span());
      }
    }
    return options;
  }

  /** {@code WITH (…)} of a definition, or nothing. */
  static List<Option> optionalDefinition(TokenCursor c) {
    return c.accept("with") ? definition(c) : List.of();
  }

  /** A type, a reserved word, an operator, a number, a string or NONE, as text without quotes. */
  static String argument(TokenCursor c) {
    int start = c.start();
    Clauses.offer(c, List.of("true", "false", "on", "off"));
    if (c.atString()) {
      return c.stringLiteral();
    }
    if (Values.atWholeNumber(c)) {
      return Values.numeric(c);
    }
    if (OperatorNames.ahead(c) || (c.at("operator") && c.peekSymbol(1, '('))) {
      OperatorNames.qualified(c);
    } else if (!c.accept("none") && !acceptReserved(c)) {
      Types.routineType(c);
    }
    String text = c.text().substring(start, c.previousEnd());
    return text.indexOf('"') < 0 ? text.toLowerCase(Locale.ROOT) : text;
  }

  private static boolean acceptReserved(TokenCursor c) {
    Keyword keyword = c.keyword();
    boolean reserved = keyword != null && keyword.category() == Keyword.Category.RESERVED;
    if (reserved) {
      c.advance();
    }
    return reserved;
  }

  /** {@code OPTIONS (name 'value', …)}, or nothing. */
  static List<Option> foreign(TokenCursor c) {
    return c.accept("options") ? Clauses.parenthesized(c, Options::foreignOption) : List.of();
  }

  private static Option foreignOption(TokenCursor c) {
    int start = c.start();
    Ident name = c.columnLabel();
    return option(c, name.text(), c.stringLiteral(), start);
  }

  /** {@code OPTIONS ([ADD|SET|DROP] name ['value'], …)}, at its first word. */
  static List<Option> changedForeign(TokenCursor c) {
    c.expect("options");
    return Clauses.parenthesized(c, Options::changedForeignOption);
  }

  private static Option changedForeignOption(TokenCursor c) {
    int start = c.start();
    // ADD, SET and DROP are options' names too, where a value follows at once.
    if (c.peekKind(1).isString()) {
      return foreignOption(c);
    }
    if (c.accept("drop")) {
      return option(c, c.columnLabel().text(), null, start);
    }
    if (!c.accept("set")) {
      c.accept("add");
    }
    Option option = foreignOption(c);
    return option(c, option.name(), option.value(), start);
  }

  /** {@code (name [value], …)} of VACUUM, EXPLAIN and their like, with the names they know. */
  static List<Option> utility(TokenCursor c, List<String> known) {
    return Clauses.parenthesized(c, cursor -> utilityOption(cursor, known));
  }

  private static Option utilityOption(TokenCursor c, List<String> known) {
    int start = c.start();
    Clauses.offer(c, known);
    String name =
        c.at("analyze") || c.at("analyse") || c.at("format")
            ? c.takeName().text()
            : c.nonReservedWord().text();
    String value = null;
    if (!c.atSymbol(',') && !c.atSymbol(')')) {
      value = Values.atNumber(c) ? Values.numeric(c) : Values.booleanOrString(c);
    }
    return option(c, name, value, start);
  }

  static Option option(TokenCursor c, String name, @Nullable String value, int start) {
    return new Option(name.toLowerCase(Locale.ROOT), value, start, c.previousEnd());
  }
}

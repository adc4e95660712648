package dev.migrationlens.syntax;

import dev.migrationlens.sql.Keyword;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Calls whose form the grammar itself knows (func_expr_common_subexpr). */
final class SpecialCalls {
  private static final Set<String> BARE =
      Set.of(
          "current_date",
          "current_time",
          "current_timestamp",
          "localtime",
          "localtimestamp",
          "current_role",
          "current_user",
          "session_user",
          "system_user",
          "user",
          "current_catalog");
  private static final Set<String> PRECISE =
      Set.of("current_time", "current_timestamp", "localtime", "localtimestamp");
  private static final Set<String> CALLED =
      Set.of(
          "extract",
          "normalize",
          "overlay",
          "position",
          "substring",
          "treat",
          "trim",
          "nullif",
          "coalesce",
          "greatest",
          "least",
          "grouping",
          "merge_action",
          "xmlconcat",
          "xmlelement",
          "xmlexists",
          "xmlforest",
          "xmlparse",
          "xmlpi",
          "xmlroot",
          "xmlserialize",
          "json",
          "json_object",
          "json_array",
          "json_scalar",
          "json_serialize",
          "json_query",
          "json_exists",
          "json_value",
          "json_objectagg",
          "json_arrayagg");

  private SpecialCalls() {}

  static boolean startsHere(TokenCursor c) {
    Keyword keyword = c.keyword();
    if (keyword == null) {
      return false;
    }
    String word = keyword.word();
    return switch (keyword.category()) {
      case UNRESERVED -> false;
      case COLUMN_NAME -> CALLED.contains(word) && c.peekSymbol(1, '(');
      case TYPE_OR_FUNCTION ->
          (word.equals("current_schema") && !c.peekSymbol(1, '(') && !c.peekKind(1).isString())
              || (word.equals("collation") && c.peekAt(1, "for"));
      case RESERVED -> BARE.contains(word) || word.equals("cast");
    };
  }

  /** A call, or what CAST makes. */
  static Expr read(TokenCursor c) {
    if (!c.at("cast")) {
      return call(c);
    }
    int start = c.start();
    c.advance();
    c.expectSymbol('(');
    Expr value = Expressions.expression(c);
    c.expect("as");
    TypeName type = Types.typeName(c);
    c.expectSymbol(')');
    return new Expr.Cast(value, type, start, c.previousEnd());
  }

  private static Expr.Call call(TokenCursor c) {
    Ident name = c.columnLabel();
    String word = name.text();
    if (BARE.contains(word) || word.equals("current_schema")) {
      if (PRECISE.contains(word) && c.acceptSymbol('(')) {
        c.integer();
        c.expectSymbol(')');
      }
      if (word.equals("system_user")) {
        c.needs(16, "SYSTEM_USER", name.start());
      }
      return Calls.special(c, name, List.of(), List.of());
    }
    if (word.equals("collation")) {
      c.expect("for");
    }
    c.expectSymbol('(');
    if (word.equals("trim")) {
      name = new Ident(trimmed(c), false, name.start(), name.end());
    }
    var arguments = new ArrayList<Expr.Argument>();
    List<Expr.OrderItem> orderBy = List.of();
    if (word.startsWith("json")) {
      orderBy = JsonCalls.inside(c, word, name.start(), arguments);
    } else if (word.startsWith("xml")) {
      XmlCalls.inside(c, word, arguments);
    } else {
      inside(c, word, name.start(), arguments);
    }
    c.expectSymbol(')');
    return Calls.special(c, name, arguments, orderBy);
  }

  private static void inside(TokenCursor c, String word, int start, List<Expr.Argument> arguments) {
    switch (word) {
      case "collation" -> add(arguments, Expressions.expression(c));
      case "coalesce", "greatest", "least", "grouping" -> addAll(arguments, Expressions.list(c));
      case "merge_action" -> c.needs(17, "MERGE_ACTION", start);
      case "treat" -> {
        add(arguments, Expressions.expression(c));
        c.expect("as");
        Types.typeName(c);
      }
      case "extract" -> extract(c, arguments);
      case "normalize" -> {
        add(arguments, Expressions.expression(c));
        if (c.acceptSymbol(',')) {
          c.expectAny("nfc", "nfd", "nfkc", "nfkd");
        }
      }
      case "nullif" -> {
        add(arguments, Expressions.expression(c));
        c.expectSymbol(',');
        add(arguments, Expressions.expression(c));
      }
      case "position" -> {
        add(arguments, Expressions.restricted(c));
        c.expect("in");
        add(arguments, Expressions.restricted(c));
      }
      case "overlay" -> overlay(c, arguments);
      case "substring" -> substring(c, arguments);
      default -> trim(c, arguments);
    }
  }

  /** The function that TRIM stands for. */
  private static String trimmed(TokenCursor c) {
    if (c.accept("leading")) {
      return "ltrim";
    }
    if (c.accept("trailing")) {
      return "rtrim";
    }
    c.accept("both");
    return "btrim";
  }

  static void add(List<Expr.Argument> arguments, Expr value) {
    arguments.add(new Expr.Argument(null, value, false));
  }

  static void addAll(List<Expr.Argument> arguments, List<Expr> values) {
    values.forEach(value -> add(arguments, value));
  }

  private static void extract(TokenCursor c, List<Expr.Argument> arguments) {
    if (c.atString()) {
      add(arguments, c.literal());
    } else if (c.atAny("year", "month", "day", "hour", "minute", "second")
        || (c.keyword() == null && c.atColumnId())) {
      Ident field = c.takeName();
      add(
          arguments,
          new Expr.Literal(Expr.LiteralKind.STRING, field.text(), field.start(), field.end()));
    } else {
      throw c.unexpected();
    }
    c.expect("from");
    add(arguments, Expressions.expression(c));
  }

  private static void overlay(TokenCursor c, List<Expr.Argument> arguments) {
    if (c.atSymbol(')')) {
      return;
    }
    arguments.add(Calls.argument(c, false));
    if (arguments.get(0).name() == null && c.accept("placing")) {
      add(arguments, Expressions.expression(c));
      c.expect("from");
      add(arguments, Expressions.expression(c));
      if (c.accept("for")) {
        add(arguments, Expressions.expression(c));
      }
      return;
    }
    moreArguments(c, arguments);
  }

  private static void moreArguments(TokenCursor c, List<Expr.Argument> arguments) {
    while (c.acceptSymbol(',')) {
      arguments.add(Calls.argument(c, false));
    }
  }

  private static void substring(TokenCursor c, List<Expr.Argument> arguments) {
    if (c.atSymbol(')')) {
      return;
    }
    if (c.peekOperator(1, ":=") || c.peekOperator(1, "=>")) {
      arguments.add(Calls.argument(c, false));
      moreArguments(c, arguments);
      return;
    }
    add(arguments, Expressions.substringSource(c));
    if (c.accept("similar")) {
      add(arguments, Expressions.expression(c));
      c.expect("escape");
      add(arguments, Expressions.expression(c));
    } else if (c.accept("from")) {
      add(arguments, Expressions.expression(c));
      if (c.accept("for")) {
        add(arguments, Expressions.expression(c));
      }
    } else if (c.accept("for")) {
      add(arguments, Expressions.expression(c));
      if (c.accept("from")) {
        add(arguments, Expressions.expression(c));
      }
    } else {
      moreArguments(c, arguments);
    }
  }

  private static void trim(TokenCursor c, List<Expr.Argument> arguments) {
    if (c.accept("from")) {
      addAll(arguments, Expressions.list(c));
      return;
    }
    add(arguments, Expressions.expression(c));
    if (c.accept("from")) {
      addAll(arguments, Expressions.list(c));
      return;
    }
    while (c.acceptSymbol(',')) {
      add(arguments, Expressions.expression(c));
    }
  }
}

package dev.migrationlens.syntax;

import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.ObjectName;
import dev.migrationlens.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Function calls with their arguments, FILTER, WITHIN GROUP and OVER. */
public final class Calls {
  private static final Set<String> AGGREGATES = Set.of("json_objectagg", "json_arrayagg");

  private Calls() {}

  /** A call's arguments between the parentheses. */
  private record Arguments(
      List<Expr.Argument> list,
      boolean plain,
      boolean star,
      boolean distinct,
      List<Expr.OrderItem> orderBy) {
    private boolean variadic() {
      return list.stream().anyMatch(Expr.Argument::variadic);
    }
  }

  /** A plain call by name (func_application): what CALL takes. */
  public static Expr.Call application(TokenCursor c) {
    int start = c.start();
    ObjectName name = functionName(c);
    if (!c.atSymbol('(')) {
      throw c.unexpected();
    }
    return plain(c, name, arguments(c), start);
  }

  /** A call that no FILTER and OVER may follow (func_expr_windowless). */
  public static Expr windowless(TokenCursor c) {
    return SpecialCalls.startsHere(c) ? SpecialCalls.read(c) : application(c);
  }

  /** A function's name (func_name). */
  public static ObjectName functionName(TokenCursor c) {
    if (!c.atColumnId()) {
      return new ObjectName(List.of(c.typeFunctionName()));
    }
    boolean alone = c.atTypeFunctionName();
    ObjectName name = ObjectNames.plain(c, c.takeName());
    if (name.parts().size() == 1 && !alone) {
      throw c.unexpected();
    }
    return name;
  }

  /** The call of a name that an opening parenthesis follows; perhaps a constant of a type. */
  static Expr call(TokenCursor c, ObjectName name, int start) {
    Arguments arguments = arguments(c);
    if (arguments.plain && !arguments.list.isEmpty() && c.atString()) {
      return typedConstant(c, name, arguments, start);
    }
    List<Expr.OrderItem> withinGroup = withinGroup(c, arguments);
    Expr filter = filter(c);
    Expr.Window over = Windows.over(c);
    return new Expr.Call(
        name,
        arguments.list,
        false,
        arguments.star,
        arguments.distinct,
        arguments.orderBy,
        withinGroup,
        filter,
        over,
        start,
        c.previousEnd());
  }

  private static Expr.Call plain(TokenCursor c, ObjectName name, Arguments arguments, int start) {
    return new Expr.Call(
        name,
        arguments.list,
        false,
        arguments.star,
        arguments.distinct,
        arguments.orderBy,
        List.of(),
        null,
        null,
        start,
        c.previousEnd());
  }

  private static Expr typedConstant(
      TokenCursor c, ObjectName name, Arguments arguments, int start) {
    var modifiers = new ArrayList<Expr>();
    Span ends = new Span(start, c.previousEnd());
    c.advance();
    for (Expr.Argument argument : arguments.list) {
      if (argument.name() != null) {
        String words = "type modifier cannot have parameter name";
        throw c.failure(words, argument.name(), SqlState.SYNTAX_ERROR);
      }
      modifiers.add(argument.value());
    }
    if (!arguments.orderBy.isEmpty()) {
      String words = "type modifier cannot have ORDER BY";
      throw c.failure(words, ends, SqlState.SYNTAX_ERROR);
    }
    c.reset(c.mark() - 1);
    return Primaries.typedConstant(c, Primaries.type(c, name, modifiers), start);
  }

  private static Arguments arguments(TokenCursor c) {
    c.expectSymbol('(');
    if (c.acceptSymbol(')')) {
      return new Arguments(List.of(), false, false, false, List.of());
    }
    if (c.acceptOperator("*")) {
      c.expectSymbol(')');
      return new Arguments(List.of(), false, true, false, List.of());
    }
    boolean distinct = c.accept("distinct");
    boolean quantified = distinct || c.accept("all");
    var list = new ArrayList<Expr.Argument>();
    boolean variadic = false;
    do {
      variadic = !quantified && c.accept("variadic");
      list.add(argument(c, variadic));
    } while (!variadic && c.acceptSymbol(','));
    List<Expr.OrderItem> orderBy = Sorting.optional(c);
    c.expectSymbol(')');
    return new Arguments(list, !quantified && !variadic, false, distinct, orderBy);
  }

  static Expr.Argument argument(TokenCursor c, boolean variadic) {
    Ident name = null;
    if ((c.peekOperator(1, ":=") || c.peekOperator(1, "=>")) && c.atTypeFunctionName()) {
      name = c.takeName();
      c.advance();
    }
    return new Expr.Argument(name, Expressions.expression(c), variadic);
  }

  private static List<Expr.OrderItem> withinGroup(TokenCursor c, Arguments arguments) {
    Span at = c.currentSpan();
    if (!c.accept("within")) {
      return List.of();
    }
    c.expect("group");
    c.expectSymbol('(');
    List<Expr.OrderItem> items = Sorting.required(c);
    c.expectSymbol(')');
    String words =
        !arguments.orderBy.isEmpty()
            ? "cannot use multiple ORDER BY clauses with WITHIN GROUP"
            : arguments.distinct
                ? "cannot use DISTINCT with WITHIN GROUP"
                : arguments.variadic() ? "cannot use VARIADIC with WITHIN GROUP" : null;
    if (words != null) {
      throw c.failure(words, at, SqlState.SYNTAX_ERROR);
    }
    return items;
  }

  private static @Nullable Expr filter(TokenCursor c) {
    if (!c.accept("filter")) {
      return null;
    }
    c.expectSymbol('(');
    c.expect("where");
    Expr condition = Expressions.expression(c);
    c.expectSymbol(')');
    return condition;
  }

  /** A call of the grammar's own form; the aggregates among them take FILTER and OVER. */
  static Expr finish(TokenCursor c, Expr value) {
    if (!(value instanceof Expr.Call call) || !AGGREGATES.contains(call.name().name())) {
      return value;
    }
    Expr filter = filter(c);
    Expr.Window over = Windows.over(c);
    return new Expr.Call(
        call.name(),
        call.args(),
        true,
        false,
        false,
        call.orderBy(),
        List.of(),
        filter,
        over,
        call.start(),
        c.previousEnd());
  }

  /** A call of the grammar's own form, by its word. */
  static Expr.Call special(
      TokenCursor c, Ident name, List<Expr.Argument> arguments, List<Expr.OrderItem> orderBy) {
    return new Expr.Call(
        new ObjectName(List.of(name)),
        arguments,
        true,
        false,
        false,
        orderBy,
        List.of(),
        null,
        null,
        name.start(),
        c.previousEnd());
  }
}

package dev.migrationlens.effect;

import dev.migrationlens.catalog.Certainty;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Computes what an expression is worth where that follows from constants, variables and the
 * catalog. It never guesses: everything else is {@link Value.Unknown}.
 */
final class Valuation {
  /** What a name stands for; null where it stands for nothing known. */
  interface Names {
    @Nullable Value find(List<Ident> parts);
  }

  private static final Set<String> NUMBERS =
      Set.of("int2", "int4", "int8", "numeric", "float4", "float8");

  final Evaluation e;
  final Names names;

  Valuation(Evaluation e, Names names) {
    this.e = e;
    this.names = names;
  }

  /** Whether a condition holds; NULL is as good as false to whoever asks. */
  Certainty truth(Expr condition) {
    return truth(of(condition));
  }

  static Certainty truth(Value value) {
    return switch (value) {
      case Value.Text text -> Certainty.of(isTrue(text.text()));
      case Value.Null none -> Certainty.NO;
      default -> Certainty.UNKNOWN;
    };
  }

  private static boolean isTrue(String text) {
    return Set.of("true", "t", "yes", "y", "on", "1").contains(text);
  }

  Value of(Expr expr) {
    return switch (expr) {
      case Expr.ColumnRef ref -> named(ref);
      case Expr.Literal literal -> literal(literal);
      case Expr.Call call -> KnownCalls.of(this, call);
      case Expr.Cast cast -> Casts.of(this, cast);
      case Expr.Operator operator -> operator(operator);
      case Expr.Collate collate -> of(collate.value());
      case Expr.InList list -> inList(list);
      case Expr.Subquery sub -> KnownQueries.value(this, sub);
      case Expr.Quantified quantified -> quantified(quantified);
      case Expr.Case choice -> choice(choice);
      case Expr.ArrayOf array -> new Value.Many(array.items().stream().map(this::of).toList());
      case Expr.Subscript subscript -> subscript(subscript);
      case Expr.Field field ->
          of(field.value()) instanceof Value.Row row && field.field() != null
              ? row.field(field.field().text())
              : Values.UNKNOWN;
      case Expr.Row row -> Values.UNKNOWN;
      case Expr.Param param -> Values.UNKNOWN;
      case Expr.Special special -> Values.UNKNOWN;
      case Expr.Unknown unknown -> Values.UNKNOWN;
    };
  }

  private Value named(Expr.ColumnRef ref) {
    if (ref.star()) {
      return Values.UNKNOWN;
    }
    Value found = names.find(ref.parts());
    return found == null ? Values.UNKNOWN : found;
  }

  private static Value literal(Expr.Literal literal) {
    return switch (literal.kind()) {
      case STRING -> new Value.Text(literal.value(), SqlType.UNKNOWN);
      case INTEGER -> new Value.Text(literal.value(), SqlType.INT4);
      case DECIMAL -> new Value.Text(literal.value(), SqlType.NUMERIC);
      case BIT_STRING -> Values.UNKNOWN;
      case TRUE -> Values.TRUE;
      case FALSE -> Values.FALSE;
      case NULL -> Values.NULL;
    };
  }

  private Value operator(Expr.Operator operator) {
    List<Expr> operands = operator.operands();
    String symbol = operator.symbol();
    if (symbol.equals("AND") || symbol.equals("OR")) {
      return connect(symbol.equals("AND"), operands);
    }
    var values = operands.stream().map(this::of).toList();
    Value left = values.get(0);
    if (symbol.startsWith("IS ")) {
      return is(symbol, values);
    }
    if (values.size() == 1) {
      return symbol.equals("NOT") ? not(left) : Values.UNKNOWN;
    }
    if (symbol.equals("||")) {
      return concatenated(Casts.spoken(e, left), Casts.spoken(e, values.get(1)));
    }
    if (left instanceof Value.Null || values.get(1) instanceof Value.Null) {
      return Values.NULL;
    }
    return binary(symbol, left, values.get(1));
  }

  /** AND and OR know their answer as soon as one side decides. */
  private Value connect(boolean and, List<Expr> operands) {
    boolean unknown = false;
    boolean none = false;
    for (Expr operand : operands) {
      Value value = of(operand);
      if (value instanceof Value.Text text) {
        if (isTrue(text.text()) != and) {
          return Value.of(!and);
        }
      } else if (value instanceof Value.Null) {
        none = true;
      } else {
        unknown = true;
      }
    }
    return unknown ? Values.UNKNOWN : none ? Values.NULL : Value.of(and);
  }

  private static Value not(Value value) {
    return switch (value) {
      case Value.Text text -> Value.of(!isTrue(text.text()));
      case Value.Null none -> Values.NULL;
      default -> Values.UNKNOWN;
    };
  }

  private static Value is(String symbol, List<Value> values) {
    Value left = values.get(0);
    boolean not = symbol.startsWith("IS NOT ");
    if (left.isUnknown() || left instanceof Value.Row) {
      return Values.UNKNOWN;
    }
    boolean none = left instanceof Value.Null;
    return switch (symbol.substring(not ? 7 : 3)) {
      case "NULL", "UNKNOWN" -> Value.of(none != not);
      case "TRUE" -> Value.of((!none && left.equals(Values.TRUE)) != not);
      case "FALSE" -> Value.of((!none && left.equals(Values.FALSE)) != not);
      case "DISTINCT FROM" -> distinct(left, values.get(1), not);
      default -> Values.UNKNOWN;
    };
  }

  private static Value distinct(Value left, Value right, boolean not) {
    if (right.isUnknown()) {
      return Values.UNKNOWN;
    }
    if (left instanceof Value.Null || right instanceof Value.Null) {
      return Value.of((left instanceof Value.Null != right instanceof Value.Null) != not);
    }
    Certainty same = same(left, right);
    return same == Certainty.UNKNOWN ? Values.UNKNOWN : Value.of((same == Certainty.NO) != not);
  }

  private static Value concatenated(Value left, Value right) {
    if (left instanceof Value.Many one && right instanceof Value.Many two) {
      var all = new ArrayList<>(one.items());
      all.addAll(two.items());
      return new Value.Many(all);
    }
    if (left instanceof Value.Many || right instanceof Value.Many) {
      return Values.UNKNOWN;
    }
    if (left instanceof Value.Null || right instanceof Value.Null) {
      return Values.NULL;
    }
    return Value.joined(left, right);
  }

  static Value binary(String symbol, Value left, Value right) {
    if (symbol.equals("=") || symbol.equals("<>")) {
      return switch (same(left, right)) {
        case YES -> Value.of(symbol.equals("="));
        case NO -> Value.of(symbol.equals("<>"));
        case UNKNOWN -> Values.UNKNOWN;
      };
    }
    String one = left.known();
    String two = right.known();
    if (one == null || two == null) {
      return Values.UNKNOWN;
    }
    if (symbol.endsWith("LIKE")) {
      boolean insensitive = symbol.endsWith("ILIKE");
      Certainty like = Patterns.like(one, two, insensitive);
      return Value.of((like == Certainty.YES) != symbol.startsWith("NOT "));
    }
    if (symbol.contains("~") && symbol.length() <= 3) {
      return Patterns.regular(symbol, one, two);
    }
    BigDecimal first = number(left);
    BigDecimal second = number(right);
    if (first == null || second == null) {
      return Values.UNKNOWN;
    }
    return arithmetic(symbol, first, second);
  }

  private static Value arithmetic(String symbol, BigDecimal one, BigDecimal two) {
    int order = one.compareTo(two);
    return switch (symbol) {
      case "<" -> Value.of(order < 0);
      case "<=" -> Value.of(order <= 0);
      case ">" -> Value.of(order > 0);
      case ">=" -> Value.of(order >= 0);
      case "+" -> new Value.Text(one.add(two).toPlainString(), SqlType.INT8);
      case "-" -> new Value.Text(one.subtract(two).toPlainString(), SqlType.INT8);
      case "*" -> new Value.Text(one.multiply(two).toPlainString(), SqlType.INT8);
      default -> Values.UNKNOWN;
    };
  }

  /** The number that a value is, or null. */
  static @Nullable BigDecimal number(Value value) {
    if (!(value instanceof Value.Text text) || text.text().length() > 18) {
      return null;
    }
    try {
      return new BigDecimal(text.text().strip().replace("_", ""));
    } catch (NumberFormatException notDecimal) {
      return null;
    }
  }

  /** Whether two values are equal. */
  static Certainty same(Value left, Value right) {
    if (!(left instanceof Value.Text one) || !(right instanceof Value.Text two)) {
      return left instanceof Value.Template template && right.known() != null
          ? Patterns.fits(template, right.known())
          : right instanceof Value.Template other && left.known() != null
              ? Patterns.fits(other, left.known())
              : Certainty.UNKNOWN;
    }
    if (NUMBERS.contains(one.type().name()) || NUMBERS.contains(two.type().name())) {
      BigDecimal first = number(left);
      BigDecimal second = number(right);
      return first == null || second == null
          ? Certainty.UNKNOWN
          : Certainty.of(first.compareTo(second) == 0);
    }
    if (one.type().is("bool") || two.type().is("bool")) {
      return Certainty.of(isTrue(one.text()) == isTrue(two.text()));
    }
    return Certainty.of(one.text().equals(two.text()));
  }

  private Value inList(Expr.InList list) {
    var items = list.items().stream().map(this::of).toList();
    Value found = any(of(list.value()), items);
    return list.negated() ? not(found) : found;
  }

  /** {@code value = ANY (items)}. */
  static Value any(Value value, List<Value> items) {
    if (value instanceof Value.Null) {
      return Values.NULL;
    }
    boolean unknown = false;
    boolean none = false;
    for (Value item : items) {
      if (item instanceof Value.Null) {
        none = true;
        continue;
      }
      Certainty same = same(value, item);
      if (same == Certainty.YES) {
        return Values.TRUE;
      }
      unknown |= same == Certainty.UNKNOWN;
    }
    return unknown ? Values.UNKNOWN : none ? Values.NULL : Values.FALSE;
  }

  private Value quantified(Expr.Quantified quantified) {
    Value array = Casts.asArray(of(quantified.array()));
    if (!(array instanceof Value.Many many)) {
      return Values.UNKNOWN;
    }
    return switch (quantified.operator()) {
      case "=" -> any(of(quantified.left()), many.items());
      case "<> ALL" -> not(any(of(quantified.left()), many.items()));
      default -> Values.UNKNOWN;
    };
  }

  private Value choice(Expr.Case choice) {
    Value operand = choice.operand() == null ? Values.TRUE : of(choice.operand());
    for (Expr.When when : choice.whens()) {
      Value condition = of(when.condition());
      Certainty hit =
          choice.operand() == null
              ? truth(condition)
              : operand instanceof Value.Null || condition instanceof Value.Null
                  ? Certainty.NO
                  : same(operand, condition);
      if (hit == Certainty.YES) {
        return of(when.result());
      }
      if (hit == Certainty.UNKNOWN) {
        return Values.UNKNOWN;
      }
    }
    return choice.otherwise() == null ? Values.NULL : of(choice.otherwise());
  }

  private Value subscript(Expr.Subscript subscript) {
    if (subscript.slice() || subscript.subscripts().size() != 1) {
      return Values.UNKNOWN;
    }
    BigDecimal index = number(of(subscript.subscripts().get(0)));
    if (!(Casts.asArray(of(subscript.value())) instanceof Value.Many many) || index == null) {
      return Values.UNKNOWN;
    }
    int at = index.intValue() - 1;
    return at < 0 || at >= many.items().size() ? Values.NULL : many.items().get(at);
  }
}

package dev.migrationlens.effect;

import dev.migrationlens.catalog.Builtins;
import dev.migrationlens.catalog.OperatorResolution;
import dev.migrationlens.catalog.Resolution;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import dev.migrationlens.syntax.ast.Node;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Operators in expressions. */
final class OperatorUse {
  private static final Map<String, String> WORDS =
      Map.of(
          "LIKE", "~~",
          "NOT LIKE", "!~~",
          "ILIKE", "~~*",
          "NOT ILIKE", "!~~*");

  private static final Set<String> BOOLEAN = Set.of("AND", "OR", "NOT");

  /** An operator between types; prefix ones have no left side. */
  private record Question(String symbol, @Nullable SqlType left, SqlType right) {}

  private static final Map<Question, Resolution> KNOWN = new ConcurrentHashMap<>();

  private OperatorUse() {}

  static SqlType check(Evaluation e, Scope scope, Expr.Operator operator, Uses uses) {
    List<Expr> operands = operator.operands();
    var types = operands.stream().map(o -> Expressions.check(e, scope, o, uses)).toList();
    String symbol = operator.symbol();
    if (BOOLEAN.contains(symbol)) {
      for (int i = 0; i < operands.size(); i++) {
        Expressions.requireBoolean(e, operands.get(i), types.get(i), symbol);
      }
      return SqlType.BOOL;
    }
    if (WORDS.containsKey(symbol)) {
      return resolve(e, WORDS.get(symbol), null, types.get(0), types.get(1), operator);
    }
    if (symbol.contains("BETWEEN") && types.size() == 3) {
      between(e, operator, types);
      return SqlType.BOOL;
    }
    if (Character.isLetter(symbol.charAt(0))) {
      return word(e, operator, types);
    }
    boolean row = operands.stream().anyMatch(o -> o instanceof Expr.Row);
    if (row) {
      return SqlType.UNSURE;
    }
    if (types.size() == 1) {
      return resolve(e, symbol, operator.schema(), null, types.get(0), operator);
    }
    constants(e, operator, types);
    Immutability.operator(e, scope, operator, types);
    return resolve(e, symbol, operator.schema(), types.get(0), types.get(1), operator);
  }

  private static void between(Evaluation e, Expr.Operator operator, List<SqlType> types) {
    resolve(e, ">=", null, types.get(0), types.get(1), operator);
    resolve(e, "<=", null, types.get(0), types.get(2), operator);
  }

  private static SqlType word(Evaluation e, Expr.Operator operator, List<SqlType> types) {
    String symbol = operator.symbol();
    if (symbol.startsWith("IS ") && symbol.endsWith("DISTINCT FROM") && types.size() == 2) {
      resolve(e, "=", null, types.get(0), types.get(1), operator);
      return SqlType.BOOL;
    }
    if (symbol.startsWith("IS ") || symbol.equals("ISNULL") || symbol.equals("NOTNULL")) {
      return SqlType.BOOL;
    }
    if (symbol.startsWith("AT ") && !types.isEmpty()) {
      SqlType value = types.get(0);
      return value.is("timestamptz")
          ? SqlType.of("timestamp")
          : value.is("timestamp") ? SqlType.TIMESTAMPTZ : SqlType.UNSURE;
    }
    return symbol.contains("SIMILAR") ? SqlType.BOOL : SqlType.UNSURE;
  }

  /** A constant beside a typed value is read as that type, which may fail at once. */
  private static void constants(Evaluation e, Expr.Operator operator, List<SqlType> types) {
    Set<String> comparisons = Set.of("=", "<>", "!=", "<", ">", "<=", ">=");
    if (!comparisons.contains(operator.symbol())) {
      return;
    }
    for (int i = 0; i < 2; i++) {
      SqlType other = types.get(1 - i);
      if (operator.operands().get(i) instanceof Expr.Literal literal
          && types.get(i).isUnknown()
          && !other.isUnsure()
          && !other.isUnknown()) {
        Columns.literalFits(e, literal, other);
      }
    }
  }

  /** The result of an operator; reports one that certainly does not exist. */
  static SqlType resolve(
      Evaluation e,
      String symbol,
      @Nullable Ident schema,
      @Nullable SqlType left,
      SqlType right,
      Node at) {
    if ((left != null && left.isUnsure()) || right.isUnsure() || schema != null) {
      return SqlType.UNSURE;
    }
    return switch (choose(e, symbol, left, right)) {
      case Resolution.Found found -> found.type();
      case Resolution.Unsure unsure -> SqlType.UNSURE;
      case Resolution.Failed failed -> {
        if (!e.uncertain("operator-class", "*")) {
          report(e, symbol, left, right, failed.state(), at);
        }
        yield SqlType.UNSURE;
      }
    };
  }

  /** What PostgreSQL's own operators make of its own types never changes. */
  private static Resolution choose(
      Evaluation e, String symbol, @Nullable SqlType left, SqlType right) {
    boolean plain =
        right.builtIn() && (left == null || left.builtIn()) && !e.types().addsOperators(symbol);
    if (!plain) {
      return OperatorResolution.resolve(e.types(), symbol, left, right);
    }
    return KNOWN.computeIfAbsent(
        new Question(symbol, left == null ? null : left.bare(), right.bare()),
        q -> OperatorResolution.resolve(Builtins.types(), q.symbol(), q.left(), q.right()));
  }

  private static void report(
      Evaluation e, String symbol, @Nullable SqlType left, SqlType right, SqlState state, Node at) {
    String shown =
        (left == null ? "" : left.shortFormat() + " ") + symbol + " " + right.shortFormat();
    boolean ambiguous = state == SqlState.AMBIGUOUS_FUNCTION;
    e.report(
        Problem.of(
            ambiguous ? "ambiguous-name" : "missing-function",
            state,
            ambiguous
                ? "`" + shown + "` could be several operators"
                : "there is no operator `" + shown + "`",
            at.span()));
  }
}

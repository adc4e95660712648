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

  private static final Set<String> TRUTHS = Set.of("IS TRUE", "IS FALSE", "IS UNKNOWN");

  private static final Set<String> BOOLEAN = Set.of("AND", "OR", "NOT");

  /** An operator between types; prefix ones have no left side. */
  private record Question(String symbol, @Nullable SqlType left, SqlType right) {}

  private static final Map<Question, Resolution> KNOWN = new ConcurrentHashMap<>();

  private OperatorUse() {}

  static SqlType check(Evaluation e, Scope scope, Expr.Operator operator, Uses uses) {
    List<Expr> operands = operator.operands();
    int before = e.problemCount();
    var types = operands.stream().map(o -> Expressions.check(e, scope, o, uses)).toList();
    String symbol = operator.symbol();
    if (BOOLEAN.contains(symbol)) {
      for (int i = 0; i < operands.size(); i++) {
        Expressions.requireBoolean(e, operands.get(i), types.get(i), symbol);
      }
      return SqlType.BOOL;
    }
    if (e.failureSince(before) != null) {
      // PostgreSQL never comes to this operator.
      return SqlType.UNSURE;
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
      Rows.compare(e, scope, operator);
      if (types.size() == 2 && types.stream().anyMatch(t -> t.builtIn() && isScalar(e, t))) {
        resolve(e, symbol, operator.schema(), types.get(0), types.get(1), operator);
      }
      return SqlType.UNSURE;
    }
    if (types.size() == 1) {
      return resolve(e, symbol, operator.schema(), null, types.get(0), operator);
    }
    Immutability.operator(e, scope, operator, types);
    return operator.schema() != null
        ? SqlType.UNSURE
        : apply(e, symbol, operands.get(0), types.get(0), operands.get(1), types.get(1), operator);
  }

  private static boolean isScalar(Evaluation e, SqlType type) {
    return !type.isUnknown() && FromItems.isScalar(e, type);
  }

  /** What an operator makes of two operands, of which literals are read as what it takes. */
  static SqlType apply(
      Evaluation e,
      String symbol,
      Expr left,
      SqlType leftType,
      Expr right,
      SqlType rightType,
      Node at) {
    if (leftType.isUnsure() || rightType.isUnsure()) {
      return SqlType.UNSURE;
    }
    if (choose(e, symbol, leftType, rightType) instanceof Resolution.Found found) {
      List<SqlType> takes = found.takes();
      if (takes.size() == 2) {
        read(e, left, leftType, takes.get(0), takes.get(1), rightType);
        read(e, right, rightType, takes.get(1), takes.get(0), leftType);
      }
      return found.type();
    }
    return resolve(e, symbol, null, leftType, rightType, at);
  }

  /** Both sides of a polymorphic operator are alike; else its parameter's type is the literal's. */
  private static void read(
      Evaluation e, Expr operand, SqlType type, SqlType takes, SqlType others, SqlType other) {
    if (!(operand instanceof Expr.Literal literal) || !type.isUnknown() || other.isUnknown()) {
      return;
    }
    if (!takes.isPolymorphic()) {
      Columns.literalFits(e, literal, takes.is("unknown") ? other : takes);
    } else if (takes.equals(others)) {
      Columns.literalFits(e, literal, other);
    }
  }

  private static void between(Evaluation e, Expr.Operator operator, List<SqlType> types) {
    List<Expr> o = operator.operands();
    apply(e, ">=", o.get(0), types.get(0), o.get(1), types.get(1), operator);
    if (!e.failed()) {
      apply(e, "<=", o.get(0), types.get(0), o.get(2), types.get(2), operator);
    }
  }

  private static SqlType word(Evaluation e, Expr.Operator operator, List<SqlType> types) {
    String symbol = operator.symbol();
    if (symbol.startsWith("IS ") && symbol.endsWith("DISTINCT FROM") && types.size() == 2) {
      List<Expr> o = operator.operands();
      if (o.stream().noneMatch(each -> each instanceof Expr.Row)) {
        apply(e, "=", o.get(0), types.get(0), o.get(1), types.get(1), operator);
      }
      return SqlType.BOOL;
    }
    if (TRUTHS.contains(symbol.replace("NOT ", ""))) {
      Expressions.requireBoolean(e, operator.operands().get(0), types.get(0), symbol);
    }
    if (symbol.endsWith("NORMALIZED")) {
      SpecialForms.function(e, operator, "is_normalized", types);
    }
    if (symbol.startsWith("IS ") || symbol.equals("ISNULL") || symbol.equals("NOTNULL")) {
      return SqlType.BOOL;
    }
    if (symbol.startsWith("AT ") && !types.isEmpty()) {
      SpecialForms.function(e, operator, "timezone", types.reversed());
      return inZone(types.get(0));
    }
    if (symbol.contains("SIMILAR") && types.size() == 2) {
      return resolve(e, "~", null, types.get(0), SqlType.TEXT, operator);
    }
    return symbol.contains("SIMILAR") ? SqlType.BOOL : SqlType.UNSURE;
  }

  private static SqlType inZone(SqlType value) {
    if (value.is("timestamptz") || value.is("date")) {
      return SqlType.of("timestamp");
    }
    if (value.is("time") || value.is("timetz")) {
      return SqlType.of("timetz");
    }
    return value.is("timestamp") ? SqlType.TIMESTAMPTZ : SqlType.UNSURE;
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

  /** Whether there certainly is no such operator between these types. */
  static boolean isMissing(Evaluation e, String symbol, SqlType left, SqlType right) {
    return !e.uncertain("operator-class", "*")
        && choose(e, symbol, left, right) instanceof Resolution.Failed;
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

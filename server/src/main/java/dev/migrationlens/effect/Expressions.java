package dev.migrationlens.effect;

import dev.migrationlens.catalog.CastRule;
import dev.migrationlens.catalog.Certainty;
import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.Resolution;
import dev.migrationlens.catalog.TypeRules;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names and types inside expressions. */
final class Expressions {
  private Expressions() {}

  /** Checks every name in an expression and returns its type, UNSURE where that is not certain. */
  static SqlType check(Evaluation e, Scope scope, Expr expr, Uses uses) {
    return switch (expr) {
      case Expr.ColumnRef ref -> ColumnRefs.check(e, scope, ref, uses);
      case Expr.Literal literal -> literal(literal);
      case Expr.Param param -> parameter(e, scope, param);
      case Expr.Special special -> SqlType.UNSURE;
      case Expr.Call call -> Calls.check(e, scope, call, uses);
      case Expr.Cast cast -> cast(e, scope, cast, uses);
      case Expr.Operator operator -> OperatorUse.check(e, scope, operator, uses);
      case Expr.Collate collate -> collate(e, scope, collate, uses);
      case Expr.InList list -> inList(e, scope, list, uses);
      case Expr.Subquery sub -> subquery(e, scope, sub, uses);
      case Expr.Quantified quantified -> quantified(e, scope, quantified, uses);
      case Expr.Case choice -> choice(e, scope, choice, uses);
      case Expr.Row row -> {
        row.items().forEach(item -> check(e, scope, item, uses));
        yield SqlType.RECORD;
      }
      case Expr.ArrayOf array -> array(e, scope, array, uses);
      case Expr.Subscript subscript -> Components.subscript(e, scope, subscript, uses);
      case Expr.Field field -> Components.field(e, scope, field, uses);
      case Expr.Unknown unknown -> SqlType.UNSURE;
    };
  }

  private static SqlType collate(Evaluation e, Scope scope, Expr.Collate collate, Uses uses) {
    SqlType type = check(e, scope, collate.value(), uses);
    Collations.use(e, collate.collation(), uses);
    var facts = type.isUnsure() || type.isUnknown() ? null : e.types().facts(e.types().base(type));
    if (facts != null && !facts.collatable() && !type.array() && type.builtIn()) {
      e.error(
          "default-does-not-fit",
          SqlState.DATATYPE_MISMATCH,
          "`" + type.shortFormat() + "` has no collations",
          collate);
    }
    return type;
  }

  private static SqlType parameter(Evaluation e, Scope scope, Expr.Param param) {
    if (e.depth() == 0 && scope.lacksParameter(param.number())) {
      e.error(
          "missing-object",
          SqlState.UNDEFINED_PARAMETER,
          "there is no parameter `$" + param.number() + "`",
          param);
    }
    return scope.parameter(param.number());
  }

  private static SqlType literal(Expr.Literal literal) {
    return switch (literal.kind()) {
      case STRING, NULL -> SqlType.UNKNOWN;
      case INTEGER -> integer(literal.value());
      case DECIMAL -> SqlType.NUMERIC;
      case BIT_STRING -> SqlType.of("bit");
      case TRUE, FALSE -> SqlType.BOOL;
    };
  }

  private static SqlType integer(String value) {
    String digits = value.replace("_", "");
    if (digits.length() > 1 && digits.charAt(0) == '0' && Character.isLetter(digits.charAt(1))) {
      return SqlType.UNSURE;
    }
    try {
      long number = Long.parseLong(digits);
      return number <= Integer.MAX_VALUE ? SqlType.INT4 : SqlType.INT8;
    } catch (NumberFormatException tooLong) {
      return SqlType.NUMERIC;
    }
  }

  private static SqlType cast(Evaluation e, Scope scope, Expr.Cast cast, Uses uses) {
    SqlType to = e.types().resolve(cast.type());
    PgType own = e.types().own(to);
    if (own != null) {
      uses.object(own.id());
    }
    if (cast.value() instanceof Expr.Row row) {
      row(e, row, row.items().stream().map(i -> check(e, scope, i, uses)).toList(), own);
      return to;
    }
    if (cast.value() instanceof Expr.ArrayOf empty && empty.items().isEmpty()) {
      return to;
    }
    SqlType from = check(e, scope, cast.value(), uses);
    if (cast.value() instanceof Expr.Literal literal && from.isUnknown() && !to.isUnsure()) {
      Regclass.check(e, literal, to, uses);
      TextSearch.check(e, literal, to, uses);
      Columns.literalFits(e, literal, to);
      return to;
    }
    if (cast.value() instanceof Expr.ArrayOf) {
      return to;
    }
    Immutability.cast(e, scope, cast, from, to);
    if (Coercions.castable(e, from, to) == Certainty.NO) {
      e.error(
          "default-does-not-fit",
          SqlState.CANNOT_COERCE,
          "cannot cast `" + from.shortFormat() + "` to `" + to.shortFormat() + "`",
          cast);
    }
    return to;
  }

  /** A row becomes a composite type field by field. */
  private static void row(
      Evaluation e, Expr.Row row, List<SqlType> types, @Nullable PgType composite) {
    if (composite == null || composite.kind() != PgType.Kind.COMPOSITE) {
      return;
    }
    boolean fits = types.size() == composite.attributes().size();
    for (int i = 0; fits && i < types.size(); i++) {
      SqlType wanted = composite.attributes().get(i).type();
      if (wanted == null) {
        continue;
      }
      if (types.get(i).isUnknown() && row.items().get(i) instanceof Expr.Literal literal) {
        Columns.literalFits(e, literal, wanted);
      } else {
        fits = Coercions.castable(e, types.get(i), wanted) != Certainty.NO;
      }
    }
    if (!fits) {
      e.error(
          "default-does-not-fit",
          SqlState.CANNOT_COERCE,
          "the row cannot become `" + composite.name() + "`",
          row);
    }
  }

  private static SqlType inList(Evaluation e, Scope scope, Expr.InList list, Uses uses) {
    SqlType left = check(e, scope, list.value(), uses);
    var types = new ArrayList<SqlType>();
    types.add(left);
    for (Expr item : list.items()) {
      SqlType right = check(e, scope, item, uses);
      types.add(right);
      compareInList(e, list, item, left, right);
    }
    Rows.member(e, scope, list);
    boolean known = types.stream().noneMatch(SqlType::isUnsure);
    if (known && TypeRules.common(e.types(), types) instanceof Resolution.Failed) {
      // Without a type in common each item is compared by itself.
      types.subList(1, types.size()).stream()
          .filter(t -> !t.isUnknown())
          .forEach(t -> OperatorUse.resolve(e, "=", null, left, t, list));
    }
    return SqlType.BOOL;
  }

  /** IN is a row of {@code =}; with several kinds of items PostgreSQL first finds a common type. */
  private static void compareInList(
      Evaluation e, Expr.InList list, Expr item, SqlType left, SqlType right) {
    if (item instanceof Expr.Literal literal && right.isUnknown()) {
      if (!left.isUnsure() && !left.isUnknown()) {
        Columns.literalFits(e, literal, left);
      }
    } else if (list.items().size() == 1) {
      OperatorUse.resolve(e, "=", null, left, right, list);
    }
  }

  private static SqlType subquery(Evaluation e, Scope scope, Expr.Subquery sub, Uses uses) {
    SqlType left = sub.left() == null ? SqlType.UNSURE : check(e, scope, sub.left(), uses);
    List<Scope.Output> outputs = Queries.outputs(e, sub.query(), scope, uses);
    SqlType only = outputs != null && outputs.size() == 1 ? outputs.get(0).type() : SqlType.UNSURE;
    return switch (sub.kind()) {
      case EXISTS -> SqlType.BOOL;
      case SCALAR -> {
        requireOne(e, outputs, sub);
        yield only.isUnknown() ? SqlType.TEXT : only;
      }
      case ARRAY -> {
        requireOne(e, outputs, sub);
        yield only.isUnsure() || only.array() || only.isUnknown() ? SqlType.UNSURE : only.asArray();
      }
      case IN, NOT_IN -> {
        boolean row = sub.left() instanceof Expr.Row;
        if (row) {
          Rows.requireAsMany(e, outputs, sub);
        } else {
          requireOne(e, outputs, sub);
          SqlType right = only.isUnknown() ? SqlType.TEXT : only;
          OperatorUse.resolve(e, "=", null, left, right, sub);
        }
        yield SqlType.BOOL;
      }
      case ANY, ALL -> SqlType.BOOL;
    };
  }

  private static void requireOne(
      Evaluation e, @Nullable List<Scope.Output> outputs, Expr.Subquery sub) {
    if (outputs != null && outputs.size() > 1) {
      boolean left = sub.left() != null;
      e.error(
          "counts-differ",
          SqlState.SYNTAX_ERROR,
          left ? "subquery has too many columns" : "subquery must return only one column",
          sub);
    }
  }

  private static SqlType quantified(
      Evaluation e, Scope scope, Expr.Quantified quantified, Uses uses) {
    SqlType left = check(e, scope, quantified.left(), uses);
    SqlType right = check(e, scope, quantified.array(), uses);
    boolean rows = quantified.array() instanceof Expr.Call call && Placement.returnsSets(e, call);
    if (!right.isUnsure() && !right.isUnknown() && !right.array() && !rows) {
      var facts = e.types().facts(e.types().base(right).bare());
      if (right.builtIn() && facts != null && facts.category() != 'A') {
        e.error(
            "default-does-not-fit",
            SqlState.WRONG_OBJECT_TYPE,
            "the right side of ANY/ALL is `" + right.shortFormat() + "`, not an array",
            quantified.array());
      }
    } else if (right.array() && quantified.operator().equals("=")) {
      OperatorUse.resolve(e, "=", null, left, right.element(), quantified);
    }
    return SqlType.BOOL;
  }

  private static SqlType choice(Evaluation e, Scope scope, Expr.Case choice, Uses uses) {
    SqlType operand =
        choice.operand() == null ? SqlType.UNSURE : check(e, scope, choice.operand(), uses);
    var results = new ArrayList<SqlType>();
    var values = new ArrayList<Expr>();
    if (choice.otherwise() != null) {
      // PostgreSQL looks at ELSE first, and the first type wins among equals.
      results.add(check(e, scope, choice.otherwise(), uses));
      values.add(choice.otherwise());
    }
    for (Expr.When when : choice.whens()) {
      SqlType condition = check(e, scope, when.condition(), uses);
      if (choice.operand() == null) {
        requireBoolean(e, when.condition(), condition, "CASE/WHEN");
      } else if (!e.failed()) {
        OperatorUse.apply(
            e, "=", choice.operand(), operand, when.condition(), condition, when.condition());
      }
      results.add(check(e, scope, when.result(), uses));
      values.add(when.result());
    }
    Parts.of(choice).forEach(p -> Misplaced.refuse(e, scope, p, Misplaced.Clause.CHOICE));
    SqlType type = common(e, results, choice, "CASE");
    literalsFit(e, values, results, type);
    // Without ELSE it may be NULL, which has no length.
    return choice.otherwise() == null ? type.bare() : type;
  }

  /** The one type of several expressions; reports those that certainly have none. */
  static SqlType common(Evaluation e, List<SqlType> types, Node at, String words) {
    if (types.isEmpty() || types.stream().anyMatch(SqlType::isUnsure)) {
      return SqlType.UNSURE;
    }
    return switch (TypeRules.common(e.types(), types)) {
      case Resolution.Found found -> found.type();
      case Resolution.Failed failed -> {
        e.error(
            "default-does-not-fit",
            failed.state(),
            words + " types " + types.get(0).shortFormat() + " and others cannot be matched",
            at);
        yield SqlType.UNSURE;
      }
      case Resolution.Unsure unsure -> SqlType.UNSURE;
    };
  }

  /** Literals among expressions of one type are read as that type. */
  static void literalsFit(Evaluation e, List<Expr> values, List<SqlType> types, SqlType common) {
    if (common.isUnsure() || common.isUnknown()) {
      return;
    }
    for (int i = 0; i < values.size() && !e.failed(); i++) {
      if (types.get(i).isUnknown() && values.get(i) instanceof Expr.Literal literal) {
        Columns.literalFits(e, literal, common);
      }
    }
  }

  private static SqlType array(Evaluation e, Scope scope, Expr.ArrayOf array, Uses uses) {
    var types = new ArrayList<SqlType>();
    for (Expr item : array.items()) {
      boolean nested = item instanceof Expr.ArrayOf inner && inner.items().isEmpty();
      types.add(nested ? SqlType.UNSURE : check(e, scope, item, uses));
    }
    if (types.isEmpty()) {
      e.error(
          "default-does-not-fit",
          SqlState.INDETERMINATE_DATATYPE,
          "an empty array needs a type, as in `ARRAY[]::text[]`",
          array);
    }
    if (types.isEmpty() || types.stream().anyMatch(t -> t.isUnsure() || t.array())) {
      return SqlType.UNSURE;
    }
    boolean one = types.stream().distinct().count() == 1;
    SqlType common = one ? types.get(0) : common(e, types, array, "ARRAY");
    literalsFit(e, array.items(), types, common);
    return common.isUnsure() ? common : (common.isUnknown() ? SqlType.TEXT : common).asArray();
  }

  /** Reports a condition that certainly is no boolean. */
  static void requireBoolean(Evaluation e, Expr expr, SqlType type, String clause) {
    if (type.isUnknown() && expr instanceof Expr.Literal literal) {
      Columns.literalFits(e, literal, SqlType.BOOL);
    }
    if (type.isUnsure() || type.isUnknown() || type.is("bool")) {
      return;
    }
    SqlType base = e.types().base(type);
    if (base.is("bool") || !base.builtIn()) {
      return;
    }
    if (TypeRules.coercible(e.types(), base, SqlType.BOOL, CastRule.Context.IMPLICIT)
        == Certainty.NO) {
      e.error(
          "default-does-not-fit",
          SqlState.DATATYPE_MISMATCH,
          "argument of " + clause + " must be boolean, not `" + type.shortFormat() + "`",
          expr);
    }
  }
}

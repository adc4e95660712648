package dev.migrationlens.effect;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.DmlStatement;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Query;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values of a row of VALUES that are too long, too great or missing for the columns they are for.
 */
final class Lengths {
  private static final Map<String, Integer> BITS = Map.of("int2", 15, "int4", 31, "int8", 63);

  private Lengths() {}

  /** Asked when the INSERT certainly runs: PostgreSQL counts no sooner. */
  static void check(Evaluation e, DmlStatement statement) {
    if (e.failed()
        || !(statement instanceof DmlStatement.Insert insert)
        || !(insert.source() instanceof Query.Values values)
        || !(Lookup.entry(e, insert.table()) instanceof Relation table)
        || !table.kind().isTable()) {
      return;
    }
    for (List<Expr> row : values.rows()) {
      for (int i = 0; i < row.size(); i++) {
        Column column = column(table, insert, i);
        if (column != null && row.get(i) instanceof Expr.Literal literal) {
          check(e, column, literal);
        }
      }
    }
    Required.check(e, insert, values, table);
  }

  static @Nullable Column column(Relation table, DmlStatement.Insert insert, int at) {
    if (insert.columns().isEmpty()) {
      return table.complete() && at < table.columns().size() ? table.columns().get(at) : null;
    }
    if (at >= insert.columns().size() || insert.columns().get(at).partial()) {
      return null;
    }
    return table.column(insert.columns().get(at).column().text());
  }

  private static void check(Evaluation e, Column column, Expr.Literal literal) {
    SqlType type = column.type() == null ? SqlType.UNSURE : e.types().base(column.type());
    size(e, column, type, literal);
    boolean limited =
        literal.kind() == Expr.LiteralKind.STRING
            && (type.is("varchar") || type.is("bpchar"))
            && type.modifiers().size() == 1
            && type.modifiers().get(0).matches("[0-9]{1,8}");
    if (!limited) {
      return;
    }
    int limit = Integer.parseInt(type.modifiers().get(0));
    String text = literal.value().stripTrailing();
    if (text.codePointCount(0, text.length()) > limit) {
      e.relyOn(column.origin());
      e.error(
          "default-does-not-fit",
          SqlState.STRING_TOO_LONG,
          "`" + column.name() + "` holds " + limit + " characters, and this is longer",
          literal);
    }
  }

  private static void size(Evaluation e, Column column, SqlType type, Expr.Literal literal) {
    Integer bits = type.builtIn() && !type.array() ? BITS.get(type.name()) : null;
    boolean plain =
        literal.kind() == Expr.LiteralKind.INTEGER && literal.value().matches("[0-9]{1,40}");
    if (bits != null && plain && new BigInteger(literal.value()).bitLength() > bits) {
      e.relyOn(column.origin());
      e.error(
          "default-does-not-fit",
          SqlState.NUMERIC_VALUE_OUT_OF_RANGE,
          "`" + literal.value() + "` is too great for `" + type.shortFormat() + "`",
          literal);
    }
  }
}

package dev.migrationlens.effect;

import dev.migrationlens.catalog.Certainty;
import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Ident;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Elements of arrays and fields of rows. */
final class Components {
  private static final Set<String> NO_PARTS =
      Set.of("text", "varchar", "json", "int4", "int8", "numeric", "uuid", "bool");

  private Components() {}

  static SqlType subscript(Evaluation e, Scope scope, Expr.Subscript subscript, Uses uses) {
    SqlType value = Expressions.check(e, scope, subscript.value(), uses);
    for (Expr each : subscript.subscripts()) {
      SqlType type = Expressions.check(e, scope, each, uses);
      if (value.array() && type.isUnknown() && each instanceof Expr.Literal literal) {
        Columns.literalFits(e, literal, SqlType.INT4);
      } else if (value.array()
          && !type.isUnknown()
          && Coercions.assignable(e, type, SqlType.INT4) == Certainty.NO) {
        e.error(
            "default-does-not-fit",
            SqlState.DATATYPE_MISMATCH,
            "an array's subscript must be integer, not `" + type.shortFormat() + "`",
            each);
      }
    }
    refuseSubscript(e, value, subscript);
    if (value.array()) {
      return subscript.slice() ? value : value.element();
    }
    return value.is("jsonb") ? SqlType.JSONB : SqlType.UNSURE;
  }

  private static void refuseSubscript(Evaluation e, SqlType value, Expr.Subscript subscript) {
    if (NO_PARTS.contains(value.name()) && value.builtIn() && !value.array()) {
      e.error(
          "default-does-not-fit",
          SqlState.DATATYPE_MISMATCH,
          "`" + value.shortFormat() + "` has no subscripts",
          subscript);
    }
  }

  static SqlType field(Evaluation e, Scope scope, Expr.Field field, Uses uses) {
    SqlType value = Expressions.check(e, scope, field.value(), uses);
    if (value.isUnsure() || value.array() || field.field() == null) {
      return SqlType.UNSURE;
    }
    Column column = attribute(e, value, field.field().text());
    if (column == null) {
      refuseField(e, value, field.field());
    }
    return column == null || column.type() == null ? SqlType.UNSURE : column.type();
  }

  private static void refuseField(Evaluation e, SqlType value, Ident name) {
    if (e.mayBeThere("column", name.text()) || ColumnRefs.mayBeFunction(e, name)) {
      return;
    }
    String schema = value.qualifiedName().schema();
    if (schema != null && e.db.relationEntry(schema, value.name()) instanceof Relation row) {
      if (row.complete()) {
        Lookup.column(e, row, name);
      }
      return;
    }
    PgType own = e.types().own(value);
    if (own == null || own.kind() != PgType.Kind.COMPOSITE) {
      return;
    }
    e.relyOn(own.origin());
    e.error(
        "missing-column",
        SqlState.UNDEFINED_COLUMN,
        "type `" + own.name() + "` has no field `" + name.text() + "`",
        name);
  }

  private static @Nullable Column attribute(Evaluation e, SqlType type, String name) {
    PgType own = e.types().own(type);
    if (own != null) {
      return own.attributes().stream().filter(a -> a.name().equals(name)).findFirst().orElse(null);
    }
    String schema = type.qualifiedName().schema();
    return schema != null && e.db.relationEntry(schema, type.name()) instanceof Relation row
        ? row.column(name)
        : null;
  }
}

package dev.migrationlens.effect;

import dev.migrationlens.catalog.Certainty;
import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Part;
import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.Parser;
import dev.migrationlens.syntax.ast.DmlStatement;
import dev.migrationlens.syntax.ast.Query;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a column's default can follow the column to another type. */
final class DefaultTypes {
  private static final Pattern LITERAL = Pattern.compile("'[^']*'");

  private DefaultTypes() {}

  /** Whether the default certainly cannot become the new type without being told how. */
  static boolean refuses(Evaluation e, Column column, SqlType type) {
    return column.hasDefault()
        && !column.generation().computed()
        && Coercions.assignable(e, of(e, column), type) == Certainty.NO;
  }

  /** A literal stays of the type that the column had when it became the default. */
  static @Nullable String kept(Evaluation e, Relation table, Column column) {
    String text = column.defaultText();
    SqlType type = column.type();
    if (text == null || type == null || column.generation().computed()) {
      return text;
    }
    if (!LITERAL.matcher(text).matches()) {
      return text;
    }
    PgType own = e.types().own(type.array() ? type.element() : type);
    if (own != null) {
      var uses = new Uses();
      uses.object(own.id());
      uses.record(e, table.key(), table.id(), new Part.DefaultOf(column.number()));
    }
    return text + "::" + type.shortFormat();
  }

  /** The type of the expression as PostgreSQL keeps it, UNSURE where it cannot be told. */
  private static SqlType of(Evaluation e, Column column) {
    String text = column.defaultText();
    SqlType own = column.type();
    if (text == null || own == null) {
      return SqlType.UNSURE;
    }
    if (text.equals("nextval")) {
      return SqlType.INT8;
    }
    String query = "SELECT " + text;
    if (!(Parser.parse(query).statement() instanceof DmlStatement.SelectStatement select)
        || !(select.query() instanceof Query.Select values)
        || values.outputs().size() != 1) {
      return SqlType.UNSURE;
    }
    var inner = e.executing(query, values.span());
    SqlType found =
        Expressions.check(
            inner,
            Scope.constant(Scope.Place.DEFAULT),
            values.outputs().get(0).value(),
            new Uses());
    if (found.isUnknown()) {
      return own;
    }
    // A name may mean another type now than it did when the default was made.
    return found.builtIn() || found.bare().equals(own.bare()) ? found : SqlType.UNSURE;
  }
}

package dev.migrationlens.effect;

import dev.migrationlens.catalog.Certainty;
import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Literals;
import dev.migrationlens.catalog.Part;
import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.ColumnDef;
import dev.migrationlens.syntax.ast.Constraint;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.Option;
import dev.migrationlens.syntax.ast.TypeName;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Columns as CREATE TABLE and ADD COLUMN make them, without the constraints that need a table. */
final class Columns {
  private static final Map<String, SqlType> SERIALS =
      Map.of(
          "serial", SqlType.INT4,
          "serial4", SqlType.INT4,
          "bigserial", SqlType.INT8,
          "serial8", SqlType.INT8,
          "smallserial", SqlType.INT2,
          "serial2", SqlType.INT2);

  private Columns() {}

  static @Nullable SqlType serial(@Nullable TypeName type) {
    if (type == null || type.name().parts().size() > 1 || type.dimensions() > 0) {
      return null;
    }
    return SERIALS.get(type.name().name());
  }

  /** The table with one more column (its keys, checks and references come later). */
  static Relation add(Evaluation e, Relation table, ColumnDef def) {
    String name = def.name().text();
    Column there = table.column(name);
    if (there != null) {
      if (there.inherited() && there.origin().step() != e.db.step()) {
        return merged(e, table, there, def);
      }
      Created.exists(
          e, SqlState.DUPLICATE_COLUMN, "column `" + name + "`", def.name(), there.origin());
      return table;
    }
    if (Lookup.isSystemColumn(table, name) && table.kind() != Relation.Kind.COMPOSITE) {
      e.error(
          "already-exists",
          SqlState.DUPLICATE_COLUMN,
          "`" + name + "` is the name of a system column",
          def.name());
    }
    SqlType serial = serial(def.type());
    SqlType type =
        serial != null
            ? serial
            : def.type() == null ? SqlType.UNSURE : e.types().resolve(def.type());
    refusePseudoType(e, def, type);
    ColumnClauses.check(e, def, serial != null);
    requireIdentityType(e, def, type);
    var column =
        new Column(
            table.lastNumber() + 1,
            name,
            type.isUnsure() ? null : type,
            serial != null || notNull(def),
            serial != null ? "nextval" : null,
            generation(def),
            false,
            e.origin(def.name()));
    if (def.collation() != null) {
      Collations.ofColumn(e, table, column.number(), def.collation());
    }
    Relation wider = table.withColumn(column);
    if (serial != null || column.generation().identity()) {
      Sequences.own(e, wider, column, sequenceName(def));
    }
    return wider;
  }

  /** A column of a parent's that the heir writes as well. */
  private static Relation merged(Evaluation e, Relation heir, Column inherited, ColumnDef def) {
    SqlType serial = serial(def.type());
    SqlType type = serial != null || def.type() == null ? serial : e.types().resolve(def.type());
    if (Inherited.differ(inherited.type(), type)) {
      e.relyOn(inherited.origin());
      e.error(
          "default-does-not-fit",
          SqlState.DATATYPE_MISMATCH,
          "the parent's column `" + inherited.name() + "` is of another type",
          def.name());
    }
    boolean required = inherited.notNull() || notNull(def);
    return heir.mapColumn(inherited.number(), c -> c.withNotNull(required));
  }

  private static @Nullable String sequenceName(ColumnDef def) {
    for (Constraint constraint : def.constraints()) {
      if (constraint instanceof Constraint.Identity identity) {
        return sequenceName(identity.options());
      }
    }
    return null;
  }

  /** The name that SEQUENCE NAME gives an identity column's sequence. */
  static @Nullable String sequenceName(List<Option> options) {
    for (Option option : options) {
      if (option.name().equals("sequence name") && option.value() != null) {
        String name = option.value().substring(option.value().lastIndexOf('.') + 1).strip();
        return name.startsWith("\"")
            ? name.substring(1, name.length() - 1)
            : name.toLowerCase(Locale.ROOT);
      }
    }
    return null;
  }

  private static void refusePseudoType(Evaluation e, ColumnDef def, SqlType type) {
    if (def.type() == null || type.isUnsure() || type.array() || !type.builtIn()) {
      return;
    }
    var facts = e.types().facts(type);
    if (facts != null && facts.kind() == dev.migrationlens.catalog.TypeFacts.Kind.PSEUDO) {
      e.error(
          "missing-type",
          SqlState.INVALID_TABLE_DEFINITION,
          "column `" + def.name().text() + "` cannot be of type `" + type + "`",
          def.type());
    }
  }

  private static void requireIdentityType(Evaluation e, ColumnDef def, SqlType type) {
    boolean fits = type.isUnsure() || isIdentityType(e, type);
    if (!fits && generation(def).identity() && def.type() != null) {
      e.error(
          "default-does-not-fit",
          SqlState.INVALID_PARAMETER_VALUE,
          "an identity column must be smallint, integer or bigint, not `" + type + "`",
          def.type());
    }
  }

  static boolean isIdentityType(Evaluation e, SqlType type) {
    SqlType base = e.types().base(type);
    return base.is("int2") || base.is("int4") || base.is("int8");
  }

  private static boolean notNull(ColumnDef def) {
    for (Constraint constraint : def.constraints()) {
      boolean makes =
          switch (constraint) {
            case Constraint.NotNull n -> true;
            case Constraint.Identity i -> true;
            case Constraint.Key key -> key.primary();
            default -> false;
          };
      if (makes) {
        return true;
      }
    }
    return false;
  }

  private static Column.Generation generation(ColumnDef def) {
    for (Constraint constraint : def.constraints()) {
      if (constraint instanceof Constraint.Identity identity) {
        return identity.always()
            ? Column.Generation.IDENTITY_ALWAYS
            : Column.Generation.IDENTITY_BY_DEFAULT;
      }
      if (constraint instanceof Constraint.Generated generated) {
        return generated.stored() ? Column.Generation.STORED : Column.Generation.VIRTUAL;
      }
    }
    return Column.Generation.NONE;
  }

  /** The table after the DEFAULT and GENERATED clauses of a column it has. */
  static Relation values(Evaluation e, Relation table, ColumnDef def) {
    Relation at = table;
    for (Constraint constraint : def.constraints()) {
      Column column = at.column(def.name().text());
      if (column == null) {
        return at;
      }
      if (constraint instanceof Constraint.Default value) {
        at = setDefault(e, at, column, value.value());
      } else if (constraint instanceof Constraint.Generated generated) {
        at = generate(e, at, column, generated.value());
      }
    }
    return at;
  }

  /** The table with a default on a column, after checking that it fits. */
  static Relation setDefault(Evaluation e, Relation table, Column column, Expr value) {
    var uses = new Uses();
    int before = e.problemCount();
    boolean refused = Placement.refuses(e, Scope.Place.DEFAULT, value);
    SqlType type =
        refused
            ? SqlType.UNSURE
            : Expressions.check(e, Scope.constant(Scope.Place.DEFAULT), value, uses);
    if (e.problemCount() == before && column.type() != null) {
      requireFits(e, value, type, column);
    }
    uses.record(e, table.key(), table.id(), new Part.DefaultOf(column.number()));
    boolean isNull =
        value instanceof Expr.Literal literal && literal.kind() == Expr.LiteralKind.NULL;
    String source = isNull ? null : e.source(value);
    return table.mapColumn(column.number(), c -> c.withDefault(source));
  }

  /** Reports a value that certainly cannot become the column's type. */
  static void requireFits(Evaluation e, Expr value, SqlType type, Column column) {
    SqlType target = column.type();
    if (target == null || target.isUnsure()) {
      return;
    }
    if (value instanceof Expr.Literal literal && type.isUnknown()) {
      literalFits(e, literal, target);
      return;
    }
    if (Coercions.assignable(e, type, target) == Certainty.NO) {
      e.error(
          "default-does-not-fit",
          SqlState.DATATYPE_MISMATCH,
          "column `"
              + column.name()
              + "` is of type `"
              + target.shortFormat()
              + "` but the default is of type `"
              + type.shortFormat()
              + "`",
          value);
    }
  }

  /** Reports a literal that certainly is no value of a type. */
  static void literalFits(Evaluation e, Expr.Literal literal, SqlType target) {
    if (literal.kind() != Expr.LiteralKind.STRING) {
      return;
    }
    SqlType base = e.types().base(target);
    PgType own = base.array() ? null : e.types().own(base);
    if (own != null && own.kind() == PgType.Kind.ENUM) {
      enumLabel(e, literal, own);
      return;
    }
    SqlState state = Literals.read(e.types(), base, literal.value()).state();
    if (state != null) {
      e.error(
          "default-does-not-fit",
          state,
          "`" + literal.value() + "` is no `" + target.shortFormat() + "`",
          literal);
    }
  }

  private static void enumLabel(Evaluation e, Expr.Literal literal, PgType type) {
    e.relyOn(type.origin());
    FreshLabels.used(e, type, literal.value(), literal);
    if (type.hasLabel(literal.value()) || e.mayBeThere("label", type.name())) {
      return;
    }
    e.report(
        new Problem(
            "default-does-not-fit",
            SqlState.INVALID_TEXT_REPRESENTATION,
            "`" + literal.value() + "` is no value of enum `" + type.name() + "`",
            literal.span(),
            new Sought(
                Sought.What.OTHER,
                type.name(),
                List.of(type.key().toString()),
                literal.value(),
                type.labels().stream().map(PgType.Label::text).toList()),
            Map.of("enum", type.name())));
  }

  /** The table with a column computed from others, after checking that it can be. */
  static Relation generate(Evaluation e, Relation table, Column column, Expr value) {
    var uses = new Uses();
    int before = e.problemCount();
    SqlType type = Expressions.check(e, Scope.of(table, Scope.Place.GENERATED), value, uses);
    if (e.problemCount() == before) {
      Placement.refuses(e, Scope.Place.GENERATED, value);
    }
    if (e.problemCount() == before && column.type() != null) {
      requireFits(e, value, type, column);
    }
    for (int number : uses.columnsOf(table.id())) {
      Column used = table.column(number);
      if (used != null && used.generation().computed()) {
        e.error(
            "missing-column",
            SqlState.INVALID_OBJECT_DEFINITION,
            "cannot use generated column `" + used.name() + "` in column generation expression",
            value);
      }
    }
    uses.record(e, table.key(), table.id(), new Part.GenerationOf(column.number()));
    return table.mapColumn(column.number(), c -> c.withDefault(e.source(value)));
  }
}

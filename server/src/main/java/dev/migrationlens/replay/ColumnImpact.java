package dev.migrationlens.replay;

import dev.migrationlens.catalog.Certainty;
import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.PgType;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.sql.SqlType;
import dev.migrationlens.syntax.ast.AlterAction;
import dev.migrationlens.syntax.ast.ColumnDef;
import dev.migrationlens.syntax.ast.Constraint;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Columns that come, change their type or may no longer be null. */
final class ColumnImpact {
  private ColumnImpact() {}

  static void add(Scene scene, Relation table, AlterAction.AddColumn add) {
    ColumnDef column = add.column();
    if (table.column(column.name().text()) != null) {
      return;
    }
    scene.touchAll(table, claim(scene, table, column));
    for (Constraint constraint : column.constraints()) {
      if (constraint instanceof Constraint.ForeignKey key) {
        Relation target = scene.relation(key.target());
        if (target != null && target.id() != table.id()) {
          scene.touchAll(
              target,
              hasDefault(column)
                  ? Claim.FOREIGN_KEY_ADD_TARGET
                  : Claim.FOREIGN_KEY_ADD_NOT_VALID_TARGET);
        }
      }
    }
  }

  private static Claim claim(Scene scene, Relation table, ColumnDef def) {
    Certainty rewrites = rewrites(scene, table, def);
    if (rewrites == Certainty.YES) {
      return Claim.COLUMN_ADD_REWRITES;
    }
    if (rewrites == Certainty.UNKNOWN) {
      return Claim.COLUMN_ADD_UNSURE;
    }
    boolean checked =
        def.constraints().stream()
            .anyMatch(
                c ->
                    c instanceof Constraint.Check
                        || (c instanceof Constraint.NotNull && !hasDefault(def))
                        || c instanceof Constraint.Key
                        || (c instanceof Constraint.ForeignKey && hasDefault(def)));
    return checked ? Claim.COLUMN_ADD_CHECKED : Claim.COLUMN_ADD;
  }

  private static boolean hasDefault(ColumnDef def) {
    return def.constraints().stream().anyMatch(Constraint.Default.class::isInstance);
  }

  /** Whether each row must be written to hold a value of its own. */
  private static Certainty rewrites(Scene scene, Relation table, ColumnDef def) {
    if (isSerial(def)) {
      return Certainty.YES;
    }
    Relation now = scene.now(table);
    Column column = now == null ? null : now.column(def.name().text());
    SqlType type = column == null ? null : column.type();
    if (type == null || type.isUnsure()) {
      return Certainty.UNKNOWN;
    }
    Certainty ofType = constrained(scene, type);
    for (Constraint constraint : def.constraints()) {
      Certainty one =
          switch (constraint) {
            case Constraint.Identity identity -> Certainty.YES;
            case Constraint.Generated generated -> Certainty.of(generated.stored());
            case Constraint.Default value -> Volatility.isVolatile(scene, value.value());
            default -> Certainty.NO;
          };
      ofType = ofType.or(one);
    }
    return ofType;
  }

  /** Whether PostgreSQL must look at every row to know that a domain allows the new column. */
  private static Certainty constrained(Scene scene, SqlType type) {
    PgType own =
        type.builtIn() || type.array() ? null : scene.before().type(type.schema(), type.name());
    return own == null || own.kind() != PgType.Kind.DOMAIN
        ? Certainty.NO
        : Certainty.of(own.notNull() || !own.constraints().isEmpty());
  }

  /** {@code serial} and its relatives, which are no types. */
  static boolean isSerial(ColumnDef def) {
    return def.type() != null
        && List.of("serial", "serial2", "serial4", "serial8", "smallserial", "bigserial")
            .contains(def.type().name().name().toLowerCase(Locale.ROOT));
  }

  static void retype(Scene scene, Relation table, AlterAction.SetType set) {
    Column before = table.column(set.column().text());
    Relation now = scene.now(table);
    Column after = now == null ? null : now.column(set.column().text());
    if (before == null) {
      return;
    }
    SqlType from = before.type();
    SqlType to = after == null ? null : after.type();
    boolean plain = set.using() == null || Retyping.isColumn(set.using(), set.column());
    Certainty rewrites =
        from == null || to == null || set.collation() != null
            ? Certainty.UNKNOWN
            : plain ? Retyping.rewrites(scene, from, to) : Certainty.YES;
    scene.touchAll(
        table,
        switch (rewrites) {
          case YES -> Claim.COLUMN_TYPE_REWRITES;
          case UNKNOWN -> Claim.COLUMN_TYPE_UNSURE;
          case NO -> checked(table, before) ? Claim.COLUMN_TYPE_CHECKED : Claim.COLUMN_TYPE;
        });
  }

  /** The checks of a retyped column are made anew. */
  private static boolean checked(Relation table, Column column) {
    return table.constraints().stream()
        .anyMatch(
            c -> c.kind() == TableConstraint.Kind.CHECK && c.columns().contains(column.number()));
  }

  static void notNull(Scene scene, Relation table, AlterAction.SetNotNull set) {
    if (!set.notNull()) {
      scene.touchAll(table, Claim.NOT_NULL_DROP);
      return;
    }
    Column column = table.column(set.column().text());
    boolean proven = column != null && (column.notNull() || proof(table, column) != null);
    scene.touchAll(table, proven ? Claim.NOT_NULL_SET_PROVEN : Claim.NOT_NULL_SET);
  }

  /** A valid check that lets no null into a column, so that PostgreSQL need not look. */
  static @Nullable TableConstraint proof(Relation table, Column column) {
    Pattern notNull =
        Pattern.compile(
            "(?is)(check)?[\\s(]*\"?"
                + Pattern.quote(column.name())
                + "\"?\\s+is\\s+not\\s+null[\\s)]*");
    for (TableConstraint constraint : table.constraints()) {
      if (constraint.kind() == TableConstraint.Kind.CHECK
          && constraint.validated()
          && constraint.text() != null
          && notNull.matcher(constraint.text()).matches()) {
        return constraint;
      }
    }
    return null;
  }
}

package dev.migrationlens.catalog;

import dev.migrationlens.sql.SqlType;
import dev.migrationlens.text.Span;
import java.util.List;

/** What a packed {@link Start} consists of. */
enum PackedKind {
  OBJECTS(List.class),
  TEXTS(List.class),
  INTS(List.class),
  LONGS(List.class),
  SPAN(Span.class),
  ORIGIN(Origin.class),
  KEY(Key.class),
  SQL_TYPE(SqlType.class),
  COLUMN(Column.class),
  CONSTRAINT(TableConstraint.class),
  CONSTRAINT_DETAILS(TableConstraint.Details.class),
  RELATION(Relation.class),
  RELATION_TRAITS(Relation.Traits.class),
  INDEX(Index.class),
  TYPE(PgType.class),
  LABEL(PgType.Label.class),
  ROUTINE(Routine.class),
  ROUTINE_TRAITS(Routine.Traits.class),
  STANDING(Routine.Standing.class),
  SIGNATURE(FunctionSignature.class),
  PARAMETER(FunctionSignature.Parameter.class),
  OVERLOADS(Overloads.class),
  DEPENDENCY(Dependency.class),
  WHOLE(Part.Whole.class),
  PART_SIGNATURE(Part.Signature.class),
  PART_TYPE(Part.TypeOf.class),
  PART_GENERATION(Part.GenerationOf.class),
  PART_DEFAULT(Part.DefaultOf.class),
  PART_CONSTRAINT(Part.ConstraintOf.class),
  EXTENSION(ExtensionObject.class),
  SCHEMA(SchemaObject.class),
  NAMED(NamedObject.class),
  PLACE(Place.class),
  GRANT(Grant.class),
  NEEDS(Needs.class),
  SETTING(Setting.class),
  UNCERTAINTY(Uncertainty.class);

  private final Class<?> type;

  PackedKind(Class<?> type) {
    this.type = type;
  }

  static PackedKind of(Object object) {
    if (object instanceof List<?> list) {
      Object first = list.isEmpty() ? "" : list.get(0);
      return switch (first) {
        case String text -> TEXTS;
        case Integer small -> INTS;
        case Long large -> LONGS;
        default -> OBJECTS;
      };
    }
    for (PackedKind kind : values()) {
      if (kind.type == object.getClass()) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no way to pack " + object.getClass());
  }
}

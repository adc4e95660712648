package dev.migrationlens.catalog;

import dev.migrationlens.catalog.CastRule.Context;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.sql.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which types PostgreSQL turns into which, compares with which, and indexes how. */
public final class TypeRules {
  private TypeRules() {}

  /** Whether a value of one type may become the other in this context. */
  public static Certainty coercible(TypeWorld world, SqlType from, SqlType to, Context context) {
    return Coercions.coercible(world, from.bare(), to.bare(), context);
  }

  /** Whether {@code left = right} has a meaning. */
  public static Certainty comparable(TypeWorld world, SqlType left, SqlType right) {
    return switch (OperatorResolution.resolve(world, "=", left, right)) {
      case Resolution.Found found ->
          left.isUnsure() || right.isUnsure() ? Certainty.UNKNOWN : Certainty.YES;
      case Resolution.Failed failed -> Certainty.NO;
      case Resolution.Unsure unsure -> Certainty.UNKNOWN;
    };
  }

  /** Whether a foreign key may go from a column of one type to a key column of the other. */
  public static Certainty foreignKey(TypeWorld world, SqlType referencing, SqlType referenced) {
    SqlType from = referencing.bare();
    SqlType key = referenced.bare();
    if (Coercions.base(world, from).isUnsure() || Coercions.base(world, key).isUnsure()) {
      return from.equals(key) && !from.isUnsure() ? Certainty.YES : Certainty.UNKNOWN;
    }
    OperatorClass keyClass = defaultClass(world, key, "btree");
    if (keyClass == null) {
      return Certainty.UNKNOWN; // there can be no such key, which is another finding
    }
    // Where only one side has a collation PostgreSQL trips with an internal error.
    Certainty best =
        collatable(world, from) == collatable(world, key) ? Certainty.YES : Certainty.UNKNOWN;
    SqlType base = Coercions.base(world, from);
    SqlType input = keyClass.input();
    if (input.equals(base) || keyClass.comparable().contains(base)) {
      return best;
    }
    return best.and(
        Coercions.coercible(world, List.of(key, from), List.of(input, input), Context.IMPLICIT));
  }

  private static boolean collatable(TypeWorld world, SqlType type) {
    SqlType base = Coercions.base(world, type);
    TypeFacts facts = world.facts(base.element());
    return facts != null && facts.collatable();
  }

  /** Whether the index method has a default operator class for the type (else 42704). */
  public static Certainty indexable(TypeWorld world, SqlType type, String method) {
    if (Coercions.base(world, type.bare()).isUnsure()) {
      return Certainty.UNKNOWN;
    }
    return Certainty.of(defaultClass(world, type.bare(), method) != null);
  }

  /** Whether the class can be named for a column of the type (else 42804). */
  public static Certainty takes(TypeWorld world, OperatorClass known, SqlType type) {
    TypeFacts facts = known.input().array() ? null : world.facts(known.input());
    return facts == null || facts.kind() == TypeFacts.Kind.PSEUDO
        ? Certainty.UNKNOWN
        : Coercions.sameBinaryForm(world, type, known.input());
  }

  /** The class an index takes for the type when none is named. */
  public static @Nullable OperatorClass defaultClass(TypeWorld world, SqlType type, String method) {
    SqlType base = Coercions.base(world, type.bare());
    List<OperatorClass> classes = world.operatorClasses(method);
    for (OperatorClass candidate : classes) {
      if (candidate.byDefault() && candidate.input().equals(base)) {
        return candidate;
      }
    }
    var compatible = new ArrayList<OperatorClass>();
    for (OperatorClass candidate : classes) {
      if (candidate.byDefault()
          && Coercions.sameBinaryForm(world, base, candidate.input()) == Certainty.YES) {
        compatible.add(candidate);
      }
    }
    char category = Coercions.category(world, base);
    var preferred =
        compatible.stream()
            .filter(
                it ->
                    Coercions.isPreferred(world, it.input())
                        && Coercions.category(world, it.input()) == category)
            .toList();
    if (preferred.size() == 1) {
      return preferred.getFirst();
    }
    return compatible.size() == 1 ? compatible.getFirst() : null;
  }

  /**
   * Whether DISTINCT, GROUP BY and UNION can tell values of the type apart (else 42883). Rows and
   * ranges depend on what they are made of.
   */
  public static Certainty distinguishable(TypeWorld world, SqlType type) {
    SqlType base = Coercions.base(world, type.bare());
    if (base.isUnsure() || Coercions.isComposite(world, base) || base.isUnknown()) {
      return Certainty.UNKNOWN;
    }
    SqlType element = Coercions.element(base);
    if (element != null && !base.is("oidvector")) {
      return distinguishable(world, element);
    }
    return indexable(world, base, "btree").or(indexable(world, base, "hash"));
  }

  /** Whether ORDER BY can sort the type (else 42883). */
  public static Certainty sortable(TypeWorld world, SqlType type) {
    SqlType base = Coercions.base(world, type.bare());
    if (base.isUnsure() || Coercions.isComposite(world, base) || base.isUnknown()) {
      return Certainty.UNKNOWN;
    }
    SqlType element = Coercions.element(base);
    return element != null && !base.is("oidvector")
        ? sortable(world, element)
        : indexable(world, base, "btree");
  }

  /** The type that UNION, CASE, COALESCE, VALUES and ARRAY give to values of these types. */
  public static Resolution common(TypeWorld world, List<SqlType> types) {
    var bare = types.stream().map(SqlType::bare).toList();
    SqlType chosen = Coercions.common(world, bare);
    if (chosen == null) {
      return new Resolution.Failed(SqlState.DATATYPE_MISMATCH);
    }
    for (SqlType type : bare) {
      if (Coercions.coercible(world, type, chosen, Context.IMPLICIT) == Certainty.NO) {
        return new Resolution.Failed(SqlState.CANNOT_COERCE);
      }
    }
    // A length that all have is kept.
    SqlType first = types.get(0);
    boolean same = first.bare().equals(chosen) && types.stream().allMatch(first::equals);
    return new Resolution.Found(null, same ? first : chosen);
  }
}

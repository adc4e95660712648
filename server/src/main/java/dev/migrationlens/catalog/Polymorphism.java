package dev.migrationlens.catalog;

import dev.migrationlens.catalog.CastRule.Context;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.sql.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the {@code any…} types of a function fit together: all of the simple family stand for one
 * element type, all of the compatible family for one common type.
 */
final class Polymorphism {
  /** What the actual types say; null is not said by any. */
  private static final class Bindings {
    @Nullable SqlType element;
    @Nullable SqlType array;
    @Nullable SqlType range;
    @Nullable SqlType multirange;
    boolean nonArray;
    boolean onlyEnum;
    boolean simple;
    @Nullable SqlType compatibleRange;
    @Nullable SqlType compatibleMultirange;
    boolean compatibleNonArray;
    boolean arrayOfLiteral;
    boolean rangeOfLiteral;
    boolean compatibleRangeOfLiteral;
    final List<SqlType> compatibleTypes = new ArrayList<>();
    boolean unsure;
    boolean contradiction;
  }

  private Polymorphism() {}

  /** Whether the actual types may stand for the declared ones together. */
  static Certainty consistent(TypeWorld world, List<SqlType> actual, List<SqlType> declared) {
    Bindings bindings = bind(world, actual, declared);
    if (bindings.contradiction) {
      return Certainty.NO;
    }
    SqlType element = bindings.element;
    if (element != null && bindings.nonArray && isArray(world, element)) {
      return Certainty.NO;
    }
    if (bindings.onlyEnum && !bindings.unsure) {
      if (element == null) {
        return Certainty.NO; // nothing but unknown literals is no enum
      }
      if (world.facts(element) == null && !element.array()) {
        return Certainty.UNKNOWN;
      }
      if (!Coercions.isKind(world, element, TypeFacts.Kind.ENUM)) {
        return Certainty.NO;
      }
    }
    Certainty compatible = compatible(world, bindings);
    return bindings.unsure ? compatible.and(Certainty.UNKNOWN) : compatible;
  }

  private static Certainty compatible(TypeWorld world, Bindings bindings) {
    if (bindings.compatibleTypes.isEmpty()) {
      return Certainty.YES;
    }
    SqlType common = Coercions.common(world, bindings.compatibleTypes);
    if (common == null) {
      return Certainty.NO;
    }
    if (common.isUnsure()) {
      return Certainty.UNKNOWN;
    }
    if (bindings.compatibleNonArray && isArray(world, common)) {
      return Certainty.NO;
    }
    SqlType range = bindings.compatibleRange;
    if (range != null && !common.equals(rangeSubtype(world, range))) {
      return Certainty.NO;
    }
    Certainty all = Certainty.YES;
    for (SqlType type : bindings.compatibleTypes) {
      all = all.and(Coercions.coercible(world, type, common, Context.IMPLICIT));
    }
    return all;
  }

  private static Bindings bind(TypeWorld world, List<SqlType> actual, List<SqlType> declared) {
    var bindings = new Bindings();
    for (int i = 0; i < actual.size(); i++) {
      if (declared.get(i).isPolymorphic()) {
        bind(world, bindings, actual.get(i), declared.get(i).name());
      }
    }
    if (!bindings.contradiction) {
      settle(world, bindings);
    }
    return bindings;
  }

  private static void bind(TypeWorld world, Bindings b, SqlType actual, String declared) {
    note(b, declared);
    if (actual.isUnknown()) {
      b.arrayOfLiteral |= declared.endsWith("array") && !declared.endsWith("nonarray");
      boolean range = declared.endsWith("range");
      b.rangeOfLiteral |= range && !declared.startsWith("anycompatible");
      b.compatibleRangeOfLiteral |= range && declared.startsWith("anycompatible");
      return;
    }
    SqlType base = Coercions.base(world, actual);
    if (actual.isUnsure() || base.isUnsure()) {
      b.unsure = true;
      return;
    }
    switch (declared) {
      case "anyelement", "anynonarray", "anyenum" -> b.element = same(b, b.element, actual);
      case "anyarray" -> b.array = same(b, b.array, base);
      case "anyrange" -> b.range = same(b, b.range, base);
      case "anymultirange" -> b.multirange = same(b, b.multirange, base);
      case "anycompatible", "anycompatiblenonarray" -> b.compatibleTypes.add(actual);
      case "anycompatiblearray" -> addCompatible(b, Coercions.element(base));
      case "anycompatiblerange" -> {
        boolean first = b.compatibleRange == null;
        b.compatibleRange = same(b, b.compatibleRange, base);
        if (first) {
          addCompatible(b, rangeSubtype(world, base));
        }
      }
      default -> {
        boolean first = b.compatibleMultirange == null;
        b.compatibleMultirange = same(b, b.compatibleMultirange, base);
        if (first) {
          addCompatible(b, subtype(world, base, TypeFacts.Kind.MULTIRANGE));
        }
      }
    }
  }

  private static void note(Bindings b, String declared) {
    boolean compatible = declared.startsWith("anycompatible");
    b.simple |= !compatible;
    b.nonArray |= declared.equals("anynonarray");
    b.onlyEnum |= declared.equals("anyenum");
    b.compatibleNonArray |= declared.equals("anycompatiblenonarray");
  }

  private static void addCompatible(Bindings b, @Nullable SqlType type) {
    if (type == null) {
      b.contradiction = true;
    } else {
      b.compatibleTypes.add(type);
    }
  }

  private static SqlType same(Bindings b, @Nullable SqlType before, SqlType now) {
    b.contradiction |= before != null && !before.equals(now);
    return now;
  }

  /** Arrays and ranges tell the element type too, and must agree about it. */
  private static void settle(TypeWorld world, Bindings b) {
    if (b.array != null && !b.array.is("anyarray")) {
      settleElement(b, Coercions.element(b.array));
    }
    if (b.range != null) {
      settleElement(b, rangeSubtype(world, b.range));
    }
    if (b.multirange != null) {
      settleElement(b, subtype(world, b.multirange, TypeFacts.Kind.MULTIRANGE));
      SqlType range = rangeOf(b.multirange);
      b.contradiction |= b.range != null && range != null && !range.equals(b.range);
      b.unsure |= b.range != null && range == null;
    }
    if (b.compatibleMultirange != null && b.compatibleRange != null) {
      SqlType range = rangeOf(b.compatibleMultirange);
      b.contradiction |= range != null && !range.equals(b.compatibleRange);
      b.unsure |= range == null;
    }
  }

  private static void settleElement(Bindings b, @Nullable SqlType element) {
    if (element == null) {
      b.contradiction = true;
    } else {
      b.element = same(b, b.element, element);
    }
  }

  private static @Nullable SqlType rangeSubtype(TypeWorld world, SqlType type) {
    return subtype(world, type, TypeFacts.Kind.RANGE);
  }

  private static @Nullable SqlType subtype(TypeWorld world, SqlType type, TypeFacts.Kind kind) {
    TypeFacts facts = type.array() ? null : world.facts(type);
    return facts != null && facts.kind() == kind ? facts.related() : null;
  }

  private static boolean isArray(TypeWorld world, SqlType type) {
    return Coercions.element(Coercions.base(world, type)) != null;
  }

  /** The range under one of PostgreSQL's own multiranges; null for those of users. */
  private static @Nullable SqlType rangeOf(SqlType multirange) {
    return multirange.builtIn()
        ? SqlType.of(multirange.name().replace("multirange", "range"))
        : null;
  }

  private static SqlType multirangeOf(SqlType range) {
    return range.builtIn()
        ? SqlType.of(range.name().replace("range", "multirange"))
        : SqlType.UNSURE;
  }

  /** What a function declared to return {@code result} returns for these arguments. */
  static Resolution result(
      TypeWorld world,
      @Nullable FunctionSignature function,
      List<SqlType> actual,
      List<SqlType> declared,
      SqlType result) {
    if (declared.stream().noneMatch(SqlType::isPolymorphic)) {
      return new Resolution.Found(function, result, declared);
    }
    Bindings b = bind(world, actual, declared);
    if (b.unsure) {
      return new Resolution.Found(
          function, result.isPolymorphic() ? SqlType.UNSURE : result, declared);
    }
    if (undetermined(b)) {
      return new Resolution.Failed(SqlState.DATATYPE_MISMATCH);
    }
    if (b.arrayOfLiteral && hasNoArray(world, b)) {
      return new Resolution.Unsure();
    }
    if (!result.isPolymorphic()) {
      return new Resolution.Found(function, result, declared);
    }
    SqlType type =
        result.name().startsWith("anycompatible")
            ? compatibleResult(world, b, result.name())
            : simpleResult(b, result.name());
    return type == null
        ? new Resolution.Failed(SqlState.DATATYPE_MISMATCH)
        : new Resolution.Found(function, type, declared);
  }

  /** An untyped literal has the type of its fellows, but no element tells of which range it is. */
  private static boolean undetermined(Bindings b) {
    return (b.simple && b.element == null && b.array == null)
        || (b.rangeOfLiteral && b.range == null && b.multirange == null)
        || (b.compatibleRangeOfLiteral
            && b.compatibleRange == null
            && b.compatibleMultirange == null);
  }

  private static boolean hasNoArray(TypeWorld world, Bindings b) {
    SqlType element =
        b.compatibleTypes.isEmpty() ? b.element : Coercions.common(world, b.compatibleTypes);
    return element != null && arrayOf(element).isUnsure();
  }

  private static @Nullable SqlType simpleResult(Bindings b, String result) {
    return switch (result) {
      case "anyarray" -> b.array != null ? b.array : arrayOf(b.element);
      case "anyrange" ->
          b.range != null ? b.range : b.multirange != null ? orUnsure(rangeOf(b.multirange)) : null;
      case "anymultirange" ->
          b.multirange != null ? b.multirange : b.range != null ? multirangeOf(b.range) : null;
      default -> orUnsure(b.element);
    };
  }

  private static @Nullable SqlType compatibleResult(TypeWorld world, Bindings b, String result) {
    SqlType common =
        b.compatibleTypes.isEmpty() ? SqlType.TEXT : Coercions.common(world, b.compatibleTypes);
    return switch (result) {
      case "anycompatiblearray" -> arrayOf(common);
      case "anycompatiblerange" ->
          b.compatibleRange != null
              ? b.compatibleRange
              : b.compatibleMultirange != null ? orUnsure(rangeOf(b.compatibleMultirange)) : null;
      case "anycompatiblemultirange" ->
          b.compatibleMultirange != null
              ? b.compatibleMultirange
              : b.compatibleRange != null ? multirangeOf(b.compatibleRange) : null;
      default -> common;
    };
  }

  private static SqlType orUnsure(@Nullable SqlType type) {
    return type == null ? SqlType.UNSURE : type;
  }

  private static SqlType arrayOf(@Nullable SqlType element) {
    return element == null || element.array() || element.isUnsure() || isInternal(element)
        ? SqlType.UNSURE
        : element.asArray();
  }

  /** Types such as {@code pg_node_tree}, of which there are no arrays. */
  private static boolean isInternal(SqlType type) {
    return type.builtIn()
        && type.name().startsWith("pg_")
        && Builtins.type(type.name()).stream().anyMatch(it -> it.category() == 'Z');
  }
}

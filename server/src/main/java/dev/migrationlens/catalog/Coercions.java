package dev.migrationlens.catalog;

import dev.migrationlens.catalog.CastRule.Context;
import dev.migrationlens.sql.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How PostgreSQL finds its way from one type to another. The rules are those of its chapter on type
 * conversion; types here never carry modifiers.
 */
final class Coercions {
  /** How a value gets from one type to another. */
  enum Path {
    NONE,
    /** Nothing is computed. */
    RELABEL,
    FUNCTION,
    /** By the text forms of both. */
    THROUGH_TEXT,
    /** Each element by itself. */
    BY_ELEMENT,
    UNSURE
  }

  private static final SqlType RECORDS = SqlType.of("_record");

  private Coercions() {}

  /** The type under all domains; {@link SqlType#UNSURE} where a type is not known. */
  static SqlType base(TypeWorld world, SqlType type) {
    SqlType current = type.bare();
    for (int depth = 0; !current.array() && depth < 64; depth++) {
      if (current.isUnsure()) {
        return current;
      }
      TypeFacts facts = world.facts(current);
      if (facts == null) {
        return SqlType.UNSURE;
      }
      SqlType under = facts.related();
      if (facts.kind() != TypeFacts.Kind.DOMAIN || under == null) {
        return current;
      }
      current = under.bare();
    }
    return current;
  }

  /** What subscripts of a base type give when it is an array to PostgreSQL, else null. */
  static @Nullable SqlType element(SqlType base) {
    if (base.array()) {
      return base.element();
    }
    if (base.is("int2vector")) {
      return SqlType.INT2;
    }
    return base.is("oidvector") ? SqlType.of("oid") : null;
  }

  static boolean isComposite(TypeWorld world, SqlType base) {
    return isKind(world, base, TypeFacts.Kind.COMPOSITE);
  }

  static boolean isKind(TypeWorld world, SqlType type, TypeFacts.Kind kind) {
    TypeFacts facts = type.array() || type.isUnsure() ? null : world.facts(type);
    return facts != null && facts.kind() == kind;
  }

  /** PostgreSQL's category letter of a known type, 0 for one that is not. */
  static char category(TypeWorld world, SqlType type) {
    if (type.array()) {
      return 'A';
    }
    TypeFacts facts = type.isUnsure() ? null : world.facts(type);
    return facts == null ? 0 : facts.category();
  }

  static boolean isPreferred(TypeWorld world, SqlType type) {
    TypeFacts facts = type.array() || type.isUnsure() ? null : world.facts(type);
    return facts != null && facts.preferred();
  }

  static Path path(TypeWorld world, SqlType from, SqlType to, Context context) {
    SqlType source = base(world, from);
    SqlType target = base(world, to);
    if (source.isUnsure() || target.isUnsure()) {
      return Path.UNSURE;
    }
    if (source.equals(target)) {
      return Path.RELABEL;
    }
    CastRule rule = world.cast(source, target);
    if (rule != null) {
      return rule.context().allows(context) ? path(rule.method()) : Path.NONE;
    }
    Path path = byElement(world, source, target, context);
    if (path != Path.NONE) {
      return path;
    }
    return throughText(world, source, target, context) ? Path.THROUGH_TEXT : Path.NONE;
  }

  private static Path path(CastRule.Method method) {
    return switch (method) {
      case BINARY -> Path.RELABEL;
      case INOUT -> Path.THROUGH_TEXT;
      case FUNCTION -> Path.FUNCTION;
    };
  }

  private static Path byElement(TypeWorld world, SqlType source, SqlType target, Context context) {
    if (!target.array()) {
      return Path.NONE;
    }
    SqlType sourceElement = element(source);
    if (sourceElement == null) {
      return Path.NONE;
    }
    Path path = path(world, sourceElement, target.element(), context);
    return path == Path.NONE || path == Path.UNSURE ? path : Path.BY_ELEMENT;
  }

  /** Every type may be stored as text, and read from text where that is asked for. */
  private static boolean throughText(
      TypeWorld world, SqlType source, SqlType target, Context context) {
    return (context != Context.IMPLICIT && category(world, target) == 'S')
        || (context == Context.EXPLICIT && category(world, source) == 'S');
  }

  /** Whether the arguments may become the parameters, polymorphic ones together. */
  static Certainty coercible(
      TypeWorld world, List<SqlType> from, List<SqlType> to, Context context) {
    Certainty all = Certainty.YES;
    boolean generic = false;
    for (int i = 0; i < from.size() && all != Certainty.NO; i++) {
      generic |= to.get(i).isPolymorphic();
      all = all.and(coercible(world, from.get(i), to.get(i), context));
    }
    return generic && all != Certainty.NO
        ? all.and(Polymorphism.consistent(world, from, to.subList(0, from.size())))
        : all;
  }

  static Certainty coercible(TypeWorld world, SqlType from, SqlType to, Context context) {
    if (from.isUnknown()) {
      return Certainty.of(!to.is("internal"));
    }
    if (from.equals(to) || to.is("any") || to.isPolymorphic()) {
      return Certainty.YES;
    }
    if (from.isUnsure() || to.isUnsure()) {
      return Certainty.UNKNOWN;
    }
    Path path = path(world, from, to, context);
    return switch (path) {
      case UNSURE -> Certainty.UNKNOWN;
      case NONE -> rows(world, from, to);
      case RELABEL, FUNCTION, THROUGH_TEXT, BY_ELEMENT -> Certainty.YES;
    };
  }

  private static Certainty rows(TypeWorld world, SqlType from, SqlType to) {
    SqlType source = base(world, from);
    SqlType target = base(world, to);
    boolean fromRow = isComposite(world, source);
    boolean toRow = isComposite(world, target);
    if ((source.equals(SqlType.RECORD) && toRow) || (fromRow && target.equals(SqlType.RECORD))) {
      return Certainty.YES;
    }
    if (fromRow && toRow) {
      return Certainty.UNKNOWN; // one table may inherit from the other
    }
    boolean rowsFrom = source.array() && isComposite(world, source.element());
    boolean rowsTo = target.array() && isComposite(world, target.element());
    return Certainty.of((source.equals(RECORDS) && rowsTo) || (rowsFrom && target.equals(RECORDS)));
  }

  /**
   * Whether values of one type are values of the other as they are, as index operator classes
   * demand.
   */
  static Certainty sameBinaryForm(TypeWorld world, SqlType from, SqlType to) {
    if (from.equals(to) || to.is("any") || to.is("anyelement") || to.is("anycompatible")) {
      return Certainty.YES;
    }
    SqlType source = base(world, from);
    if (source.isUnsure()) {
      return Certainty.UNKNOWN;
    }
    if (source.equals(to)) {
      return Certainty.YES;
    }
    if (to.builtIn() && !to.array()) {
      switch (to.name()) {
        case "anyarray", "anycompatiblearray" -> {
          return Certainty.of(element(source) != null);
        }
        case "anynonarray", "anycompatiblenonarray" -> {
          return Certainty.of(element(source) == null);
        }
        case "anyenum" -> {
          return Certainty.of(isKind(world, source, TypeFacts.Kind.ENUM));
        }
        case "anyrange", "anycompatiblerange" -> {
          return Certainty.of(isKind(world, source, TypeFacts.Kind.RANGE));
        }
        case "anymultirange", "anycompatiblemultirange" -> {
          return Certainty.of(isKind(world, source, TypeFacts.Kind.MULTIRANGE));
        }
        case "record" -> {
          return Certainty.of(isComposite(world, source));
        }
        default -> {}
      }
    }
    CastRule rule = world.cast(source, to);
    return Certainty.of(
        rule != null
            && rule.method() == CastRule.Method.BINARY
            && rule.context() == Context.IMPLICIT);
  }

  /**
   * The one type that all may become, as UNION, CASE, COALESCE and ARRAY choose it: null where
   * there is none, {@link SqlType#UNSURE} where we cannot tell.
   */
  static @Nullable SqlType common(TypeWorld world, List<SqlType> types) {
    SqlType first = types.getFirst();
    if (types.stream().anyMatch(SqlType::isUnsure)) {
      return SqlType.UNSURE;
    }
    if (!first.isUnknown() && types.stream().allMatch(first::equals)) {
      return first;
    }
    var bases = new ArrayList<SqlType>();
    for (SqlType type : types) {
      bases.add(type.isUnknown() ? type : base(world, type));
    }
    if (bases.stream().anyMatch(SqlType::isUnsure)) {
      return SqlType.UNSURE;
    }
    SqlType chosen = bases.getFirst();
    for (SqlType next : bases.subList(1, bases.size())) {
      chosen = better(world, chosen, next);
      if (chosen == null || chosen.isUnsure()) {
        return chosen;
      }
    }
    return chosen.isUnknown() ? SqlType.TEXT : chosen;
  }

  private static @Nullable SqlType better(TypeWorld world, SqlType chosen, SqlType next) {
    if (next.isUnknown() || next.equals(chosen)) {
      return chosen;
    }
    if (chosen.isUnknown()) {
      return next;
    }
    if (category(world, chosen) != category(world, next)) {
      return null;
    }
    if (isPreferred(world, chosen)) {
      return chosen;
    }
    Certainty there = coercible(world, chosen, next, Context.IMPLICIT);
    Certainty back = coercible(world, next, chosen, Context.IMPLICIT);
    if (there == Certainty.UNKNOWN || back == Certainty.UNKNOWN) {
      return SqlType.UNSURE;
    }
    return there == Certainty.YES && back == Certainty.NO ? next : chosen;
  }
}

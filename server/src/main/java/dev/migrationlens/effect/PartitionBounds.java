package dev.migrationlens.effect;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.PartitionBound;
import dev.migrationlens.catalog.PartitionBound.Kind;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.sql.SqlState;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.TableStatement;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the partitions of a table hold, so that no row belongs to two of them. */
final class PartitionBounds {
  private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,18}");
  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern TIME = Pattern.compile(DAY + "[ T][0-9]{2}:[0-9]{2}:[0-9]{2}");
  private static final Set<String> NUMBERS = Set.of("int2", "int4", "int8");
  private static final Set<String> TIMES = Set.of("timestamp", "timestamptz");
  private static final String UNKNOWN = "?";

  private PartitionBounds() {}

  /** A bound's place on its column's line; one without a number is an end of it. */
  private record Mark(int side, BigDecimal number) implements Comparable<Mark> {
    @Override
    public int compareTo(Mark other) {
      return side != other.side ? side - other.side : number.compareTo(other.number);
    }
  }

  /** Keeps a new partition's bound after comparing it with those of its siblings. */
  static void add(
      Evaluation e, Relation parent, Relation child, TableStatement.PartitionBound written) {
    var bound =
        new PartitionBound(
            Kind.valueOf(written.kind().name()),
            written.values().stream().map(PartitionBounds::text).toList(),
            written.to().stream().map(PartitionBounds::text).toList(),
            e.origin(written));
    String why = mistake(parent, bound);
    if (why != null) {
      refuse(e, SqlState.INVALID_TABLE_DEFINITION, why, written);
      return;
    }
    why = empty(parent, bound) ? "the range is empty" : null;
    for (var entry : e.db.scan(Space.BOUND, Long.toString(parent.id()))) {
      Relation sibling = e.db.relationById(Long.parseLong(entry.key().name()));
      if (why == null
          && sibling != null
          && sibling.id() != child.id()
          && sibling.parents().contains(parent.id())
          && entry.value() instanceof PartitionBound other
          && overlap(parent, bound, other)) {
        e.relyOn(sibling.origin());
        e.relyOn(other.origin());
        why = "`" + sibling.name() + "` holds some of these rows already";
      }
    }
    if (why != null) {
      e.relyOn(parent.origin());
      refuse(e, SqlState.INVALID_OBJECT_DEFINITION, why, written);
      return;
    }
    e.db.put(key(parent, child), bound);
  }

  private static void refuse(
      Evaluation e, SqlState state, String why, TableStatement.PartitionBound at) {
    e.error("already-exists", state, why, at);
  }

  static Key key(Relation parent, Relation child) {
    return Key.of(Space.BOUND, parent.id(), Long.toString(child.id()));
  }

  /** The partition for all rows that no other takes. */
  static @Nullable Relation ofTheRest(Evaluation e, Relation parent) {
    for (var entry : e.db.scan(Space.BOUND, Long.toString(parent.id()))) {
      Relation child = e.db.relationById(Long.parseLong(entry.key().name()));
      if (child != null
          && child.parents().contains(parent.id())
          && entry.value() instanceof PartitionBound bound
          && bound.kind() == Kind.DEFAULT) {
        e.relyOn(bound.origin());
        return child;
      }
    }
    return null;
  }

  private static String text(Expr expr) {
    if (expr instanceof Expr.Literal literal) {
      return literal.kind() == Expr.LiteralKind.NULL ? "NULL" : "=" + literal.value();
    }
    if (expr instanceof Expr.ColumnRef ref && ref.parts().size() == 1) {
      return ref.last().text().toUpperCase(Locale.ROOT);
    }
    return UNKNOWN;
  }

  private static @Nullable String mistake(Relation parent, PartitionBound bound) {
    boolean hash = "hash".equals(parent.traits().partitionBy());
    if (hash && bound.kind() == Kind.DEFAULT) {
      return "a table partitioned by hash has no default partition";
    }
    if (bound.kind() != Kind.HASH) {
      return null;
    }
    int modulus = number(bound.from());
    int remainder = number(bound.to());
    return modulus > 0 && remainder >= modulus
        ? "the remainder must be less than " + modulus
        : null;
  }

  private static int number(List<String> one) {
    String text = one.size() == 1 ? one.get(0) : "";
    return text.matches("=[0-9]{1,9}") ? Integer.parseInt(text.substring(1)) : -1;
  }

  private static boolean empty(Relation parent, PartitionBound bound) {
    if (bound.kind() != Kind.RANGE) {
      return false;
    }
    Mark from = mark(parent, bound.from());
    Mark to = mark(parent, bound.to());
    return from != null && to != null && from.compareTo(to) >= 0;
  }

  private static boolean overlap(Relation parent, PartitionBound one, PartitionBound other) {
    if (one.kind() != other.kind()) {
      return false;
    }
    return switch (one.kind()) {
      case DEFAULT -> true;
      case IN -> shares(parent, one.from(), other.from());
      case RANGE -> crosses(parent, one, other);
      case HASH -> meets(one, other);
    };
  }

  private static boolean shares(Relation parent, List<String> one, List<String> other) {
    Column column = only(parent);
    if (column == null || column.type() == null) {
      return false;
    }
    var common = new HashSet<>(one);
    common.retainAll(other);
    common.remove(UNKNOWN);
    return !common.isEmpty();
  }

  private static boolean crosses(Relation parent, PartitionBound one, PartitionBound other) {
    Mark from = mark(parent, one.from());
    Mark to = mark(parent, one.to());
    Mark otherFrom = mark(parent, other.from());
    Mark otherTo = mark(parent, other.to());
    return from != null
        && to != null
        && otherFrom != null
        && otherTo != null
        && from.compareTo(otherTo) < 0
        && otherFrom.compareTo(to) < 0;
  }

  private static boolean meets(PartitionBound one, PartitionBound other) {
    int modulus = number(one.from());
    int otherModulus = number(other.from());
    int remainder = number(one.to());
    int otherRemainder = number(other.to());
    int smaller = Math.min(modulus, otherModulus);
    if (smaller <= 0 || remainder < 0 || otherRemainder < 0) {
      return false;
    }
    boolean multiple = Math.max(modulus, otherModulus) % smaller == 0;
    return !multiple || remainder % smaller == otherRemainder % smaller;
  }

  private static @Nullable Column only(Relation parent) {
    List<Integer> columns = parent.traits().partitionColumns();
    return columns.size() == 1 ? parent.column(columns.get(0)) : null;
  }

  private static @Nullable Mark mark(Relation parent, List<String> values) {
    Column column = only(parent);
    if (column == null || column.type() == null || values.size() != 1) {
      return null;
    }
    String text = values.get(0);
    return switch (text) {
      case "MINVALUE" -> new Mark(-1, BigDecimal.ZERO);
      case "MAXVALUE" -> new Mark(1, BigDecimal.ZERO);
      default ->
          text.startsWith("=") ? inside(column.type().name(), text.substring(1).strip()) : null;
    };
  }

  private static @Nullable Mark inside(String type, String text) {
    if (NUMBERS.contains(type)) {
      return INTEGER.matcher(text).matches() ? new Mark(0, new BigDecimal(text)) : null;
    }
    boolean day = DAY.matcher(text).matches();
    boolean time = TIMES.contains(type) && TIME.matcher(text).matches();
    if (!time && !(day && (type.equals("date") || TIMES.contains(type)))) {
      return null;
    }
    String digits = text.replaceAll("[^0-9]", "");
    return new Mark(0, new BigDecimal(day ? digits + "000000" : digits));
  }
}

package dev.migrationlens.live;

import dev.migrationlens.sql.SqlType;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The types of a database by their numbers. */
final class LiveTypes {
  private record Typed(long type, int modifier) {}

  private final Map<Long, SqlType> plain = new HashMap<>();
  private final Map<Typed, SqlType> modified = new HashMap<>();
  private final Map<SqlType, SqlType> same = new HashMap<>();

  static LiveTypes read(Reading reading) throws SQLException {
    var types = new LiveTypes();
    reading.each(
        "types",
        """
        select t.oid, n.nspname, t.typname, t.typarray
        from pg_type t join pg_namespace n on n.oid = t.typnamespace
        """,
        row -> {
          long oid = row.number();
          SqlType type = SqlType.of(row.word(), row.word());
          long array = row.number();
          types.plain.putIfAbsent(oid, type);
          if (array != 0) {
            types.plain.put(array, type.asArray());
          }
        });
    reading.each(
        "lengths of types",
        """
        select t, m, format_type(t, m) from (
          select distinct atttypid t, atttypmod m from pg_attribute
          where atttypmod <> -1 and not attisdropped
          union select typbasetype, typtypmod from pg_type where typtypmod <> -1) x
        """,
        row -> {
          var typed = new Typed(row.number(), row.count());
          SqlType type = types.plain.getOrDefault(typed.type(), SqlType.UNSURE);
          String format = row.word();
          boolean interval = type.element().is("interval");
          types.modified.put(
              typed,
              type.withModifiers(interval ? SqlType.intervalModifiers(format) : modifiers(format)));
        });
    return types;
  }

  /** What stands in the parentheses of a type: {@code numeric(10,2)}. */
  static List<String> modifiers(String format) {
    int open = format.indexOf('(');
    int close = format.lastIndexOf(')');
    return open < 0 || close < open
        ? List.of()
        : Arrays.stream(format.substring(open + 1, close).split(",")).map(String::strip).toList();
  }

  SqlType of(long oid) {
    return plain.getOrDefault(oid, SqlType.UNSURE);
  }

  SqlType of(long oid, int modifier) {
    SqlType type = modifier == -1 ? null : modified.get(new Typed(oid, modifier));
    return type == null ? of(oid) : same.computeIfAbsent(type, t -> t);
  }

  Stream<SqlType> all(List<Long> oids) {
    return oids.stream().map(this::of);
  }
}

package dev.migrationlens.live;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One row of an answer, its columns taken from left to right. */
final class Row {
  private final ResultSet rows;
  private int column;

  Row(ResultSet rows) {
    this.rows = rows;
  }

  void begin() {
    column = 0;
  }

  @Nullable String text() throws SQLException {
    return rows.getString(++column);
  }

  /** A text that is not worth sharing. */
  String phrase() throws SQLException {
    String value = rows.getString(++column);
    return value == null ? "" : value;
  }

  /** A text that comes again and again. */
  String word() throws SQLException {
    String value = rows.getString(++column);
    return value == null ? "" : value.intern();
  }

  char letter() throws SQLException {
    String value = rows.getString(++column);
    return value == null || value.isEmpty() ? ' ' : value.charAt(0);
  }

  long number() throws SQLException {
    return rows.getLong(++column);
  }

  int count() throws SQLException {
    return rows.getInt(++column);
  }

  boolean flag() throws SQLException {
    return rows.getBoolean(++column);
  }

  /** An int2vector or oidvector, as its text tells it. */
  List<Long> vector() throws SQLException {
    var numbers = new ArrayList<Long>();
    for (String part : word().split(" ")) {
      if (!part.isEmpty()) {
        numbers.add(Long.parseLong(part));
      }
    }
    return numbers;
  }

  List<String> words() throws SQLException {
    var words = new ArrayList<String>();
    Array array = rows.getArray(++column);
    if (array != null) {
      for (Object value : (Object[]) array.getArray()) {
        words.add(value == null ? "" : value.toString());
      }
    }
    return words;
  }

  List<Long> numbers() throws SQLException {
    return words().stream().map(Long::valueOf).toList();
  }
}

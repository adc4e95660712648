package dev.migrationlens.effect;

import dev.migrationlens.sql.SqlType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an expression is worth when a statement runs, as far as the catalog can tell. */
sealed interface Value {

  /** A known scalar in its text form. */
  record Text(String text, SqlType type) implements Value {}

  /** NULL of any type. */
  record Null() implements Value {}

  /** An array of known length. */
  record Many(List<Value> items) implements Value {
    public Many {
      items = List.copyOf(items);
    }
  }

  /** A row; a field that is absent is not known. */
  record Row(Map<String, Value> fields) implements Value {
    public Row {
      fields = new LinkedHashMap<>(fields);
    }

    Value field(String name) {
      return fields.getOrDefault(name, Values.UNKNOWN);
    }
  }

  /** Text with something unknown between each two of its pieces. */
  record Template(List<String> pieces) implements Value {
    public Template {
      pieces = List.copyOf(pieces);
    }

    /** The text with every hole filled by the same word. */
    String filled(String word) {
      return String.join(word, pieces);
    }
  }

  /** Anything. */
  record Unknown() implements Value {}

  static Value of(String text) {
    return new Text(text, SqlType.TEXT);
  }

  static Value of(long number) {
    return new Text(Long.toString(number), SqlType.INT8);
  }

  static Value of(boolean truth) {
    return truth ? Values.TRUE : Values.FALSE;
  }

  /** An object's identity, only good for comparing. */
  static Value oid(Object id) {
    return new Text("#" + id, SqlType.of("oid"));
  }

  /** The text of a known scalar, null otherwise. */
  default @Nullable String known() {
    return this instanceof Text text ? text.text() : null;
  }

  default boolean isUnknown() {
    return this instanceof Unknown;
  }

  /** Both texts one after the other, with holes where a part is not known. */
  static Value joined(Value left, Value right) {
    List<String> one = pieces(left);
    List<String> two = pieces(right);
    var pieces = new ArrayList<>(one.subList(0, one.size() - 1));
    pieces.add(one.get(one.size() - 1) + two.get(0));
    pieces.addAll(two.subList(1, two.size()));
    return pieces.size() == 1 ? of(pieces.get(0)) : new Template(pieces);
  }

  private static List<String> pieces(Value value) {
    return switch (value) {
      case Text text -> List.of(text.text());
      case Template template -> template.pieces();
      case Null none -> List.of("");
      case Many many -> List.of("", "");
      case Row row -> List.of("", "");
      case Unknown unknown -> List.of("", "");
    };
  }
}

package dev.migrationlens.effect;

import dev.migrationlens.catalog.Key;
import dev.migrationlens.catalog.Place;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.Space;
import dev.migrationlens.query.Outputs;
import dev.migrationlens.syntax.ast.Expr;
import dev.migrationlens.syntax.ast.IndexElement;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The names PostgreSQL gives to what has none, shortened and numbered as it does. */
final class AutoNames {
  private static final int MAX = 63;

  private AutoNames() {}

  /**
   * {@code name1_name2_label}, the longer part shortened until it fits ({@code makeObjectName}).
   */
  static String join(String name1, @Nullable String name2, String label) {
    int overhead = label.isEmpty() ? 0 : bytes(label) + 1;
    int length1 = bytes(name1);
    int length2 = name2 == null ? 0 : bytes(name2);
    int room = MAX - overhead - (name2 == null ? 0 : 1);
    while (length1 + length2 > room) {
      if (length1 > length2) {
        length1--;
      } else {
        length2--;
      }
    }
    var out = new StringBuilder(clip(name1, length1));
    if (name2 != null) {
      out.append('_').append(clip(name2, length2));
    }
    if (!label.isEmpty()) {
      out.append('_').append(label);
    }
    return out.toString();
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static String clip(String text, int length) {
    byte[] all = text.getBytes(StandardCharsets.UTF_8);
    if (all.length <= length) {
      return text;
    }
    int end = length;
    while (end > 0 && (all[end] & 0xC0) == 0x80) {
      end--;
    }
    return new String(all, 0, end, StandardCharsets.UTF_8);
  }

  /** The first of {@code name, name1, name2 …} (inside the label) that is not taken. */
  static String free(String name1, @Nullable String name2, String label, Predicate<String> taken) {
    String candidate = join(name1, name2, label);
    for (int pass = 1; taken.test(candidate); pass++) {
      candidate = join(name1, name2, label + pass);
    }
    return candidate;
  }

  /** For an index or a key's index: unique among relations and this table's constraints. */
  static String relation(Evaluation e, Relation table, @Nullable String columns, String label) {
    return free(
        table.name(),
        columns,
        label,
        n -> e.db.relationEntry(table.schema(), n) != null || taken(e, table, n));
  }

  /** For a constraint without an index. */
  static String constraint(Evaluation e, Relation table, @Nullable String columns, String label) {
    return free(table.name(), columns, label, n -> taken(e, table, n));
  }

  /** Whether a constraint of the table, or of another in its schema, has the name. */
  private static boolean taken(Evaluation e, Relation table, String name) {
    if (table.constraint(name) != null || takenByNeighbour(e, table, name)) {
      return true;
    }
    if (!(e.db.get(new Key(Space.CONSTRAINT, table.schema(), name)) instanceof Place place)) {
      return false;
    }
    Relation other = e.db.relationById(Long.parseLong(place.key().name()));
    return other != null && other.constraint(name) != null;
  }

  /** What {@code a_b} calls its {@code c} may be what {@code a} calls its {@code b_c}. */
  private static boolean takenByNeighbour(Evaluation e, Relation table, String name) {
    for (int at = name.indexOf('_'); at > 0; at = name.indexOf('_', at + 1)) {
      String prefix = name.substring(0, at);
      if (!prefix.equals(table.name())
          && e.db.relationEntry(table.schema(), prefix) instanceof Relation neighbour
          && neighbour.constraint(name) != null) {
        return true;
      }
    }
    return false;
  }

  /** The middle part of an index's name: its columns, cut when far too long. */
  static String columns(List<String> names) {
    var out = new StringBuilder();
    for (String name : names) {
      if (!out.isEmpty()) {
        out.append('_');
      }
      out.append(name);
      if (bytes(out.toString()) >= 64) {
        break;
      }
    }
    return out.toString();
  }

  /** What an index calls a key: the column, the function, or {@code expr}. */
  static String element(IndexElement element) {
    if (element.column() != null) {
      return element.column().text();
    }
    String name = element.expression() == null ? null : Outputs.nameOrNull(element.expression());
    return name == null ? "expr" : name;
  }

  /** Whether an expression is one column and nothing else. */
  static boolean isColumn(Expr expr) {
    return expr instanceof Expr.ColumnRef ref && !ref.star();
  }
}

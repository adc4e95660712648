package dev.migrationlens.schema;

import dev.migrationlens.catalog.Column;
import dev.migrationlens.catalog.Relation;
import dev.migrationlens.catalog.TableConstraint;
import dev.migrationlens.catalog.TableConstraint.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tables and foreign keys as a Mermaid entity-relationship diagram. */
public final class Mermaid {
  private Mermaid() {}

  public static String of(Contents contents) {
    var out = new StringBuilder("erDiagram\n");
    for (Relation table : contents.tables()) {
      out.append("  ").append(name(table)).append(" {\n");
      for (Column column : table.columns()) {
        out.append("    ").append(type(column)).append(' ').append(word(column.name()));
        String keys = keys(table, column);
        out.append(keys.isEmpty() ? "" : " " + keys).append('\n');
      }
      out.append("  }\n");
    }
    for (Relation table : contents.tables()) {
      for (TableConstraint key : table.constraints()) {
        Relation target =
            key.kind() == Kind.FOREIGN_KEY ? contents.catalog().relationById(key.target()) : null;
        if (target != null) {
          out.append(
              "  %s %s %s : \"%s\"%n"
                  .formatted(
                      name(table), crow(table, key), name(target), key.name().replace("\"", "'")));
        }
      }
    }
    return out.toString().replace("\r\n", "\n");
  }

  private static String name(Relation table) {
    String name =
        table.schema().equals("public") ? table.name() : table.schema() + "." + table.name();
    return name.matches("[A-Za-z][A-Za-z0-9_]*") ? name : '"' + name.replace("\"", "'") + '"';
  }

  /** The diagram's words have no blanks and few signs. */
  private static String word(String name) {
    String plain = name.replaceAll("[^\\p{L}\\p{N}_-]", "_");
    return plain.isEmpty() || !Character.isLetter(plain.charAt(0)) ? "_" + plain : plain;
  }

  private static String type(Column column) {
    if (column.type() == null) {
      return "unknown";
    }
    String name = column.type().name();
    return word(name) + (column.type().array() ? "[]" : "");
  }

  private static String keys(Relation table, Column column) {
    boolean primary = isIn(table, column, Kind.PRIMARY_KEY);
    boolean foreign = isIn(table, column, Kind.FOREIGN_KEY);
    boolean unique = isIn(table, column, Kind.UNIQUE);
    String words = (primary ? ",PK" : "") + (foreign ? ",FK" : "") + (unique ? ",UK" : "");
    return words.isEmpty() ? "" : words.substring(1);
  }

  private static boolean isIn(Relation table, Column column, Kind kind) {
    return table.constraints().stream()
        .anyMatch(c -> c.kind() == kind && c.columns().contains(column.number()));
  }

  private static String crow(Relation table, TableConstraint key) {
    boolean optional =
        key.columns().stream().map(table::column).anyMatch(c -> c != null && !c.notNull());
    return (isOneToOne(table, key) ? "|o" : "}o") + "--" + (optional ? "o|" : "||");
  }

  /** Whether a key of the referring table has no more columns than the reference. */
  static boolean isOneToOne(Relation table, TableConstraint key) {
    Set<Integer> columns = new HashSet<>(key.columns());
    List<TableConstraint> keys =
        table.constraints().stream().filter(TableConstraint::isKey).toList();
    return keys.stream().anyMatch(k -> columns.containsAll(k.columns()));
  }
}

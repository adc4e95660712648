package dev.migrationlens.catalog;

import dev.migrationlens.sql.Names;
import dev.migrationlens.sql.ObjectKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Privileges that one role has on one object, in upper case. Behind a privilege on one column
 * stands the column's number.
 */
public record Grant(String role, List<String> privileges) implements CatalogObject {
  public Grant {
    privileges = List.copyOf(privileges);
  }

  /** What ALL stands for. MAINTAIN is left out, since ALL holds it only from PostgreSQL 17 on. */
  public static List<String> all(ObjectKind kind) {
    return switch (kind) {
      case TABLE, VIEW, MATERIALIZED_VIEW, FOREIGN_TABLE ->
          List.of("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER");
      case SEQUENCE -> List.of("SELECT", "UPDATE", "USAGE");
      case FUNCTION, PROCEDURE, ROUTINE, AGGREGATE -> List.of("EXECUTE");
      case SCHEMA -> List.of("CREATE", "USAGE");
      default -> List.of();
    };
  }

  /** The name of a privilege on one column. */
  public static String onColumn(String privilege, int column) {
    return privilege + " " + column;
  }

  /**
   * What ALTER DEFAULT PRIVILEGES says of future objects is kept under this parent; the schema is
   * empty where all are meant.
   */
  public static Key byDefault(String schema, String kind, String role) {
    return new Key(Space.GRANT, "default " + kind + " " + schema, role);
  }

  /** As SQL has them, with the columns' names as they are now. */
  public List<String> of(Relation relation) {
    var told = new ArrayList<String>();
    for (String privilege : privileges) {
      int space = privilege.indexOf(' ');
      Column column =
          space < 0 ? null : relation.column(Integer.parseInt(privilege.substring(space + 1)));
      if (space < 0) {
        told.add(privilege);
      } else if (column != null) {
        told.add(privilege.substring(0, space) + " (" + Names.quote(column.name()) + ")");
      }
    }
    return told;
  }
}

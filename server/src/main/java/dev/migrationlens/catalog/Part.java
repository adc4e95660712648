package dev.migrationlens.catalog;

/** The part of an object that depends on something; its tag tells the parts of one object apart. */
public sealed interface Part {
  String tag();

  /** Whether an object still has the part. */
  boolean isIn(CatalogObject object);

  /** How messages name the part of an object. */
  String words(CatalogObject object);

  /** All of an object, with the words for it. */
  record Whole(String words) implements Part {
    @Override
    public String tag() {
      return "";
    }

    @Override
    public boolean isIn(CatalogObject object) {
      return true;
    }

    @Override
    public String words(CatalogObject object) {
      return words;
    }
  }

  /** The types in a routine's signature, with the words for the routine. */
  record Signature(String words) implements Part {
    @Override
    public String tag() {
      return "signature";
    }

    @Override
    public boolean isIn(CatalogObject object) {
      return true;
    }

    @Override
    public String words(CatalogObject object) {
      return words;
    }
  }

  /** The type of a column. */
  record TypeOf(int column) implements Part {
    @Override
    public String tag() {
      return "type " + column;
    }

    @Override
    public boolean isIn(CatalogObject object) {
      return object instanceof Relation relation && relation.column(column) != null;
    }

    @Override
    public String words(CatalogObject object) {
      return "column " + nameOf(object, column);
    }
  }

  /** What computes or numbers a column; it takes the column along. */
  record GenerationOf(int column) implements Part {
    @Override
    public String tag() {
      return "generation " + column;
    }

    @Override
    public boolean isIn(CatalogObject object) {
      Column found = object instanceof Relation relation ? relation.column(column) : null;
      return found != null && found.generation() != Column.Generation.NONE;
    }

    @Override
    public String words(CatalogObject object) {
      return "column " + nameOf(object, column);
    }
  }

  /** The default of a column; 0 for those of a routine's parameters and for a domain's. */
  record DefaultOf(int column) implements Part {
    @Override
    public String tag() {
      return "default " + column;
    }

    @Override
    public boolean isIn(CatalogObject object) {
      if (!(object instanceof Relation relation)) {
        return true;
      }
      Column found = relation.column(column);
      return found != null && found.hasDefault() && !found.generation().computed();
    }

    @Override
    public String words(CatalogObject object) {
      return column == 0
          ? "a default of " + nameOf(object)
          : "default value for column " + nameOf(object, column);
    }
  }

  /** A constraint of a table or domain. */
  record ConstraintOf(String name) implements Part {
    @Override
    public String tag() {
      return "constraint " + name;
    }

    @Override
    public boolean isIn(CatalogObject object) {
      return switch (object) {
        case Relation relation -> relation.constraint(name) != null;
        case PgType type -> type.constraint(name) != null;
        default -> false;
      };
    }

    @Override
    public String words(CatalogObject object) {
      return "constraint " + name + " on " + nameOf(object);
    }
  }

  private static String nameOf(CatalogObject object, int column) {
    Column found = object instanceof Relation relation ? relation.column(column) : null;
    return (found == null ? "" : found.name() + " of ") + nameOf(object);
  }

  private static String nameOf(CatalogObject object) {
    return switch (object) {
      case Relation relation -> "table " + relation.name();
      case PgType type -> "type " + type.name();
      case Overloads overloads -> "function " + overloads.routines().get(0).name();
      default -> "it";
    };
  }
}
